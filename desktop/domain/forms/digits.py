"""What numbers on forms have in common: masks, lengths, dates inside, check digits."""

import re
from datetime import date

from desktop.domain.forms.problems import Checked, Problem, error

_MASK = re.compile(r"[\s.\-/'\u2019\u200b\u200e\u2060\ufeff]+")
_DIGITS = re.compile(r"[0-9]*")


def without_mask(text: str) -> str:
    """Take out what people and spreadsheets put between digits."""
    return _MASK.sub("", text)


def only_digits(text: str) -> bool:
    """Say whether there is nothing but the digits 0 to 9."""
    return _DIGITS.fullmatch(text) is not None


def of_length(text: str, letters: str, wrong: str, *lengths: int) -> Problem | None:
    """Find something else than digits (code `letters`) or a wrong number of them (`wrong`)."""
    if not only_digits(text):
        return error(letters, text=text)
    if len(text) not in lengths:
        return error(wrong, digits=len(text), wanted=lengths[-1])
    return None


def unacceptable(text: str, problem: Problem) -> Checked:
    """Keep what was typed beside the error, so that it can be corrected."""
    return Checked(text.strip(), (problem,))


def is_date(year: str, month: str, day: str) -> bool:
    """Say whether three groups of digits are a date since 1900."""
    try:
        return date(int(year), int(month), int(day)).year >= 1900
    except ValueError:
        return False


def is_date_of_some_century(day: int, month: str, year: str) -> bool:
    """Say whether a date with two digits of the year exists in this century or the last."""
    return any(is_date(century + year, month, str(day)) for century in ("19", "20"))


def passes_luhn(digits: str) -> bool:
    """Say whether the last digit is the check digit of those before it."""
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(n // 10 + n % 10 for n in doubled)) % 10 == 0
