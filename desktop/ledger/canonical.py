"""The one way in which plain data is written as bytes, and a reader that accepts no other.

Canonical JSON here means: UTF-8, sorted keys, no spaces, text in NFC, whole numbers between
-2^53 and 2^53, and neither fractions, true, false nor null.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import chain
from types import GenericAlias
from typing import Annotated

import msgspec

from desktop.domain.refusals import Damaged

Plain = str | int | list["Plain"] | dict[str, "Plain"]

HIGHEST = 2**53
"""The largest whole number that every JSON reader keeps exactly."""

DEEPEST = 8
"""Levels of lists and tables within a table; those of an SOP are seven."""

BROKEN = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""All that msgspec raises for bytes that are not what they should be."""


def _table_type() -> GenericAlias:
    """Spell out what a table may hold, level by level: msgspec knows no recursive types."""
    whole = Annotated[int, msgspec.Meta(ge=-HIGHEST, le=HIGHEST)]
    value: object = str | whole
    for _ in range(DEEPEST):
        value = str | whole | GenericAlias(list, (value,)) | GenericAlias(dict, (str, value))
    return GenericAlias(dict, (str, value))


class _Version(msgspec.Struct):
    v: int


_encoder = msgspec.json.Encoder(order="sorted")
_tables = msgspec.json.Decoder(_table_type())
_versions = msgspec.json.Decoder(_Version)


def nfc(text: str) -> str:
    """Give text in the one form in which it is stored and compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def encode(value: object) -> bytes:
    """Write plain data, or a struct of plain data, as canonical bytes."""
    return _encoder.encode(value)


def plain(value: object) -> Plain:
    """Turn a fact into plain data: of each dataclass the fields that differ from their default.

    A fraction, a truth value or None is a mistake in the program, hence TypeError.
    """
    if isinstance(value, str):
        return nfc(value.value if isinstance(value, Enum) else value)
    if isinstance(value, bool):
        raise TypeError("a truth value cannot be stored")
    if isinstance(value, int):
        if abs(value) > HIGHEST:
            raise TypeError("the number is too large to be stored")
        return int(value)
    if isinstance(value, Mapping):
        return _table(value.items())
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return plain_fields(value)


def plain_fields(fact: object) -> dict[str, Plain]:
    """Turn one dataclass into a table of the fields that differ from their default."""
    if not is_dataclass(fact) or isinstance(fact, type):
        raise TypeError(f"{type(fact).__name__} cannot be stored")
    pairs = ((name, getattr(fact, name), default) for name, default in _defaults(type(fact)))
    return _table((name, value) for name, value, default in pairs if value != default)


def read_table(raw: bytes, limit: int, code: str) -> dict[str, Plain]:
    """Read a table from bytes that are exactly its canonical form, else raise Damaged(code)."""
    if len(raw) > limit:
        raise Damaged(code, reason="size")
    try:
        table: dict[str, Plain] = _tables.decode(raw)
    except msgspec.ValidationError as error:
        raise Damaged(code, reason="value") from error
    except BROKEN as error:
        raise Damaged(code, reason="json") from error
    if encode(table) != raw:
        raise Damaged(code, reason="form")
    if not raw.isascii() and not _is_nfc(table):
        raise Damaged(code, reason="value")
    return table


def version_of(raw: bytes) -> int:
    """Find the format version of something that may be too new to read; 0 if it says none."""
    try:
        return _versions.decode(raw).v
    except BROKEN:
        return 0


def _table(pairs: Iterable[tuple[object, object]]) -> dict[str, Plain]:
    table: dict[str, Plain] = {}
    for key, value in pairs:
        if not isinstance(key, str):
            raise TypeError("only text can name a value")
        name = nfc(key.value if isinstance(key, Enum) else key)
        if name in table:
            raise TypeError("two values have one name")
        table[name] = plain(value)
    return table


@cache
def _defaults(shape: type) -> tuple[tuple[str, object], ...]:
    return tuple((entry.name, _default(entry)) for entry in fields(shape))


def _default(entry: "Field[object]") -> object:
    if entry.default_factory is not MISSING:
        return entry.default_factory()
    return entry.default


def _is_nfc(value: Plain) -> bool:
    if isinstance(value, str):
        return unicodedata.is_normalized("NFC", value)
    if isinstance(value, dict):
        return all(_is_nfc(part) for part in chain(value, value.values()))
    return isinstance(value, int) or all(_is_nfc(part) for part in value)
