"""Where the cases of a procedure stand, how long its rows really take, and how far one case is."""

from dataclasses import dataclass
from datetime import date

from db.readings.passes import Pace
from desktop.actions.procedures.library import version
from desktop.actions.session import Session
from desktop.domain.calendar.timing import in_words
from desktop.domain.calendar.workdays import DAY, Calendar
from desktop.domain.case import Case
from desktop.domain.people import Action
from desktop.domain.progress import Progress, progress_of
from desktop.domain.sop.model import StandardTime, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStanding:
    """How many cases stand on a row of a version, and how many of them are late now."""

    position: int
    standing: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTimes:
    """How a row was handled in a period, beside its standard.

    Of `passes` finished, `timed` are known to have taken on average `minutes` of office time,
    said as `amount` and `unit`; `over` took longer than the standard.
    """

    position: int
    standard: StandardTime
    passes: int = 0
    timed: int = 0
    minutes: int = 0
    amount: int = 0
    unit: Unit = Unit.NONE
    over: int = 0


def standing(session: Session, event: str) -> list[RowStanding]:
    """Count, for each row of a version, the cases on it and those past their deadline.

    A case whose clock stands still is not late (UX chapter 6.2).
    """
    session.allow(Action.SEE_CASES)
    found = version(session, event)
    counted = dict.fromkeys(range(1, len(found.sop.rows) + 1), (0, 0))
    workplace = session.workplace
    for crowd in workplace.store.passes.crowds(event, workplace.world.now()):
        position = found.flow.position_of(crowd.symbol)
        here, late = counted[position]
        counted[position] = (here + crowd.standing, late + crowd.late)
    return [
        RowStanding(position=position, standing=here, late=late)
        for position, (here, late) in counted.items()
    ]


def actual_times(session: Session, event: str, since: date, until: date) -> list[RowTimes]:
    """Give the average handling of each row of a version from one date to another, both within.

    What counts is the date at the office on which a pass was finished.
    """
    session.allow(Action.SEE_CASES)
    found = version(session, event)
    calendar, store = session.workplace.calendar, session.workplace.store
    begin, end = calendar.midnight_of(since), calendar.midnight_of(until) + DAY
    paces = {pace.position: pace for pace in store.passes.paces(event, begin, end)}
    return [
        _times(position, row.time, paces.get(position), calendar)
        for position, row in enumerate(found.sop.rows, 1)
    ]


def _times(
    position: int, standard: StandardTime, pace: Pace | None, calendar: Calendar
) -> RowTimes:
    if pace is None:
        return RowTimes(position=position, standard=standard)
    minutes = round(pace.minutes / pace.timed) if pace.timed else 0
    amount, unit = in_words(minutes, calendar, up=False) if pace.timed else (0, Unit.NONE)
    return RowTimes(
        position=position,
        standard=standard,
        passes=pace.passes,
        timed=pace.timed,
        minutes=minutes,
        amount=amount,
        unit=unit,
        over=pace.over,
    )


def case_progress(session: Session, case: Case) -> Progress:
    """Tell how far a case has come in its procedure, now."""
    session.allow(Action.SEE_CASES)
    workplace = session.workplace
    return progress_of(case, workplace.office, workplace.calendar, workplace.world.now())
