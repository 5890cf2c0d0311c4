"""A computer comes in by files: request, six words, welcome, joining (DESIGN chapter 6)."""

from pathlib import Path

import pytest

from db.folder import DataFolder
from db.haves import Stated
from desktop.actions.exchange.enrolment import (
    admit,
    join_from,
    read_request,
    requests_on,
    write_request,
)
from desktop.actions.exchange.history import exchanges, unsent
from desktop.actions.exchange.sending import preview
from desktop.actions.office.devices import end_device
from desktop.actions.sign_in import sign_in
from desktop.domain.people import Role
from desktop.domain.refusals import Damaged, Refused
from tests.actions.exchange.sticks import WORDS, Stick, agree, joined, mingle
from tests.actions.forging import new_case
from tests.actions.office import PASSWORD, Clock
from tests.actions.second import Desk

FRONT = Role.FRONT_OFFICE


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "new")


WORLD = Clock(seed="new").world()


def ask(folder: DataFolder, stick: Stick):
    return write_request(folder, WORLD, "Loket baru", stick.root, WORDS)


def test_both_people_read_the_same_six_words(
    desks: list[Desk], stick: Stick, folder: DataFolder
) -> None:
    asking = ask(folder, stick)

    (found,) = requests_on(desks[0].by("admin"), stick.root, WORDS)

    assert found.words == asking.words
    assert len(found.words) == 6
    assert (found.name, found.known) == ("Loket baru", False)
    assert found.path == asking.path


def test_a_request_changed_on_the_way_has_other_words_or_is_refused(
    desks: list[Desk], stick: Stick, folder: DataFolder, tmp_path: Path
) -> None:
    asking = ask(folder, stick)
    other = write_request(
        DataFolder(tmp_path / "evil"),
        Clock(seed="e").world(),
        "Loket baru",
        tmp_path / "evil-stick",
        WORDS,
    )
    mixed = asking.path.read_bytes().replace(asking.device.encode(), other.device.encode())
    asking.path.write_bytes(mixed)

    with pytest.raises(Damaged):
        read_request(desks[0].by("admin"), asking.path, WORDS)
    assert read_request(desks[0].by("admin"), other.path, WORDS).words != asking.words


def test_the_new_computer_has_the_office_and_knows_what_the_others_have(
    desks: list[Desk], stick: Stick, folder: DataFolder
) -> None:
    first = desks[0]
    case = new_case(first)
    sent = admit(first.by("admin"), ask(folder, stick).path, "P9", stick.root)

    taken = join_from(folder, WORLD, sent.paths[0])

    assert taken.new == first.ledger.count()
    session = sign_in(folder, WORLD, "admin", PASSWORD)
    fourth = Desk(session.workplace, Clock(seed="new"), {"admin": session})
    assert fourth.says() == first.says()
    assert fourth.workplace.case(case).number.startswith("FO1-")
    assert set(fourth.workplace.store.haves.all()) == {d.workplace.device for d in desks}
    (row,) = exchanges(session)
    assert (row.direction, row.new) == ("taken", 1)
    assert unsent(session) == 0
    fourth.close()


def test_it_works_with_the_others_from_its_first_package_on(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    fourth = joined(desks[0], tmp_path / "new", stick, "P9")
    case = new_case(fourth)

    sent = stick.give(fourth)

    assert sent.events < fourth.ledger.count(), "not the whole: the welcome told what others have"
    mingle(stick, [*desks, fourth])
    assert desks[2].workplace.case(case).number.startswith("P9-")
    assert agree([*desks, fourth])
    fourth.close()


def test_a_welcome_can_be_written_again(
    desks: list[Desk], stick: Stick, folder: DataFolder
) -> None:
    asking = ask(folder, stick)
    (lost,) = admit(desks[0].by("admin"), asking.path, "P9", stick.root).paths
    lost.unlink()
    before = desks[0].ledger.count()
    assert read_request(desks[0].by("admin"), asking.path, WORDS).known

    again = admit(desks[0].by("admin"), asking.path, "", stick.root)

    assert desks[0].ledger.count() == before
    assert join_from(folder, WORLD, again.paths[0]).new == before


def test_only_an_administrator_lets_computers_in(
    desks: list[Desk], stick: Stick, folder: DataFolder
) -> None:
    asking = ask(folder, stick)

    for wish in (
        lambda: admit(desks[0].by(FRONT), asking.path, "P9", stick.root),
        lambda: read_request(desks[0].by(FRONT), asking.path, WORDS),
        lambda: requests_on(desks[0].by(FRONT), stick.root, WORDS),
    ):
        with pytest.raises(Refused, match="role_needed"):
            wish()


def test_joining_needs_a_request_first(desks: list[Desk], stick: Stick, folder: DataFolder) -> None:
    (path,) = stick.give(desks[0], full=True).paths

    with pytest.raises(Refused, match="joining_not_prepared"):
        join_from(folder, WORLD, path)


def test_a_package_that_is_no_welcome_leaves_no_office(
    desks: list[Desk], stick: Stick, folder: DataFolder
) -> None:
    asking = ask(folder, stick)
    admit(desks[0].by("admin"), asking.path, "P9", stick.root)
    mingle(stick, desks)
    new_case(desks[0])
    haves = desks[0].workplace.store.haves
    haves.note(Stated(device=asking.device, counter=1, leaves=desks[1].ledger.leaves()))
    (path,) = stick.give(desks[0], device=asking.device).paths

    with pytest.raises(Refused, match="office_not_in_package"):
        join_from(folder, WORLD, path)

    assert not folder.keys.exists()


def test_a_computer_ended_before_it_joined_gets_no_welcome(
    desks: list[Desk], stick: Stick, folder: DataFolder
) -> None:
    asking = ask(folder, stick)
    admit(desks[0].by("admin"), asking.path, "P9", stick.root)
    end_device(desks[0].by("admin"), asking.device)

    with pytest.raises(Refused, match="device_known"):
        admit(desks[0].by("admin"), asking.path, "P9", stick.root)
    assert "Loket baru" not in preview(desks[0].by("admin"), stick.root).computers
