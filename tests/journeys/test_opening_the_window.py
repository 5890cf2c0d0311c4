"""`sopan` without a command opens the window, where there is a display for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def sopan(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: text for name, text in os.environ.items() if name not in WITHOUT}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_it_says_so(tmp_path: Path) -> None:
    result = sopan("--data", str(tmp_path))

    assert result.returncode == 4
    assert "Tidak ada layar" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_commands_never_load_qt() -> None:
    code = (
        "import sys; from desktop.command_line import run; run(['sop', 'list']);"
        " sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert result.returncode == 0
