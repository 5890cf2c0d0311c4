"""What is asked before somebody is added, gets a role, loses one, or gets a password."""

from collections.abc import Mapping
from datetime import date

from desktop.actions.changes import Changes
from desktop.actions.founding import NewPerson
from desktop.actions.office import people
from desktop.actions.session import Session
from desktop.actions.sign_in import change_own_password
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import RoleGranted
from desktop.domain.forms.amounts import check_date
from desktop.domain.forms.fields import Field, Kind
from desktop.domain.people import Role
from desktop.domain.reading.removals import Grant
from desktop.domain.refusals import Refused, Trouble
from desktop.screens.forms.inputs.choice import Choice
from desktop.screens.forms.inputs.finder import Hit
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.pieces.room import Room
from desktop.screens.running.runner import Told
from desktop.screens.settings.asking import Ask, Question, reason_box
from desktop.screens.settings.entries import Entry, entry_box
from desktop.screens.settings.people.secrets import given_box, secret_box
from desktop.screens.settings.people.telling import (
    GRANTABLE,
    grant_said,
    name_of,
    permit_hits,
)
from desktop.screens.settings.saving import save
from desktop.screens.settings.ticking import Ticking

PERSON = (
    Entry(field=Field(name="full_name"), word="full_name", hint="full_name_hint"),
    Entry(field=Field(name="login", length=40), word="login", hint="login_hint"),
    Entry(field=Field(name="nip", kind=Kind.NIP), word="nip"),
    Entry(field=Field(name="position"), word="position"),
    Entry(field=Field(name="rank", length=100), word="rank"),
)
ACTING = {
    "for_good": "for_good_choice",
    "plt": "plt_choice",
    "plh": "plh_choice",
    "for_a_time": "for_a_time_choice",
}


def ask_new_person(room: Room) -> Ask:
    """Ask for somebody new, with their first roles and password."""
    say = room.words.say
    roles = Ticking(
        room,
        say("settings", "first_roles"),
        [Hit(role.value, say("role", role.value)) for role in GRANTABLE],
    )
    password = given_box(room, "password")

    def act(answers: Mapping[str, str], told: Told) -> None:
        wanted = NewPerson(**answers)

        def add(session: Session) -> Changes:
            people.add_person(session, wanted, [Role(each) for each in roles.ticked()])
            return Changes(subjects=frozenset({OFFICE}))

        room.runner.run_beside(room.say("saving"), add, told, is_slow=True)

    question = Question(
        title=say("settings", "add_person"),
        act=say("settings", "add_person_do"),
        required=("full_name", "login", "password"),
        places={
            "login_taken": "login",
            "login_unfit": "login",
            "person_name_missing": "full_name",
            "password_short": "password",
        },
    )
    boxes = [entry_box(room, entry) for entry in PERSON]
    return Ask(room, question, [*boxes, password, roles], act)


def ask_role(room: Room, person: str) -> Ask:
    """Ask which role somebody gets, for which permit types, and until when."""
    say = room.words.say
    hits = [Hit(role.value, say("role", role.value)) for role in GRANTABLE]
    kinds = [Hit(key, say("settings", word)) for key, word in ACTING.items()]
    role = entry_box(
        room,
        Entry(field=Field(name="role", kind=Kind.TEXT), word="role"),
        Choice(room.look, "role", hits),
    )
    acting = entry_box(
        room,
        Entry(field=Field(name="acting"), word="acting", hint="acting_hint"),
        Choice(room.look, "acting", kinds),
    )
    acting.input.put("for_good")
    until = entry_box(
        room, Entry(field=Field(name="until", kind=Kind.DATE), word="until", hint="until_hint")
    )
    permits = Ticking(room, say("settings", "limited_to"), permit_hits(room), columns=1)

    def act(answers: Mapping[str, str], told: Told) -> None:
        told(attempt(room.runner, _grant, person, answers, permits.ticked()))

    question = Question(
        title=say("settings", "grant_role_to", name=name_of(room, person)),
        act=say("settings", "grant_role_do"),
        required=("role",),
        places={"acting_needs_end": "until", "date_past": "until", "date_unreadable": "until"},
    )
    return Ask(room, question, [role, acting, until, permits], act)


