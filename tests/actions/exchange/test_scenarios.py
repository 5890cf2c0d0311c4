"""Scenarios of DESIGN chapter 7: clocks, decisions at once, late work, newer Sopans, months."""

from pathlib import Path

import pytest

from desktop.actions.case.conflicts import decide_outcome
from desktop.actions.case.records import change_data, erase, write_message
from desktop.actions.case.steps import complete_step, return_step
from desktop.actions.exchange.receiving import take
from desktop.actions.exchange.sending import preview
from desktop.actions.founding import NewPerson
from desktop.actions.office.people import add_person, confirm_work, end_person, end_role
from desktop.domain.decisions import Answers
from desktop.domain.events.event import OFFICE
from desktop.domain.people import Role
from desktop.domain.reading.verdicts import Verdict
from tests.actions.exchange.sticks import Stick, agree, mingle
from tests.actions.forging import new_case
from tests.actions.office import PASSWORD
from tests.actions.second import Desk
from tests.journeys.test_newer_sopan import weigh

FRONT, BACK = Role.FRONT_OFFICE, Role.BACK_OFFICE
YEAR_2009, YEAR_2099 = 1_230_768_000_000, 4_070_908_800_000


def test_clocks_in_2009_and_2099_change_nothing_but_what_is_shown(
    desks: list[Desk], stick: Stick
) -> None:
    case = new_case(desks[0])
    mingle(stick, desks)
    desks[1].clock.at, desks[2].clock.at = YEAR_2009, YEAR_2099
    for desk, phone in zip(desks, ("081260000001", "081260000002", "081260000003"), strict=True):
        write_message(desk.by(FRONT), case, phone)
        change_data(desk.by(FRONT), case, {"applicant.phone": phone})
        new_case(desk)
    desks[1].clock.at = YEAR_2099

    mingle(stick, desks)

    assert agree(desks)
    values = {value.text for value in desks[0].workplace.case(case).clashes["applicant.phone"]}
    assert values == {"+6281260000001", "+6281260000002", "+6281260000003"}


def decided(desk: Desk, case: str, outcome: str) -> None:
    visit = desk.workplace.case(case).current
    assert visit is not None
    complete_step(desk.by(BACK), case, visit.id, Answers(outcome=outcome))


def test_approved_returned_and_edited_at_once_and_decided_twice(
    desks: list[Desk], stick: Stick
) -> None:
    """Three computers act on one step; two heads decide differently; a third head decides that."""
    first, second, third = desks
    case = new_case(first)
    for role in (FRONT, BACK):
        visit = first.workplace.case(case).current
        assert visit is not None
        complete_step(first.by(role), case, visit.id, Answers())
    mingle(stick, desks)
    visit = first.workplace.case(case).current
    assert visit is not None
    decided(first, case, "valid")
    return_step(second.by(BACK), case, visit.id, "2", ["kurang jelas"])
    change_data(third.by(FRONT), case, {"applicant.phone": "081260000009"})
    mingle(stick, desks)
    assert agree(desks)
    assert first.workplace.case(case).conflicts == 1

    for desk, head, place in ((first, Role.SECTION_HEAD, 0), (second, Role.DIVISION_HEAD, 1)):
        sides = desk.workplace.case(case).trail[-1].sides
        decide_outcome(desk.by(head), case, sides[place].name)
    mingle(stick, desks)
    assert agree(desks)
    assert third.workplace.case(case).conflicts == 1
    sides = third.workplace.case(case).trail[-1].sides
    decide_outcome(third.by(Role.OFFICE_HEAD), case, sides[0].name)
    mingle(stick, desks)

    assert agree(desks)
    assert [desk.workplace.case(case).conflicts for desk in desks] == [0, 0, 0]
    assert first.workplace.case(case).values["applicant.phone"] == "+6281260000009"


