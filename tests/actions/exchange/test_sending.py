"""What goes: what the others are not known to have, to whom, and what is said before and after."""

from pathlib import Path

import pytest

from desktop.actions.case.records import write_message
from desktop.actions.case.waiting import undo
from desktop.actions.exchange.history import computers, exchanges, last_exchange, unreceived, unsent
from desktop.actions.exchange.sending import preview, send
from desktop.actions.office.devices import end_device
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from tests.actions.exchange.sticks import Stick, agree, joined, mingle
from tests.actions.forging import new_case
from tests.actions.office import TestOffice, new_office
from tests.actions.second import Desk, first_desk

FRONT = Role.FRONT_OFFICE


def test_only_what_the_others_lack_goes(desks: list[Desk], stick: Stick) -> None:
    first, second, third = desks
    case = new_case(first)

    sent = stick.give(first)

    assert (sent.events, sent.cases) == (6, 1)
    assert stick.take(second).new == 1
    assert stick.take(third).new == 1
    assert second.workplace.case(case).number == first.workplace.case(case).number
    assert agree(desks)


def test_the_preview_says_what_would_go_and_writes_nothing(desks: list[Desk], stick: Stick) -> None:
    first = desks[0]
    one, two = new_case(first), new_case(first)
    write_message(first.by(FRONT), one, "tolong diperiksa")
    before, files = first.says(), stick.packages()

    going = preview(first.by("admin"), stick.root)

    numbers = {first.workplace.case(case).number: count for case, count in ((one, 7), (two, 6))}
    assert {share.number: share.events for share in going.cases} == numbers
    assert (going.events, going.unsent, going.office) == (13, 13, 0)
    assert going.computers == ("Loket P1", "Loket P2")
    assert going.whole_for == ()
    assert going.free > 0
    assert going.since > 0
    assert (first.says(), stick.packages()) == (before, files)


def test_it_is_reckoned_by_the_one_who_has_least(desks: list[Desk], stick: Stick) -> None:
    first, second, third = desks
    new_case(first)
    stick.give(first)
    stick.take(second)
    stick.give(second)
    stick.take(first)
    new_case(first)

    assert stick.give(first).events == 12

    stick.take(third)
    stick.give(third)
    stick.take(first)
    new_case(first)
    assert stick.give(first).events == 12, "the second has said to have one of three cases"


def test_to_a_computer_never_heard_of_everything_goes(desks: list[Desk], stick: Stick) -> None:
    first = desks[0]
    fourth = joined(first, stick.root.parent / "pc9", stick, "P9")

    going = preview(first.by("admin"), stick.root)

    assert going.whole_for == ("Loket P9",)
    assert going.events == first.ledger.count()
    mingle(stick, [*desks, fourth])
    assert preview(first.by("admin"), stick.root).whole_for == ()
    assert agree([*desks, fourth])
    fourth.close()


def test_everything_goes_when_somebody_wants_it(desks: list[Desk], stick: Stick) -> None:
    assert stick.give(desks[0]).events == 0
    assert stick.give(desks[0], full=True).events == desks[0].ledger.count()


def test_a_package_for_one_computer_opens_nowhere_else(desks: list[Desk], stick: Stick) -> None:
    first, second, third = desks
    new_case(first)
    stick.give(first, device=second.workplace.device)

    others = stick.take(third)

    assert [one.for_others for one in others.packages] == [True]
    assert not others.refused
    assert not stick.take(third).packages, "it is not opened again"
    assert stick.take(second).new == 1


def test_nothing_goes_to_a_computer_that_does_not_belong(desks: list[Desk], stick: Stick) -> None:
    for device in ("00" * 8, desks[0].workplace.device):
        with pytest.raises(Refused, match="device_unknown_here"):
            send(desks[0].by("admin"), stick.root, device=device)


@pytest.fixture
def alone(tmp_path: Path) -> TestOffice:
    office = new_office(tmp_path / "alone", roles=[FRONT])
    yield office
    office.close()


def test_an_office_with_one_computer_has_nobody_to_send_to(alone: TestOffice, stick: Stick) -> None:
    new_case(first_desk(alone))

    with pytest.raises(Refused, match="nobody_to_send_to"):
        send(alone.admin, stick.root)

    assert (unsent(alone.admin), unreceived(alone.admin)) == (0, 0)
    assert not stick.packages()


