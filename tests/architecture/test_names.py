"""Names say what a thing is for, and no file knows the machine it was written on."""

import ast
import re

from tests.architecture.project import ROOT, is_made, python_files, syntax, text_files

TOP_LEVEL = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    "LICENSE",
    "README.md",
    "db",
    "desktop",
    "installer",
    "pyproject.toml",
    "resources",
    "tests",
}
SAYS_NOTHING = {"base", "common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}
# Written in pieces, or this file would be its own first finding.
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
MACHINE = re.compile(
    "|".join(["/wo" + "rk/", "/tmp/res" + "earch", "/tmp/pl" + "an", "/ro" + "ot/"])
)
REGISTRY = re.compile(
    "|".join(
        [
            r"py" r"pi\.org",
            r"python" r"hosted",
            r"debian\.org",
            r"npmjs",
            r"index-url[ =]+\S*:/",
            r"find-links[ =]+\S*/",
        ]
    )
)


def findings(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}: {found.group()}"
        for path, text in text_files().items()
        if path.name != "test_names.py"
        for found in pattern.finditer(text)
    ]


def words_of(name: str) -> set[str]:
    """Split snake_case and CamelCase into their words."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return set(spaced.lower().split("_"))


def test_the_top_level_holds_only_what_the_design_names() -> None:
    names = {path.name for path in ROOT.iterdir() if not is_made(path)}

    assert names - TOP_LEVEL == set()


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    empty_names = [
        str(path.relative_to(ROOT))
        for path in python_files()
        for part in path.relative_to(ROOT).with_suffix("").parts
        if words_of(part) & SAYS_NOTHING
    ]

    assert empty_names == []


def test_no_class_has_a_name_that_says_nothing() -> None:
    empty_names = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in python_files()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ClassDef) and words_of(node.name) & SAYS_NOTHING
    ]

    assert empty_names == []


def test_nothing_is_left_for_later_in_a_comment() -> None:
    assert findings(UNFINISHED) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert findings(MACHINE) == []


def test_no_file_names_a_place_where_packages_come_from() -> None:
    assert findings(REGISTRY) == []


def test_the_patterns_find_what_they_are_for() -> None:
    assert UNFINISHED.search("# TO" + "DO: later")
    assert MACHINE.search("open('/wo" + "rk/main')")
    assert REGISTRY.search("--index-url https" + "://mirror.example/simple")
    assert words_of("CaseManager") & SAYS_NOTHING
    assert not words_of("database") & SAYS_NOTHING
