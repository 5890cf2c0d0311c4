"""How far one case has come in its SOP: the state of every symbol and what was travelled."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from desktop.domain.calendar.timing import (
    Handling,
    Standing,
    Timing,
    handling_in_words,
    standing_at,
)
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.case import Case
from desktop.domain.case_times import effort_on, row_passes, step_deadline
from desktop.domain.office import Office
from desktop.domain.reading.step_states import StepState
from desktop.domain.reading.visits import Visit
from desktop.domain.sop.flow import exits
from desktop.domain.sop.reach import ahead_of, detours_of

__all__ = [
    "ACTIVE",
    "Passage",
    "Progress",
    "StepProgress",
    "StepState",
    "progress_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One finished pass of a symbol: who finished it, when, with which outcome, and how long.

    `person` is an id; times are milliseconds since 1970 UTC.
    """

    visit: str
    person: str
    arrived: int
    finished: int
    outcome: str = ""
    handling: Handling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepProgress:
    """One symbol: its state, how often it was finished, and its latest finished pass.

    `person` is the id of who finished it, `finished` when, in milliseconds since 1970 UTC
    (0 for never); `handling` compares the time it took with the standard, None without one.
    `arrived` is when the case came here last, 0 for never. `history` has every finished pass.
    """

    state: StepState
    passes: int = 0
    person: str = ""
    arrived: int = 0
    finished: int = 0
    handling: Handling | None = None
    history: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A case in its SOP.

    `travelled` counts how often each way, (from, to), was taken; `skipped` are the ways that
    lie on branches the case did not and will not take. `standing` says how the step it stands
    at is in time, `hold` why its clock stands still. `stopped` is where it stood when it was
    withdrawn or its permit revoked. `rows` compares the latest finished pass of each row, by
    position, with its standard.
    """

    steps: Mapping[str, StepProgress]
    travelled: Mapping[tuple[str, str], int]
    skipped: frozenset[tuple[str, str]]
    current: str = ""
    standing: Standing | None = None
    hold: str = ""
    stopped: str = ""
    rows: Mapping[int, Handling] = field(default_factory=lambda: MappingProxyType({}))


ACTIVE: Mapping[Timing, StepState] = MappingProxyType(
    {
        Timing.OVERDUE: StepState.OVERDUE,
        Timing.DUE_SOON: StepState.DUE_SOON,
        Timing.RUNNING: StepState.CURRENT,
        Timing.PAUSED: StepState.WAITING,
        Timing.NO_LIMIT: StepState.CURRENT,
    }
)


def progress_of(case: Case, office: Office, calendar: Calendar, now: int) -> Progress:
    """Say how far a case has come in the version of the SOP it runs under, at `now`."""
    current, last = case.current, case.trail[-1]
    standing = None
    if current is not None:
        standing = standing_at(step_deadline(case, current, office, calendar), now, calendar)
    states = _states(case, standing)
    stopped = current is None and not last.completed
    return Progress(
        steps=_steps(case, states, office, calendar),
        travelled=_travelled(case),
        skipped=_skipped(case),
        current=current.symbol.id if current else "",
        standing=standing,
        hold=current.hold.reason if current and current.hold else "",
        stopped=last.symbol.id if stopped else "",
        rows=_rows(case, office, calendar),
    )


def _states(case: Case, standing: Standing | None) -> dict[str, StepState]:
    """Give the state of every symbol, also of those that are no part of what is followed.

    A symbol that was done before the case was sent back, and that lies before it again, is not
    reached: work that must be done again must not look done. Its earlier passes stay counted.
    """
    ahead, detours = _open(case)
    done = {visit.symbol.id for visit in case.trail if visit.completed}
    states = {
        symbol.id: _state(symbol.id, done, ahead, detours) for symbol in case.sop.sop.symbols()
    }
    if case.current is not None and standing is not None:
        states[case.current.symbol.id] = _active(case, case.current, standing)
    return states


def _state(
    symbol: str, done: Container[str], ahead: Container[str], detours: Container[str]
) -> StepState:
    if symbol in ahead:
        return StepState.NOT_REACHED
    if symbol in done:
        return StepState.DONE
    return StepState.NOT_REACHED if symbol in detours else StepState.SKIPPED


def _active(case: Case, visit: Visit, standing: Standing) -> StepState:
    """Give the state of the symbol the case stands at.

    While a system is in trouble the office's own limit for that may be near or over; otherwise
    a step on hold waits, as does one at the applicant's.
    """
    state = ACTIVE[standing.timing]
    waits = visit.hold is not None or case.sop.flow.is_external(visit.symbol)
    return StepState.WAITING if waits and state is StepState.CURRENT else state


def _open(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """Name what lies before the case, and what a way back would lead to for the first time."""
    if case.current is None:
        return frozenset(), frozenset()
    flow, here = case.sop.flow, case.current.symbol.id
    passed = {visit.symbol.id for visit in case.trail}
    return ahead_of(flow, here), detours_of(flow, here, passed)


def _steps(
    case: Case, states: Mapping[str, StepState], office: Office, calendar: Calendar
) -> dict[str, StepProgress]:
    visits: dict[str, list[Visit]] = {}
    for visit in case.trail:
        visits.setdefault(visit.symbol.id, []).append(visit)
    return {
        symbol: _step(case, state, visits.get(symbol, ()), (office, calendar))
        for symbol, state in states.items()
    }


def _step(
    case: Case, state: StepState, visits: Sequence[Visit], known: tuple[Office, Calendar]
) -> StepProgress:
    history = tuple(_passage(case, visit, *known) for visit in visits if visit.completed)
    newest = history[-1] if history else None
    return StepProgress(
        state=state,
        passes=len(history),
        person=newest.person if newest else "",
        arrived=visits[-1].arrived if visits else 0,
        finished=newest.finished if newest else 0,
        handling=newest.handling if newest else None,
        history=history,
    )


def _passage(case: Case, visit: Visit, office: Office, calendar: Calendar) -> Passage:
    assert visit.taken is not None
    effort = effort_on(case, [visit], office, calendar)
    return Passage(
        visit=visit.id,
        person=visit.taken.first.by,
        arrived=visit.arrived,
        finished=visit.taken.first.at,
        outcome=visit.taken.exit.outcome if visit.taken.exit else "",
        handling=handling_in_words(effort, calendar) if effort else None,
    )


def _travelled(case: Case) -> dict[tuple[str, str], int]:
    """Count the printed ways that were taken; sending a case back follows none."""
    return dict(
        Counter(
            (one.symbol.id, other.symbol.id)
            for one, other in pairwise(case.trail)
            if one.taken is not None and one.taken.exit is not None
        )
    )


def _skipped(case: Case) -> frozenset[tuple[str, str]]:
    """Name the ways that are open no more and were not taken."""
    ahead, detours = _open(case)
    here = {case.current.symbol.id} if case.current else set()
    flow = case.sop.flow
    still_open = {
        (name, way.to) for name in ahead | detours | here for way in exits(flow.symbol(name))
    }
    ways = {(symbol.id, way.to) for symbol in case.sop.sop.symbols() for way in exits(symbol)}
    return frozenset(ways - still_open - _travelled(case).keys())


def _rows(case: Case, office: Office, calendar: Calendar) -> dict[int, Handling]:
    rows: dict[int, Handling] = {}
    for position, visits in row_passes(case):
        rows.pop(position, None)
        effort = effort_on(case, visits, office, calendar)
        if effort is not None:
            rows[position] = handling_in_words(effort, calendar)
    return rows
