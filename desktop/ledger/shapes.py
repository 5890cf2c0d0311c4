"""Which fields a fact may have, so that a field nobody knows is noticed at any depth."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints


def has_unknown_fields(shape: type, table: Mapping[str, object]) -> bool:
    """Tell whether a table names a field that its dataclass, or one within it, does not have.

    The table was already read as that dataclass, so that lists are lists and tables tables.
    """
    names, nested = _known(shape)
    if not table.keys() <= names:
        return True
    return any(_is_strange(hint, table[name]) for name, hint in nested if name in table)


@cache
def _known(shape: type) -> tuple[frozenset[str], tuple[tuple[str, object], ...]]:
    hints = get_type_hints(shape)
    names = frozenset(entry.name for entry in fields(shape))
    nested = tuple((name, hints[name]) for name in sorted(names) if _holds_facts(hints[name]))
    return names, nested


def _holds_facts(hint: object) -> bool:
    return _is_fact(hint) or any(_holds_facts(part) for part in get_args(hint))


def _is_fact(hint: object) -> bool:
    return isinstance(hint, type) and is_dataclass(hint)


def _is_strange(hint: object, value: Any) -> bool:
    if isinstance(hint, type) and is_dataclass(hint):
        return has_unknown_fields(hint, value)
    inner = next(part for part in get_args(hint) if _holds_facts(part))
    parts = value.values() if isinstance(value, Mapping) else value
    return any(_is_strange(inner, part) for part in parts)
