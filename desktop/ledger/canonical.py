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

import msgspec

from desktop.domain.refusals import Damaged

Plain = str | int | list["Plain"] | dict[str, "Plain"]

HIGHEST = 2**53
"""The largest whole number that every JSON reader keeps exactly."""

DEEPEST = 12
"""Levels of lists and tables within each other; nothing of ours needs more than six."""

BROKEN = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""All that msgspec raises for bytes that are not what they should be."""


class _Version(msgspec.Struct):
    v: int


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder()
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
        table = _decoder.decode(raw)
    except BROKEN as error:
        raise Damaged(code, reason="json") from error
    if not isinstance(table, dict) or not _is_plain(table, raw.isascii(), DEEPEST):
        raise Damaged(code, reason="value")
    if encode(table) != raw:
        raise Damaged(code, reason="form")
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


def _is_plain(value: object, ascii_only: bool, deepest: int) -> bool:
    if isinstance(value, str):
        return ascii_only or value.isascii() or unicodedata.is_normalized("NFC", value)
    if isinstance(value, int) and not isinstance(value, bool):
        return -HIGHEST <= value <= HIGHEST
    if isinstance(value, (dict, list)) and deepest > 0:
        return all(_is_plain(part, ascii_only, deepest - 1) for part in _parts(value))
    return False


def _parts(value: dict[str, object] | list[object]) -> Iterable[object]:
    return chain(value, value.values()) if isinstance(value, dict) else value
