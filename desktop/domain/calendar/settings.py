"""A calendar as named settings, one per day, so that two administrators rarely collide."""

from collections.abc import Mapping

from desktop.domain.calendar.plain import calendar_from, plain_of
from desktop.domain.calendar.workdays import Calendar

ABOUT = "calendar"
"""The thing in the office's settings under which the calendar stands."""

CLOSED = "-"
"""Stands for a day without hours, because an empty setting means none at all."""


def calendar_in(settings: Mapping[str, str]) -> Calendar:
    """Build the calendar from its settings; what is not set keeps its default."""
    plain: dict[str, object] = {"zone": settings["zone"]} if "zone" in settings else {}
    for name in ("hours", "ramadan_hours"):
        days = [settings.get(f"{name}.{day}") for day in range(7)]
        if any(text is not None for text in days):
            plain[name] = ["" if text in (None, CLOSED) else text for text in days]
    plain["holidays"] = [f"{day} {name}" for day, name in _under("holiday.", settings)]
    plain["extra_days"] = [day for day, said in _under("extra.", settings) if said]
    plain["ramadan"] = [f"{first} {last}" for first, last in _under("ramadan.", settings)]
    return calendar_from(plain)


def settings_of(calendar: Calendar) -> dict[str, str]:
    """Write a calendar as settings, one for each day."""
    plain = plain_of(calendar)
    settings = {"zone": str(plain["zone"])}
    for name in ("hours", "ramadan_hours"):
        settings |= {f"{name}.{day}": text or CLOSED for day, text in enumerate(plain[name])}
    settings |= {f"holiday.{text[:10]}": text[11:] or CLOSED for text in plain["holidays"]}
    settings |= {f"extra.{text}": "1" for text in plain["extra_days"]}
    settings |= {f"ramadan.{text[:10]}": text[11:] for text in plain["ramadan"]}
    return settings


def _under(prefix: str, settings: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(
        (name.removeprefix(prefix), text)
        for name, text in settings.items()
        if name.startswith(prefix) and text
    )
