"""Nonsense in real packages: refused whole, and named for the log of the supervisor."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.actions.case.records import write_message
from desktop.actions.exchange.history import refusals
from desktop.actions.exchange.receiving import take
from desktop.actions.merging import Bundle
from desktop.actions.office.people import end_role
from desktop.domain.events.cases import CaseCancelled, MessageWritten
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import RoleGranted
from desktop.domain.people import Role
from tests.actions.exchange.sticks import Stick, forge, mingle
from tests.actions.forging import around, forged, new_case, sealed
from tests.actions.office import new_office
from tests.actions.second import Desk, first_desk

CLERK, HEAD = Role.FRONT_OFFICE, Role.OFFICE_HEAD
CANCELLED = CaseCancelled(role=HEAD, visit="x", reason="Atas permintaan")


@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[Desk]:
    office = new_office(tmp_path / "foreign", roles=[CLERK], seed="elsewhere")
    yield first_desk(office)
    office.close()


def approval(desk: Desk, case: str, by: Role, signed_by: Role) -> Bundle:
    """Cancel a case in the head's role: as somebody, under somebody's key."""
    known = around(desk, case, desk.by(by).person)
    return sealed(desk, [forged(known, CANCELLED, desk.by(signed_by).keys.signing)])


def granted(desk: Desk) -> Bundle:
    clerk = desk.by(CLERK)
    fact = RoleGranted(person=clerk.person, role=HEAD)
    return sealed(desk, [forged(around(desk, OFFICE, clerk.person), fact, clerk.keys.signing)])


def changed(desk: Desk, case: str) -> Bundle:
    """Put another text under what somebody wrote earlier; the seal is the honest one."""
    events = list(desk.full().events)
    known = around(desk, case, desk.by(CLERK).person, turn=1)
    events[-1] = forged(known, MessageWritten(role=CLERK, text="tidak pernah ditulis"))
    return Bundle(events, desk.full().seals)


def named(reader: Desk, path: Path, computer: str) -> str:
    """Take a package: nothing of it is applied, and the log says whose it was, when and why."""
    supervisor, before = reader.by(Role.SUPERVISOR), reader.says()

    take(supervisor, [path])

    assert reader.says() == before
    listed = refusals(supervisor)[0]
    assert listed.computer == computer
    assert listed.file == path.name
    assert listed.at > 0
    return listed.refused


FORGERIES: dict[str, tuple[str, Callable[[Desk, str], Bundle]]] = {
    "an approval under another person's key": (
        "signature_wrong",
        lambda desk, case: approval(desk, case, HEAD, CLERK),
    ),
    "an approval by somebody without the role": (
        "role_missing",
        lambda desk, case: approval(desk, case, CLERK, CLERK),
    ),
    "a role granted without the right": ("role_missing", lambda desk, _: granted(desk)),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_refused_and_its_computer_and_person_are_named(
    name: str, desks: list[Desk], stick: Stick
) -> None:
    reader, forger = desks[0], desks[1]
    case = new_case(forger)
    mingle(stick, desks)
    code, make = FORGERIES[name]

    path = forge(forger, stick, make(forger, case))

    assert named(reader, path, "Loket P1") == code
    by = refusals(reader.by(Role.SUPERVISOR))[0].facts["by"]
    assert by in {forger.by(CLERK).person, forger.by(HEAD).person}


def test_an_approval_after_the_role_ended(desks: list[Desk], stick: Stick) -> None:
    reader, forger = desks[0], desks[1]
    case = new_case(forger)
    forger.by(HEAD)
    mingle(stick, desks)
    grants = reader.workplace.office.grants
    end_role(reader.by("admin"), next(each.id for each in grants if each.role is HEAD))
    mingle(stick, desks)

    path = forge(forger, stick, approval(forger, case, HEAD, HEAD))

    assert named(reader, path, "Loket P1") == "role_missing"
    facts = refusals(reader.by(Role.SUPERVISOR))[0].facts
    assert facts["by"] == forger.by(HEAD).person


def test_a_changed_old_event(desks: list[Desk], stick: Stick) -> None:
    case = new_case(desks[1])
    write_message(desks[1].by(CLERK), case, "jujur")

    path = forge(desks[1], stick, changed(desks[1], case))

    assert named(desks[0], path, "Loket P1") in {"seal_missing", "turn_wrong", "chain_wrong"}


def test_a_package_of_another_office(desks: list[Desk], foreign: Desk, stick: Stick) -> None:
    assert named(desks[0], forge(foreign, stick, foreign.full()), "Loket 1") == "package_foreign"


def test_a_package_of_the_practice_office(desks: list[Desk], stick: Stick) -> None:
    path = forge(desks[1], stick, Bundle(()), practice=True)

    assert named(desks[0], path, "Loket P1") == "package_practice"


def test_after_every_forgery_honest_work_still_arrives(desks: list[Desk], stick: Stick) -> None:
    reader, forger = desks[0], desks[1]
    case = new_case(forger)
    mingle(stick, desks)
    take(reader.by(Role.SUPERVISOR), [forge(forger, stick, granted(forger))])
    write_message(forger.by(CLERK), case, "pekerjaan yang benar")
    stick.give(forger)

    stick.take(reader)

    assert reader.workplace.case(case).messages
