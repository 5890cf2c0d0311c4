"""How people and what they were given are said."""

from desktop.actions.office.roster import described, grants_of
from desktop.domain.events.event import RECOVERY
from desktop.domain.office import Person
from desktop.domain.people import EXTERNAL, Role
from desktop.domain.permits import PREFIX
from desktop.domain.progress import StepState
from desktop.domain.reading.removals import Grant
from desktop.screens.forms.inputs.finder import Hit
from desktop.screens.pieces.chip import Pill
from desktop.screens.pieces.room import Room

GRANTABLE = tuple(role for role in Role if role not in EXTERNAL)
COLUMNS = ("column_person", "column_login", "column_position", "column_roles", "column_state")
WEIGHTS = (30, 14, 26, 32, 16)


def grant_said(room: Room, grant: Grant) -> str:
    """Say a role with its limits: *Kepala Seksi (Plt. s.d. Min, 30 Nov 2025; Izin Usaha Mikro)*."""
    limits = [acting_said(room, grant)] if grant.until or grant.acting else []
    limits += [permit_name(room, each) for each in grant.permit_types]
    role = room.words.say("role", grant.role.value)
    return f"{role} ({'; '.join(limits)})" if limits else role


def acting_said(room: Room, grant: Grant) -> str:
    """Say that somebody stands in for another until a day."""
    day = room.words.answer("number.date", grant.until)
    key = grant.acting or "for_a_time"
    return room.words.say("settings", key, date=day)


def permit_name(room: Room, permit_type: str) -> str:
    """Name a permit type."""
    office = room.runner.session.workplace.office
    return office.about(PREFIX + permit_type).get("name", permit_type)


def permit_hits(room: Room) -> list[Hit]:
    """List the permit types to choose from."""
    office = room.runner.session.workplace.office
    return [Hit(name, permit_name(room, name)) for name in office.permit_types()]


def is_over(room: Room, grant: Grant) -> bool:
    """Tell whether the day up to which a role was given is past."""
    return bool(grant.until) and grant.until < room.runner.session.workplace.today()


def state_of(room: Room, person: Person) -> Pill:
    """Say whether somebody still works here."""
    if person.active:
        return Pill(StepState.DONE, room.words.say("settings", "is_active"))
    return Pill(StepState.SKIPPED, room.words.say("settings", "has_left"))


def cells_of(room: Room, person: str) -> tuple[str, ...]:
    """Give a person as a row of the table."""
    office = room.runner.session.workplace.office
    known = described(office, person)
    said = [grant_said(room, each) for each in grants_of(office, person) if not is_over(room, each)]
    roles = ", ".join(said) if known.active else ""
    state = state_of(room, known).text
    name = f"{known.full_name}\nNIP {known.nip}" if known.nip else known.full_name
    position = f"{known.position}\n{known.rank}" if known.rank else known.position
    return (name, known.login, position, roles, state)


def name_of(room: Room, person: str) -> str:
    """Name a person, whoever holds the recovery sheet, or an id nobody knows."""
    if person == RECOVERY:
        return room.words.say("settings", "recovery_holder")
    office = room.runner.session.workplace.office
    return described(office, person).full_name if person in office.people else person
