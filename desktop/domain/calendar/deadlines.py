"""When a step or a whole case is due (UX chapter 6.2).

Minutes and hours are office time, working days are date steps that end at closing time. A
standard under one working day measures handling, so the queue before it gets an allowance.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.calendar.workdays import Calendar
from desktop.domain.sop.model import StandardTime, Unit

QUEUE_ALLOWANCE = 240
"""Office minutes a file may wait before a short step; 0 gives the strict clock."""

Pause = tuple[int, int | None]
"""When a case went to wait for the applicant and when it came back, None while it is away."""


class Kind(StrEnum):
    """How a deadline is counted."""

    OFFICE_TIME = "office_time"
    WORKING_DAYS = "working_days"
    NO_LIMIT = "no_limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A moment in milliseconds since 1970 UTC, and what is needed to say how near it is.

    `amount` is the standard in office minutes or working days, without the allowance;
    `warning` the office minutes before `due` from which it is near; `paused_since` is 0
    unless the case is away now.
    """

    kind: Kind = Kind.NO_LIMIT
    due: int = 0
    amount: int = 0
    warning: int = 0
    paused_since: int = 0


def deadline_of(
    standard: StandardTime,
    arrived: int,
    calendar: Calendar,
    *,
    by_rule: StandardTime | None = None,
    pauses: Iterable[Pause] = (),
    allowance: int = QUEUE_ALLOWANCE,
) -> Deadline:
    """Work out when a step is due that was reached at `arrived`.

    `by_rule` is what the permit type says where the SOP only names a rule (*Sesuai NSPK*).
    """
    valid = by_rule if standard.unit is Unit.BY_RULE else standard
    kind, amount = _limit_of(valid)
    away = _in_order(pauses, arrived)
    paused_since = next((since for since, until in away if until is None), 0)
    if kind is Kind.NO_LIMIT:
        return Deadline(paused_since=paused_since)
    budget = _with_allowance(amount, allowance, calendar) if kind is Kind.OFFICE_TIME else amount
    return Deadline(
        kind=kind,
        due=_due(kind, budget, arrived, away, calendar),
        amount=amount,
        warning=_warning(kind, budget, calendar),
        paused_since=paused_since,
    )


def promise_of(
    standards: Iterable[StandardTime],
    start: int,
    calendar: Calendar,
    *,
    pauses: Iterable[Pause] = (),
) -> Deadline:
    """Work out when a whole case is due, always in working days.

    Give the standards of the rows on the way to the permit, or the one of the permit type.
    Minutes and hours are added up and rounded up to days: a receipt promises a date.
    """
    minutes = days = 0
    for kind, amount in map(_limit_of, standards):
        minutes += amount if kind is Kind.OFFICE_TIME else 0
        days += amount if kind is Kind.WORKING_DAYS else 0
    days -= -minutes // calendar.hours.minutes_of_a_working_day
    total = StandardTime(amount=days, unit=Unit.WORKING_DAY)
    return deadline_of(total, start, calendar, pauses=pauses)


def time_away(pauses: Iterable[Pause], start: int, end: int, calendar: Calendar) -> int:
    """Count the office minutes between two moments that a case was with the applicant."""
    clipped = (
        (since, min(end, until or end)) for since, until in _in_order(pauses, start) if since < end
    )
    return sum(calendar.office_minutes_between(since, until) for since, until in clipped)


def days_away(pauses: Iterable[Pause], start: int, end: int, calendar: Calendar) -> int:
    """Count the working days between two moments that a case was with the applicant."""
    clipped = (
        (since, min(end, until or end)) for since, until in _in_order(pauses, start) if since < end
    )
    return sum(_days(since, until, calendar) for since, until in clipped)


def minutes_of(standard: StandardTime) -> int:
    """Give a standard in minutes or hours as office minutes, 0 for any other."""
    if standard.unit is Unit.MINUTE:
        return max(0, standard.amount)
    return max(0, standard.amount) * 60 if standard.unit is Unit.HOUR else 0


def _limit_of(standard: StandardTime | None) -> tuple[Kind, int]:
    if standard is None or standard.amount <= 0:
        return Kind.NO_LIMIT, 0
    if standard.unit is Unit.WORKING_DAY:
        return Kind.WORKING_DAYS, standard.amount
    if standard.unit in (Unit.MINUTE, Unit.HOUR):
        return Kind.OFFICE_TIME, standard.amount * (60 if standard.unit is Unit.HOUR else 1)
    return Kind.NO_LIMIT, 0


def _with_allowance(minutes: int, allowance: int, calendar: Calendar) -> int:
    short = minutes < calendar.hours.minutes_of_a_working_day
    return minutes + max(0, allowance) if short else minutes


def _warning(kind: Kind, budget: int, calendar: Calendar) -> int:
    day = calendar.hours.minutes_of_a_working_day
    return min(day, budget * (day if kind is Kind.WORKING_DAYS else 1) // 4)


def _due(kind: Kind, budget: int, arrived: int, away: Sequence[Pause], calendar: Calendar) -> int:
    """Push the end by every pause that began before it; a later one finds the case late."""
    due = _after(kind, budget, arrived, calendar)
    for since, until in away:
        if since >= due or until is None:
            break
        if kind is Kind.WORKING_DAYS:
            budget += _days(since, until, calendar)
        else:
            budget += calendar.office_minutes_between(since, until)
        due = _after(kind, budget, arrived, calendar)
    return due


def _after(kind: Kind, budget: int, arrived: int, calendar: Calendar) -> int:
    if kind is Kind.OFFICE_TIME:
        return calendar.add_office_minutes(arrived, budget)
    last_day = calendar.add_working_days(calendar.local_date(arrived), budget)
    return calendar.closing_of(last_day)


def _days(since: int, until: int, calendar: Calendar) -> int:
    return calendar.working_days_between(calendar.local_date(since), calendar.local_date(until))


def _in_order(pauses: Iterable[Pause], start: int) -> tuple[Pause, ...]:
    """Sort pauses, cut them at the start and merge those that overlap, as two PCs may tell."""
    merged: list[Pause] = []
    for since, until in sorted(pauses, key=lambda pause: pause[0]):
        if until is not None and until <= max(since, start):
            continue
        last = merged[-1] if merged else None
        if last is None or (last[1] is not None and last[1] < since):
            merged.append((max(since, start), until))
        else:
            merged[-1] = (last[0], _later(last[1], until))
    return tuple(merged)


def _later(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)
