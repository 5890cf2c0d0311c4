"""Sizes are limits without a list of exceptions."""

import ast
from collections import Counter

import pytest

from tests.architecture.project import ROOT, python_files, settings, syntax, text_files

LINES_OF_A_FILE = 400
FILES_OF_A_FOLDER = 15
PUBLIC_METHODS_OF_A_CLASS = 12


def public_methods(cls: ast.ClassDef) -> int:
    return sum(
        isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef) and not item.name.startswith("_")
        for item in cls.body
    )


def test_no_python_file_is_too_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files()
    }

    assert {name: length for name, length in lengths.items() if length > LINES_OF_A_FILE} == {}


def test_no_folder_has_too_many_files() -> None:
    counts = Counter(str(path.parent.relative_to(ROOT)) for path in python_files())

    assert {name: n for name, n in counts.items() if n > FILES_OF_A_FOLDER} == {}


def test_no_class_can_do_too_much() -> None:
    too_much = {
        f"{path.relative_to(ROOT)}: {node.name}": public_methods(node)
        for path in python_files()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ClassDef) and public_methods(node) > PUBLIC_METHODS_OF_A_CLASS
    }

    assert too_much == {}


@pytest.mark.parametrize(
    ("limit", "most"),
    [("max-args", 6), ("max-branches", 8), ("max-returns", 5), ("max-statements", 30)],
)
def test_the_limits_of_a_function_were_not_raised(limit: str, most: int) -> None:
    lint = settings()["tool"]["ruff"]["lint"]

    assert lint["pylint"][limit] <= most
    assert lint["mccabe"]["max-complexity"] <= 8
    assert {"C901", "PLR0911", "PLR0912", "PLR0913", "PLR0915"} <= set(lint["select"])


def test_no_limit_is_excused_where_it_is_broken() -> None:
    excuses = ("noqa: C901", "noqa: PLR09", "noqa: D1", "ruff: noqa", "mypy: ignore-errors")

    excused = {
        str(path): excuse
        for path, text in text_files().items()
        for excuse in excuses
        if path.suffix == ".py" and path.name != "test_sizes.py" and excuse in text
    }

    assert excused == {}
