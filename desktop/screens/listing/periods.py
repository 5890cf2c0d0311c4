"""The periods in which something may have happened."""

from datetime import date, timedelta
from enum import StrEnum

Span = tuple[date | None, date | None]


class Within(StrEnum):
    """When it happened; `chosen` is between two dates that are typed."""

    EVER = "ever"
    TODAY = "today"
    THIS_WEEK = "this_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    CHOSEN = "chosen"


def span_of(within: Within, today: date) -> Span:
    """Give the first and the last date of a period, both within."""
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    before = month - timedelta(days=1)
    spans: dict[Within, Span] = {
        Within.EVER: (None, None),
        Within.CHOSEN: (None, None),
        Within.TODAY: (today, today),
        Within.THIS_WEEK: (today - timedelta(days=today.weekday()), today),
        Within.THIS_MONTH: (month, today),
        Within.LAST_MONTH: (before.replace(day=1), before),
        Within.THIS_YEAR: (year, today),
        Within.LAST_YEAR: (date(year.year - 1, 1, 1), date(year.year - 1, 12, 31)),
    }
    return spans[within]
