"""How stored answers stand in their inputs: dates, money and long numbers in groups."""

from desktop.domain.forms.fields import Field, Kind

GROUPED = frozenset({Kind.NIK, Kind.FAMILY_CARD, Kind.NPWP})
COUNTRY = "+62"


def shown(field: Field, stored: str) -> str:
    """Write a stored answer as it stands in its input; what cannot be read stays as it is."""
    if field.kind in GROUPED:
        return in_fours(stored) if stored.isdecimal() else stored
    match field.kind:
        case Kind.DATE:
            return dated(stored)
        case Kind.MONEY:
            return f"{int(stored):,}".replace(",", ".") if stored.isdecimal() else stored
        case Kind.PHONE:
            return dialled(stored)
        case _:
            return stored


def in_fours(digits: str) -> str:
    """Write digits in groups of four, as on the card: *1211 0145 0789 0003*."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def dated(stored: str) -> str:
    """Write 2025-11-12 as 12/11/2025."""
    parts = stored.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else stored


def dialled(stored: str) -> str:
    """Write +6281264001234 as it is dialled here: *0812 6400 1234*."""
    if not stored.startswith(COUNTRY):
        return stored
    number = "0" + stored.removeprefix(COUNTRY)
    return in_fours(number) if number.startswith("08") else number
