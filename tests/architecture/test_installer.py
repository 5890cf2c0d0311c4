"""The installer says one clear sentence where it cannot go on, and leaves nothing half-made."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.architecture.project import ROOT

SCRIPTS = ["installer/lock", "installer/run", "installer/setup", "installer/test", ".ci/run"]
# What a Debian without Python still has.
TOOLS = ["bash", "cat", "dirname", "env", "grep", "mktemp", "rm", "sh", "sha256sum", "tail"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shell scripts of Linux")


def bare_computer(folder: Path, **programs: str) -> Path:
    """Make a folder of programs: the tools, and scripts that play what is named."""
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (folder / tool).symlink_to(found)
    for name, script in programs.items():
        program = folder / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    return folder


def copy_of_sopan(folder: Path) -> Path:
    """Copy what the setup reads."""
    folder.mkdir()
    shutil.copytree(ROOT / "installer", folder / "installer")
    shutil.copytree(ROOT / "desktop", folder / "desktop")
    for name in ["pyproject.toml", "LICENSE"]:
        shutil.copy(ROOT / name, folder / name)
    return folder


def set_up(sopan: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    no_display = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY"), "")
    return subprocess.run(
        ["/bin/bash", str(sopan / "installer" / "setup")],
        env={**os.environ, **no_display, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_is_whole_and_may_be_started(name: str) -> None:
    script = ROOT / name

    checked = subprocess.run(["/bin/bash", "-n", str(script)], capture_output=True, check=False)

    assert checked.returncode == 0, checked.stderr
    assert script.stat().st_mode & stat.S_IXUSR


def test_without_python_and_without_rights_it_names_the_packages(tmp_path: Path) -> None:
    sopan = copy_of_sopan(tmp_path / "with space")
    path = bare_computer(tmp_path / "bin", id="echo 1000", apt_get="exit 99")

    result = set_up(sopan, PATH=str(path))

    assert result.returncode == 1
    assert "apt-get install -y --no-install-recommends python3 python3-venv" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 2
    assert not (sopan / ".venv").exists()


def test_it_names_only_what_is_missing(tmp_path: Path) -> None:
    sopan = copy_of_sopan(tmp_path / "sopan")
    installed = '[ "$3" = python3-venv ] || echo installed'
    path = bare_computer(
        tmp_path / "bin", id="echo 1000", apt_get="exit 99", python3="exit 1", dpkg_query=installed
    )

    result = set_up(sopan, PATH=str(path))

    assert result.returncode == 1
    assert "System packages are missing: python3-venv." in result.stderr


# A Python that fits and can load every library but those named.
def python_without(*packages: str) -> str:
    missing = " ".join(packages)
    return f'case "$*" in *CDLL*) printf "%s\\n" {missing} ;; *) echo python3 ;; esac'


def test_a_library_that_qt_needs_is_named_with_its_package(tmp_path: Path) -> None:
    sopan = copy_of_sopan(tmp_path / "sopan")
    python = python_without("libegl1", "libdbus-1-3")
    path = bare_computer(tmp_path / "bin", id="echo 1000", apt_get="exit 99", python3=python)

    result = set_up(sopan, PATH=str(path))

    assert result.returncode == 1
    assert "System packages are missing: libegl1 libdbus-1-3." in result.stderr
    assert not (sopan / ".venv").exists()


def test_without_apt_the_libraries_are_named_all_the_same(tmp_path: Path) -> None:
    sopan = copy_of_sopan(tmp_path / "sopan")
    path = bare_computer(tmp_path / "bin", id="echo 0", python3=python_without("libgl1"))

    result = set_up(sopan, PATH=str(path))

    assert result.returncode == 1
    assert "System libraries are missing: libgl1. Install them and try again." in result.stderr


def test_a_display_needs_more_libraries_than_none(tmp_path: Path) -> None:
    asked = {}
    for name in ("none", "display"):
        sopan = copy_of_sopan(tmp_path / f"sopan-{name}")
        path = bare_computer(tmp_path / name, id="echo 1000", apt_get="exit 99")
        shown = {"DISPLAY": ":9"} if name == "display" else {}
        asked[name] = set_up(sopan, PATH=str(path), **shown).stderr

    assert "libgl1" in asked["none"]
    assert "libxcb-cursor0" not in asked["none"]
    assert "libxcb-cursor0" in asked["display"]


def test_an_old_python_that_cannot_be_replaced_is_named(tmp_path: Path) -> None:
    sopan = copy_of_sopan(tmp_path / "sopan")
    path = bare_computer(
        tmp_path / "bin",
        id="echo 0",
        apt_get="exit 0",
        python3="exit 1",
        dpkg_query="echo installed",
    )

    result = set_up(sopan, PATH=str(path))

    assert result.returncode == 1
    assert "Sopan needs Python 3.11, 3.12 or 3.13" in result.stderr
    assert not (sopan / ".venv").exists()


def test_packages_that_cannot_be_installed_are_a_sentence(tmp_path: Path) -> None:
    sopan = copy_of_sopan(tmp_path / "sopan")
    path = bare_computer(tmp_path / "bin", id="echo 0", apt_get="echo no route; exit 100")

    result = set_up(sopan, PATH=str(path))

    assert result.returncode == 1
    assert "no route" in result.stderr
    assert "The system packages could not be installed; check the network" in result.stderr


def test_without_a_network_nothing_half_made_is_left(tmp_path: Path) -> None:
    sopan = copy_of_sopan(tmp_path / "sopan")
    nowhere = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path), "PIP_CONFIG_FILE": os.devnull}

    result = set_up(sopan, **nowhere)

    assert result.returncode == 1
    assert "check the network and try again" in result.stderr
    assert not (sopan / ".venv").exists()


def test_a_setup_that_was_interrupted_is_not_taken_for_done(tmp_path: Path) -> None:
    sopan = copy_of_sopan(tmp_path / "sopan")
    left = sopan / ".venv" / "bin"
    left.mkdir(parents=True)
    (left / "python").symlink_to(shutil.which("python3") or "")

    result = set_up(sopan, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path))

    assert result.returncode == 1
    assert not (sopan / ".venv").exists()
