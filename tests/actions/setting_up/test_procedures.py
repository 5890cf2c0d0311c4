"""SOPs are put into force whole, corrected as new versions, and never changed under a case."""

from copy import deepcopy

import pytest

from desktop.actions.case.registering import register
from desktop.actions.office.sops import correct_lanes, newest_version, put_in_force
from desktop.domain.people import Role
from desktop.domain.sop.model import Exit, Sop
from tests.actions.expect import refused
from tests.actions.office import DAIRI, SOPS, sop
from tests.actions.stage import Stage

Rows = list[dict[str, object]]


def symbol(plain: dict[str, object], name: str) -> dict[str, object]:
    rows: Rows = plain["rows"]  # type: ignore[assignment]
    symbols: Rows = [s for row in rows for s in row.get("symbols", [])]  # type: ignore[attr-defined]
    return next(s for s in symbols if s.get("id") == name)


def added_ways(procedure: Sop) -> list[Exit]:
    return [way for s in procedure.symbols() for way in s.next if way.added]


@pytest.mark.parametrize("name", SOPS)
def test_each_shipped_procedure_goes_into_force_with_and_without_additions(
    name: str, stage: Stage
) -> None:
    for additions in (True, False):
        put_in_force(stage.office.admin, sop(name), additions=additions)
        version = newest_version(stage.office.admin, name)
        assert version.additions is additions
        printed = [way for s in version.flow.sop.symbols() for way in s.next if way.added]
        assert bool(printed) is (
            additions and any(w.added for s in version.sop.symbols() for w in s.next)
        )


def test_a_file_with_an_error_is_never_put_into_force(stage: Stage) -> None:
    plain = deepcopy(sop(DAIRI))
    symbol(plain, "8")["next"] = [{"to": "99", "label": "Ya", "outcome": "ja"}]
    before = newest_version(stage.office.admin, DAIRI)
    with refused("sop_has_errors", stage):
        put_in_force(stage.office.admin, plain)
    assert newest_version(stage.office.admin, DAIRI) is before


def test_a_file_that_cannot_be_read_names_the_place(stage: Stage) -> None:
    plain = deepcopy(sop(DAIRI))
    symbol(plain, "8")["kind"] = "raute"
    with refused("sop_unreadable", stage) as facts:
        put_in_force(stage.office.admin, plain)
    assert facts["row"] == 8


def test_corrected_lanes_are_a_new_version_and_a_running_case_keeps_its_own(stage: Stage) -> None:
    running = stage.walked("21")
    correct_lanes(stage.office.admin, DAIRI, {"21": "kabid"}, "SK Kepala Dinas 12/2025")
    version = newest_version(stage.office.admin, DAIRI)
    assert stage.case(running).sop.event == version.replaces
    assert stage.case(running).performers() == {Role.GENERAL_AFFAIRS}
    assert version.flow.parts_of(version.flow.symbol("21")) == ({Role.DIVISION_HEAD},)
    with refused("not_your_step", stage):
        stage.do(running, Role.DIVISION_HEAD)
    stage.do(running, Role.GENERAL_AFFAIRS)
    assert stage.case(stage.registered()).sop.event == version.event


@pytest.mark.parametrize(
    ("lanes", "reason", "code"),
    [
        ({"21": "kabid"}, " ", "reason_missing"),
        ({}, "SK", "reason_missing"),
        ({"99": "kabid"}, "SK", "sop_symbol_unknown"),
        ({"21": "loket-9"}, "SK", "sop_has_errors"),
    ],
)
def test_lanes_are_corrected_with_a_reason_and_only_among_those_there_are(
    lanes: dict[str, str], reason: str, code: str, stage: Stage
) -> None:
    with refused(code, stage):
        correct_lanes(stage.office.admin, DAIRI, lanes, reason)


def test_with_additions_switched_off_only_printed_ways_can_be_taken(stage: Stage) -> None:
    before = stage.at_verification()
    put_in_force(stage.office.admin, sop(DAIRI), additions=False)
    after = stage.at_verification()
    with refused("outcome_unknown", stage):
        stage.do(after, Role.BACK_OFFICE, "invalid")
    stage.do(before, Role.BACK_OFFICE, "invalid")
    stage.do(after, Role.BACK_OFFICE, "valid")


def test_two_versions_put_into_force_at_once_wait_for_one_that_knows_both(stage: Stage) -> None:
    here, there = stage.two()
    for desk in (here, there):
        put_in_force(desk.by("admin"), sop(DAIRI))
    here.take(there)
    with refused("sop_versions_clash", stage):
        stage.registered()
    put_in_force(stage.office.admin, sop(DAIRI))
    there.take(here)
    for desk in (here, there):
        register(desk.by(Role.FRONT_OFFICE), stage.application())
