"""Dates, money and counts as they are typed at a counter (UX chapter 4)."""

import re
from datetime import date, timedelta

from desktop.domain.forms.digits import only_digits
from desktop.domain.forms.problems import Checked, error

_WORDS = {"kemarin": -1, "hari ini": 0, "besok": 1, "lusa": 2}
_MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<day>[0-9]{1,2})",
        r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?:(?P<year>[0-9]{2}|[0-9]{4}))?",
        r"(?P<day>[0-9]{1,2})[/. -](?P<month>[0-9]{1,2})(?:[/. -](?P<year>[0-9]{2}|[0-9]{4}))?",
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        r"(?P<day>[0-9]{1,2})[ -](?P<name>[a-z]{3,9})\.?(?:[ -](?P<year>[0-9]{2}|[0-9]{4}))?",
    )
)
_MONEY = re.compile(r"(?:rp\.?)?([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,(?:--?|00?))?")
YEARS_AHEAD = 20
MOST_RUPIAH_DIGITS = 15


def check_date(text: str, today: date) -> Checked:
    """Read `12`, `12/11`, `121125`, `12 November 2025`, `kemarin`; store `2025-11-12`.

    What is left out is that of `today`; two digits of a year reach 20 years ahead.
    """
    typed = " ".join(text.split()).lower()
    if typed in _WORDS:
        return Checked((today + timedelta(days=_WORDS[typed])).isoformat())
    for shape in _SHAPES:
        if found := shape.fullmatch(typed):
            day = _date(found.groupdict(), today)
            break
    else:
        day = None
    if day is None:
        return Checked(text.strip(), (error("date_unreadable", text=text.strip()),))
    return Checked(day.isoformat())


def check_money(text: str) -> Checked:
    """Read an amount in whole rupiah with Indonesian separators; store its digits."""
    found = _MONEY.fullmatch("".join(text.split()).lower())
    if not found:
        return Checked(text.strip(), (error("money_unreadable", text=text.strip()),))
    digits = found[1].replace(".", "").lstrip("0") or "0"
    if len(digits) > MOST_RUPIAH_DIGITS:
        return Checked(text.strip(), (error("money_too_large", digits=MOST_RUPIAH_DIGITS),))
    return Checked(digits)


def check_count(text: str) -> Checked:
    """Read a whole number such as a number of workers; store its digits."""
    digits = "".join(text.split()).replace(".", "")
    if not digits or not only_digits(digits) or len(digits) > MOST_RUPIAH_DIGITS:
        return Checked(text.strip(), (error("count_unreadable", text=text.strip()),))
    return Checked(digits.lstrip("0") or "0")


def _date(parts: dict[str, str | None], today: date) -> date | None:
    try:
        year, month = _year(parts.get("year"), today), _month(parts, today)
        day = date(year, month, int(parts["day"] or 0))
    except ValueError:
        return None
    return day if 1900 <= day.year < 2200 else None


def _month(parts: dict[str, str | None], today: date) -> int:
    if name := parts.get("name"):
        fitting = (number for number, month in enumerate(_MONTHS, 1) if month.startswith(name))
        return next(fitting, 0)
    return int(parts.get("month") or today.month)


def _year(typed: str | None, today: date) -> int:
    if not typed:
        return today.year
    if len(typed) == 4:
        return int(typed)
    year = today.year // 100 * 100 + int(typed)
    return year if year <= today.year + YEARS_AHEAD else year - 100
