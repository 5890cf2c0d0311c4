"""The flows of the seven SOPs are those of DOMAIN chapter 2."""

from collections import Counter

import pytest

from desktop.domain.people import Role
from desktop.domain.sop.checks import check
from desktop.domain.sop.checks_flow import symbols_that_never_end, unreachable_symbols
from desktop.domain.sop.flow import Flow, is_choice, without_additions
from desktop.domain.sop.model import Result, Section, Shape, Sop, Status, System, Unit
from tests.domain.sop.shipped import IDS, shipped
from tests.domain.sop.walks import ends

DAIRI = "dairi-izin-usaha-mikro-kecil"

# Rows in order; a letter for the symbol (S start, P process, D decision, E end) and its lane.
FLOWS = {
    "karimun-pemenuhan-komitmen": """
        S:pemohon | P:pemohon | P:pemohon | P:pemohon | D:fo-loker-2 | D:bo-analisis | D:kasi
        | D:kabid | D:kepala-dinas | P:fo-loker-4 | P:admin-oss | P:lembaga-oss P:pemohon
        | P:fo-loker-5 | E:fo-loker-4""",
    "purwakarta-sicantik": """
        S:pemohon | P:front-office | P:pemohon | D:front-office | P:back-office | P:tim-teknis
        | D:back-office | D:kasi | D:kabid | E:kepala-dinas""",
    "pariaman-oss-rba": """
        S:pemohon | P:helpdesk-fo | D:helpdesk-fo | D:helpdesk-fo | P:helpdesk-fo | P:helpdesk-fo
        | D:tim-teknis E:helpdesk-fo | P:back-office-kasi P:kabid P:kadis | P:arsip | E:dalaks""",
    "pariaman-sicantik": """
        S:pemohon | P:helpdesk-fo | D:helpdesk-fo | P:helpdesk-fo | P:back-office-kasi | D:kabid
        | D:tim-teknis E:helpdesk-fo | D:kadis P:helpdesk-fo | P:arsip E:dalaks""",
    "pariaman-sigap": """
        S:pemohon | D:helpdesk-fo | P:helpdesk-fo P:helpdesk-fo | P:back-office | D:kasi
        | D:tim-teknis | P:bo | D:kasi | P:arsip | E:pimpinan""",
    "alur-sicantik-cloud": """
        S:pemohon | D:front-office | P:tim-teknis | P:back-office | D:kasi-pp | D:kabid
        | D:sekretaris | D:kadis | D:back-office | P:kadis | P:front-office E:pemohon""",
    DAIRI: """
        S:pemohon | D:front-office | P:front-office | P:front-office P:backoffice-kasi
        | P:backoffice-kasi | P:backoffice-kasi P:tim-teknis | P:tim-teknis | D:tim-teknis
        | P:backoffice-kasi | P:kabid | P:sekretaris | P:kadis | P:ksb-umum
        | P:backoffice-kasi P:front-office | E:pemohon | P:backoffice-kasi | P:backoffice-kasi
        | P:kabid | P:sekretaris | P:kadis | P:ksb-umum | P:backoffice-kasi | P:backoffice-kasi
        | P:backoffice-kasi P:front-office | E:pemohon""",
}

# The check sums of DOMAIN chapter 2.0: minutes, hours, working days, rows by rule.
TIMES = {
    "karimun-pemenuhan-komitmen": (85, 0, 0, 0),
    "purwakarta-sicantik": (0, 6, 1, 1),
    "pariaman-oss-rba": (90, 0, 0, 0),
    "pariaman-sicantik": (75, 0, 0, 0),
    "pariaman-sigap": (83, 0, 0, 1),
    "alur-sicantik-cloud": (95, 0, 3, 0),
    DAIRI: (225, 16, 4, 0),
}

INTAKE = {
    "karimun-pemenuhan-komitmen": 5,
    "purwakarta-sicantik": 4,
    "pariaman-oss-rba": 2,
    "pariaman-sicantik": 2,
    "pariaman-sigap": 2,
    "alur-sicantik-cloud": 2,
    DAIRI: 3,
}


