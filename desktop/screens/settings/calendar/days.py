"""What the calendar says of a year: its holidays, days worked instead, and Ramadan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from desktop.actions.procedures.files import plain_file
from desktop.domain.calendar.plain import calendar_from
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.progress import StepState
from desktop.resource_files import RESOURCES

ESTIMATED = "(perkiraan)"
"""Ends the name of a date that was worked out, not decreed; part of the official name's data."""


class DayKind(StrEnum):
    """What a date of the list is."""

    DECREED = "decreed"
    ESTIMATE = "estimate"
    WEEKEND = "weekend"
    WORKED = "worked"


STATES: Mapping[DayKind, StepState] = {
    DayKind.DECREED: StepState.DONE,
    DayKind.ESTIMATE: StepState.DUE_SOON,
    DayKind.WEEKEND: StepState.NOT_REACHED,
    DayKind.WORKED: StepState.CURRENT,
}


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A date that is not as its weekday: a holiday with its name, or a day worked."""

    day: date
    name: str
    kind: DayKind


def days_of(calendar: Calendar, year: int) -> list[NamedDay]:
    """List the named days of a year."""
    holidays = [
        NamedDay(day, name, _kind(calendar, day, name))
        for day, name in calendar.holidays.items()
        if day.year == year and day not in calendar.extra_days
    ]
    worked = [
        NamedDay(day, calendar.holidays.get(day, ""), DayKind.WORKED)
        for day in calendar.extra_days
        if day.year == year
    ]
    return sorted((*holidays, *worked), key=lambda named: named.day)


def ramadan_of(calendar: Calendar, year: int) -> tuple[date, date] | None:
    """Give the dates of Ramadan that begins in a year."""
    return next(((first, last) for first, last in calendar.ramadan if first.year == year), None)


def years_of(calendar: Calendar, today: date) -> list[int]:
    """List the years that have named days, and the ones around today."""
    known = {day.year for day in (*calendar.holidays, *calendar.extra_days)}
    return sorted({*known, *shipped_years(), today.year, today.year + 1})


@lru_cache(maxsize=1)
def shipped() -> Calendar:
    """Read the calendar that comes with Sopan."""
    return calendar_from(plain_file(RESOURCES / "holidays.toml"))


def shipped_years() -> set[int]:
    """Name the years the calendar that comes with Sopan knows."""
    return {day.year for day in shipped().holidays}


def lacking(calendar: Calendar, year: int) -> dict[str, str]:
    """Give the shipped holidays of a year that the office has not, by date."""
    return {
        day.isoformat(): name
        for day, name in sorted(shipped().holidays.items())
        if day.year == year and day not in calendar.holidays and day not in calendar.extra_days
    }


def _kind(calendar: Calendar, day: date, name: str) -> DayKind:
    if name.endswith(ESTIMATED):
        return DayKind.ESTIMATE
    ramadan = any(first <= day <= last for first, last in calendar.ramadan)
    works = calendar.hours.on(day.weekday(), ramadan=ramadan) is not None
    return DayKind.DECREED if works else DayKind.WEEKEND
