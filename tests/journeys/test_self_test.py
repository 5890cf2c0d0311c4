"""`sopan self-test`: good on a whole program, and it notices a file that is not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def self_test(program: Path) -> subprocess.CompletedProcess[str]:
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("SOPAN_")}
    return subprocess.run(
        [sys.executable, "-m", "desktop", "self-test"],
        cwd=program,
        env={**inherited, "PYTHONPATH": str(program)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A copy of the program, of which a test may damage something."""
    for name in ("desktop", "db", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_a_whole_program_tests_itself_as_good() -> None:
    tested = self_test(ROOT)

    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert tested.stderr == ""
    assert "berfungsi baik" in tested.stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("resources/icons/check.svg", b""),
        ("resources/fonts/Inter-SemiBold.ttf", b"\x00\x01\x00\x00 cut off"),
        ("resources/sops/pariaman-sigap.toml", b'id = "pariaman-sigap"'),
        ("resources/words/six_words.txt", b"satu dua tiga"),
        ("resources/letters/slips.toml", b"[receipt"),
    ],
)
def test_a_damaged_file_is_named_and_the_program_called_unfit(
    installed: Path, name: str, content: bytes
) -> None:
    (installed / name).write_bytes(content)

    tested = self_test(installed)

    assert tested.returncode == 1
    assert Path(name).stem in tested.stdout
    assert "Traceback" not in tested.stderr
