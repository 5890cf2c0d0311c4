"""Numbers of businesses: NPWP, NIB and KBLI (DOMAIN 5.1)."""

from desktop.domain.forms.digits import of_length, passes_luhn, unacceptable, without_mask
from desktop.domain.forms.identity import check_nik
from desktop.domain.forms.problems import Checked, warning

KBLI_EDITIONS = ("2015", "2017", "2020", "2025")
"""Codes split and merge between editions, so a permit keeps the one it was given under."""


def check_npwp(text: str) -> Checked:
    """Check a tax number and give its 16 digits; the old 15 get a zero in front.

    A wrong check digit is a warning. A 16-digit number that does not begin with 0 is a NIK.
    """
    number = without_mask(text)
    if problem := of_length(number, "npwp_not_digits", "npwp_length", 15, 16):
        return unacceptable(text, problem)
    number = number.zfill(16)
    if number[0] != "0":
        return Checked(number, (warning("npwp_nik"),) if check_nik(number).problems else ())
    wrong = not passes_luhn(number[1:10]) or set(number) == {"0"}
    return Checked(number, (warning("npwp_check_digit"),) if wrong else ())


def check_nib(text: str) -> Checked:
    """Check a business number: 13 digits, kept as text with its leading zeros."""
    number = without_mask(text)
    if problem := of_length(number, "nib_not_digits", "nib_length", 13):
        return unacceptable(text, problem)
    return Checked(number)


def check_kbli(text: str) -> Checked:
    """Check a class of business: five digits; its edition is a field of its own."""
    number = without_mask(text)
    if problem := of_length(number, "kbli_not_digits", "kbli_length", 5):
        return unacceptable(text, problem)
    return Checked(number)
