"""A procedure as the signed table has it: lanes, rows, symbols and the ways between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.people import Role


class Shape(StrEnum):
    """The symbols of PermenPANRB 35/2012 that stand in a lane."""

    START = "start"
    PROCESS = "process"
    DECISION = "decision"
    END = "end"


class Unit(StrEnum):
    """How a standard time is counted (DOMAIN chapter 2.0)."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working_day"
    NONE = "none"
    BY_RULE = "by_rule"


class System(StrEnum):
    """Where a step is done besides in Sopan."""

    OFFLINE = "offline"
    OSS = "oss"
    SICANTIK = "sicantik"
    SIGAP = "sigap"
    EMAIL = "email"
    TTE = "tte"
    WEB = "web"


class Result(StrEnum):
    """What an outcome means for the permit; the latest one rules papers and ending."""

    APPROVE = "approve"
    REFUSE = "refuse"


class Section(StrEnum):
    """The building blocks of a step's form (DESIGN chapter 4)."""

    APPLICANT = "applicant"
    BUSINESS = "business"
    REQUIREMENTS = "requirements"
    TECHNICAL_DATA = "technical_data"
    RISK = "risk"
    SCHEDULE = "schedule"
    INSPECTION = "inspection"
    RECOMMENDATION = "recommendation"
    DRAFT = "draft"
    INITIALS = "initials"
    SIGNATURE = "signature"
    NUMBER = "number"
    ONLINE_ENTRY = "online_entry"
    HANDOVER = "handover"
    SURVEY = "survey"
    ARCHIVE = "archive"
    NOTE = "note"


class Status(StrEnum):
    """Where a case is (UX chapter 6.3, DESIGN chapter 9)."""

    DRAFT = "draft"
    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    WAITING_APPLICANT = "waiting_applicant"
    WAITING_RECOMMENDATION = "waiting_recommendation"
    APPROVED = "approved"
    ISSUED = "issued"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    REFUSAL_HANDED_OVER = "refusal_handed_over"
    CANCELLED = "cancelled"
    REVOKED = "revoked"


class Certainty(StrEnum):
    """Where a statement about a row comes from (DOMAIN chapter 2.0, column Basis)."""

    TABLE = "table"
    TEXT = "text"
    INFERRED = "inferred"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """How sure lane and kind of a symbol are, with a note for the person who maintains the SOP."""

    lane: Certainty = Certainty.TABLE
    kind: Certainty = Certainty.INFERRED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """One way out of a symbol. `added` marks what the signed table does not print."""

    to: str
    label: str = ""
    outcome: str = ""
    result: Result | None = None
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A place in the flow; a case stands at one symbol at a time.

    `parts` are the role sets that each complete it, in this order, one event each; empty
    means the roles of its lane (for an external lane: the roles that record for it).
    `to` of an exit, and `needs`, name other symbols by id.
    """

    id: str
    lane: str
    kind: Shape
    text: str = ""
    next: tuple[Exit, ...] = ()
    form: tuple[Section, ...] = ()
    papers: tuple[str, ...] = ()
    system: System = System.OFFLINE
    parts: tuple[Role, ...] = ()
    intake: bool = False
    reaches: Status | None = None
    later: bool = False
    needs: tuple[str, ...] = ()
    basis: Basis = field(default_factory=Basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardTime:
    """The printed Waktu with what it means: `amount` counted in `unit`."""

    text: str = ""
    amount: int = 0
    unit: Unit = Unit.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table. The printed number may repeat, jump or be missing.

    `marks` are the signs that the source still prints in its lanes, by lane id, however
    unreliable they are; the flow goes by `symbols` only.
    """

    number: str = ""
    activity: str = ""
    requirements: str = ""
    time: StandardTime = field(default_factory=StandardTime)
    output: str = ""
    note: str = ""
    spans: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    marks: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    symbols: tuple[Symbol, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A column of Pelaksana. External lanes name the roles that record for them."""

    id: str
    label: str
    roles: tuple[Role, ...] = ()
    recorded_by: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who signed the SOP: position, name and NIP as printed."""

    position: str = ""
    name: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The identity block, verbatim; every field optional, headings as the office words them.

    `issuer` is what stands beside the coat of arms, line by line.
    """

    issuer: tuple[str, ...] = ()
    number: str = ""
    created: str = ""
    revised: str = ""
    effective: str = ""
    approved: str = ""
    approved_by: Approval = field(default_factory=Approval)
    name: str = ""
    legal_basis: tuple[str, ...] = ()
    qualification: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The column headings as printed; an empty one means the table has no such column."""

    number: str = ""
    activity: str = ""
    performers: str = ""
    standard: str = ""
    requirements: str = ""
    time: str = ""
    output: str = ""
    note: str = ""
    order: tuple[str, ...] = ("requirements", "time", "output")
    column_numbers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sop:
    """One procedure. Its rows are numbered by position; symbols are found by id."""

    id: str
    title: str
    office: str = ""
    identity: Identity = field(default_factory=Identity)
    headings: Headings = field(default_factory=Headings)
    lanes: tuple[Lane, ...] = ()
    rows: tuple[Row, ...] = ()
    reading_rules: tuple[str, ...] = ()

    def symbols(self) -> Iterator[Symbol]:
        """Go through all symbols in the order of the table."""
        return (symbol for row in self.rows for symbol in row.symbols)