def written(sop: Sop) -> str:
    """Write the flow of an SOP as FLOWS does."""
    rows = (
        " ".join(f"{symbol.kind[0].upper()}:{symbol.lane}" for symbol in row.symbols)
        for row in sop.rows
    )
    return " | ".join(rows)


def minutes_and_days(sop: Sop, positions: range) -> tuple[int, int]:
    """Add up the standard times of some rows: minutes, working days."""
    times = [sop.rows[position - 1].time for position in positions]
    hours = sum(time.amount for time in times if time.unit is Unit.HOUR)
    minutes = sum(time.amount for time in times if time.unit is Unit.MINUTE)
    return hours * 60 + minutes, sum(t.amount for t in times if t.unit is Unit.WORKING_DAY)


@pytest.mark.parametrize("sop_id", IDS)
def test_symbols_and_lanes_are_those_of_the_handbook(sop_id: str) -> None:
    assert written(shipped(sop_id)) == " ".join(FLOWS[sop_id].split())


@pytest.mark.parametrize("sop_id", IDS)
def test_no_check_finds_anything(sop_id: str) -> None:
    assert check(shipped(sop_id)) == ()


@pytest.mark.parametrize("sop_id", IDS)
def test_the_times_add_up_to_the_check_sums(sop_id: str) -> None:
    times = [row.time for row in shipped(sop_id).rows]
    units = (Unit.MINUTE, Unit.HOUR, Unit.WORKING_DAY)

    sums = [sum(time.amount for time in times if time.unit is unit) for unit in units]

    assert (*sums, sum(time.unit is Unit.BY_RULE for time in times)) == TIMES[sop_id]


def test_both_ways_of_dairi_take_as_long_as_the_handbook_says() -> None:
    sop = shipped(DAIRI)
    first, refused, approved = range(1, 9), range(9, 16), range(16, 26)
    start = minutes_and_days(sop, first)
    refusal, approval = minutes_and_days(sop, refused), minutes_and_days(sop, approved)

    assert (start[0] + approval[0], start[1] + approval[1]) == (11 * 60 + 30, 4)
    assert (start[0] + refusal[0], start[1] + refusal[1]) == (14 * 60, 4)


@pytest.mark.parametrize("sop_id", IDS)
def test_the_intake_is_the_first_rows(sop_id: str) -> None:
    flow = Flow(shipped(sop_id))

    rows = {flow.position_of(symbol.id) for symbol in flow.intake_symbols()}

    assert rows == set(range(1, INTAKE[sop_id] + 1))


@pytest.mark.parametrize("sop_id", IDS)
def test_every_symbol_is_reached_and_reaches_an_end_also_without_additions(sop_id: str) -> None:
    printed = without_additions(shipped(sop_id))

    assert symbols_that_never_end(printed) == []
    assert unreachable_symbols(printed) == []
    assert not any(way.added for symbol in printed.symbols() for way in symbol.next)


@pytest.mark.parametrize("sop_id", IDS)
def test_every_way_ends_issued_or_refused_and_never_undecided(sop_id: str) -> None:
    reached = {(stand.result, stand.status) for stand in ends(shipped(sop_id))}

    approved = {status for result, status in reached if result is Result.APPROVE}
    refused = {status for result, status in reached if result is Result.REFUSE}

    assert {result for result, _ in reached} == {Result.APPROVE, Result.REFUSE}
    assert approved <= {Status.ISSUED, Status.HANDED_OVER}
    assert refused <= {Status.REFUSED, Status.REFUSAL_HANDED_OVER}


@pytest.mark.parametrize("sop_id", [sop_id for sop_id in IDS if sop_id != "pariaman-sigap"])
def test_no_permit_leaves_without_a_number(sop_id: str) -> None:
    approved = [stand for stand in ends(shipped(sop_id)) if stand.result is Result.APPROVE]

    assert approved
    assert all(Section.NUMBER in stand.done for stand in approved)


@pytest.mark.parametrize("sop_id", IDS)
def test_online_entries_are_asked_for_exactly_in_the_systems_that_are_filled_in(
    sop_id: str,
) -> None:
    filled_in = {System.OSS, System.SICANTIK, System.SIGAP}
    only_read = {"karimun-pemenuhan-komitmen": "12", "pariaman-sigap": "10"}.get(sop_id)
    for symbol in shipped(sop_id).symbols():
        asked = Section.ONLINE_ENTRY in symbol.form
        if symbol.id != only_read:
            assert asked == (symbol.system in filled_in), symbol.id
        assert not (symbol.later and symbol.needs), f"{symbol.id} would have to wait offline"


