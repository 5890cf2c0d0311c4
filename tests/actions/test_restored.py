"""A backup brought back and a copied disk: nothing lost, nothing invented, books stand still."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.folder import DataFolder
from desktop.actions.backups import restore_backup, write_backup
from desktop.actions.case.records import write_message
from desktop.actions.office.books import hand_over_book, kept_here
from desktop.actions.sign_in import go_on_as_new_device, sign_in
from desktop.domain.office import Book
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from tests.actions.forging import new_case
from tests.actions.office import PASSWORD, Clock, TestOffice, new_office
from tests.actions.second import Desk, first_desk, mix, second_pc

FRONT = Role.FRONT_OFFICE


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TestOffice]:
    made = new_office(tmp_path / "a")
    yield made
    made.close()


def opened(path: Path, seed: str, at: int) -> Desk:
    clock = Clock(at=at, seed=seed)
    session = sign_in(DataFolder(path), clock.world(), "admin", PASSWORD)
    return Desk(session.workplace, clock, {"admin": session})


def restored(office: TestOffice, tmp_path: Path, copy: Path) -> Desk:
    restore_backup(copy, DataFolder(tmp_path / "r"), "admin", PASSWORD)
    return opened(tmp_path / "r", "r", office.clock.at)


def backup(office: TestOffice, tmp_path: Path) -> Path:
    return write_backup(office.admin, tmp_path / "backups").path


def test_a_restored_computer_writes_nothing_before_it_goes_on(
    office: TestOffice, tmp_path: Path
) -> None:
    new_case(first_desk(office))
    desk = restored(office, tmp_path, backup(office, tmp_path))

    with pytest.raises(Refused, match="device_restored"):
        new_case(desk)

    go_on_as_new_device(desk.by("admin"), "Loket 1 baru", "FO9")
    assert desk.workplace.case(new_case(desk)).number.startswith("FO9-")
    desk.close()


def test_only_a_restored_computer_names_a_successor(office: TestOffice) -> None:
    with pytest.raises(Refused, match="device_not_restored"):
        go_on_as_new_device(office.admin, "Loket 1 baru", "FO9")


def test_the_successor_has_a_prefix_of_its_own(office: TestOffice, tmp_path: Path) -> None:
    desk = restored(office, tmp_path, backup(office, tmp_path))

    with pytest.raises(Refused, match="prefix_taken"):
        go_on_as_new_device(desk.by("admin"), "Loket 1 baru", "fo1")
    with pytest.raises(Refused, match="device_restored"):
        new_case(desk)

    desk.close()


def test_nothing_is_lost_and_nothing_invented(office: TestOffice, tmp_path: Path) -> None:
    first, second = first_desk(office), second_pc(office, tmp_path / "b")
    early = new_case(first)
    second.take(first)
    copy = backup(office, tmp_path)
    late = new_case(first)
    second.take(first)
    desk = restored(office, tmp_path, copy)
    go_on_as_new_device(desk.by("admin"), "Loket 1 baru", "FO9")
    own = new_case(desk)

    taken = second.take(desk)
    mix([second, desk])

    assert taken.forked == (first.workplace.device,)
    assert desk.says() == second.says()
    assert {line.subject for line in desk.workplace.store.lists.all_lines()} == {early, late, own}
    desk.close()
    second.close()


def test_work_that_was_never_sent_travels_under_the_old_seal(
    office: TestOffice, tmp_path: Path
) -> None:
    first, second = first_desk(office), second_pc(office, tmp_path / "b")
    case = new_case(first)
    desk = restored(office, tmp_path, backup(office, tmp_path))
    go_on_as_new_device(desk.by("admin"), "Loket 1 baru", "FO9")

    second.take(desk)

    assert second.workplace.case(case).number == desk.workplace.case(case).number
    assert second.says() == desk.says()
    desk.close()
    second.close()


def permits(desk: Desk) -> Book:
    return desk.workplace.office.books["buku-permit"]


def test_its_books_stand_still_until_they_are_handed_over(
    office: TestOffice, tmp_path: Path
) -> None:
    case = new_case(first_desk(office))
    kept_here(office.admin, permits(first_desk(office)))
    desk = restored(office, tmp_path, backup(office, tmp_path))
    with pytest.raises(Refused, match="device_restored"):
        write_message(desk.by(FRONT), case, "x")
    go_on_as_new_device(desk.by("admin"), "Loket 1 baru", "FO9")
    with pytest.raises(Refused, match="book_elsewhere"):
        kept_here(desk.by("admin"), permits(desk))

    hand_over_book(desk.by("admin"), "buku-permit", desk.workplace.device)

    kept_here(desk.by("admin"), permits(desk))
    assert permits(desk).keepers == (desk.workplace.device,)
    desk.close()


def test_a_database_put_back_by_hand_is_noticed(office: TestOffice, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    copy = backup(office, tmp_path)
    new_case(first_desk(office))
    office.close()
    shutil.copyfile(copy / "sopan.db", folder / "sopan.db")
    for rest in ("sopan.db-wal", "sopan.db-shm"):
        (folder / rest).unlink(missing_ok=True)

    desk = opened(folder, "h", office.clock.at)

    with pytest.raises(Refused, match="device_restored"):
        new_case(desk)
    desk.close()
    desk = opened(folder, "i", office.clock.at)
    go_on_as_new_device(desk.by("admin"), "Loket 1 baru", "FO9")
    desk.close()
    desk = opened(folder, "j", office.clock.at)
    assert new_case(desk)
    desk.close()


def copied(office: TestOffice, tmp_path: Path) -> Desk:
    """Copy the whole disk of a computer that is switched off, and start both."""
    office.close()
    shutil.copytree(tmp_path / "a", tmp_path / "clone")
    return opened(tmp_path / "clone", "clone", office.clock.at)


def test_a_copied_disk_keeps_both_branches_and_is_told(office: TestOffice, tmp_path: Path) -> None:
    third = second_pc(office, tmp_path / "b")
    clone = copied(office, tmp_path)
    first = opened(tmp_path / "a", "again", office.clock.at)
    one, two = new_case(first), new_case(clone)

    assert third.take(first).forked == ()
    taken = third.take(clone)

    device = first.workplace.device
    assert taken.forked == (device,)
    assert third.workplace.store.settings.get("forked") == device
    assert third.workplace.store.log.list()[0][1:] == ("device_forked", {"device": device})
    assert third.take(clone).forked == ()
    assert {one, two} <= {line.subject for line in third.workplace.store.lists.all_lines()}
    for desk in (first, clone, third):
        desk.close()


def test_both_computers_of_a_copied_disk_stop_and_go_on_as_new_ones(
    office: TestOffice, tmp_path: Path
) -> None:
    clone = copied(office, tmp_path)
    first = opened(tmp_path / "a", "again", office.clock.at)
    one, _ = new_case(first), new_case(clone)
    write_message(clone.by(FRONT), new_case(clone), "x")

    first.take(clone)
    clone.take(first)

    for desk, prefix in ((first, "X1"), (clone, "X2")):
        with pytest.raises(Refused, match="device_restored"):
            write_message(desk.by(FRONT), one, "x")
        go_on_as_new_device(desk.by("admin"), f"Loket {prefix}", prefix)
        with pytest.raises(Refused, match="book_elsewhere"):
            kept_here(desk.by("admin"), permits(desk))
        new_case(desk)
    mix([first, clone])
    assert first.says() == clone.says()
    assert len({line.number for line in first.workplace.store.lists.all_lines()}) >= 3
    first.close()
    clone.close()


def test_a_book_goes_to_no_computer_that_two_go_on_as(office: TestOffice, tmp_path: Path) -> None:
    third = second_pc(office, tmp_path / "b")
    clone = copied(office, tmp_path)
    first = opened(tmp_path / "a", "again", office.clock.at)
    new_case(first)
    new_case(clone)
    third.take(first)
    third.take(clone)

    with pytest.raises(Refused, match="keeper_forked"):
        hand_over_book(third.by("admin"), "buku-permit", first.workplace.device)

    hand_over_book(third.by("admin"), "buku-permit", third.workplace.device)
    for desk in (first, clone, third):
        desk.close()
