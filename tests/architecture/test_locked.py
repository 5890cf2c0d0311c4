"""What is installed is what was tried: exact versions, locked with hashes."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions

from tests.architecture.project import ROOT, python_files, settings, syntax

LOCK = (ROOT / "installer" / "requirements.lock").read_text(encoding="utf-8")
OURS = {"db", "desktop", "resources", "tests"}


def plain(name: str) -> str:
    """Spell a library's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, str]:
    return {plain(n): v for n, v in re.findall(r"^([\w.-]+)==([\w.]+)", LOCK, re.MULTILINE)}


def pinned() -> dict[str, str]:
    """Every requirement of pyproject.toml; a ValueError where one is not exact."""
    text = settings()
    wanted = [
        *text["build-system"]["requires"],
        *text["project"]["dependencies"],
        *(line for extra in text["project"]["optional-dependencies"].values() for line in extra),
    ]
    pairs = (requirement.split("==") for requirement in wanted)
    return {plain(name): version for name, version in pairs}


def runtime() -> set[str]:
    return {plain(line.split("==")[0]) for line in settings()["project"]["dependencies"]}


def imported(*folders: str) -> Iterator[str]:
    """Name the top-level modules that files import, ours and Python's own left out."""
    for path in python_files(*folders):
        for node in ast.walk(syntax(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            tops = {name.split(".")[0] for name in names}
            yield from tops - OURS - sys.stdlib_module_names


def libraries(modules: set[str]) -> set[str]:
    """Name the libraries that bring some modules."""
    brought_by = packages_distributions()
    return {plain(name) for module in modules for name in brought_by.get(module, [module])}


def test_every_pinned_version_is_the_locked_one() -> None:
    assert {name: locked().get(name) for name in pinned()} == pinned()


def test_every_locked_library_has_hashes() -> None:
    entries = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)

    assert [entry for entry in entries if entry.strip() and "--hash=sha256:" not in entry] == []


def test_the_lock_names_no_place() -> None:
    assert re.findall(r"\w+://|^-", LOCK, re.MULTILINE) == []


def test_the_program_imports_only_what_it_declares() -> None:
    used = libraries(set(imported("desktop", "db")))

    assert used - runtime() == set()


def test_the_program_declares_only_what_it_imports() -> None:
    used = libraries(set(imported("desktop", "db")))

    assert runtime() - used == set()


def test_the_tests_import_only_what_is_declared() -> None:
    used = libraries(set(imported("tests")))

    assert used - set(pinned()) == set()
