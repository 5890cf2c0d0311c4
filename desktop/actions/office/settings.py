"""Settings of the office: letterhead, permit types, calendar. One mechanism for all."""

from collections.abc import Mapping

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain.calendar import settings as calendar_settings
from desktop.domain.calendar.plain import calendar_from
from desktop.domain.calendar.settings import ABOUT, calendar_in
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import SettingsChanged
from desktop.domain.people import Action
from desktop.domain.permits import PREFIX, PermitType, settings_of
from desktop.domain.refusals import Refused


def describe_office(session: Session, values: Mapping[str, str]) -> Changes:
    """Change name, address, letterhead, head, region code or queue allowance of the office."""
    session.allow(Action.DESCRIBE_OFFICE)
    return _change(session, "office", values)


def define_permit_type(session: Session, wanted: PermitType) -> Changes:
    """Define a permit type, or define it anew; what is no longer named is emptied."""
    session.allow(Action.DEFINE_PERMIT_TYPE)
    office = session.workplace.office
    if not wanted.id or not wanted.name.strip():
        raise Refused("permit_type_nameless")
    if wanted.sop not in {version.sop.id for version in office.newest_versions()}:
        raise Refused("sop_not_in_force", sop=wanted.sop)
    values = settings_of(wanted)
    gone = office.about(PREFIX + wanted.id).keys() - values.keys()
    return _change(session, PREFIX + wanted.id, values | dict.fromkeys(gone, ""))


def set_calendar(session: Session, plain: Mapping[str, object]) -> Changes:
    """Set the whole calendar, given as `resources/holidays.toml` has it; only changes are kept."""
    session.allow(Action.SET_CALENDAR)
    wanted = calendar_settings.settings_of(calendar_from(plain))
    gone = session.workplace.office.about(ABOUT).keys() - wanted.keys()
    return _change(session, ABOUT, wanted | dict.fromkeys(gone, ""))


def set_day(session: Session, day: str, name: str, *, working: bool = False) -> Changes:
    """Make one date a holiday with a name, or a working day, or (name empty) an ordinary day."""
    session.allow(Action.SET_CALENDAR)
    values = {f"holiday.{day}": name, f"extra.{day}": "1" if working else ""}
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
