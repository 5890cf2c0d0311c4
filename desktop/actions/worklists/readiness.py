"""What a new office still has to set up, and what this computer keeps safe (UX chapter 11)."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.actions.session import Session
from desktop.domain.people import Action, Role

LETTERHEAD = ("government", "address")
BACKUP = "backup/last"
"""The local setting that holds when the last good backup was written, in milliseconds."""
BACKUP_DAYS = 3
"""Days after which a backup is said to be old (UX chapter 3.6)."""


class Part(StrEnum):
    """What an office sets up once, in the order of the wizard."""

    LETTERHEAD = "letterhead"
    SECOND_ADMINISTRATOR = "second_administrator"
    PROCEDURES = "procedures"
    PERMIT_TYPES = "permit_types"
    BOOKS = "books"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """A part of the office, and whether it is there."""

    part: Part
    is_ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBackup:
    """When the last good backup was written here, 0 for never, and whether that is too old."""

    at: int
    is_old: bool


def readiness(session: Session) -> tuple[Readiness, ...]:
    """Tell what of the office is set up."""
    session.allow(Action.SEE_OFFICE)
    office = session.workplace.office
    known = office.about("office")
    ready = {
        Part.LETTERHEAD: all(known.get(name) for name in LETTERHEAD),
        Part.SECOND_ADMINISTRATOR: _administrators(session) > 1,
        Part.PROCEDURES: bool(office.newest_versions()),
        Part.PERMIT_TYPES: bool(office.permit_types()),
        Part.BOOKS: bool(office.books),
        Part.BACKUP: last_backup(session).at > 0,
    }
    return tuple(Readiness(part=part, is_ready=ready[part]) for part in Part)


def last_backup(session: Session) -> LastBackup:
    """Tell when this computer's data were last written to another disk."""
    session.allow(Action.SEE_OFFICE)
    workplace = session.workplace
    text = workplace.store.settings.get(BACKUP)
    at = int(text) if text.isdecimal() else 0
    if not at:
        return LastBackup(at=0, is_old=True)
    calendar = workplace.calendar
    passed = calendar.local_date(workplace.world.now()) - calendar.local_date(at)
    return LastBackup(at=at, is_old=passed.days > BACKUP_DAYS)


def _administrators(session: Session) -> int:
    office, now = session.workplace.office, session.workplace.world.now()
    return sum(
        person.active and Role.ADMINISTRATOR in office.roles_of(person.id, now)
        for person in office.people.values()
    )
