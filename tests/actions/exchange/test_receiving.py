"""Twice, in any order, through a third, with gaps: the same ledger everywhere, and it is said."""

import shutil
from itertools import permutations
from pathlib import Path

import pytest

from desktop.actions.case.numbers import give_number
from desktop.actions.case.records import change_data
from desktop.actions.digest import office_words
from desktop.actions.exchange.looking import look
from desktop.actions.exchange.receiving import preview, take
from desktop.actions.office.books import hand_over_book
from desktop.actions.office.settings import describe_office
from desktop.domain.people import Role
from desktop.exchange.letter import Cancelled
from tests.actions.exchange.sticks import WORDS, Stick, agree, mingle
from tests.actions.forging import new_case
from tests.actions.second import Desk

FRONT = Role.FRONT_OFFICE


def test_a_package_taken_twice_adds_nothing(desks: list[Desk], stick: Stick) -> None:
    new_case(desks[0])
    (path,) = stick.give(desks[0]).paths
    take(desks[1].by("admin"), [path])
    before = desks[1].says()

    again = take(desks[1].by("admin"), [path])

    assert [one.settled for one in again.packages] == [True]
    assert (again.new, again.updated, again.known) == (0, 0, 6)
    assert desks[1].says() == before


def test_a_copy_under_another_name_is_known_as_well(desks: list[Desk], stick: Stick) -> None:
    new_case(desks[0])
    (path,) = stick.give(desks[0]).paths
    stick.take(desks[1])
    shutil.copyfile(path, path.with_name("Salinan " + path.name))

    assert look(desks[1].by("admin"), stick.root) == []


def test_a_computer_does_not_find_its_own_packages_new(desks: list[Desk], stick: Stick) -> None:
    new_case(desks[0])
    stick.give(desks[0])

    assert look(desks[0].by("admin"), stick.root) == []


def test_the_preview_says_what_would_come_and_changes_nothing(
    desks: list[Desk], stick: Stick
) -> None:
    first, second, _ = desks
    old = new_case(first)
    mingle(stick, desks)
    new = new_case(first)
    for desk, phone in ((first, "081260000001"), (second, "081260000002")):
        change_data(desk.by(FRONT), old, {"applicant.phone": phone})
    describe_office(first.by("admin"), {"address": "Jl. Merdeka 1"})
    (path,) = stick.give(first).paths
    before = second.says()

    seen = preview(second.by("admin"), path)

    assert (seen.new, seen.updated, seen.office, seen.events) == (1, 1, 1, 8)
    assert {case.subject: case.conflicts for case in seen.cases} == {old: 1, new: 0}
    assert seen.sender == "Loket 1"
    assert second.says() == before
    taken = stick.take(second)
    assert taken.packages[-1].cases == seen.cases
    assert taken.conflicts == 1


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_packages_in_any_order_make_the_same_ledger(
    desks: list[Desk], stick: Stick, order: tuple[int, ...]
) -> None:
    first, second, _ = desks
    paths = []
    for _ in range(3):
        new_case(first)
        paths += stick.give(first).paths

    for place in order:
        take(second.by("admin"), [paths[place]])

    assert second.says() == first.says()
    assert not second.workplace.store.waiting.all()


def test_what_comes_through_a_third_computer_is_the_same(desks: list[Desk], tmp_path: Path) -> None:
    first, second, third = desks
    case = new_case(first)
    there, back = Stick(tmp_path / "there"), Stick(tmp_path / "back")
    for stick in (there, back):
        stick.root.mkdir()
    there.give(first)
    there.take(third)
    back.give(third)

    back.take(second)

    assert second.workplace.case(case).number == first.workplace.case(case).number
    assert agree(desks)


def test_packages_of_several_computers_come_at_once(desks: list[Desk], stick: Stick) -> None:
    for desk in desks:
        new_case(desk)
        stick.give(desk)

    report = stick.take(desks[0])

    assert [one.sender for one in report.packages] != []
    assert {one.sender for one in report.packages} == {"Loket P1", "Loket P2"}
    assert (report.new, report.updated) == (2, 0)
    for desk in desks[1:]:
        stick.take(desk)
    assert agree(desks)


def test_equal_words_mean_equal_data(desks: list[Desk], stick: Stick) -> None:
    def words() -> set[tuple[str, ...]]:
        return {office_words(desk.by("admin"), WORDS) for desk in desks}

    assert len(words()) == 1
    new_case(desks[0])
    assert len(words()) == 2
    mingle(stick, desks)
    assert len(words()) == 1


def test_whoever_stops_the_work_keeps_what_came_before(desks: list[Desk], stick: Stick) -> None:
    first, second, _ = desks
    paths = []
    for _ in range(2):
        new_case(first)
        paths += stick.give(first).paths

    class Impatient:
        checked = False

        def step(self, done: int, total: int, what: str) -> None:
            if self.checked and what == "reading":
                raise Cancelled
            self.checked = what == "checking"

    report = take(second.by("admin"), paths, Impatient())

    assert report.stopped is not None
    assert report.stopped.code == "exchange_cancelled"
    assert report.new == 1
    assert len(second.workplace.store.lists.all_lines()) == 1
    assert stick.take(second).new == 1
    assert second.says() == first.says()


def test_conflicts_are_told_by_case(desks: list[Desk], stick: Stick) -> None:
    first, second, _ = desks
    case = new_case(first)
    mingle(stick, desks)
    for desk, phone in ((first, "081260000001"), (second, "081260000002")):
        change_data(desk.by(FRONT), case, {"applicant.phone": phone})
    stick.give(first)

    report = stick.take(second)

    (told,) = report.packages[-1].cases
    assert (told.subject, told.new, told.conflicts) == (case, False, 1)
    assert told.number == first.workplace.case(case).number


def test_two_keepers_and_two_numbers_are_told(desks: list[Desk], stick: Stick) -> None:
    first, second, third = desks
    one, two = new_case(first), new_case(first)
    mingle(stick, desks)
    for desk, case in ((first, one), (second, two)):
        affairs = desk.by(Role.GENERAL_AFFAIRS)
        give_number(affairs, case, "permit", "503/0101/DPMPTSPK/XI/2025", "2025-11-19")
        hand_over_book(desk.by("admin"), "buku-permit", desk.workplace.device)
    stick.give(first)
    stick.give(second)

    report = stick.take(third)

    clashes = [one.clashes for one in report.packages]
    assert {text for one in clashes for text in one.numbers} == {"503/0101/DPMPTSPK/XI/2025"}
    assert {text for one in clashes for text in one.books} == {"Buku permit"}
    assert report.conflicts >= 2


def test_a_known_package_costs_nothing_however_large_it_is(desks: list[Desk], stick: Stick) -> None:
    """What was taken before is known by the name of its content: it is not even opened."""
    (path,) = stick.give(desks[0], full=True).paths
    take(desks[1].by("admin"), [path])
    path.write_bytes(path.read_bytes()[:-1] + b"x")

    report = take(desks[1].by("admin"), [path])

    assert [one.settled for one in report.packages] == [True]
