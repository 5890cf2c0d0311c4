"""Moments written as people write them, for the tests of the calendar."""

import tomllib
from datetime import date, datetime
from pathlib import Path

from desktop.domain.calendar.hours import DayHours, OfficeHours
from desktop.domain.calendar.plain import calendar_from
from desktop.domain.calendar.workdays import Calendar

HOLIDAYS = Path(__file__).parents[3] / "resources" / "holidays.toml"


def at(text: str, zone: int = 7) -> int:
    """Give a moment such as `2025-11-19 10.42` in milliseconds."""
    local = datetime.strptime(f"{text} +0{zone}00", "%Y-%m-%d %H.%M %z")
    return int(local.timestamp()) * 1000


def shipped_calendar() -> Calendar:
    """Read the calendar that Sopan brings."""
    return calendar_from(tomllib.loads(HOLIDAYS.read_text(encoding="utf-8")))


def tiny_calendar(
    holidays: frozenset[date] = frozenset(),
    extra_days: frozenset[date] = frozenset(),
    ramadan: tuple[tuple[date, date], ...] = (),
) -> Calendar:
    """Give a calendar with a few minutes a day, small enough to walk through."""
    short, shorter = DayHours(480, 500, 485, 490), DayHours(485, 495)
    hours = OfficeHours(
        (short, short, None, shorter, short, None, None),
        (shorter, None, shorter, shorter, shorter, None, None),
    )
    return Calendar(
        hours=hours,
        holidays=dict.fromkeys(holidays, "libur"),
        extra_days=extra_days,
        ramadan=ramadan,
    )
