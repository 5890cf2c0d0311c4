"""Numbers of papers: formats as data, counters, and reading a number back (DOMAIN 3.8).

A format is text with tokens, `{class}/{number:04}/{unit}/{month_roman}/{year}`. It is never
given to `str.format`: nothing of what an office types is run.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from desktop.domain.refusals import Refused

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
LARGEST = 999_999_999
LONGEST = 200
NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})


class Token(StrEnum):
    """What a format may ask for. Number and month may have a width: `{number:04}`."""

    CLASS = "class"
    NUMBER = "number"
    PREFIX = "prefix"
    PERMIT_CODE = "permit_code"
    UNIT = "unit"
    MONTH_ROMAN = "month_roman"
    MONTH = "month"
    YEAR = "year"
    SUFFIX = "suffix"


FREE = frozenset({Token.CLASS, Token.PERMIT_CODE, Token.UNIT})
"""Tokens whose value is whatever the office calls it."""


class Scope(StrEnum):
    """Where a counter begins again; all but `global` also do so each 1 January."""

    YEAR = "year"
    PERMIT_TYPE = "permit_type"
    LETTER_KIND = "letter_kind"
    GLOBAL = "global"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a format: a token with its width, or literal text."""

    text: str = ""
    token: Token | None = None
    width: int = 0


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format that was read; `read_format` makes it."""

    parts: tuple[Part, ...]

    def has(self, token: Token) -> bool:
        """Say whether the format asks for a token."""
        return any(part.token is token for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What goes into a number. `suffix` is for back-dated letters: `a` or `.1`."""

    number: int
    year: int
    month: int
    class_code: str = ""
    prefix: str = ""
    permit_code: str = ""
    unit: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNumber:
    """What a number on paper says; year and month are 0 where the format has none."""

    number: int
    suffix: str = ""
    prefix: str = ""
    year: int = 0
    month: int = 0


_PIECE = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")
_TOKEN = re.compile(r"([a-z_]+)(?::0([1-9]))?")
_SHAPES = {
    Token.NUMBER: "[0-9]{1,9}",
    Token.PREFIX: "[A-Z0-9]{1,8}",
    Token.MONTH_ROMAN: "|".join(ROMAN),
    Token.MONTH: "0?[1-9]|1[0-2]",
    Token.YEAR: "[1-9][0-9]{3}",
} | dict.fromkeys(FREE, ".+?")
_WIDE = frozenset({Token.NUMBER, Token.MONTH})
_KNOWABLE = FREE | {Token.PREFIX}


def read_format(text: str) -> NumberFormat:
    """Read a format.

    Raises Refused `number_format_unreadable` (token) for what is no token, and
    `number_format_ambiguous` (token) for a format whose numbers could not be told apart.
    """
    if len(text) > LONGEST:
        raise Refused("number_format_unreadable", token=text[:40])
    parts = tuple(_part(found) for found in _PIECE.finditer(text))
    for token in Token:
        count = sum(part.token is token for part in parts)
        if count > 1 or (token is Token.NUMBER and count == 0):
            raise Refused("number_format_ambiguous", token=token.value)
    if unclear := next(_unclear(parts), None):
        raise Refused("number_format_ambiguous", token=unclear.value)
    return NumberFormat(parts)


def build(form: NumberFormat, values: Values) -> str:
    """Write a number. A suffix stands behind the counter if the format gives it no place.

    Raises Refused `number_out_of_range`, `number_part_missing`, `number_prefix_unreadable`
    or `number_suffix_unreadable`.
    """
    _refuse_impossible(form, values)
    return "".join(_written(form, part, values) for part in form.parts)


def read_number(
    form: NumberFormat, text: str, known: Mapping[str, str] = NOTHING_KNOWN
) -> ReadNumber | None:
    """Read a number given on paper, None when it is not in this format; blanks do not count.

    `known` gives values of class, permit_code, unit or prefix that must stand there; without
    them anything may.
    """
    if len(text) > LONGEST:
        return None
    found = re.fullmatch(_pattern(form, known), " ".join(text.split()))
    if found is None or int(found["number"]) == 0:
        return None
    seen = {name: value or "" for name, value in found.groupdict().items()}
    return ReadNumber(
        number=int(seen["number"]),
        suffix=seen.get("suffix", ""),
        prefix=seen.get("prefix", "").strip(),
        year=int(seen.get("year") or 0),
        month=_month_of(seen),
    )


def scope_key(scope: Scope, year: int, permit_type: str = "", letter_kind: str = "") -> str:
    """Name the counter to which a number belongs."""
    return {
        Scope.YEAR: str(year),
        Scope.PERMIT_TYPE: f"{year}/{permit_type}",
        Scope.LETTER_KIND: f"{year}/{letter_kind}",
        Scope.GLOBAL: "",
    }[scope]