def test_every_lane_of_a_role_is_found_in_the_handbook() -> None:
    roles = Counter(role for sop_id in IDS for lane in shipped(sop_id).lanes for role in lane.roles)

    assert roles[Role.APPLICANT] == 7
    assert roles[Role.FRONT_OFFICE] == 9
    assert roles[Role.BACK_OFFICE] == 8
    assert roles[Role.SECTION_HEAD] == 7
    assert roles[Role.DIVISION_HEAD] == 6
    assert roles[Role.TECHNICAL_TEAM] == 6
    assert roles[Role.OFFICE_HEAD] == 6
    assert roles[Role.ARCHIVE] == 3
    assert (roles[Role.SECRETARY], roles[Role.SUPERVISION]) == (2, 2)
    assert [
        roles[role]
        for role in (Role.GENERAL_AFFAIRS, Role.OSS_ADMIN, Role.OSS_AGENCY, Role.LEADERSHIP)
    ] == [1, 1, 1, 1]


def test_a_row_of_two_desks_is_handed_from_one_to_the_other() -> None:
    flow = Flow(shipped(DAIRI))

    first, second = flow.row_of("14").symbols

    assert (first.lane, second.lane) == ("backoffice-kasi", "front-office")
    assert [way.to for way in first.next] == [second.id]


def test_dairi_signs_before_it_numbers_and_is_in_force_only_after_oss() -> None:
    flow = Flow(shipped(DAIRI))

    reached = {symbol.id: symbol.reaches for symbol in flow.sop.symbols() if symbol.reaches}

    assert flow.symbol("20").form == (Section.SIGNATURE,)
    assert flow.symbol("21").form == (Section.NUMBER,)
    assert (reached["20"], reached["23"], reached["25"]) == (
        Status.APPROVED,
        Status.ISSUED,
        Status.HANDED_OVER,
    )
    assert flow.symbol("23").needs == ("4", "22")
    assert not flow.symbol("23").later


def test_rows_with_the_same_text_stay_two_rows() -> None:
    dairi, purwakarta = shipped(DAIRI), shipped("purwakarta-sicantik")

    for sop, upper, lower in ((dairi, 10, 11), (dairi, 18, 19), (purwakarta, 8, 9)):
        assert sop.rows[upper - 1].activity == sop.rows[lower - 1].activity
        assert sop.rows[upper - 1].symbols[0].lane != sop.rows[lower - 1].symbols[0].lane


def test_what_is_not_printed_is_marked_as_an_addition() -> None:
    added = {
        sop_id: {
            f"{symbol.id}>{way.to}"
            for symbol in shipped(sop_id).symbols()
            for way in symbol.next
            if way.added
        }
        for sop_id in IDS
    }

    assert added == {
        "karimun-pemenuhan-komitmen": {"7>6", "8>9", "8>7"},
        "purwakarta-sicantik": {"2>1", "8>7", "9>8"},
        "pariaman-oss-rba": {"7>7b"},
        "pariaman-sicantik": {"5>4", "6>5", "7>7b", "8>6"},
        "pariaman-sigap": {"6>8"},
        "alur-sicantik-cloud": {"3>4", "5>4", "6>5", "7>6", "8>7"},
        DAIRI: {"5>2"},
    }


def test_the_row_of_two_people_asks_both_in_their_order() -> None:
    flow = Flow(shipped("pariaman-sicantik"))

    parts = flow.parts_of(flow.symbol("5"))

    assert parts == (frozenset({Role.BACK_OFFICE}), frozenset({Role.SECTION_HEAD}))


@pytest.mark.parametrize("sop_id", IDS)
def test_every_decision_is_a_choice_and_every_start_begins_the_table(sop_id: str) -> None:
    sop = shipped(sop_id)

    assert all(is_choice(s) for s in sop.symbols() if s.kind is Shape.DECISION)
    assert [s.id for s in sop.symbols() if s.kind is Shape.START] == ["1"]
