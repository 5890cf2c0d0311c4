from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from desktop.actions.case.records import write_message
from desktop.actions.case.registering import register
from desktop.actions.case.waiting import undo
from desktop.actions.founding import NewPerson
from desktop.actions.merging import Bundle, bundle_for, bundle_of, merge, take_over
from desktop.actions.office.people import add_person, end_person
from desktop.domain.events.cases import MessageWritten
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from tests.actions.forging import APPLICATION, around, forged, new_case, sealed
from tests.actions.office import new_office
from tests.actions.second import NOTHING, Desk, first_desk, mix, second_pc

FRONT = Role.FRONT_OFFICE


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    office = new_office(tmp_path / "a")
    first, second = first_desk(office), second_pc(office, tmp_path / "b")
    yield first, second
    first.close()
    second.close()


def pieces(desk: Desk, cases: int) -> list[Bundle]:
    """What a desk gives after each of its actions, each piece only what is new."""
    found, base = [], dict(desk.ledger.leaves())
    for number in range(cases):
        case = new_case(desk)
        write_message(desk.by(FRONT), case, f"catatan {number}")
        found.append(bundle_of(desk.workplace, base))
        base = dict(desk.ledger.leaves())
    return found


def test_a_bundle_brings_the_same_ledger_and_the_same_lists(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    new_case(first)

    taken = second.take(first)

    assert taken.new == 6
    assert second.says() == first.says()


def test_the_same_bundle_twice_adds_nothing(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    new_case(first)
    bundle = first.full()
    merge(second.workplace, bundle)
    before = second.says()

    again = merge(second.workplace, bundle)

    assert (again.new, again.waiting, again.known) == (0, 0, len(bundle.events))
    assert second.says() == before


def test_pieces_in_any_order_make_the_same_ledger(tmp_path: Path, counted) -> None:
    office = new_office(tmp_path / "a")
    first = first_desk(office)
    others = [second_pc(office, tmp_path / f"b{n}", f"P{n}") for n in range(6)]
    for other in others:
        other.take(first)
    made = pieces(first, 3)
    for desk, order in zip(others, permutations(made), strict=True):
        for piece in order:
            merge(desk.workplace, piece)

    different = sum(desk.says() != first.says() for desk in others)

    assert different == 0
    assert not any(desk.workplace.store.waiting.all() for desk in others)
    counted(f"3 packages in {len(others)} orders, {different} differ")
    for desk in [first, *others]:
        desk.close()


def test_what_lacks_its_ancestors_waits_and_is_not_announced(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    one, two = pieces(first, 2)
    before, leaves = second.says(), second.ledger.leaves()

    taken = merge(second.workplace, two)

    assert (taken.new, taken.waiting) == (0, len(two.events))
    assert second.says() == before
    assert second.ledger.leaves() == leaves
    assert {e.id for e in second.full().events}.isdisjoint(e.id for e in two.events)
    merge(second.workplace, one)
    assert second.says() == first.says()


def test_what_waits_survives_closing_and_asks_for_nothing_twice(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    one, two = pieces(first, 2)
    merge(second.workplace, two)

    merge(second.workplace, two)
    merge(second.workplace, one)

    assert second.says() == first.says()


def test_a_third_computer_passes_on_what_it_got(tmp_path: Path) -> None:
    office = new_office(tmp_path / "a")
    first = first_desk(office)
    second, third = second_pc(office, tmp_path / "b"), second_pc(office, tmp_path / "c", "FO3")
    second.take(first)
    case = new_case(first)
    third.take(first)

    second.take(third)

    assert second.workplace.case(case).number == first.workplace.case(case).number
    mix([first, second, third])
    assert first.says() == second.says() == third.says()
    for desk in (first, second, third):
        desk.close()


def test_a_bundle_beyond_what_the_other_has_holds_only_the_new(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    new_case(first)
    second.take(first)
    have = second.ledger.leaves()
    new_case(first)

    bundle = bundle_of(first.workplace, have)

    assert len(bundle.events) == 6
    assert merge(second.workplace, bundle).known == 0
    assert second.says() == first.says()


def test_an_unknown_leaf_means_the_whole_chain(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    new_case(first)

    bundle = bundle_of(first.workplace, {first.workplace.device: ("ff" * 32,)})

    assert len(bundle.events) == first.ledger.count()
    assert merge(second.workplace, bundle).new == 6


def test_what_left_in_a_bundle_cannot_be_undone(desks: tuple[Desk, Desk]) -> None:
    first, _ = desks
    case = new_case(first)
    write_message(first.by(FRONT), case, "salah")
    bundle_for(first.by(FRONT), NOTHING)

    with pytest.raises(Refused, match="undo_too_late"):
        undo(first.by(FRONT), case)


def test_exchange_needs_somebody_who_may_see_cases(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    add_person(first.by("admin"), NewPerson(login="tamu", full_name="T", password="rahasia-sekali"))
    second.take(first)
    guest = second.by("tamu")

    with pytest.raises(Refused, match="role_needed"):
        take_over(guest, first.full())
    with pytest.raises(Refused, match="role_needed"):
        bundle_for(guest, NOTHING)


def later(desk: Desk, case: str) -> tuple[Bundle, Bundle]:
    """Give an honest piece, and a bad one that waits for it."""
    base = dict(desk.ledger.leaves())
    person = desk.by(FRONT).person
    write_message(desk.by(FRONT), case, "jujur")
    honest = bundle_of(desk.workplace, base)
    trimmed = around(desk, case, person, turn=99_999)
    bad = forged(trimmed, MessageWritten(role=FRONT, text="palsu"))
    whole = sealed(desk, [bad])
    return honest, Bundle([bad], whole.seals)


def test_something_bad_that_waited_does_not_block_what_is_good(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    case = new_case(first)
    second.take(first)
    honest, bad = later(first, case)
    assert merge(second.workplace, bad).waiting == 1

    taken = merge(second.workplace, honest)

    assert taken.new == 1
    assert second.says() == first.says()
    assert not second.workplace.store.waiting.all()
    assert second.workplace.store.log.list()[0][1] == "turn_wrong"


def test_a_wrong_seal_that_waited_costs_nothing_either(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    one, two = pieces(first, 2)
    lying = [replace(seal, signature=bytes(64)) for seal in two.seals]
    with pytest.raises(Refused, match="seal_wrong"):
        merge(second.workplace, Bundle(two.events, lying))

    merge(second.workplace, two)
    merge(second.workplace, one)

    assert second.says() == first.says()


def test_merging_gives_what_a_refill_gives(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    new_case(first)
    new_case(second)
    mix(desks)
    before = second.says()

    with second.workplace.store.transaction():
        second.workplace.refill()

    assert second.says() == before
    assert register(second.by(FRONT), APPLICATION)


def test_a_leaf_that_a_cut_names_changes_cases_when_it_arrives(tmp_path: Path) -> None:
    office = new_office(tmp_path / "a")
    first = first_desk(office)
    second, third = second_pc(office, tmp_path / "b"), second_pc(office, tmp_path / "c", "FO3")
    second.take(first)
    new_case(second)
    third.take(second)
    new_case(second)
    first.take(second)
    known = {e.id for e in first.full().events}
    end_person(first.by("admin"), first.by(FRONT).person)
    full = first.full()
    merge(third.workplace, Bundle([e for e in full.events if e.id not in known], full.seals))
    assert [line.unconfirmed > 0 for line in third.workplace.store.lists.all_lines()] == [True]

    merge(third.workplace, full)

    assert [line.unconfirmed for line in third.workplace.store.lists.all_lines()] == [0, 0]
    assert third.says() == first.says()
    for desk in (first, second, third):
        desk.close()
