"""Questions about a flow are answered from the table alone."""

from dataclasses import replace

import pytest

from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import (
    DONE,
    Flow,
    exit_for,
    exits,
    is_choice,
    needs_approval,
    row_name,
    status_on,
    without_additions,
)
from desktop.domain.sop.model import Exit, Result, Row, Section, Shape, Status, Symbol
from desktop.domain.sop.reading import sop_from
from tests.domain.sop.shipped import shipped
from tests.domain.sop.small import small, small_plain, symbol_of


def symbol(**fields: object) -> Symbol:
    return replace(Symbol(id="x", lane="counter", kind=Shape.PROCESS), **fields)  # type: ignore[arg-type]


def test_a_symbol_is_found_with_its_row_and_lane() -> None:
    flow = Flow(small())

    found = flow.symbol("2")

    assert (flow.position_of("2"), flow.row_of("2").activity) == (2, "Memeriksa berkas")
    assert flow.lane_of(found).label == "Loket"
    assert flow.printed_number(found) == "2"
    assert "2" in flow
    assert "9" not in flow


def test_printed_numbers_repeat_where_the_table_repeats_them() -> None:
    flow = Flow(shipped("pariaman-sigap"))

    assert flow.printed_number(flow.symbol("9")) == flow.printed_number(flow.symbol("4")) == "4"


def test_what_the_sop_does_not_have_is_refused_by_name() -> None:
    flow = Flow(small())

    with pytest.raises(Refused) as no_symbol:
        flow.symbol("9")
    with pytest.raises(Refused) as no_lane:
        flow.lane_of(symbol(lane="attic"))

    assert (no_symbol.value.code, no_symbol.value.facts["symbol"]) == ("sop_symbol_unknown", "9")
    assert (no_lane.value.code, no_lane.value.facts["lane"]) == ("sop_lane_unknown", "attic")


def test_an_external_lane_is_recorded_by_a_desk() -> None:
    flow = Flow(small())
    applicant, counter = flow.symbol("1"), flow.symbol("2")

    assert flow.is_external(applicant)
    assert not flow.is_external(counter)
    assert flow.parts_of(applicant) == (frozenset({Role.FRONT_OFFICE}),)


def test_a_combined_lane_is_one_part_for_either_role() -> None:
    flow = Flow(shipped("dairi-izin-usaha-mikro-kecil"))

    parts = flow.parts_of(flow.symbol("5"))

    assert parts == (frozenset({Role.BACK_OFFICE, Role.SECTION_HEAD}),)


def test_the_only_way_out_is_done_unless_it_is_named() -> None:
    one = symbol(next=(Exit(to="4"),))
    named = symbol(next=(Exit(to="4", outcome="issued"),))

    assert [way.outcome for way in exits(one)] == [DONE]
    assert exit_for(one, DONE) == Exit(to="4", outcome=DONE)
    assert exit_for(named, DONE) is None
    assert exit_for(symbol(), DONE) is None
    assert not is_choice(one)


def test_a_choice_is_answered_by_its_outcome() -> None:
    flow = Flow(small())

    way = exit_for(flow.symbol("2"), "incomplete")

    assert way is not None
    assert way.to == "1"
    assert is_choice(flow.symbol("2"))


@pytest.mark.parametrize(
    "section",
    [
        Section.RECOMMENDATION,
        Section.INITIALS,
        Section.SIGNATURE,
        Section.NUMBER,
        Section.HANDOVER,
    ],
)
def test_what_binds_a_person_needs_their_approval(section: Section) -> None:
    assert needs_approval(symbol(form=(Section.NOTE, section)))


def test_decisions_need_approval_and_plain_work_does_not() -> None:
    assert needs_approval(symbol(kind=Shape.DECISION))
    assert not needs_approval(symbol(form=(Section.DRAFT, Section.ONLINE_ENTRY)))


@pytest.mark.parametrize(
    ("reaches", "result", "status"),
    [
        (Status.HANDED_OVER, Result.APPROVE, Status.HANDED_OVER),
        (Status.HANDED_OVER, None, Status.HANDED_OVER),
        (Status.HANDED_OVER, Result.REFUSE, Status.REFUSAL_HANDED_OVER),
        (Status.APPROVED, Result.REFUSE, Status.REFUSED),
        (Status.ISSUED, Result.APPROVE, Status.ISSUED),
        (Status.ISSUED, Result.REFUSE, Status.REFUSED),
        (Status.RECEIVED, Result.REFUSE, Status.RECEIVED),
        (None, Result.REFUSE, None),
    ],
)
def test_the_latest_result_rules_the_status(
    reaches: Status | None, result: Result | None, status: Status | None
) -> None:
    assert status_on(symbol(reaches=reaches), result) is status


def test_a_way_back_reaches_nothing_and_may_wait_for_the_applicant() -> None:
    flow = Flow(small())
    check = flow.symbol("2")
    onward, back = exits(check)

    assert flow.status_after(check, onward, None) is Status.RECEIVED
    assert flow.status_after(check, back, None) is Status.WAITING_APPLICANT
    assert flow.status_after(flow.symbol("3"), Exit(to="2"), Result.APPROVE) is Status.IN_PROGRESS
    assert flow.status_after(flow.symbol("4"), None, Result.REFUSE) is Status.REFUSAL_HANDED_OVER


def test_a_way_to_the_next_symbol_of_the_same_row_goes_on() -> None:
    flow = Flow(shipped("dairi-izin-usaha-mikro-kecil"))

    assert not flow.goes_back(flow.symbol("14"), Exit(to="14b"))
    assert flow.goes_back(flow.symbol("14b"), Exit(to="14"))
    assert flow.goes_back(flow.symbol("14"), Exit(to="14"))


def test_starts_and_intake_are_found_in_the_order_of_the_table() -> None:
    flow = Flow(small())

    assert [found.id for found in flow.first_symbols()] == ["1"]
    assert [found.id for found in flow.intake_symbols()] == ["1", "2"]


def test_additions_can_be_switched_off() -> None:
    plain = small_plain()
    symbol_of(plain, 3)["next"].append(
        {"to": "4b", "label": "Lain", "outcome": "other", "added": True}
    )
    symbol_of(plain, 3)["next"].append({"to": "4b", "label": "Lain lagi", "outcome": "more"})
    plain["rows"][3]["symbols"].append(
        {"lane": "counter", "kind": "end", "basis": {"kind": "added"}}
    )

    printed = without_additions(sop_from(plain))

    assert [found.id for found in printed.symbols()] == ["1", "2", "3", "4"]
    assert printed == small()


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (Row(number="2", activity="Memeriksa"), "2 Memeriksa"),
        (Row(number="2.", activity="2. Memeriksa"), "2. Memeriksa"),
        (Row(activity="Memeriksa"), "Memeriksa"),
        (Row(number="2"), "2"),
    ],
)
def test_a_row_is_named_with_its_number_once(row: Row, name: str) -> None:
    assert row_name(row) == name
