"""How to reach somebody: telephone, e-mail, web address (DOMAIN 5.1). Syntax only."""

import re

from desktop.domain.forms.digits import only_digits
from desktop.domain.forms.problems import Checked, error

_BETWEEN = re.compile(r"[\s.\-/()'\u2019]+")
_EMAIL = re.compile(r"[^\s@,;<>\"]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}", re.ASCII)
_URL = re.compile(
    r"(?:https?://)?(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::[0-9]{1,5})?(?:[/?#]\S*)?", re.ASCII
)
LONGEST_ADDRESS = 254


def check_phone(text: str) -> Checked:
    """Check a telephone number, mobile or not, and give it as `+62...`."""
    return check_mobile(text) if _national(text).startswith("08") else check_landline(text)


def check_mobile(text: str) -> Checked:
    """Check a mobile number: `08` and 8 to 11 digits, stored as `+628...`."""
    number = _national(text)
    if not only_digits(number) or not number.startswith("08"):
        return Checked(text.strip(), (error("phone_not_mobile", text=text.strip()),))
    return _of_length(text, number, least=10, most=13)


def check_landline(text: str) -> Checked:
    """Check a landline number: an area code of 3 or 4 digits with its 0, then 5 to 8."""
    number = _national(text)
    if not only_digits(number) or not number.startswith("0") or number.startswith("00"):
        return Checked(text.strip(), (error("phone_unreadable", text=text.strip()),))
    return _of_length(text, number, least=8, most=12)


def check_email(text: str) -> Checked:
    """Check the shape of an e-mail address; it is stored as typed."""
    address = text.strip()
    if len(address) > LONGEST_ADDRESS or not _EMAIL.fullmatch(address):
        return Checked(address, (error("email_unreadable", text=address),))
    return Checked(address)


def check_url(text: str) -> Checked:
    """Check the shape of a web address; it is stored as typed and never opened."""
    address = text.strip()
    if not _URL.fullmatch(address):
        return Checked(address, (error("url_unreadable", text=address),))
    return Checked(address)


def _national(text: str) -> str:
    """Write a number as dialled inside the country."""
    number = _BETWEEN.sub("", text)
    for abroad in ("+62", "0062", "62"):
        if number.startswith(abroad) and len(number) > len(abroad):
            return "0" + number.removeprefix(abroad).removeprefix("0")
    return number


def _of_length(text: str, number: str, *, least: int, most: int) -> Checked:
    if len(number) < least:
        return Checked(text.strip(), (error("phone_short", digits=len(number), least=least),))
    if len(number) > most:
        return Checked(text.strip(), (error("phone_long", digits=len(number), most=most),))
    return Checked("+62" + number[1:])
