"""How a deadline stands at a moment, and whether finished work was in time (UX chapter 6.2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from desktop.domain.calendar.deadlines import (
    Deadline,
    Kind,
    Pause,
    days_away,
    minutes_of,
    time_away,
)
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.sop.model import StandardTime, Unit


class Timing(IntEnum):
    """How urgent something is; the order is that of the worklist."""

    OVERDUE = 0
    DUE_SOON = 1
    RUNNING = 2
    PAUSED = 3
    NO_LIMIT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is left, or how late it is: rounded down when left, up when late.

    `unit` is minute, hour or working day; `amount` is 0 without a limit.
    """

    timing: Timing
    amount: int = 0
    unit: Unit = Unit.NONE
    due: int = 0


Span = tuple[int, int]
"""From opening a form to finishing it, in milliseconds since 1970 UTC."""


class Effort(NamedTuple):
    """The office minutes spent on something, and its working days where the standard is in days.

    `over` is by how many minutes, or working days, that exceeds the standard.
    """

    minutes: int
    days: int = 0
    over: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """How long a step was worked on, and by how much that exceeds its standard (0: within).

    `minutes` are the same office time exactly, where a picture has room for *1 jam 25 menit*.
    """

    amount: int
    unit: Unit
    over: int = 0
    over_unit: Unit = Unit.NONE
    minutes: int = field(default=0, compare=False)


def standing_at(deadline: Deadline, now: int, calendar: Calendar) -> Standing:
    """Tell how a deadline stands at `now`; waiting for the applicant is never late."""
    due = deadline.due
    if deadline.paused_since:
        timing, now = Timing.PAUSED, deadline.paused_since
    elif deadline.kind is Kind.NO_LIMIT:
        timing = Timing.NO_LIMIT
    elif now > due:
        amount, unit = _late(deadline, now, calendar)
        return Standing(timing=Timing.OVERDUE, amount=amount, unit=unit, due=due)
    else:
        near = calendar.office_minutes_between(now, due) <= deadline.warning
        timing = Timing.DUE_SOON if near else Timing.RUNNING
    if deadline.kind is Kind.NO_LIMIT:
        return Standing(timing=timing)
    amount, unit = _left(deadline, now, calendar)
    return Standing(timing=timing, amount=amount, unit=unit, due=due)


def sort_key(standing: Standing) -> tuple[int, int]:
    """Order a worklist: most late first, then what is due next, waiting, and without limit."""
    return (standing.timing, standing.due)


def worst_of(standings: Iterable[Standing]) -> Standing:
    """Choose the most urgent standing, as the chip of a case shows it (step or promise)."""
    return min(standings, key=sort_key, default=Standing(timing=Timing.NO_LIMIT))


def handling_of(
    standard: StandardTime,
    opened: int,
    finished: int,
    calendar: Calendar,
    *,
    pauses: Iterable[Pause] = (),
) -> Handling:
    """Compare the time from first opening to finishing with the standard (*pengerjaan*)."""
    effort = effort_of(standard, [(opened, finished)], calendar, pauses=tuple(pauses))
    return handling_in_words(effort, calendar)


def effort_of(
    standard: StandardTime,
    spans: Sequence[Span],
    calendar: Calendar,
    *,
    pauses: Sequence[Pause] = (),
) -> Effort:
    """Add up the time from opening to finishing, and by how much it exceeds the standard.

    Time with the applicant does not count, nor does time outside office hours.
    """
    minutes = 0
    for opened, finished in spans:
        minutes += calendar.office_minutes_between(opened, finished)
        if pauses:
            minutes -= time_away(pauses, opened, finished, calendar)
    if standard.unit is Unit.WORKING_DAY and standard.amount > 0:
        days = sum(_days_of(span, pauses, calendar) for span in spans)
        return Effort(minutes, days, max(0, days - standard.amount))
    allowed = minutes_of(standard)
    return Effort(minutes, 0, max(0, minutes - allowed) if allowed else 0)


def handling_in_words(effort: Effort, calendar: Calendar) -> Handling:
    """Say an effort in its largest unit; what took no whole day of its days, in office time."""
    if effort.days:
        over_unit = Unit.WORKING_DAY if effort.over else Unit.NONE
        return Handling(
            amount=effort.days,
            unit=Unit.WORKING_DAY,
            over=effort.over,
            over_unit=over_unit,
            minutes=effort.minutes,
        )
    amount, unit = in_words(effort.minutes, calendar, up=False)
    if not effort.over:
        return Handling(amount=amount, unit=unit, minutes=effort.minutes)
    over, over_unit = in_words(effort.over, calendar, up=True)
    return Handling(
        amount=amount, unit=unit, over=over, over_unit=over_unit, minutes=effort.minutes
    )


def _days_of(span: Span, pauses: Sequence[Pause], calendar: Calendar) -> int:
    first, last = calendar.local_date(span[0]), calendar.local_date(span[1])
    days = calendar.working_days_between(first, last)
    return days - days_away(pauses, *span, calendar) if days else 0


def _left(deadline: Deadline, now: int, calendar: Calendar) -> tuple[int, Unit]:
    if deadline.kind is Kind.WORKING_DAYS:
        days = calendar.working_days_between(
            calendar.local_date(now), calendar.local_date(deadline.due)
        )
        if days:
            return days, Unit.WORKING_DAY
    return in_words(calendar.office_minutes_between(now, deadline.due), calendar, up=False)


def _late(deadline: Deadline, now: int, calendar: Calendar) -> tuple[int, Unit]:
    if deadline.kind is Kind.WORKING_DAYS:
        due_day, today = calendar.local_date(deadline.due), calendar.local_date(now)
        return max(1, calendar.working_days_between(due_day, today)), Unit.WORKING_DAY
    minutes = calendar.office_minutes_between(deadline.due, now, up=True)
    return in_words(max(1, minutes), calendar, up=True)


def in_words(minutes: int, calendar: Calendar, *, up: bool) -> tuple[int, Unit]:
    """Choose the largest unit that is reached: *40 menit*, *3 jam*, *2 hari*."""
    day = calendar.hours.minutes_of_a_working_day
    for size, unit in ((day, Unit.WORKING_DAY), (60, Unit.HOUR)):
        if minutes >= size:
            return (-(-minutes // size) if up else minutes // size), unit
    return minutes, Unit.MINUTE
