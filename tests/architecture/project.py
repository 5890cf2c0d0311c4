"""The project as its own tests read it: files, settings and syntax trees."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# Made by tools, never part of the project; the same names stand in .gitignore.
MADE = {".git", ".venv", "__pycache__", ".coverage"}
MADE_ENDINGS = (".egg-info", "_cache", ".hypothesis")


def is_made(path: Path) -> bool:
    return path.name in MADE or path.name.endswith(MADE_ENDINGS)


def project_files(root: Path = ROOT) -> Iterator[Path]:
    """Walk the tree, whether it is a clone or a plain copy."""
    for path in sorted(root.iterdir()):
        if is_made(path):
            continue
        if path.is_dir():
            yield from project_files(path)
        else:
            yield path


def python_files(*folders: str, root: Path = ROOT) -> list[Path]:
    """The Python files of some top-level folders, or of all."""
    files = [path for path in project_files(root) if path.suffix == ".py"]
    if not folders:
        return files
    return [path for path in files if path.relative_to(root).parts[0] in folders]


def text_files(root: Path = ROOT) -> dict[Path, str]:
    """Every file that is text, with its text."""
    texts = {}
    for path in project_files(root):
        try:
            texts[path.relative_to(root)] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def settings(root: Path = ROOT) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
