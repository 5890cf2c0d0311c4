"""Brought back from a backup, or copied: packages late, twice, lost (scenarios 1 and 2)."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.folder import DataFolder
from desktop.actions.backups import restore_backup, write_backup
from desktop.actions.case.records import write_message
from desktop.actions.exchange.history import computers
from desktop.actions.exchange.receiving import take
from desktop.actions.exchange.sending import send
from desktop.actions.office.books import kept_here
from desktop.actions.sign_in import go_on_as_new_device
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from tests.actions.exchange.sticks import Stick, agree, mingle
from tests.actions.forging import new_case
from tests.actions.office import PASSWORD
from tests.actions.second import Desk
from tests.robot.template import open_desk

FRONT = Role.FRONT_OFFICE


@pytest.fixture
def restored(desks: list[Desk], stick: Stick, tmp_path: Path) -> Iterator[tuple[Desk, set[str]]]:
    """The first computer, brought back from a backup after it went on; with the cases it lost."""
    first = desks[0]
    copy = write_backup(first.by("admin"), tmp_path / "backups").path
    lost = {new_case(first)}
    mingle(stick, desks, 1)
    stick.take(desks[1])
    restore_backup(copy, DataFolder(tmp_path / "back"), "admin", PASSWORD)
    desk = open_desk(tmp_path / "back", "back")
    yield desk, lost
    desk.close()


def cases(desk: Desk) -> set[str]:
    return {line.subject for line in desk.workplace.store.lists.all_lines()}


def test_before_it_goes_on_it_sends_nothing_and_takes_everything(
    restored: tuple[Desk, set[str]], stick: Stick
) -> None:
    desk, lost = restored
    with pytest.raises(Refused, match="device_restored"):
        send(desk.by("admin"), stick.root)

    stick.take(desk)

    assert lost <= cases(desk), "also from the packages it wrote itself"


def test_its_own_lost_work_comes_back_from_its_own_packages(
    restored: tuple[Desk, set[str]], stick: Stick
) -> None:
    desk, lost = restored
    own = [p for p in stick.packages() if p.name.startswith(desk.workplace.device)]

    take(desk.by("admin"), own)

    assert lost <= cases(desk)


def test_nothing_is_lost_and_all_agree_whatever_comes_when(
    restored: tuple[Desk, set[str]], desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    desk, lost = restored
    go_on_as_new_device(desk.by("admin"), "Loket 1 baru", "FO9")
    own = new_case(desk)
    late = Stick(tmp_path / "late")
    late.root.mkdir()
    write_message(desks[1].by(FRONT), next(iter(lost)), "dibuat atas dasar yang lama")
    late.give(desks[1])

    report = late.take(desk)

    (waits,) = report.waiting
    assert waits.ask == "Loket P1"
    assert "Loket 1" in waits.lacking
    others = desks[1:]
    stick.give(desk)
    mingle(stick, [*others, desk])
    late.take(desk)
    assert agree([*others, desk])
    assert {*lost, own} == cases(desk)


def test_everything_goes_to_the_successor_and_nothing_waits_for_the_old_one(
    restored: tuple[Desk, set[str]], desks: list[Desk], stick: Stick
) -> None:
    desk, _ = restored
    go_on_as_new_device(desk.by("admin"), "Loket 1 baru", "FO9")
    mingle(stick, [desk, *desks[1:]])
    new_case(desk)

    sent = stick.give(desk)

    assert sent.computers == ("Loket P1", "Loket P2")
    assert sent.events == 6
    listed = {one.name: one for one in computers(desks[1].by("admin"))}
    assert listed["Loket 1"].successor == "Loket 1 baru"


def test_its_books_stand_still_until_they_are_handed_over(
    restored: tuple[Desk, set[str]], stick: Stick
) -> None:
    desk, _ = restored
    go_on_as_new_device(desk.by("admin"), "Loket 1 baru", "FO9")
    stick.take(desk)

    with pytest.raises(Refused, match="book_elsewhere"):
        kept_here(desk.by("admin"), desk.workplace.office.books["buku-permit"])


@pytest.fixture
def clone(desks: list[Desk], tmp_path: Path) -> Iterator[Desk]:
    desks[0].close()
    shutil.copytree(tmp_path / "pc0", tmp_path / "clone")
    desks[0] = open_desk(tmp_path / "pc0", "again")
    desk = open_desk(tmp_path / "clone", "clone")
    yield desk
    desk.close()


def test_a_copied_disk_is_told_and_both_branches_stay(
    desks: list[Desk], clone: Desk, stick: Stick
) -> None:
    first, second, third = desks
    one, two = new_case(first), new_case(clone)
    stick.give(first)
    stick.give(clone)

    report = stick.take(second)

    assert [one.forked for one in report.packages if one.forked] == [("Loket 1",)]
    assert {one, two} <= cases(second)
    stick.take(third)
    assert agree([second, third])


def test_to_a_copied_computer_everything_goes_until_it_goes_on(
    desks: list[Desk], clone: Desk, stick: Stick
) -> None:
    first, second, _ = desks
    new_case(first)
    new_case(clone)
    stick.give(first)
    stick.give(clone)
    stick.take(second)

    assert stick.give(second).events == second.ledger.count()


def test_both_go_on_as_new_ones_and_end_alike(desks: list[Desk], clone: Desk, stick: Stick) -> None:
    first, second, third = desks
    one, two = new_case(first), new_case(clone)
    for desk in (first, clone, second):
        stick.give(desk)
        stick.take(second)
    for desk, prefix in ((first, "X1"), (clone, "X2")):
        mingle(stick, [second], 1)
        stick.take(desk)
        with pytest.raises(Refused, match="device_restored"):
            write_message(desk.by(FRONT), one, "x")
        go_on_as_new_device(desk.by("admin"), f"Loket {prefix}", prefix)
        new_case(desk)

    everybody = [first, clone, second, third]
    mingle(stick, everybody, 3)

    assert agree(everybody)
    assert {one, two} <= cases(third)
    assert len(cases(third)) == 4


def test_a_copy_that_hears_of_its_twin_stops_before_it_writes_anything(
    desks: list[Desk], clone: Desk, stick: Stick
) -> None:
    """Only the other one has written: no branch shows, but the own key has sealed it."""
    first, second, _ = desks
    case = new_case(first)
    mingle(stick, desks)
    new_case(second)
    late = stick.give(second)

    take(clone.by("admin"), [late.paths[0]])

    with pytest.raises(Refused, match="device_restored"):
        new_case(clone)
    go_on_as_new_device(clone.by("admin"), "Loket salinan", "X2")
    stick.give(clone)
    stick.take(first)
    go_on_as_new_device(first.by("admin"), "Loket asli", "X1")
    mingle(stick, [*desks, clone], 3)
    assert agree([*desks, clone])
    assert case in cases(clone)


def test_a_computer_that_says_less_than_before_is_given_everything(
    desks: list[Desk], clone: Desk, stick: Stick
) -> None:
    """Neither twin has written, but only one has taken packages; the other lacks them unseen."""
    first, second, third = desks
    case = new_case(second)
    mingle(stick, desks)
    assert case in cases(first)
    stick.take(clone)
    for _ in range(2):
        stick.give(clone)
        stick.take(second)
        stick.give(second)
        stick.take(clone)

    assert case in cases(clone)
    assert stick.give(second).events == second.ledger.count()
    assert agree([second, third, clone])
