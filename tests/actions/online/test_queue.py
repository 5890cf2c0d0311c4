"""The online queue holds exactly what is owed to other systems, and says what holds work up."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.case.records import enter_online
from desktop.actions.case.waiting import cancel
from desktop.actions.online.data import entry_data
from desktop.actions.online.queue import (
    OnlineEntry,
    count_online,
    online_counts,
    online_entries,
)
from desktop.domain.people import Role
from tests.actions.office import APPLICANT, DAIRI, new_office
from tests.actions.stage import APPROVED, Stage
from tests.journeys.walker import Walker


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    (tmp_path / "files").mkdir()
    with closing(Stage(new_office(tmp_path / "data"), tmp_path / "files")) as stage:
        yield stage


def queue(stage: Stage, role: Role = Role.FRONT_OFFICE, system: str = "") -> list[OnlineEntry]:
    return online_entries(stage.office.by(role), system)


def test_the_step_a_case_stands_at_waits_to_be_entered(stage: Stage) -> None:
    subject = stage.registered()
    assert stage.case(subject).current.symbol.id == "4"

    (entry,) = queue(stage)

    assert (entry.line.subject, entry.system, entry.symbol) == (subject, "oss", "4")
    assert not entry.went_on
    assert not entry.holds_up
    assert entry.is_own
    assert [each.is_own for each in queue(stage, Role.SECRETARY)] == [False]


def test_work_that_went_on_without_its_entry_owes_it(stage: Stage) -> None:
    subject = stage.at_verification()

    (entry,) = queue(stage)
    assert entry.went_on
    assert count_online(stage.office.admin) == 1

    enter_online(stage.office.by(Role.FRONT_OFFICE), subject, entry.visit, "OSS-7")

    assert queue(stage) == []
    assert count_online(stage.office.admin) == 0


def test_an_entry_without_which_work_stops_comes_first(stage: Stage) -> None:
    walker = Walker(stage.office, DAIRI, check_refusals=False)
    # The second entry that the walker comes to is made while the system is out of reach.
    walker.entered = 1
    before = APPROVED[: [symbol for symbol, _ in APPROVED].index("22")]
    fresh, held = stage.registered(), walker.walk(before).id

    found = [(each.line.subject, each.symbol, each.went_on, each.holds_up) for each in queue(stage)]

    assert found[0] == (held, "4", True, True)
    assert set(found[1:]) == {(held, "22", False, False), (fresh, "4", False, False)}


def test_what_was_cancelled_owes_nothing(stage: Stage) -> None:
    subject = stage.registered()
    front = stage.office.by(Role.FRONT_OFFICE)
    cancel(front, subject, "Dicabut pemohon")

    assert queue(stage) == []


def test_only_the_system_asked_for_is_listed(stage: Stage) -> None:
    stage.registered()

    assert len(queue(stage, system="oss")) == 1
    assert queue(stage, system="sicantik") == []
    assert online_counts(stage.office.admin) == {"oss": 1}


def test_the_values_are_those_of_the_case_in_the_order_of_the_forms(stage: Stage) -> None:
    subject = stage.registered()

    values = entry_data(stage.office.admin, subject, "4")

    named = {value.name: value.text for value in values if value.kind == "field"}
    assert named["applicant.nik"] == APPLICANT["applicant.nik"]
    assert named["business.name"] == APPLICANT["business.name"]
    assert values[0].text == stage.case(subject).number
    names = [value.name for value in values]
    assert names.index("applicant.nik") < names.index("business.name")
    assert not any(name.startswith(("checklist.", "online_entry.")) for name in names)
