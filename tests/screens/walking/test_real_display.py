"""Sopan under a real window manager, driven by keys from outside, where one is installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.practice import PASSWORD
from tests.architecture.project import ROOT

NEEDED = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
PATIENCE = 60
"""Seconds after which a window is not coming any more."""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A screen of its own with a window manager on it; gives what a program needs to know."""
    number = tmp_path / "number"
    with number.open("w") as told:
        command = ["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", "1400x900x24"]
        server = subprocess.Popen(command, pass_fds=[told.fileno()], stderr=subprocess.DEVNULL)
    while not number.read_text().endswith("\n"):
        assert server.poll() is None
    there = {"DISPLAY": f":{number.read_text().strip()}", "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=_env(there), stderr=subprocess.DEVNULL)
    yield there
    for process in (manager, server):
        process.terminate()
        process.wait()


def _env(there: dict[str, str]) -> dict[str, str]:
    return {**os.environ, **there}


def test_somebody_signs_in_asks_for_help_and_leaves_by_key(
    practice: Path, tmp_path: Path, screen: dict[str, str]
) -> None:
    office = tmp_path / "office"
    shutil.copytree(practice, office)
    env = _env(screen)
    command = [sys.executable, "-m", "desktop", "--data", str(office)]
    program = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        _x(env, "search", "--sync", "--onlyvisible", "--name", "Sopan", "windowactivate", "--sync")
        _x(env, "type", PASSWORD)
        _x(env, "key", "Return")
        # Before somebody is signed in nothing answers to Ctrl+Q.
        for _ in range(PATIENCE):
            _x(env, "key", "F1", "Escape", "ctrl+q")
            try:
                assert program.wait(timeout=1) == 0
            except subprocess.TimeoutExpired:
                continue
            return
        pytest.fail("the window did not close")
    finally:
        program.kill()
        program.wait()


def _x(env: dict[str, str], *words: str) -> None:
    subprocess.run(["xdotool", *words], env=env, check=True, timeout=PATIENCE, capture_output=True)
