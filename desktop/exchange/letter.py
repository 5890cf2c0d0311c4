"""What computers tell each other in a package, as plain types."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.domain.refusals import Refused
from desktop.ledger.codec import Written
from desktop.ledger.seals import Seal

Leaves = Mapping[str, tuple[str, ...]]
"""Per computer the newest events of what is complete; ids are hex text, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Have:
    """What a computer last said it has; `counter` and `at` are those of its package.

    `signature` is that computer's own (statements.py): whoever passes it on cannot change it.
    """

    leaves: Leaves
    counter: int
    at: int
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The plain first line of a package; it decides nothing, its repetition inside must match.

    `practice` is 0 or 1. Counts are those of the whole package, also where it has `parts`;
    `part` counts from 1. `content` is the hash of everything inside but the label, `length` the
    bytes it has when unpacked. `size` is the bytes of this file behind the label; it is known
    only after encryption, so the repetition inside says 0.
    """

    format: int
    office: str
    office_name: str
    practice: int
    sender: str
    sender_name: str
    counter: int
    at: int
    base: Leaves
    events: int
    seals: int
    wants: int
    content: str
    length: int
    part: int = 1
    parts: int = 1
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is to be sent; `events` and `seals` are gone through once.

    `base` are the leaves taken for granted, `have` the sender's own, `haves` the newest it knows
    of the other computers, `wants` the contents of attachments it would like to be given.
    """

    office: str
    office_name: str
    practice: bool
    sender: str
    sender_name: str
    counter: int
    at: int
    base: Leaves
    have: Have
    haves: Mapping[str, Have]
    wants: tuple[str, ...]
    events: Iterable[Written]
    seals: Iterable[Seal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A package that was written, read back and is safe on the stick.

    `content` names what is inside (as the label does), `size` is the bytes of all parts.
    """

    paths: tuple[Path, ...]
    size: int
    events: int
    seals: int
    content: str


class Cancelled(Refused):
    """A person stopped the work; nothing is left behind that anybody would read."""

    def __init__(self) -> None:
        super().__init__("exchange_cancelled")


class Watch(Protocol):
    """Is told how far the work is, and may stop it."""

    def step(self, done: int, total: int, what: str) -> None:
        """Note progress; raise Cancelled to stop.

        `what` is "gathering" (events; `total` is 0, nobody knows it yet), "writing", "reading"
        or "checking" (bytes).
        """


class Unwatched:
    """A watch for whoever does not look."""

    def step(self, done: int, total: int, what: str) -> None:
        """Go on."""
