"""The library of procedures: what is in force, which versions there were, what runs under them."""

import pytest

from desktop.actions.case.waiting import cancel
from desktop.actions.office.settings import define_permit_type
from desktop.actions.office.sops import correct_lanes, put_in_force
from desktop.actions.procedures.library import Total, library, total_of, version, versions
from desktop.domain.people import Role
from desktop.domain.sop.model import StandardTime, Unit
from tests.actions.expect import refused
from tests.actions.office import DAIRI, SOPS, permit, sop
from tests.actions.stage import Stage

SIGAP = "pariaman-sigap"


def test_the_library_lists_what_is_in_force_by_title(stage: Stage) -> None:
    admin = stage.office.admin
    put_in_force(admin, sop(SIGAP))
    first = stage.registered()
    stage.registered()
    cancel(stage.office.by(Role.FRONT_OFFICE), first, "pindah")

    entries = library(stage.office.by(Role.SUPERVISOR))

    assert [entry.title for entry in entries] == sorted(
        (entry.title for entry in entries), key=str.casefold
    )
    found = {entry.id: entry for entry in entries}
    assert set(found) == {DAIRI, SIGAP}
    dairi = found[DAIRI]
    assert (dairi.rows, len(dairi.lanes)) == (25, len(set(dairi.lanes)))
    assert dairi.running == 1, "one was withdrawn"
    assert dairi.permit_types == ((DAIRI, f"Izin {DAIRI}"),)
    assert not dairi.versions_clash
    assert found[SIGAP].running == 0
    assert found[SIGAP].permit_types == ()
    assert admin.workplace.office.sops[dairi.event].at == dairi.since


def test_every_shipped_procedure_can_stand_in_the_library(stage: Stage) -> None:
    for name in SOPS:
        put_in_force(stage.office.admin, sop(name))
        define_permit_type(stage.office.admin, permit(name))

    entries = library(stage.office.admin)

    assert {entry.id for entry in entries} == set(SOPS)
    assert all(entry.rows and entry.lanes and entry.permit_types for entry in entries)
    assert any(entry.total.minutes or entry.total.days for entry in entries)


def test_a_new_version_takes_new_cases_and_the_old_one_keeps_its_own(stage: Stage) -> None:
    old = stage.registered()
    finished = stage.registered()
    cancel(stage.office.by(Role.FRONT_OFFICE), finished, "pindah")
    known = stage.case(old).sop.sop
    lanes = {"3": next(lane.id for lane in known.lanes if lane.id != known.rows[2].symbols[0].lane)}
    correct_lanes(stage.office.admin, DAIRI, lanes, "Salah kolom")
    new = stage.registered()

    newer, older = versions(stage.office.by(Role.ARCHIVE), DAIRI)

    assert (newer.event, older.event) == (stage.case(new).sop.event, stage.case(old).sop.event)
    assert (newer.in_force, older.in_force) == (True, False)
    assert (newer.reason, older.reason) == ("Salah kolom", "")
    assert (newer.running, newer.finished) == (1, 0)
    assert (older.running, older.finished) == (1, 1)
    assert newer.by == stage.office.admin.person
    assert newer.name == "Rina Sihombing"
    assert newer.at > older.at
    (entry,) = library(stage.office.admin)
    assert (entry.event, entry.running) == (newer.event, 2)


def test_versions_that_did_not_know_each_other_are_said_to_clash(stage: Stage) -> None:
    here, there = stage.two()
    there.take(here)
    for desk, reason in ((here, "Kita"), (there, "Mereka")):
        put_in_force(desk.by("admin"), sop(DAIRI), reason=reason)
    here.take(there)

    (entry,) = library(stage.office.admin)
    found = versions(stage.office.admin, DAIRI)

    assert entry.versions_clash
    assert sum(version.in_force for version in found) == 2
    assert len(found) == 3


def test_a_version_is_opened_by_its_event_also_when_it_was_replaced(stage: Stage) -> None:
    old = stage.case(stage.registered()).sop.event
    put_in_force(stage.office.admin, sop(DAIRI), additions=False, reason="Sesuai cetakan")

    opened = version(stage.office.admin, old)
    newest = versions(stage.office.admin, DAIRI)[0]

    assert opened.event == old
    assert opened.additions
    assert not newest.additions
    assert not version(stage.office.admin, newest.event).additions


def test_a_procedure_that_nobody_put_in_force_has_no_versions(stage: Stage) -> None:
    with refused("sop_not_in_force", stage):
        versions(stage.office.admin, "tidak-ada")
    with refused("sop_not_in_force", stage):
        version(stage.office.admin, "tidak-ada")


@pytest.mark.parametrize(
    ("standards", "total"),
    [
        ([], Total(days=0, minutes=0)),
        (
            [
                StandardTime(amount=15, unit=Unit.MINUTE),
                StandardTime(amount=2, unit=Unit.HOUR),
                StandardTime(amount=3, unit=Unit.WORKING_DAY),
                StandardTime(amount=1, unit=Unit.WORKING_DAY),
                StandardTime(text="Sesuai NSPK", unit=Unit.BY_RULE),
            ],
            Total(days=4, minutes=135),
        ),
    ],
)
def test_standards_are_added_up_with_days_and_minutes_apart(
    standards: list[StandardTime], total: Total
) -> None:
    assert total_of(standards) == total
