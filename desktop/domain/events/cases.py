"""What can happen to a case. `role` is the role in which the person acted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.domain.people import Role

Values = Mapping[str, str]
NOTHING: Values = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRegistered:
    """An application is taken up; its first visit is named by this event.

    `earlier` is the case it renews or changes, `earlier_number` the permit where that is older
    than Sopan, `follows` the case this procedure runs after.
    """

    role: Role
    number: str
    permit_type: str
    sop: str
    start: str
    application: str = "new"
    count: int = 0
    earlier: str = ""
    earlier_number: str = ""
    follows: str = ""
    values: Values = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataChanged:
    """Fields of the application were corrected or added outside a step."""

    role: Role
    values: Values
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredComplete:
    """The file is complete (*lengkap*) as of a date: the legal clock starts here (UU 30/2014)."""

    role: Role
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCompleted:
    """One part of a step is done. `papers` maps each paper to the hash of its content.

    `opened` is when the form was first opened, in milliseconds since 1970 UTC.
    """

    role: Role
    visit: str
    symbol: str
    part: int = 0
    outcome: str = ""
    values: Values = field(default_factory=lambda: NOTHING)
    checklist: Values = field(default_factory=lambda: NOTHING)
    papers: Values = field(default_factory=lambda: NOTHING)
    note: str = ""
    opened: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReturned:
    """The case goes back to an earlier symbol, with reasons."""

    role: Role
    visit: str
    to: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHeld:
    """The clock stands still: for the applicant, a recommendation or a system in trouble."""

    role: Role
    visit: str
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResumed:
    """The clock runs again."""

    role: Role
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCancelled:
    """The applicant withdraws."""

    role: Role
    visit: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRevoked:
    """An issued permit is taken back (*dicabut*)."""

    role: Role
    reason: str
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionUndone:
    """The author takes back their newest event, before anything followed it."""

    role: Role
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictDecided:
    """A person who saw the clashing values or outcomes takes a side."""

    role: Role
    values: Values = field(default_factory=lambda: NOTHING)
    numbers: Values = field(default_factory=lambda: NOTHING)
    visit: str = ""
    side: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAttached:
    """A scan or photo, named by the hash of its content."""

    role: Role
    content: str
    name: str
    media: str
    size: int
    requirement: str = ""
    symbol: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageWritten:
    """A short note between roles."""

    role: Role
    text: str
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNumbered:
    """A paper has its number from a book, or (count 0) one given on paper before.

    `content` is the hash of the paper's content, which the signature covers without number
    and date where the SOP signs first (DESIGN chapter 8).
    """

    role: Role
    paper: str
    text: str
    dated: str
    book: str = ""
    count: int = 0
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAsked:
    """A paper needs a number from a book that another computer keeps (DESIGN chapter 8)."""

    role: Role
    paper: str
    book: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberVoided:
    """A number is not used after all; it stays in the book, explained."""

    role: Role
    paper: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineEntered:
    """What was owed to OSS, siCantik, SIGAP or an e-mail has been entered there."""

    role: Role
    visit: str
    symbol: str
    system: str
    reference: str
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyErased:
    """The body of an event is erased everywhere (UU 27/2022); its header and proofs stay."""

    role: Role
    event: str
    reason: str
