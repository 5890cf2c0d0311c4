"""What the source says in codes, and what the words files say in sentences."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from tests.architecture.project import ROOT, python_files, syntax

TROUBLES = {"Refused", "Damaged", "Failed"}


@dataclass(frozen=True, slots=True)
class Raised:
    """A trouble made somewhere in the source; `facts` is None where they cannot be seen."""

    where: str
    codes: tuple[str, ...]
    facts: frozenset[str] | None


def sentences(language: str) -> dict[str, str]:
    """The words file of a language, each key with its table: `trouble.event_unreadable`."""
    path = ROOT / "resources" / "words" / f"{language}.toml"
    return dict(flat(tomllib.loads(path.read_text(encoding="utf-8"))))


def flat(table: dict[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)


def places(sentence: str) -> set[str]:
    """Name the facts that a sentence wants in its braces."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def raised(trees: dict[str, ast.Module] | None = None) -> list[Raised]:
    """Every trouble that the program makes."""
    source = Source(trees or program())
    return [found for name, tree in source.trees.items() for found in source.raised_in(name, tree)]


def program() -> dict[str, ast.Module]:
    return {p.relative_to(ROOT).as_posix(): syntax(p) for p in python_files("desktop", "db")}


class Source:
    """Syntax trees, and the strings that names in them can stand for."""

    def __init__(self, trees: dict[str, ast.Module]) -> None:
        self.trees = trees
        here = {name: constants(tree) for name, tree in trees.items()}
        self._constants = {
            name: {**imported_constants(tree, here), **here[name]} for name, tree in trees.items()
        }

    def raised_in(self, name: str, tree: ast.Module) -> Iterator[Raised]:
        for node in (*calls(tree, TROUBLES), *own_codes(tree)):
            codes = {code for first in node.args[:1] for code in self._strings(name, first)}
            for function in functions(tree):
                if node.args and any(node is inner for inner in ast.walk(function)):
                    codes.update(self._handed_to(function, node.args[0]))
                    codes.update(self._gone_through(name, function, node.args[0]))
            yield Raised(f"{name}:{node.lineno}", tuple(sorted(codes)), keywords(node))

    def _strings(self, module: str, node: ast.expr) -> Iterator[str]:
        """The strings an expression can be: itself, a choice, a constant, out of a table."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from self._strings(module, node.body)
            yield from self._strings(module, node.orelse)
        elif isinstance(node, ast.Name) and node.id in self._constants[module]:
            yield from self._strings(module, self._constants[module][node.id])
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".get"):
            yield from self._in_table(module, node.func.value)  # type: ignore[attr-defined]
            for default in node.args[1:]:
                yield from self._strings(module, default)

    def _in_table(self, module: str, table: ast.expr) -> Iterator[str]:
        """The codes in a table at the top of a module: the values, or the ends of its rows."""
        found = self._constants[module].get(ast.unparse(table))
        rows = found.values if isinstance(found, ast.Dict) else getattr(found, "elts", [])
        for row in rows:
            last = row.elts[-1] if isinstance(row, ast.Tuple) else row
            yield from self._strings(module, last)

    def _gone_through(
        self, module: str, function: ast.FunctionDef, argument: ast.expr
    ) -> Iterator[str]:
        """The codes of a table that a function goes through: `for kind, code in TABLE`."""
        rows = [node for node in ast.walk(function) if isinstance(node, ast.For)]
        for row in rows:
            if ast.unparse(row.target).strip("()").split(", ")[-1] == ast.unparse(argument):
                yield from self._in_table(module, row.iter)

    def _handed_to(self, function: ast.FunctionDef, argument: ast.expr) -> Iterator[str]:
        """The codes that callers give a function for the parameter it raises with."""
        parameters = [p.arg for p in (*function.args.posonlyargs, *function.args.args)]
        named = {*parameters, *(p.arg for p in function.args.kwonlyargs)}
        if not isinstance(argument, ast.Name) or argument.id not in named:
            return
        places_given = [p for p in parameters if p not in {"self", "cls"}]
        for module, tree in self.trees.items():
            for call in calls(tree, {function.name}):
                given = dict(zip(places_given, call.args, strict=False))
                given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
                if argument.id in given:
                    yield from self._strings(module, given[argument.id])


def calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    """Every call of something whose last word is one of these: `refusals.Refused(...)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in names:
            yield node


def own_codes(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls by which a trouble with a name of its own says its code, in its `__init__`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and {ast.unparse(b) for b in node.bases} & TROUBLES:
            yield from calls(node, {"__init__"})


def constants(tree: ast.Module) -> dict[str, ast.expr]:
    """The names that a module gives to values at its top."""
    assigned = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    return {
        target.id: node.value
        for node in assigned
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and node.value is not None
    }


def imported_constants(
    tree: ast.Module, known: dict[str, dict[str, ast.expr]]
) -> dict[str, ast.expr]:
    """The constants that a module takes over from other modules of the program."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            there = known.get(node.module.replace(".", "/") + ".py", {})
            found.update({n.asname or n.name: there[n.name] for n in node.names if n.name in there})
    return found


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def keywords(node: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in node.keywords]
    return None if None in names else frozenset(name for name in names if name)


def names_in_strings(trees: dict[str, ast.Module] | None = None) -> set[str]:
    """Every string that can be a key, whole and in its dotted parts, or the front of `key:...`."""
    strings = {
        node.value
        for tree in (trees or program()).values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    keys = {text.rstrip(":") for text in strings if re.fullmatch(r"[\w.]+:?", text)}
    return keys | {part for key in keys for part in key.split(".")}
