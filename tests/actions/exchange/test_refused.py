"""Foreign, forged, damaged: refused whole, named with sender, reason and time, nothing applied."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.folder import DataFolder
from desktop.actions.case.records import write_message
from desktop.actions.exchange.enrolment import join_from, write_request
from desktop.actions.exchange.history import refusals
from desktop.actions.exchange.looking import look
from desktop.actions.exchange.receiving import preview, take
from desktop.actions.merging import Bundle
from desktop.domain.events.cases import MessageWritten
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import RoleGranted
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from desktop.exchange.home import Home
from desktop.exchange.letter import Have
from desktop.exchange.statements import signed
from tests.actions.exchange.sticks import WORDS, Stick, agree, forge, mingle, stated
from tests.actions.forging import around, forged, new_case, sealed
from tests.actions.office import Clock, new_office
from tests.actions.second import Desk, first_desk

FRONT = Role.FRONT_OFFICE


@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[Desk]:
    office = new_office(tmp_path / "foreign", roles=[FRONT], seed="elsewhere")
    yield first_desk(office)
    office.close()


def refused(desk: Desk, path: Path) -> str:
    """Take a package, prove that it changed nothing and is named in the list; give the code."""
    admin, before = desk.by("admin"), desk.says()
    foreseen = preview(admin, path)
    report = take(admin, [path])
    assert desk.says() == before
    (told,) = report.refused
    assert foreseen.refused == told.refused
    assert told.refused is not None
    listed = refusals(admin)[0]
    assert listed.refused == told.refused.code
    assert listed.file == path.name
    assert listed.at > 0
    return told.refused.code


def test_the_package_of_another_office(desks: list[Desk], foreign: Desk, stick: Stick) -> None:
    path = forge(foreign, stick, foreign.full())

    assert refused(desks[0], path) == "package_foreign"
    assert refusals(desks[0].by("admin"))[0].computer == "Loket 1"


def test_other_offices_on_the_same_stick_do_not_disturb(
    desks: list[Desk], foreign: Desk, stick: Stick
) -> None:
    forge(foreign, stick, foreign.full())

    assert look(desks[0].by("admin"), stick.root) == []


def test_practice_and_real_work_do_not_mix(desks: list[Desk], stick: Stick) -> None:
    path = forge(desks[1], stick, Bundle(()), practice=True)

    assert refused(desks[0], path) == "package_practice"


def test_an_office_event_of_another_office_in_a_package_of_ours(
    desks: list[Desk], foreign: Desk, stick: Stick
) -> None:
    full = foreign.full()

    path = forge(desks[1], stick, Bundle(full.events, []))

    assert refused(desks[0], path) == "seal_missing"


def message(desk: Desk, case: str, by: Role = FRONT, **changes: object):
    known = around(desk, case, desk.by(by).person, **changes)
    return forged(known, MessageWritten(role=by, text="x"))


def test_an_event_under_no_seal(desks: list[Desk], stick: Stick) -> None:
    case = new_case(desks[1])
    mingle(stick, desks)
    made = message(desks[1], case)

    assert refused(desks[0], forge(desks[1], stick, Bundle([made]))) == "seal_missing"


def test_a_seal_made_with_the_key_of_another_computer(desks: list[Desk], stick: Stick) -> None:
    case = new_case(desks[1])
    mingle(stick, desks)
    made = message(desks[1], case)
    bundle = sealed(desks[1], [made], key=desks[2].workplace.secrets.keys.signing)

    assert refused(desks[0], forge(desks[1], stick, bundle)) == "seal_wrong"


def test_a_role_granted_by_somebody_without_the_right(desks: list[Desk], stick: Stick) -> None:
    forger, clerk = desks[1], desks[1].by(FRONT)
    known = around(forger, OFFICE, clerk.person)
    fact = RoleGranted(person=clerk.person, role=Role.OFFICE_HEAD)
    made = forged(known, fact, clerk.keys.signing)

    path = forge(forger, stick, sealed(forger, [made]))

    assert refused(desks[0], path) == "role_missing"
    facts = refusals(desks[0].by("admin"))[0].facts
    assert facts["by"] == clerk.person


def test_an_approval_signed_by_another_person(desks: list[Desk], stick: Stick) -> None:
    forger, head = desks[1], desks[1].by("admin")
    known = around(forger, OFFICE, head.person)
    fact = RoleGranted(person=desks[1].by(FRONT).person, role=Role.OFFICE_HEAD)
    made = forged(known, fact, desks[1].by(FRONT).keys.signing)

    path = forge(forger, stick, sealed(forger, [made]))

    assert refused(desks[0], path) == "signature_wrong"


def test_one_bad_package_stops_no_other(desks: list[Desk], stick: Stick) -> None:
    case = new_case(desks[1])
    stick.give(desks[1])
    forge(desks[2], stick, Bundle([message(desks[1], case)]))

    report = stick.take(desks[0])

    assert (report.new, len(report.refused)) == (1, 1)
    assert desks[0].workplace.case(case)


def test_a_package_that_was_refused_is_shown_as_such_and_not_tried_again_by_itself(
    desks: list[Desk], stick: Stick
) -> None:
    path = forge(desks[1], stick, Bundle([message(desks[1], new_case(desks[1]))]))
    take(desks[0].by("admin"), [path])

    (found,) = look(desks[0].by("admin"), stick.root)

    assert not found.is_new
    assert found.refused is not None
    assert found.refused.code == "seal_missing"
    take(desks[0].by("admin"), [path])
    assert len(refusals(desks[0].by("admin"))) == 1, "noted once"


def damaged(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def test_a_changed_byte(desks: list[Desk], stick: Stick) -> None:
    new_case(desks[1])
    (path,) = stick.give(desks[1]).paths
    damaged(path, lambda raw: raw[:-20] + bytes([raw[-20] ^ 1]) + raw[-19:])

    assert refused(desks[0], path) == "package_damaged"


def test_a_file_that_is_no_package(desks: list[Desk], stick: Stick) -> None:
    home = Home(stick.root, desks[0].workplace.ring.office)
    home.path.mkdir(parents=True, exist_ok=True)
    path = home.path / "liburan.sopan"
    path.write_bytes(b"\xff\xd8\xff foto")

    assert refused(desks[0], path) == "package_unreadable"


def test_a_file_that_is_still_being_copied_waits_and_is_not_refused(
    desks: list[Desk], stick: Stick
) -> None:
    new_case(desks[1])
    (path,) = stick.give(desks[1]).paths
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - 100])

    (found,) = look(desks[0].by("admin"), stick.root)

    assert found.arriving
    assert not found.is_new
    report = take(desks[0].by("admin"), [path])
    assert [one.refused.code for one in report.refused if one.refused] == ["package_incomplete"]
    assert refusals(desks[0].by("admin")) == []
    path.write_bytes(whole)
    assert stick.take(desks[0]).new == 1


def test_a_welcome_is_for_the_one_who_asked(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    new_case(desks[0])
    (path,) = stick.give(desks[0], full=True).paths
    folder, world = DataFolder(tmp_path / "new"), Clock(seed="new").world()
    write_request(folder, world, "Loket baru", stick.root, WORDS)

    with pytest.raises(Refused, match="package_for_others"):
        join_from(folder, world, path)


def test_an_event_written_again_under_the_same_seal(desks: list[Desk], stick: Stick) -> None:
    """A changed old event has another id: the chain behind it no longer fits."""
    first, second = desks[1], desks[0]
    case = new_case(first)
    write_message(first.by(FRONT), case, "jujur")
    honest = first.full()
    events = list(honest.events)
    changed = message(first, case, turn=1)
    events[-1] = changed

    path = forge(first, stick, Bundle(events, honest.seals))

    assert refused(second, path) in {"seal_missing", "turn_wrong", "chain_wrong"}


def lies(teller: Desk, other: Desk) -> list[Have]:
    """Say in the name of another computer that it has everything that the teller has."""
    office, device = teller.workplace.ring.office, other.workplace.device
    said = replace(stated(teller, 10_000), counter=10_000)
    key = teller.workplace.secrets.keys.signing
    elsewhere = signed(said, "cd" * 32, device, other.workplace.secrets.keys.signing)
    newer = replace(stated(other, 5), counter=10_000)
    return [replace(said, signature=bytes(64)), signed(said, office, device, key), elsewhere, newer]


@pytest.mark.parametrize("kind", range(4))
def test_who_speaks_for_another_computer_is_refused_and_nothing_is_withheld(
    desks: list[Desk], stick: Stick, kind: int
) -> None:
    first, liar, third = desks
    new_case(liar)
    mingle(stick, [first, liar])
    new_case(first)
    lie = lies(liar, third)[kind]

    path = forge(liar, stick, Bundle(()), haves={third.workplace.device: lie})

    assert refused(first, path) == "statement_wrong"
    path.unlink()
    stick.give(first)
    stick.take(third)
    assert third.says() == first.says()


def test_a_sender_that_uses_the_name_of_another_is_refused(desks: list[Desk], stick: Stick) -> None:
    first, liar, third = desks
    have = lies(liar, third)[1]

    path = forge(liar, stick, Bundle(()), sender=third.workplace.device, have=have)

    assert refused(first, path) == "statement_wrong"


def test_a_word_that_a_third_computer_carries_stays_as_it_was_said(
    desks: list[Desk], stick: Stick
) -> None:
    first, second, third = desks
    new_case(first)
    stick.give(first)
    stick.take(second)
    for path in stick.packages():
        path.unlink()

    stick.give(second)
    stick.take(third)

    name = first.workplace.device
    told, heard = (desk.workplace.store.haves.all()[name] for desk in (second, third))
    assert heard.signature
    assert (told.leaves, told.counter, told.at, told.signature) == (
        heard.leaves,
        heard.counter,
        heard.at,
        heard.signature,
    )
    assert agree(desks)


def test_of_two_words_with_one_number_neither_is_carried_on(
    desks: list[Desk], stick: Stick
) -> None:
    """A copied computer says two things under one number; what is left of both nobody signed."""
    first, second, third = desks
    name = second.workplace.device
    before = third.workplace.store.haves.all()[name]
    paths = []
    for _ in range(2):
        new_case(second)
        paths.append(forge(second, stick, second.full(), have=stated(second, 900)))
    assert not take(first.by("admin"), paths).refused
    for path in stick.packages():
        path.unlink()
    stick.give(first)
    stick.take(third)

    assert not first.workplace.store.haves.all()[name].signature
    assert third.workplace.store.haves.all()[name] == before