def _part(found: re.Match[str]) -> Part:
    inside, literal, stray = found.groups()
    if stray:
        raise Refused("number_format_unreadable", token=stray)
    if literal is not None:
        return Part(text=literal)
    words = _TOKEN.fullmatch(inside)
    if words is None or words[1] not in set(Token) or (words[2] and Token(words[1]) not in _WIDE):
        raise Refused("number_format_unreadable", token=inside[:40])
    return Part(token=Token(words[1]), width=int(words[2] or 0))


def _unclear(parts: tuple[Part, ...]) -> Iterator[Token]:
    """Find tokens whose end could not be seen in a finished number.

    A prefix must stand before all free text, or two PCs could write the same number.
    """
    bare = tuple(part for part in parts if part.token is not Token.SUFFIX)
    free_before = False
    for before, part, after in zip((None, *bare), bare, (*bare[1:], None), strict=False):
        if part.token is None:
            continue
        free = part.token in FREE
        apart = _parts_from(before, -1, free) and _parts_from(after, 0, free)
        if not apart or (part.token is Token.PREFIX and free_before):
            yield part.token
        free_before |= free
    for before, part in pairwise((Part(), *parts)):
        if part.token is Token.SUFFIX and before.token is not Token.NUMBER:
            yield Token.SUFFIX


def _parts_from(neighbour: Part | None, edge: int, free: bool) -> bool:
    if neighbour is None:
        return True
    return neighbour.token is None and (free or not neighbour.text[edge].isalnum())


def _refuse_impossible(form: NumberFormat, values: Values) -> None:
    for name, number, most in (
        ("number", values.number, LARGEST),
        ("month", values.month, 12),
        ("year", values.year, 9999),
    ):
        if not (1000 if name == "year" else 1) <= number <= most:
            raise Refused("number_out_of_range", part=name, number=number)
    if form.has(Token.PREFIX) and not re.fullmatch(_SHAPES[Token.PREFIX], values.prefix):
        raise Refused("number_prefix_unreadable", prefix=values.prefix)
    if not re.fullmatch(_suffix_shape(form), values.suffix):
        raise Refused("number_suffix_unreadable", suffix=values.suffix)
    for token in FREE:
        if form.has(token) and not _free_text(values)[token].strip():
            raise Refused("number_part_missing", token=token.value)


def _free_text(values: Values) -> dict[Token, str]:
    return {
        Token.CLASS: values.class_code,
        Token.PERMIT_CODE: values.permit_code,
        Token.UNIT: values.unit,
    }


def _written(form: NumberFormat, part: Part, values: Values) -> str:
    match part.token:
        case None:
            return part.text
        case Token.NUMBER:
            behind = "" if form.has(Token.SUFFIX) else values.suffix
            return f"{values.number:0{part.width}}{behind}"
        case Token.MONTH:
            return f"{values.month:0{part.width}}"
        case _:
            simple = {
                Token.PREFIX: values.prefix,
                Token.SUFFIX: values.suffix,
                Token.MONTH_ROMAN: ROMAN[values.month - 1],
                Token.YEAR: str(values.year),
            }
            return (_free_text(values) | simple)[part.token]


def _pattern(form: NumberFormat, known: Mapping[str, str]) -> str:
    shapes = _SHAPES | {Token.SUFFIX: _suffix_shape(form)}
    written = []
    for part in form.parts:
        if part.token is None:
            written.append(_loosely(part.text))
            continue
        value = known.get(part.token.value) if part.token in _KNOWABLE else None
        shape = shapes[part.token] if value is None else _loosely(value)
        written.append(f"(?P<{part.token.value}>{shape})")
        if part.token is Token.NUMBER and not form.has(Token.SUFFIX):
            written.append(f"(?P<suffix>{shapes[Token.SUFFIX]})")
    return "".join(written)


def _suffix_shape(form: NumberFormat) -> str:
    """Leave out `.1` where the format itself goes on with a full stop."""
    counter = [part for part in form.parts if part.token is not Token.SUFFIX]
    place = next(index for index, part in enumerate(counter) if part.token is Token.NUMBER)
    after = "".join(part.text for part in counter[place + 1 : place + 2])
    return "(?:[a-z]{1,2})?" if after.lstrip().startswith(".") else r"(?:[a-z]{1,2}|\.[0-9]{1,3})?"


def _loosely(text: str) -> str:
    """Match text whatever blanks stand around and between its words; only blanks need one."""
    words = [re.escape(word) for word in text.split()]
    return " ?" + " ?".join(words) + " ?" if words else " "


def _month_of(seen: Mapping[str, str]) -> int:
    if roman := seen.get("month_roman"):
        return ROMAN.index(roman) + 1
    return int(seen.get("month") or 0)
