"""Office hours as somebody types them, and as they are shown again."""

import re

from desktop.domain.calendar.hours import DayHours
from desktop.domain.refusals import Refused

_CLOCK = r"([0-9]{1,2})(?:[.:]?([0-9]{2}))?"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-|\u2013|s/d|sampai)\s*{_CLOCK}")

Span = tuple[int, int]


def span_typed(text: str) -> Span | None:
    """Read `7.30-16`, `07:30 - 16:00`, `0730-1600`: minutes after midnight; None for nonsense."""
    found = _SPAN.fullmatch(" ".join(text.split()).casefold())
    if found is None:
        return None
    hours, minutes, end_hours, end_minutes = (int(part or 0) for part in found.groups())
    if max(minutes, end_minutes) > 59 or max(hours, end_hours) > 24:
        return None
    return hours * 60 + minutes, end_hours * 60 + end_minutes


def span_shown(span: Span | None) -> str:
    """Write a span as it stands in its input: *07.30-16.00*."""
    return "" if span is None else f"{_clock(span[0])}-{_clock(span[1])}"


def day_typed(worked: str, rest: str) -> str:
    """Write a day as the calendar keeps it; empty where the office is closed.

    Raises Refused("hours_unreadable") or Refused("break_unreadable") with the text, and
    Refused("office_hours_unreadable") for a break that does not lie within the hours.
    """
    if not worked.strip():
        if rest.strip():
            raise Refused("break_without_hours", text=rest.strip()[:40])
        return ""
    span = span_typed(worked)
    if span is None or span[0] >= span[1]:
        raise Refused("hours_unreadable", text=worked.strip()[:40])
    pause = span_typed(rest) if rest.strip() else None
    if rest.strip() and (pause is None or not span[0] < pause[0] < pause[1] < span[1]):
        raise Refused("break_unreadable", text=rest.strip()[:40])
    DayHours(*span, *(pause or ()))
    return f"{span_shown(span)} {span_shown(pause)}".strip()


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"
