"""When a case is due: the step it stands at, and the whole (UX chapter 6.2)."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from desktop.domain.calendar.deadlines import (
    QUEUE_ALLOWANCE,
    Deadline,
    Pause,
    deadline_of,
    promise_of,
)
from desktop.domain.calendar.timing import Effort, Span, effort_of
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.case import Case
from desktop.domain.events.cases import StepCompleted
from desktop.domain.office import Office
from desktop.domain.permits import PREFIX, is_count
from desktop.domain.reading.visits import Visit
from desktop.domain.sop.flow import Flow, exits
from desktop.domain.sop.model import Exit, Result, StandardTime, Symbol, Unit

TROUBLE = "system"
"""The hold that is nobody's choice: an online system does not work."""

DURING, AFTER = "trouble_days.", "solved_days."
"""Settings of the office, by system: working days to help while it is in trouble, and working
days once it is solved. Pariaman allows 5 for OSS and siCantik (SOP OSS RBA and siCantik,
Peringatan 2), and 1 after the problem is solved for SIGAP (SOP SIGAP, Peringatan 2)."""


def step_deadline(case: Case, visit: Visit, office: Office, calendar: Calendar) -> Deadline:
    """Work out when a visit is due; a step at the applicant's has no clock.

    While a system is in trouble the step's clock stands still and the office's own limit for
    the trouble runs instead, where it has one.
    """
    if case.sop.flow.is_external(visit.symbol):
        return Deadline()
    trouble = trouble_deadline(visit, office, calendar)
    if trouble is not None and visit.hold is not None:
        return trouble
    usual = _usual_deadline(case, visit, office, calendar)
    if trouble is None or visit.hold is not None or trouble.due <= usual.due:
        return usual
    return trouble


def trouble_deadline(visit: Visit, office: Office, calendar: Calendar) -> Deadline | None:
    """Give the limit that the office sets for its newest trouble with a system, if any."""
    troubles = [hold for hold in visit.holds if hold.reason == TROUBLE]
    if not troubles:
        return None
    newest = max(troubles, key=lambda hold: hold.since)
    about = (AFTER if newest.until else DURING) + visit.symbol.system.value
    days = office.about("office").get(about, "")
    if not is_count(days) or not int(days):
        return None
    limit = StandardTime(amount=int(days), unit=Unit.WORKING_DAY)
    return deadline_of(limit, newest.until or newest.since, calendar)


def standard_of(case: Case, symbol: Symbol, office: Office) -> StandardTime:
    """Give the standard of a symbol's row, or what the permit type says where that is by rule."""
    printed = case.sop.flow.row_of(symbol.id).time
    if printed.unit is not Unit.BY_RULE:
        return printed
    settings = office.about(PREFIX + case.registered.permit_type)
    amount, _, unit = settings.get(f"time.{symbol.id}", "").partition(" ")
    if not is_count(amount) or unit not in set(Unit):
        return printed
    return StandardTime(amount=int(amount), unit=Unit(unit))


def row_passes(case: Case) -> Iterator[tuple[int, list[Visit]]]:
    """Give the finished passes of rows by position: visits one after the other on one row.

    A symbol of the row that comes once more begins the next pass. A row the case still stands
    on, was sent back from or ended on by withdrawal, is not finished.
    """
    flow = case.sop.flow
    together: list[Visit] = []
    at = 0
    for visit in case.trail:
        position = flow.position_of(visit.symbol.id)
        if position != at or any(before.symbol is visit.symbol for before in together):
            if together and together[-1].completed:
                yield at, together
            at, together = position, []
        together.append(visit)
    if together[-1].completed:
        yield at, together


def effort_on(
    case: Case, visits: Sequence[Visit], office: Office, calendar: Calendar
) -> Effort | None:
    """Add up what visits of one row took, from opening each form to finishing it.

    None where the applicant acted, or nobody noted when the form was opened: what is not known
    must not look late.
    """
    inside = [visit for visit in visits if not case.sop.flow.is_external(visit.symbol)]
    spans = [span for visit in inside for span in _spans(visit)]
    if not spans or min(spans)[0] <= 0:
        return None
    standard = standard_of(case, inside[0].symbol, office)
    return effort_of(standard, spans, calendar, pauses=_pauses(inside))


def _spans(visit: Visit) -> list[Span]:
    events = [*visit.parts, visit.taken.first] if visit.taken else visit.parts
    return [(e.fact.opened, e.at) for e in events if isinstance(e.fact, StepCompleted)]


def _usual_deadline(case: Case, visit: Visit, office: Office, calendar: Calendar) -> Deadline:
    allowance = office.about("office").get("queue_allowance", "")
    return deadline_of(
        standard_of(case, visit.symbol, office),
        visit.arrived,
        calendar,
        pauses=_pauses([visit]),
        allowance=int(allowance) if is_count(allowance) else QUEUE_ALLOWANCE,
    )


def promise(case: Case, office: Office, calendar: Calendar) -> Deadline:
    """Work out when the whole case is due: the permit type's limit, or the sum of the SOP."""
    settings = office.about(PREFIX + case.registered.permit_type)
    text = settings.get("limit", "") if settings.get("sop") else ""
    limit = int(text) if is_count(text) else 0
    standards = (StandardTime(amount=limit, unit=Unit.WORKING_DAY),) if limit else None
    return promise_of(
        standards or approval_standards(case.sop.flow, case.registered.start),
        case.opening.at,
        calendar,
        pauses=_pauses(case.trail) + _with_applicant(case),
    )


@lru_cache(maxsize=64)
def approval_standards(flow: Flow, start: str) -> tuple[StandardTime, ...]:
    """Give the standards of the rows on the straight way from a symbol to the permit."""
    rows = dict.fromkeys(flow.position_of(symbol.id) for symbol, _ in approved_way(flow, start))
    return tuple(flow.sop.rows[position - 1].time for position in rows)


def approved_way(flow: Flow, start: str) -> Iterator[tuple[Symbol, Exit | None]]:
    """Follow an approved case without detours: approving first, never back, never refusing."""
    passed: set[str] = set()
    symbol: Symbol | None = flow.symbol(start)
    while symbol is not None and symbol.id not in passed:
        passed.add(symbol.id)
        way = _onward(flow, symbol)
        yield symbol, way
        symbol = flow.symbol(way.to) if way else None


def _onward(flow: Flow, symbol: Symbol) -> Exit | None:
    ways = [way for way in exits(symbol) if way.result is not Result.REFUSE]
    forward = [way for way in ways if not flow.goes_back(symbol, way)] or ways
    approving = [way for way in forward if way.result is Result.APPROVE] or forward
    return approving[0] if approving else None


def _pauses(visits: Iterable[Visit]) -> list[Pause]:
    return [(hold.since, hold.until or None) for visit in visits for hold in visit.holds]


def _with_applicant(case: Case) -> list[Pause]:
    """Give the times the file was sent back to the applicant, until it came in again."""
    pauses: list[Pause] = []
    for visit in case.trail[1:]:
        if visit.sent_back and case.sop.flow.is_external(visit.symbol):
            left = visit.taken.first.at if visit.taken else None
            pauses.append((visit.arrived, left))
    return pauses
