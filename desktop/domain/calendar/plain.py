"""A calendar as plain words and lists, for events and for `resources/holidays.toml`.

One shape serves both: `zone` is a word, all else are lists of strings such as
`"2025-01-01 Tahun Baru Masehi"`, `"2025-03-01 2025-03-30"` and `"07.30-16.00 12.00-13.00"`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from desktop.domain.calendar.hours import DayHours, OfficeHours, TimeZone, Week, five_day_week
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.refusals import Refused

Plain = Mapping[str, str | tuple[str, ...]]
T = TypeVar("T")

LISTS = ("hours", "ramadan_hours", "holidays", "extra_days", "ramadan")
LONGEST_LIST = 5_000
_CLOCK = re.compile(r"([0-9]{2})\.([0-9]{2})-([0-9]{2})\.([0-9]{2})")


def calendar_from(plain: Mapping[str, object]) -> Calendar:
    """Read a calendar; what is not named keeps its default, what is unknown is refused.

    Raises Refused `calendar_unreadable` with the field and the text that made no sense.
    """
    for name in plain.keys() - {"zone", *LISTS}:
        raise _unreadable(name, "")
    ordinary = five_day_week()
    return Calendar(
        zone=_read(_zone, "zone", [plain.get("zone", "WIB")])[0],
        hours=OfficeHours(
            _week(plain, "hours", ordinary.normal), _week(plain, "ramadan_hours", ordinary.ramadan)
        ),
        holidays=dict(_read(_named_day, "holidays", _list(plain, "holidays"))),
        extra_days=frozenset(_read(_day, "extra_days", _list(plain, "extra_days"))),
        ramadan=tuple(sorted(_read(_period, "ramadan", _list(plain, "ramadan")))),
    )


def plain_of(calendar: Calendar) -> dict[str, str | tuple[str, ...]]:
    """Write a calendar so that `calendar_from` gives the same one back."""
    return {
        "zone": calendar.zone.name,
        "hours": tuple(map(_hours_text, calendar.hours.normal)),
        "ramadan_hours": tuple(map(_hours_text, calendar.hours.ramadan)),
        "holidays": tuple(
            f"{day.isoformat()} {name}" for day, name in sorted(calendar.holidays.items())
        ),
        "extra_days": tuple(day.isoformat() for day in sorted(calendar.extra_days)),
        "ramadan": tuple(
            f"{first.isoformat()} {last.isoformat()}" for first, last in calendar.ramadan
        ),
    }


def _list(plain: Mapping[str, object], name: str) -> list[object]:
    value = plain.get(name, ())
    if not isinstance(value, list | tuple) or len(value) > LONGEST_LIST:
        raise _unreadable(name, "")
    return list(value)


def _read(reader: Callable[[str], T], name: str, texts: Iterable[object]) -> list[T]:
    found = []
    for text in texts:
        if not isinstance(text, str):
            raise _unreadable(name, "")
        try:
            found.append(reader(text))
        except (ValueError, KeyError, Refused) as trouble:
            raise _unreadable(name, text) from trouble
    return found


def _week(plain: Mapping[str, object], name: str, usual: Week) -> Week:
    texts = _list(plain, name)
    if not texts:
        return usual
    week = tuple(_read(_hours, name, texts))
    if len(week) != 7 or not any(week):
        raise _unreadable(name, "")
    return week


def _zone(text: str) -> TimeZone:
    return TimeZone[text]


def _named_day(text: str) -> tuple[date, str]:
    day, _, name = text.partition(" ")
    return _day(day), name


def _period(text: str) -> tuple[date, date]:
    first, _, last = text.partition(" ")
    if _day(first) > _day(last):
        raise ValueError(text)
    return _day(first), _day(last)


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def _hours(text: str) -> DayHours | None:
    if not text:
        return None
    worked, _, rest = text.partition(" ")
    return DayHours(*_minutes(worked), *(_minutes(rest) if rest else ()))


def _minutes(text: str) -> tuple[int, int]:
    if not (found := _CLOCK.fullmatch(text)):
        raise ValueError(text)
    hours, minutes, end_hours, end_minutes = map(int, found.groups())
    if minutes > 59 or end_minutes > 59:
        raise ValueError(text)
    return hours * 60 + minutes, end_hours * 60 + end_minutes


def _hours_text(hours: DayHours | None) -> str:
    if hours is None:
        return ""
    work = f"{_clock(hours.opening)}-{_clock(hours.closing)}"
    if not hours.break_to:
        return work
    return f"{work} {_clock(hours.break_from)}-{_clock(hours.break_to)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"


def _unreadable(name: str, text: str) -> Refused:
    return Refused("calendar_unreadable", field=name, text=text[:60])
