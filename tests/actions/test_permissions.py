"""One table, action to roles: every action is really tried by every role, and without one."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from desktop import actions
from desktop.actions.founding import NewPerson
from desktop.actions.office.people import add_person, grant_role
from desktop.actions.session import Session
from desktop.actions.sign_in import change_person
from desktop.domain.events.office import RoleGranted
from desktop.domain.people import EXTERNAL, ROLES_FOR, Action, Role
from desktop.domain.refusals import Refused
from tests.actions.backups.tries import ABOUT_BACKUPS
from tests.actions.case_tries import ABOUT_CASES, ABOUT_READING
from tests.actions.conflicts.tries import ABOUT_CONFLICTS
from tests.actions.dossier.tries import ABOUT_DOSSIERS
from tests.actions.exchange.tries import ABOUT_EXCHANGE
from tests.actions.finding.tries import ABOUT_FINDING
from tests.actions.office import PASSWORD, new_office
from tests.actions.office_tries import ABOUT_OFFICE
from tests.actions.online.tries import ABOUT_QUEUE
from tests.actions.slips.tries import ABOUT_SLIPS
from tests.actions.stage import Stage
from tests.actions.tries import Try
from tests.actions.worklists.tries import ABOUT_LISTS

TRIES = (
    *ABOUT_OFFICE,
    *ABOUT_BACKUPS,
    *ABOUT_READING,
    *ABOUT_CASES,
    *ABOUT_SLIPS,
    *ABOUT_LISTS,
    *ABOUT_DOSSIERS,
    *ABOUT_EXCHANGE,
    *ABOUT_FINDING,
    *ABOUT_QUEUE,
    *ABOUT_CONFLICTS,
)

NOBODY = "nobody"
EVERYONE = (*sorted(frozenset(Role) - EXTERNAL), NOBODY)

AFTER_THE_CHECK = {
    "check_keeper",
    "cut_of",
    "is_restored",
    "kept_here",
    "look_beside",
    "look_of",
    "may_act",
    "may_decide",
    "newest_event",
    "newest_version",
    "note_fault",
    "number_for",
    "pen",
    "record",
    "remember_look",
    "work_beside",
}
"""Parts of actions: whoever calls them has asked the table already, or writes nothing alone.

A second connection shows and does what the first one may; a fault of Sopan is noted on this
computer whoever was working; how the window looks is everybody's own; that this computer was
restored is told to whoever has just signed in.
"""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    (tmp_path / "files").mkdir()
    with closing(Stage(new_office(tmp_path / "data"), tmp_path / "files")) as stage:
        add_person(
            stage.office.admin,
            NewPerson(login=NOBODY, full_name="Tanpa Peran", password=PASSWORD),
        )
        yield stage


def session_of(stage: Stage, who: str) -> Session:
    if who == Role.ADMINISTRATOR:
        return stage.office.admin
    if who == NOBODY:
        return change_person(stage.office.admin.workplace, NOBODY, PASSWORD)
    return stage.office.by(Role(who))


def wanted(tried: Try, who: str) -> str:
    """Say what the table says: the code of the refusal, or empty when it must work."""
    if who == NOBODY or Role(who) not in ROLES_FOR[tried.action]:
        return "role_needed"
    return "not_your_step" if tried.step is not None and Role(who) not in tried.step else ""


def attempt(act: Callable[[Session], object], session: Session) -> str:
    try:
        act(session)
    except Refused as refused:
        return refused.code
    return ""


@pytest.mark.parametrize("tried", TRIES, ids=lambda tried: tried.function.__name__)
def test_exactly_the_roles_of_the_table_may(tried: Try, stage: Stage) -> None:
    act = None
    for who in EVERYONE:
        session = session_of(stage, who)
        if act is None or tried.own:
            act = tried.prepare(stage, session)
        ledger = stage.office.admin.workplace.store.ledger
        before = ledger.count()
        said = attempt(act, session_of(stage, who))
        assert said == wanted(tried, who), f"{who} wants to {tried.action}"
        if said:
            assert ledger.count() == before, "a refused action writes nothing"
        else:
            act = None


def test_every_action_of_the_table_is_tried(counted: Callable[[str], None]) -> None:
    assert {tried.action for tried in TRIES} == set(Action)
    assert set(ROLES_FOR) == set(Action)
    pairs, functions = len(set(Action)) * len(EVERYONE), len(TRIES)
    counted(
        f"{pairs} pairs of action and role ({len(set(Action))} actions, {len(EVERYONE)} roles or"
        f" none), in {functions * len(EVERYONE)} calls of {functions} functions"
    )


@pytest.mark.parametrize("role", sorted(EXTERNAL))
def test_nobody_is_given_the_role_of_people_outside(role: Role, stage: Stage) -> None:
    person = stage.office.by(Role.ARCHIVE).person
    with pytest.raises(Refused) as refusal:
        grant_role(stage.office.admin, RoleGranted(person=person, role=role))
    assert refusal.value.code == "role_external"


def test_no_role_of_people_outside_may_do_anything() -> None:
    assert not any(roles & EXTERNAL for roles in ROLES_FOR.values())


def test_the_supervisor_reads_and_changes_nothing() -> None:
    may = {action for action, roles in ROLES_FOR.items() if Role.SUPERVISOR in roles}
    assert may == {
        Action.CHANGE_OWN_PASSWORD,
        Action.GO_ON_AS_NEW_DEVICE,
        Action.WRITE_BACKUP,
        Action.EXCHANGE,
        Action.SEE_OFFICE,
        Action.SEE_CASES,
    }


def test_every_function_a_person_can_call_asks_the_table() -> None:
    tried = {one.function for one in TRIES}
    callable_by_people = {function for function in functions() if takes_a_session(function)}
    named = {function.__name__ for function in callable_by_people - tried}
    assert named == AFTER_THE_CHECK & named, named - AFTER_THE_CHECK
    assert tried <= callable_by_people


def functions() -> Iterator[Callable[..., object]]:
    for module in modules(actions):
        for name, found in inspect.getmembers(module, inspect.isfunction):
            if found.__module__ == module.__name__ and not name.startswith("_"):
                yield found


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield import_module(info.name)


def takes_a_session(function: Callable[..., object]) -> bool:
    return "session" in inspect.signature(function).parameters
