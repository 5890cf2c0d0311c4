"""What an input of a form is: its name, kind, and what it asks for."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How an answer is typed, checked and stored; every stored value is a string."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    COUNT = "count"
    MONEY = "money"
    CHOICE = "choice"
    NIK = "nik"
    FAMILY_CARD = "family_card"
    NPWP = "npwp"
    NIB = "nib"
    KBLI = "kbli"
    PHONE = "phone"
    EMAIL = "email"
    NIP = "nip"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input, named `section.field`.

    Required means: before F9. `instead` names fields of which one answered will do as well;
    `only_when` is another field and the values of it that make this one required.
    """

    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    length: int = 200
    past_only: bool = False
    instead: tuple[str, ...] = ()
    only_when: tuple[str, tuple[str, ...]] | None = None


LONG = 4000
"""Longest text of several lines, in characters."""


def text(name: str, *, required: bool = False, length: int = 200) -> Field:
    """Make a field of one line."""
    return Field(name=name, required=required, length=length)


def long_text(name: str, *, required: bool = False) -> Field:
    """Make a field of several lines."""
    return Field(name=name, kind=Kind.LONG_TEXT, required=required, length=LONG)


def day(name: str, *, required: bool = False, past_only: bool = False) -> Field:
    """Make a date; `past_only` for what cannot lie ahead."""
    return Field(name=name, kind=Kind.DATE, required=required, past_only=past_only)


def choice(name: str, *choices: str, required: bool = False) -> Field:
    """Make a choice among stored values."""
    return Field(name=name, kind=Kind.CHOICE, required=required, choices=choices)


def numbered(name: str, kind: Kind, *, required: bool = False) -> Field:
    """Make a field of a kind that has its own check."""
    return Field(name=name, kind=kind, required=required)
