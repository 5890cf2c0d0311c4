"""Arrows point down only, and every rule about them is shown to catch its own breach."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, settings

CONTRACTS = {
    contract["name"]: contract for contract in settings()["tool"]["importlinter"]["contracts"]
}
LAYERS = re.findall(r"[\w.]+", " ".join(CONTRACTS["Everything points downwards"]["layers"]))

# For each contract: files that break it in an otherwise lawful tree.
BREACHES = {
    "Everything points downwards": {"desktop/domain/up.py": "import desktop.actions\n"},
    "The core is plain Python": {"desktop/domain/clock.py": "import time\n"},
    "Only screens know Qt": {"desktop/actions/window.py": "import PySide6\n"},
    "Commands wake no window": {"desktop/commands/window.py": "import PySide6\n"},
    "Only paper knows ReportLab": {"desktop/actions/canvas.py": "import reportlab\n"},
    "Only db knows the database": {"desktop/actions/rows.py": "import peewee\n"},
    "Only ledger knows cryptography": {"desktop/actions/secret.py": "import cryptography\n"},
    "Only exchange knows age and zstd": {"desktop/actions/packed.py": "import zstandard\n"},
    "Screens and commands reach the office through actions": {
        "desktop/command_line/short_cut.py": "import db\n"
    },
    "No circles": {"db/one.py": "import db.two\n", "db/two.py": "import db.one\n"},
}


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


def lawful_tree(root: Path) -> Path:
    """Write a tree that has every layer and no imports at all."""
    for name in ["desktop", *LAYERS]:
        folder = root.joinpath(*name.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").write_text("")
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (root / "pyproject.toml").write_text(text, encoding="utf-8")
    return root


def modules_without_layer(root: Path) -> list[str]:
    """Name the parts of the program about which no layer says anything."""
    modules = [path for path in (root / "desktop").iterdir() if holds_code(path)]
    names = {f"desktop.{path.stem}" for path in modules} - {"desktop.__init__"}
    return sorted(names - set(LAYERS))


def holds_code(path: Path) -> bool:
    return path.suffix == ".py" or (path.is_dir() and any(path.rglob("*.py")))


def test_the_program_keeps_every_contract() -> None:
    result = lint(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


def test_every_part_of_the_program_is_in_a_layer() -> None:
    assert modules_without_layer(ROOT) == []


@pytest.mark.parametrize("name", ["helping.py", "helping/__init__.py"])
def test_a_part_in_no_layer_is_noticed(tmp_path: Path, name: str) -> None:
    root = lawful_tree(tmp_path)
    stray = root / "desktop" / name
    stray.parent.mkdir(exist_ok=True)

    stray.write_text("")

    assert modules_without_layer(root) == ["desktop.helping"]


def test_a_lawful_tree_breaks_no_contract(tmp_path: Path) -> None:
    result = lint(lawful_tree(tmp_path))

    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_a_breach_to_catch() -> None:
    assert sorted(BREACHES) == sorted(CONTRACTS)


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_is_caught_by_its_contract(tmp_path: Path, contract: str) -> None:
    root = lawful_tree(tmp_path)
    for name, text in BREACHES[contract].items():
        (root / name).write_text(text)

    result = lint(root)

    assert result.returncode == 1
    assert f"{contract} BROKEN" in " ".join(result.stdout.split())