def test_a_computer_that_was_ended_is_no_reader_any_more(desks: list[Desk], stick: Stick) -> None:
    first, second, third = desks
    end_device(first.by("admin"), third.workplace.device)
    new_case(first)

    sent = stick.give(first)

    assert sent.computers == ("Loket P1",)
    assert stick.take(second).new == 1
    assert [one.for_others for one in stick.take(third).packages] == [True]


def test_work_of_an_ended_computer_waits_for_a_word(desks: list[Desk], stick: Stick) -> None:
    first, second, third = desks
    case = new_case(first)
    mingle(stick, desks)
    end_device(first.by("admin"), third.workplace.device)
    write_message(third.by(FRONT), case, "masih ada")
    stick.give(third)
    stick.give(first)

    for desk in (first, second):
        stick.take(desk)

    assert agree([first, second])
    (line,) = second.workplace.store.lists.all_lines()
    assert line.unconfirmed == 1


def test_what_went_out_can_no_longer_be_undone(desks: list[Desk], stick: Stick) -> None:
    case = new_case(desks[0])
    write_message(desks[0].by(FRONT), case, "salah")
    stick.give(desks[0])

    with pytest.raises(Refused, match="undo_too_late"):
        undo(desks[0].by(FRONT), case)


def test_what_is_not_sent_yet_is_counted_until_it_goes(desks: list[Desk], stick: Stick) -> None:
    admin = desks[0].by("admin")
    assert unsent(admin) == 0
    new_case(desks[0])
    assert (unsent(admin), unreceived(admin)) == (6, 6)

    stick.give(desks[0])
    assert (unsent(admin), unreceived(admin)) == (0, 6)

    stick.take(desks[1])
    stick.give(desks[1])
    stick.take(desks[0])
    assert (unsent(admin), unreceived(admin)) == (0, 0)


def test_what_came_from_another_needs_no_sending(desks: list[Desk], stick: Stick) -> None:
    new_case(desks[0])
    stick.give(desks[0])
    stick.take(desks[1])

    assert (unsent(desks[1].by("admin")), unreceived(desks[1].by("admin"))) == (0, 0)


def test_the_history_says_who_got_what_was_sent(desks: list[Desk], stick: Stick) -> None:
    first, second, third = desks
    new_case(first)
    counter = stick.give(first).counter

    def received() -> tuple[int, int]:
        rows = exchanges(first.by("admin"))
        row = next(row for row in rows if row.direction == "sent" and row.counter == counter)
        return row.received, row.readers

    assert received() == (0, 2)
    for count, desk in enumerate((second, third), 1):
        stick.take(desk)
        stick.give(desk)
        stick.take(first)
        assert received() == (count, 2)
    taken = exchanges(second.by("admin"))[1]
    assert (taken.direction, taken.computer, taken.new) == ("taken", "Loket 1", 1)
    last = last_exchange(second.by("admin"))
    assert last.computer == "Loket 1"
    assert last.sent > last.taken > 0


def test_each_computer_is_listed_with_what_it_lacks(desks: list[Desk], stick: Stick) -> None:
    new_case(desks[0])

    listed = {one.name: one for one in computers(desks[0].by("admin"))}

    assert {name: one.lacks for name, one in listed.items()} == {
        "Loket 1": 0,
        "Loket P1": 6,
        "Loket P2": 6,
    }
    assert listed["Loket 1"].here
    assert listed["Loket P1"].heard > 0


def test_packages_everyone_has_are_taken_off_the_stick_by_their_writer(
    desks: list[Desk], stick: Stick
) -> None:
    for _ in range(3):
        new_case(desks[0])
        mingle(stick, desks)

    names = [path.name[:16] for path in stick.packages()]

    assert all(names.count(desk.workplace.device) <= 3 for desk in desks)
    assert set(names) == {desk.workplace.device for desk in desks}


def test_numbers_of_packages_only_rise(desks: list[Desk], stick: Stick) -> None:
    counters = [stick.give(desks[0]).counter for _ in range(3)]

    assert counters == sorted(set(counters))