def _grant(
    session: Session, person: str, answers: Mapping[str, str], permits: tuple[str, ...]
) -> Changes:
    """Grant what was answered; a date is stored as it is written down for good."""
    acting, typed = answers["acting"], answers["until"]
    until = check_date(typed, date.fromisoformat(session.workplace.today())).value if typed else ""
    if answers["role"] not in {role.value for role in GRANTABLE}:
        raise Refused("role_unknown", role=answers["role"][:40])
    if acting == "for_a_time" and not until:
        raise Refused("acting_needs_end", name=session.workplace.office.people[person].full_name)
    wanted = RoleGranted(
        person=person,
        role=Role(answers["role"]),
        permit_types=permits,
        acting=acting if acting in people.ACTING else "",
        until="" if acting == "for_good" else until,
    )
    return people.grant_role(session, wanted)


def ask_end_of_role(room: Room, grant: Grant) -> Ask:
    """Ask why somebody loses a role."""
    say = room.words.say
    name, role = name_of(room, grant.person), grant_said(room, grant)

    def act(answers: Mapping[str, str], told: Told) -> None:
        save(room, told, people.end_role, grant.id, answers["reason"])

    question = Question(
        title=say("settings", "end_role_of", name=name, role=role),
        act=say("settings", "end_role_do"),
        why=say("settings", "end_role_why"),
        required=("reason",),
    )
    return Ask(room, question, [reason_box(room)], act)


def ask_end_of_person(room: Room, person: str) -> Ask:
    """Ask why somebody leaves the office."""
    say = room.words.say

    def act(answers: Mapping[str, str], told: Told) -> None:
        save(room, told, people.end_person, person, answers["reason"])

    question = Question(
        title=say("settings", "end_person_of", name=name_of(room, person)),
        act=say("settings", "end_person_do"),
        why=say("settings", "end_person_why"),
        required=("reason",),
    )
    return Ask(room, question, [reason_box(room)], act)


def ask_new_password(room: Room, person: str) -> Ask:
    """Ask for a new password of somebody who forgot theirs."""
    say = room.words.say

    def act(answers: Mapping[str, str], told: Told) -> None:
        def reset(session: Session) -> Changes:
            return people.reset_password(session, person, answers["password"])

        room.runner.run_beside(room.say("saving"), reset, told, is_slow=True)

    question = Question(
        title=say("settings", "reset_password_of", name=name_of(room, person)),
        act=say("settings", "reset_password_do"),
        why=say("settings", "reset_password_why"),
        required=("password",),
        places={"password_short": "password"},
    )
    return Ask(room, question, [given_box(room, "password")], act)


def ask_own_password(room: Room) -> Ask:
    """Ask for one's own old password and a new one, typed twice."""
    say = room.words.say
    boxes = [
        secret_box(room, "old", "password_old"),
        secret_box(room, "new", "password_new", "password_new_hint"),
        secret_box(room, "again", "password_again"),
    ]

    def act(answers: Mapping[str, str], told: Told) -> None:
        if answers["new"] != answers["again"]:
            return told(Refused("passwords_differ"))
        changed: list[Session] = []

        def change(session: Session) -> Changes:
            changed.append(change_own_password(session, answers["old"], answers["new"]))
            return Changes(subjects=frozenset({OFFICE}))

        def go_on(trouble: Trouble | None) -> None:
            if trouble is None:
                room.runner.go_on_as(changed[0])
            told(trouble)

        return room.runner.run_beside(room.say("saving"), change, go_on, is_slow=True)

    question = Question(
        title=say("settings", "own_password"),
        act=say("settings", "own_password_do"),
        why=say("settings", "own_password_why"),
        required=("old", "new", "again"),
        places={"password_wrong": "old", "password_short": "new", "passwords_differ": "again"},
    )
    return Ask(room, question, boxes, act)
