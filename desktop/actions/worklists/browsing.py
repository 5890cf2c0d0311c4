"""All cases, a page at a time, by what somebody types and chooses (UX chapter 3.2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.readings.pages import FOREVER, Wanted
from desktop.actions.lists import timing
from desktop.actions.session import Session
from desktop.actions.worklists.due import Due, span_of
from desktop.domain.calendar.deadlines import Deadline, Kind
from desktop.domain.calendar.timing import Standing, Timing, standing_at, worst_of
from desktop.domain.calendar.workdays import DAY
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action
from desktop.domain.permits import PREFIX, permit_type


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which cases: typed words, a permit type, statuses, registered from a date to another, due."""

    typed: str = ""
    permit_type: str = ""
    status: tuple[str, ...] = ()
    since: date | None = field(default=None)
    until: date | None = field(default=None)
    due: Due = Due.EVER

    @property
    def is_open(self) -> bool:
        """Tell whether nothing is sifted out."""
        return self == Filter()


def count_cases(session: Session, sieve: Filter) -> int:
    """Count the cases that a filter lets through."""
    session.allow(Action.SEE_CASES)
    return session.workplace.store.pages.count(_wanted(session, sieve))


def page_of_cases(session: Session, sieve: Filter, start: int, limit: int) -> list[CaseLine]:
    """Give the lines of the cases that a filter lets through, newest first, from a place on."""
    session.allow(Action.SEE_CASES)
    return session.workplace.store.pages.page(_wanted(session, sieve), start, limit)


def line_timing(session: Session, line: CaseLine) -> Standing:
    """Tell how a case is in time by its line: the worse of its step and a promise broken."""
    step = timing(session, line)
    workplace = session.workplace
    now = workplace.world.now()
    if not line.symbol or line.paused or not 0 < line.promised < now:
        return step
    broken = Deadline(kind=Kind.WORKING_DAYS, due=line.promised)
    return worst_of((step, standing_at(broken, now, workplace.calendar)))


def is_late(how: Standing) -> bool:
    """Tell whether a standing is past its deadline."""
    return how.timing is Timing.OVERDUE


def permit_types(session: Session) -> dict[str, str]:
    """Name the permit types of the office by their ids, in the order of their names."""
    session.allow(Action.SEE_CASES)
    office = session.workplace.office
    ids = [
        about.removeprefix(PREFIX)
        for about, values in office.settings.items()
        if about.startswith(PREFIX) and values.get("sop")
    ]
    named = {name: permit_type(office, name).name for name in ids}
    return dict(sorted(named.items(), key=lambda item: (item[1].casefold(), item[0])))


def doubtful_numbers(session: Session) -> Mapping[str, tuple[str, ...]]:
    """Give, by case, the numbers that a paper of it shares with another paper."""
    session.allow(Action.SEE_CASES)
    found: dict[str, tuple[str, ...]] = {}
    for text, papers in session.workplace.store.lists.duplicate_numbers():
        for subject in dict.fromkeys(subject for subject, _ in papers):
            found[subject] = (*found.get(subject, ()), text)
    return found


def _wanted(session: Session, sieve: Filter) -> Wanted:
    calendar = session.workplace.calendar
    return Wanted(
        typed=sieve.typed,
        permit_type=sieve.permit_type,
        status=sieve.status,
        since=calendar.midnight_of(sieve.since) if sieve.since else 0,
        until=calendar.midnight_of(sieve.until) + DAY if sieve.until else FOREVER,
        due=span_of(session, sieve.due),
    )
