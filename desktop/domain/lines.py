"""What lists, worklists, searches and statistics keep of a case: its line, and its passes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from desktop.domain.calendar.deadlines import Deadline
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.case import Case
from desktop.domain.case_times import effort_on, promise, row_passes, step_deadline
from desktop.domain.events.cases import (
    CaseCancelled,
    CaseRegistered,
    CaseRevoked,
    PaperNumbered,
    StepCompleted,
    StepReturned,
)
from desktop.domain.numbers import Scope, scope_key
from desktop.domain.office import Office
from desktop.domain.reading.contents import ONLINE
from desktop.domain.reading.verdicts import Verdict
from desktop.domain.sop.flow import row_name
from desktop.domain.sop.model import Section, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case as the lists show it; thrown away and written again whenever the case is re-read.

    Times are milliseconds since 1970 UTC, 0 for none. `due` is the deadline of the step it
    stands at, counted as `kind` says and near within `warning` office minutes; whether that is
    late is worked out when it is shown. `online` names what is still to be entered elsewhere:
    system, visit and symbol of each. `asked` are the papers for which a number was asked.
    """

    subject: str
    number: str
    permit_type: str
    sop: str
    status: str
    version: str = ""
    symbol: str = ""
    step: str = ""
    performers: tuple[str, ...] = ()
    waiting_for: str = ""
    applicant: str = ""
    applicant_id: str = ""
    business: str = ""
    registered: int = 0
    arrived: int = 0
    due: int = 0
    promised: int = 0
    result: str = ""
    conflicts: int = 0
    unconfirmed: int = 0
    paused: int = 0
    kind: str = ""
    warning: int = 0
    numbers: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    online: tuple[tuple[str, str, str], ...] = ()
    asked: tuple[str, ...] = ()


class RowPass(NamedTuple):
    """One finished pass of a row; thrown away and written again with the line of its case.

    `position` is that of the row, `finished` in milliseconds since 1970 UTC. `minutes` are the
    office minutes it was worked on, UNKNOWN where nobody noted that; `over` is 1 when that is
    more than the standard.
    """

    position: int
    finished: int
    minutes: int
    over: int


UNKNOWN = -1
FINISHING = (CaseRegistered, StepCompleted, StepReturned, CaseCancelled, CaseRevoked)
"""What takes a case from somebody's desk."""


def passes_of(case: Case, office: Office, calendar: Calendar) -> tuple[RowPass, ...]:
    """List the finished passes of the rows of a case, in their order."""
    passes = []
    for position, visits in row_passes(case):
        effort = effort_on(case, visits, office, calendar)
        last = visits[-1].taken
        finished = last.first.at if last else 0
        if effort is None:
            passes.append(RowPass(position, finished, UNKNOWN, 0))
        else:
            passes.append(RowPass(position, finished, effort.minutes, int(effort.over > 0)))
    return tuple(passes)


def hands_of(case: Case) -> Mapping[str, int]:
    """Tell who has worked on a case, and when each of them last finished something."""
    hands: dict[str, int] = {}
    for event, verdict in case.history:
        if verdict is Verdict.COUNTS and isinstance(event.fact, FINISHING):
            hands[event.by] = max(hands.get(event.by, 0), event.at)
    return hands


def line_of(case: Case, office: Office, calendar: Calendar) -> CaseLine:
    """Write the line of a case."""
    current = case.current
    deadline = step_deadline(case, current, office, calendar) if current else Deadline()
    return CaseLine(
        subject=case.id,
        number=case.number,
        permit_type=case.registered.permit_type,
        sop=case.sop.sop.id,
        version=case.sop.event,
        status=case.status.value,
        symbol=current.symbol.id if current else "",
        step=row_name(case.sop.flow.row_of(current.symbol.id)) if current else "",
        performers=tuple(sorted(role.value for role in case.performers())),
        waiting_for=case.sop.flow.lane_of(current.symbol).label if current else "",
        applicant=case.values.get("applicant.name", ""),
        applicant_id=case.values.get("applicant.nik", ""),
        business=case.values.get("business.name", ""),
        registered=case.opening.at,
        arrived=current.arrived if current else 0,
        due=deadline.due,
        promised=promise(case, office, calendar).due,
        result=case.result.value if case.result else "",
        conflicts=case.conflicts,
        unconfirmed=len(case.unconfirmed),
        paused=deadline.paused_since,
        kind=deadline.kind.value,
        warning=deadline.warning,
        numbers=numbers_of(case),
        counts=counts_of(case, office, calendar),
        online=online_of(case),
        asked=asked_of(case),
    )


def online_of(case: Case) -> tuple[tuple[str, str, str], ...]:
    """List what is still to be entered elsewhere: what work went on without, then what is due now.

    A cancelled or revoked case owes nothing: nobody will enter it any more.
    """
    if case.status in (Status.CANCELLED, Status.REVOKED):
        return ()
    owed = [(e.system.value, e.visit, e.symbol) for e in case.online if e.done is None]
    here = case.current
    if here is None or here.symbol.system not in ONLINE:
        return tuple(owed)
    asked = Section.ONLINE_ENTRY in here.symbol.form
    return (*owed, (here.symbol.system.value, here.id, here.symbol.id)) if asked else tuple(owed)


def asked_of(case: Case) -> tuple[str, ...]:
    """List the papers that wait for a number; nobody numbers those of a case that was ended."""
    over = case.status in (Status.CANCELLED, Status.REVOKED)
    return () if over else tuple(sorted(case.asked))


def numbers_of(case: Case) -> tuple[tuple[str, str], ...]:
    """List number and paper of all papers, clashing ones too."""
    standing = {(text, paper) for paper, text in case.numbers.items()}
    clashing = {
        (value.text, paper)
        for paper, values in case.number_clashes.items()
        for value in values
        if value.text
    }
    return tuple(sorted(standing | clashing))


def counts_of(case: Case, office: Office, calendar: Calendar) -> tuple[tuple[str, int], ...]:
    """List how far each counter got in a case; voided numbers stay used."""
    year = calendar.local_date(case.opening.at).year
    intake = (intake_counter(case.opening.device, year), case.registered.count)
    given = [
        (book_counter(office, fact, case.registered.permit_type), fact.count)
        for fact in case.given
        if fact.count and fact.book in office.books
    ]
    return (intake, *given)


def intake_counter(device: str, year: int) -> str:
    """Name the counter of the intake numbers one computer gives in a year."""
    return f"intake/{device}/{year}"


def book_counter(office: Office, fact: PaperNumbered, permit_type: str) -> str:
    """Name the counter from which a number was taken."""
    scope = Scope(office.books[fact.book].opened.scope)
    year = int(fact.dated[:4]) if fact.dated[:4].isdecimal() else 0
    return f"book/{fact.book}/{scope_key(scope, year, permit_type, fact.paper)}"
