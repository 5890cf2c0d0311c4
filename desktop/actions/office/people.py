"""People and their roles: added, granted, ended, let in again."""

from collections.abc import Iterable, Mapping
from datetime import date

from desktop.actions.changes import Changes
from desktop.actions.founding import NewPerson, check_person, new_person
from desktop.actions.session import Session
from desktop.actions.sign_in import new_keys
from desktop.actions.writing import Entry, record
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import (
    PersonEnded,
    RoleEnded,
    RoleGranted,
    SettingsChanged,
    WorkConfirmed,
)
from desktop.domain.office import Office, Person
from desktop.domain.people import EXTERNAL, Action, Role
from desktop.domain.refusals import Refused
from desktop.ledger.passwords import check_new_password

ACTING = ("", "plt", "plh")


def add_person(session: Session, wanted: NewPerson, roles: Iterable[Role] = ()) -> str:
    """Add somebody with their first roles; gives the person's id."""
    session.allow(Action.ADD_PERSON)
    check_person(wanted)
    if session.workplace.office.person_named(wanted.login.strip()) is not None:
        raise Refused("login_taken", login=wanted.login)
    fact, _ = new_person(session.workplace.world, wanted)
    grants = [RoleGranted(person=fact.person, role=_grantable(role)) for role in roles]
    record(session, [Entry(OFFICE, fact), *(Entry(OFFICE, grant) for grant in grants)])
    return fact.person


def describe_person(session: Session, person: str, values: Mapping[str, str]) -> Changes:
    """Change what is printed of a person, such as position or rank."""
    session.allow(Action.DESCRIBE_PERSON)
    known_person(session.workplace.office, person)
    fact = SettingsChanged(about=f"person/{person}", values=dict(values))
    return record(session, [Entry(OFFICE, fact)])


def grant_role(session: Session, wanted: RoleGranted) -> Changes:
    """Let a person act in a role; *Plt./Plh.* need an end date, permit types may limit it."""
    session.allow(Action.GRANT_ROLE)
    person = known_person(session.workplace.office, wanted.person)
    _grantable(wanted.role)
    if wanted.acting not in ACTING:
        raise Refused("acting_unknown", acting=wanted.acting)
    if wanted.acting and not wanted.until:
        raise Refused("acting_needs_end", name=person.full_name)
    if wanted.until:
        _check_end(wanted.until, session.workplace.today())
    for permit_type in wanted.permit_types:
        if permit_type not in session.workplace.office.permit_types():
            raise Refused("permit_type_unknown", permit_type=permit_type)
    return record(session, [Entry(OFFICE, wanted)])


def end_role(session: Session, grant: str, reason: str = "") -> Changes:
    """End a grant; work of the person that is known here by now is honoured."""
    session.allow(Action.END_ROLE)
    office = session.workplace.office
    if grant not in {known.id for known in office.grants}:
        raise Refused("grant_unknown")
    _keep_an_administrator(office, {known.id for known in office.grants} - {grant})
    return record(
        session, [Entry(OFFICE, RoleEnded(grant=grant, cut=cut_of(session), reason=reason))]
    )


def end_person(session: Session, person: str, reason: str = "") -> Changes:
    """Let somebody leave; they can no longer sign in, their work so far is honoured."""
    session.allow(Action.END_PERSON)
    office = session.workplace.office
    known_person(office, person)
    _keep_an_administrator(office, {g.id for g in office.grants if g.person != person})
    fact = PersonEnded(person=person, cut=cut_of(session), reason=reason)
    return record(session, [Entry(OFFICE, fact)])


def reset_password(session: Session, person: str, password: str) -> Changes:
    """Give somebody who forgot their password a new one, and with it new keys."""
    session.allow(Action.RESET_PASSWORD)
    known_person(session.workplace.office, person)
    check_new_password(password)
    fact, _ = new_keys(session.workplace.world, person, password)
    return record(session, [Entry(OFFICE, fact)])


def confirm_work(
    session: Session, events: Iterable[str], *, accepted: bool, reason: str
) -> Changes:
    """Accept or reject work that arrived after its writer's role or computer had ended."""
    session.allow(Action.CONFIRM_WORK)
    named = tuple(sorted(set(events)))
    if not named or len(session.workplace.store.ledger.known(named)) < len(named):
        raise Refused("work_unknown")
    fact = WorkConfirmed(events=named, accepted=int(accepted), reason=reason)
    return record(session, [Entry(OFFICE, fact)])


def known_person(office: Office, person: str) -> Person:
    """Find an active person by id."""
    found = office.people.get(person)
    if found is None or not found.active:
        raise Refused("person_unknown_here", login=person)
    return found


def cut_of(session: Session) -> tuple[str, ...]:
    """Name the newest event of every computer that this one knows: what is honoured so far."""
    leaves = session.workplace.store.ledger.leaves()
    return tuple(sorted(leaf for known in leaves.values() for leaf in known))


def _check_end(until: str, today: str) -> None:
    try:
        readable = date.fromisoformat(until).isoformat() == until
    except ValueError:
        readable = False
    if not readable:
        raise Refused("date_unreadable", text=until[:40])
    if until < today:
        raise Refused("date_past", date=until)


def _grantable(role: Role) -> Role:
    if role in EXTERNAL:
        raise Refused("role_external", role=role.value)
    return role


def _keep_an_administrator(office: Office, remaining: set[str]) -> None:
    left = [g for g in office.grants if g.role is Role.ADMINISTRATOR and g.id in remaining]
    if not any(not grant.until for grant in left):
        raise Refused("last_administrator")