def test_work_after_a_role_ended_arrives_a_month_late_and_waits_for_a_word(
    desks: list[Desk], stick: Stick
) -> None:
    first, second, third = desks
    case = new_case(first)
    mingle(stick, desks)
    office = first.workplace.office
    clerk = first.by(FRONT).person
    grant = next(g.id for g in office.grants if g.person == clerk and g.role == FRONT)
    end_role(first.by("admin"), grant)
    write_message(third.by(FRONT), case, "masih di loket lama")
    stick.give(first)
    stick.give(third)

    for desk in desks:
        stick.take(desk)

    assert agree(desks)
    (late,) = [e.id for e, v in second.workplace.case(case).history if v is Verdict.UNCONFIRMED]
    confirm_work(first.by("admin"), [late], accepted=True, reason="memang dikerjakan")
    mingle(stick, desks)
    assert agree(desks)
    assert len(second.workplace.case(case).messages) == 1


def test_two_administrators_who_remove_each_other_are_both_out_everywhere(
    desks: list[Desk], stick: Stick
) -> None:
    first, second, third = desks
    wanted = NewPerson(login="admin2", full_name="Administrator Dua", password=PASSWORD)
    other = add_person(first.by("admin"), wanted, [Role.ADMINISTRATOR])
    mingle(stick, desks)
    end_person(first.by("admin"), other)
    end_person(second.by("admin2"), first.by("admin").person)
    stick.give(first)
    stick.give(second)

    for desk in desks:
        stick.take(desk)

    assert agree(desks)
    workplace = third.workplace
    now = workplace.world.now()
    for person in (other, first.by("admin").person):
        assert Role.ADMINISTRATOR not in workplace.office.roles_of(person, now)


def test_kinds_of_a_newer_sopan_pass_through_unharmed(desks: list[Desk], stick: Stick) -> None:
    first, second, third = desks
    case = new_case(first)
    mingle(stick, desks)
    newer = weigh(first, case)
    stick.give(first)
    stick.take(second)
    for path in stick.packages():
        path.unlink()

    stick.give(second)
    stick.take(third)

    assert third.ledger.written(newer.id.hex()) == newer
    assert third.workplace.case(case).needs_newer
    assert third.says() == second.says()


def test_seven_months_behind_with_work_of_its_own(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    """Meanwhile a person left, a password changed, somebody's data were erased."""
    first, second, third = desks
    case = new_case(first)
    mingle(stick, desks)
    named = next(e.id for e in first.ledger.events(case) if e.kind == "case.data_changed.1")
    third.clock.at += 7 * 30 * 86_400_000
    own = {new_case(third) for _ in range(20)}
    erase(first.by("admin"), case, named, "permintaan pemohon")
    end_person(first.by("admin"), first.by(Role.ARCHIVE).person)
    for _ in range(5):
        new_case(second)
        mingle(stick, [first, second])
    going = preview(third.by("admin"), stick.root)
    assert going.unsent == len(own) * 6

    stick.give(third)
    mingle(stick, desks)

    assert agree(desks)
    assert own <= {line.subject for line in first.workplace.store.lists.all_lines()}
    assert [desk.ledger.written(named).body for desk in desks] == [None] * 3
    assert not first.workplace.office.people[first.by(Role.ARCHIVE).person].active


def test_an_erased_body_does_not_come_back_from_an_old_package(
    desks: list[Desk], stick: Stick
) -> None:
    first = desks[0]
    case = new_case(first)
    named = next(e.id for e in first.ledger.events(case) if e.kind == "case.data_changed.1")
    (old,) = stick.give(first).paths
    kept = old.read_bytes()
    erase(first.by("admin"), case, named, "permintaan pemohon")
    mingle(stick, desks)
    old.write_bytes(kept)

    for desk in desks:
        stick.take(desk)

    assert [desk.ledger.written(named).body for desk in desks] == [None] * 3
    assert agree(desks)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_erasure_and_what_it_erases_come_in_any_order(
    desks: list[Desk], stick: Stick, order: tuple[int, int]
) -> None:
    first, second, _ = desks
    case = new_case(first)
    named = next(e.id for e in first.ledger.events(case) if e.kind == "case.data_changed.1")
    paths = list(stick.give(first).paths)
    erase(first.by("admin"), case, named, "permintaan pemohon")
    paths += stick.give(first).paths

    for place in order:
        take(second.by("admin"), [paths[place]])

    assert second.ledger.written(named).body is None
    assert second.says() == first.says()
    assert second.ledger.heads(OFFICE) == first.ledger.heads(OFFICE)
