"""Which cases read otherwise after a setting of the office: those whose times it changes.

What a case says of itself comes from events, people and procedures; settings only say when it is
due and how long its steps may take. So two offices that differ in settings are compared by these.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.calendar.settings import ABOUT, calendar_in
from desktop.domain.calendar.workdays import DAY, EPOCH, Calendar
from desktop.domain.case_times import AFTER, DURING
from desktop.domain.office import Office
from desktop.domain.permits import PREFIX
from desktop.domain.refusals import Refused

NEVER = 2**63 - 1
OF_STEPS = ("queue_allowance", DURING, AFTER)
"""How the settings of the office begin by which the step is due that a case stands at."""
OF_PERMITS = ("sop", "limit", "time.")
"""How the settings of a permit type begin by which its cases are due, or their steps timed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Cases to be read again: by permit type, those with a moment `since`, and those not ended."""

    permit_types: frozenset[str] = frozenset()
    since: int = NEVER
    open_ones: bool = False


def reach_of(before: Office, after: Office) -> Reach:
    """Compare the settings of an office before and after they were written."""
    names = {name for office in (before, after) for name in office.settings}
    return Reach(
        permit_types=frozenset(
            name.removeprefix(PREFIX)
            for name in names
            if name.startswith(PREFIX)
            and _chosen(before.about(name), OF_PERMITS) != _chosen(after.about(name), OF_PERMITS)
        ),
        since=_since(before.about(ABOUT), after.about(ABOUT)),
        open_ones=_chosen(before.about("office"), OF_STEPS)
        != _chosen(after.about("office"), OF_STEPS),
    )


def _chosen(settings: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: text for name, text in settings.items() if text and name.startswith(names)}


def _since(before: Mapping[str, str], after: Mapping[str, str]) -> int:
    """Give the moment from which on the calendars differ: what ended before is as it was."""
    if before == after:
        return NEVER
    first, second = _calendar(before), _calendar(after)
    if (first.zone, first.hours) != (second.zone, second.hours):
        return 0
    days = _differing(first, second)
    return _last_closing(min(days), first, second) if days else NEVER


def _last_closing(day: date, first: Calendar, second: Calendar) -> int:
    """Give a moment before the office closed last before a day, by either calendar.

    A case that came back on a free day is due when the office closed last before that day.
    """
    known = day.toordinal()
    while known > EPOCH and (known == day.toordinal() or not _both_work(known, first, second)):
        known -= 1
    # A day of grace: midnight belongs to the day before as well.
    return max(0, second.midnight_of(date.fromordinal(known)) - DAY)


def _both_work(day: int, first: Calendar, second: Calendar) -> bool:
    worked = date.fromordinal(day)
    return first.is_working_day(worked) and second.is_working_day(worked)


def _calendar(settings: Mapping[str, str]) -> Calendar:
    try:
        return calendar_in(settings)
    except Refused:
        return Calendar()


def _differing(first: Calendar, second: Calendar) -> set[date]:
    """Name the days that differ; of a stretch that differs, the first one."""
    holidays = first.holidays.keys() ^ second.holidays.keys()
    ramadan = {since for since, _ in set(first.ramadan) ^ set(second.ramadan)}
    return {*holidays, *(first.extra_days ^ second.extra_days), *ramadan}
