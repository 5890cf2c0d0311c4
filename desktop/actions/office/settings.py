"""Settings of the office: letterhead, permit types, calendar. One mechanism for all."""

from collections.abc import Mapping, Sequence

from desktop.actions.changes import Changes
from desktop.actions.office.sops import newest_version
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain.calendar import settings as calendar_settings
from desktop.domain.calendar.plain import calendar_from
from desktop.domain.calendar.settings import ABOUT, CLOSED, calendar_in
from desktop.domain.case_times import AFTER, DURING
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import SettingsChanged
from desktop.domain.people import Action
from desktop.domain.permits import PREFIX, PermitType, check_permit_type, is_count, settings_of
from desktop.domain.refusals import Refused

COUNTED = ("queue_allowance", "completion_days", DURING, AFTER)
"""Settings of the office that are whole numbers, by how they begin."""


def describe_office(session: Session, values: Mapping[str, str]) -> Changes:
    """Change name, address, letterhead, head, region code, allowances or limits in trouble."""
    session.allow(Action.DESCRIBE_OFFICE)
    for name, text in values.items():
        if text and name.startswith(COUNTED) and not is_count(text):
            raise Refused("setting_not_counted", setting=name, text=text[:40])
    return _change(session, "office", values)


def define_permit_type(session: Session, wanted: PermitType) -> Changes:
    """Define a permit type, or define it anew; what is no longer named is emptied."""
    session.allow(Action.DEFINE_PERMIT_TYPE)
    office = session.workplace.office
    check_permit_type(wanted)
    flow = newest_version(session, wanted.sop).flow
    for symbol in wanted.by_rule:
        flow.symbol(symbol)
    values = settings_of(wanted)
    gone = office.about(PREFIX + wanted.id).keys() - values.keys()
    return _change(session, PREFIX + wanted.id, values | dict.fromkeys(gone, ""))


def set_calendar(session: Session, plain: Mapping[str, object]) -> Changes:
    """Set the whole calendar, given as `resources/holidays.toml` has it; only changes are kept.

    Without a zone in it the office stays in its own.
    """
    session.allow(Action.SET_CALENDAR)
    kept = {"zone": session.workplace.calendar.zone.name}
    wanted = calendar_settings.settings_of(calendar_from(kept | dict(plain)))
    gone = session.workplace.office.about(ABOUT).keys() - wanted.keys()
    return _change(session, ABOUT, wanted | dict.fromkeys(gone, ""))


def set_day(session: Session, day: str, name: str, *, working: bool = False) -> Changes:
    """Make one date a holiday with a name, or a working day, or (name empty) an ordinary day."""
    session.allow(Action.SET_CALENDAR)
    values = {f"holiday.{day}": name, f"extra.{day}": "1" if working else ""}
    return _change_calendar(session, values)


def set_days(session: Session, days: Mapping[str, str]) -> Changes:
    """Name several holidays at once (2026-03-21: Hari Raya Idul Fitri); the other days stay."""
    session.allow(Action.SET_CALENDAR)
    return _change_calendar(session, {f"holiday.{day}": name for day, name in days.items()})


def set_hours(
    session: Session, hours: Sequence[str], ramadan_hours: Sequence[str], zone: str
) -> Changes:
    """Set the office hours from Monday to Sunday, as the calendar writes them, and the zone.

    A day is `07.30-16.00 12.00-13.00`, or empty where the office is closed.
    """
    session.allow(Action.SET_CALENDAR)
    values = {"zone": zone}
    for name, week in (("hours", hours), ("ramadan_hours", ramadan_hours)):
        values |= {f"{name}.{day}": text or CLOSED for day, text in enumerate(week)}
    return _change_calendar(session, values)


def set_ramadan(session: Session, first: str, last: str, replaces: str = "") -> Changes:
    """Set from which date to which Ramadan is; `replaces` is the first day it had before.

    Without a first day, the one it replaces is only taken out.
    """
    session.allow(Action.SET_CALENDAR)
    values = {f"ramadan.{replaces}": ""} if replaces else {}
    return _change_calendar(session, values | ({f"ramadan.{first}": last} if first else {}))


def _change_calendar(session: Session, values: Mapping[str, str]) -> Changes:
    """Change settings of the calendar, if it can still be read with them."""
    calendar_in({**session.workplace.office.about(ABOUT), **values})
    return _change(session, ABOUT, values)


def _change(session: Session, about: str, values: Mapping[str, str]) -> Changes:
    known = session.workplace.office.about(about)
    clashing = session.workplace.office.clashes
    changed = {
        name: text
        for name, text in values.items()
        if known.get(name, "") != text or f"{about}\n{name}" in clashing
    }
    if not changed:
        return Changes()
    return record(session, [Entry(OFFICE, SettingsChanged(about=about, values=changed))])
