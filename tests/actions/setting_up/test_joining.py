"""A new computer asks, is admitted, and takes over the office (DESIGN chapter 6)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.folder import DataFolder
from desktop.actions.founding import NewPerson
from desktop.actions.joining import JOINING, join, prepare_to_join
from desktop.actions.merging import Bundle
from desktop.actions.office.devices import admit_device, end_device
from desktop.actions.office.people import add_person
from desktop.actions.sign_in import change_person, sign_in
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from desktop.ledger.keys import KeyPairs
from tests.actions.forging import new_case
from tests.actions.office import PASSWORD, Clock, TestOffice, new_office
from tests.actions.second import Desk, first_desk, mix, second_pc

FRONT = Role.FRONT_OFFICE


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TestOffice]:
    made = new_office(tmp_path / "a")
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "new")


WORLD = Clock(seed="new").world()


def test_everybody_of_the_office_signs_in_at_the_new_computer(
    office: TestOffice, tmp_path: Path
) -> None:
    case = new_case(first_desk(office))
    desk = second_pc(office, tmp_path / "new")

    assert desk.by(FRONT).person == office.by(FRONT).person
    assert desk.workplace.case(case).number.startswith("FO1-")
    assert desk.workplace.case(new_case(desk)).number.startswith("FO2-")
    desk.close()


def test_somebody_added_elsewhere_signs_in_here_after_a_package(
    office: TestOffice, tmp_path: Path
) -> None:
    first, desk = first_desk(office), second_pc(office, tmp_path / "new")
    wanted = NewPerson(login="dewi", full_name="Dewi Lubis", password=PASSWORD)
    person = add_person(office.admin, wanted, [FRONT])
    with pytest.raises(Refused, match="password_wrong"):
        desk.by("dewi")

    desk.take(first)

    assert desk.by("dewi").person == person
    assert new_case(desk)
    desk.close()


def test_two_persons_with_one_login_each_come_in_by_their_own_password(
    office: TestOffice, tmp_path: Path
) -> None:
    first, desk = first_desk(office), second_pc(office, tmp_path / "new")
    here = NewPerson(login="dewi", full_name="Dewi Lubis", password="rahasia-dewi-1")
    there = NewPerson(login="Dewi", full_name="Dewi Sitorus", password="rahasia-dewi-2")
    one, two = add_person(first.by("admin"), here), add_person(desk.by("admin"), there)
    mix([first, desk])

    for where in (first, desk):
        found = [change_person(where.workplace, "dewi", f"rahasia-dewi-{n}").person for n in (1, 2)]
        assert found == [one, two]
    with pytest.raises(Refused, match="login_taken"):
        add_person(first.by("admin"), there)
    desk.close()


def test_asked_again_the_request_is_the_same(folder: DataFolder) -> None:
    once = prepare_to_join(folder, WORLD, "Loket 2")

    assert prepare_to_join(folder, WORLD, " Loket 2 ") == once
    assert (folder.path / JOINING).exists()


def test_the_private_file_is_gone_once_the_computer_has_joined(
    office: TestOffice, folder: DataFolder
) -> None:
    request = prepare_to_join(folder, WORLD, "Loket 2")
    secret = (folder.path / JOINING).read_bytes()
    admit_device(office.admin, request.admission("FO2"))

    join(folder, WORLD, office.admin.workplace.office.id, first_desk(office).full())

    assert not (folder.path / JOINING).exists()
    assert not any(secret[:32] in found.read_bytes() for found in folder.path.iterdir())


def test_a_private_file_a_crash_left_goes_at_the_first_sign_in(
    office: TestOffice, folder: DataFolder, tmp_path: Path
) -> None:
    desk = second_pc(office, folder.path)
    desk.close()
    (folder.path / JOINING).write_bytes(bytes(96))

    sign_in(folder, WORLD, "admin", PASSWORD).workplace.store.close()

    assert not (folder.path / JOINING).exists()


def left(folder: DataFolder) -> set[str]:
    return {found.name for found in folder.path.iterdir()}


def test_a_welcome_that_does_not_admit_this_computer_leaves_no_office(
    office: TestOffice, folder: DataFolder
) -> None:
    prepare_to_join(folder, WORLD, "Loket 2")

    with pytest.raises(Refused, match="device_not_admitted"):
        join(folder, WORLD, office.admin.workplace.office.id, first_desk(office).full())

    assert left(folder) == {JOINING, "lock"}


def test_a_computer_that_was_ended_since_does_not_join(
    office: TestOffice, folder: DataFolder
) -> None:
    request = prepare_to_join(folder, WORLD, "Loket 2")
    admit_device(office.admin, request.admission("FO2"))
    end_device(office.admin, request.device)

    with pytest.raises(Refused, match="device_not_admitted"):
        join(folder, WORLD, office.admin.workplace.office.id, first_desk(office).full())

    assert left(folder) == {JOINING, "lock"}


def test_the_welcome_of_another_office_is_refused(
    office: TestOffice, folder: DataFolder, tmp_path: Path
) -> None:
    request = prepare_to_join(folder, WORLD, "Loket 2")
    admit_device(office.admin, request.admission("FO2"))
    other = new_office(tmp_path / "other", seed="o")
    foreign = first_desk(other).full()
    other.close()

    with pytest.raises(Refused, match="office_not_in_package"):
        join(folder, WORLD, office.admin.workplace.office.id, foreign)


def test_a_welcome_with_a_forgery_in_it_leaves_no_office(
    office: TestOffice, folder: DataFolder
) -> None:
    request = prepare_to_join(folder, WORLD, "Loket 2")
    admit_device(office.admin, request.admission("FO2"))
    full = first_desk(office).full()
    stripped = Bundle([*full.events[:-1], replace(full.events[-1], signature=b"")], full.seals)

    with pytest.raises(Refused, match="signature_missing"):
        join(folder, WORLD, office.admin.workplace.office.id, stripped)

    assert left(folder) == {JOINING, "lock"}


def test_a_computer_with_an_office_joins_no_other(office: TestOffice, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "a")

    with pytest.raises(Refused, match="office_exists"):
        prepare_to_join(folder, WORLD, "Loket 2")
    with pytest.raises(Refused, match="office_exists"):
        join(folder, WORLD, office.admin.workplace.office.id, first_desk(office).full())


def test_joining_needs_a_request_first(office: TestOffice, folder: DataFolder) -> None:
    with pytest.raises(Refused, match="joining_not_prepared"):
        join(folder, WORLD, office.admin.workplace.office.id, first_desk(office).full())


def test_a_nameless_computer_asks_for_nothing(folder: DataFolder) -> None:
    with pytest.raises(Refused, match="device_name_missing"):
        prepare_to_join(folder, WORLD, " ")


def test_an_admission_names_the_computer_by_its_own_key(
    office: TestOffice, folder: DataFolder
) -> None:
    request = prepare_to_join(folder, WORLD, "Loket 2")
    other = KeyPairs.new(Clock(seed="x").draw).public

    with pytest.raises(Refused, match="device_request_wrong"):
        admit_device(office.admin, replace(request, keys=other).admission("FO2"))


def test_two_computers_joined_from_one_welcome_do_not_meet_in_numbers(
    office: TestOffice, tmp_path: Path
) -> None:
    desks: list[Desk] = [second_pc(office, tmp_path / f"n{n}", f"N{n}") for n in range(2)]
    for desk in desks:
        new_case(desk)
    mix([first_desk(office), *desks])

    lines = desks[0].workplace.store.lists.all_lines()
    assert sorted(line.number[:3] for line in lines) == ["N0-", "N1-"]
    for desk in desks:
        desk.close()
