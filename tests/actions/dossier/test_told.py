"""What the tabs of a case are told: who said what last, and what each event changed."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.case.conflicts import decide_values
from desktop.actions.case.records import change_data, erase
from desktop.actions.dossier.data import requirements_of, said_data
from desktop.actions.dossier.history import Change, trail_of
from desktop.domain.people import Role
from desktop.domain.reading.verdicts import Verdict
from tests.actions.office import new_office
from tests.actions.stage import Stage, clashing_values


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    (tmp_path / "files").mkdir()
    with closing(Stage(new_office(tmp_path / "data"), tmp_path / "files")) as stage:
        yield stage


def said(stage: Stage, subject: str):
    groups = said_data(stage.office.admin, stage.case(subject))
    return {field.name: field for group in groups for field in group.fields}


def test_a_field_names_who_changed_it_last(stage: Stage) -> None:
    subject = stage.registered()
    clerk, officer = stage.office.by(Role.FRONT_OFFICE), stage.office.by(Role.BACK_OFFICE)
    assert said(stage, subject)["business.name"].event.by == clerk.person

    change_data(officer, subject, {"business.name": "Toko Baru"})

    found = said(stage, subject)
    assert found["business.name"].text == "Toko Baru"
    assert found["business.name"].event.by == officer.person
    assert found["applicant.name"].event.by == clerk.person
    assert found["checklist.requirements.ktp"].text == "present"


def test_every_value_of_the_case_is_told_once(stage: Stage) -> None:
    subject = stage.walked("")
    case = stage.case(subject)

    assert {name: field.text for name, field in said(stage, subject).items()} == dict(case.values)
    assert all(field.event for field in said(stage, subject).values())


def test_both_sides_of_a_conflict_are_told_and_one_after_the_decision(stage: Stage) -> None:
    subject = clashing_values(stage)
    field = said(stage, subject)["applicant.phone"]
    assert len({value.text for value in field.values}) == 2

    chosen = field.values[0].text
    decide_values(stage.office.by(Role.FRONT_OFFICE), subject, {"applicant.phone": chosen})

    field = said(stage, subject)["applicant.phone"]
    assert field.values == ()
    assert field.text == chosen


def test_the_trail_has_every_event_newest_first_with_old_and_new(stage: Stage) -> None:
    subject = stage.registered()
    officer = stage.office.by(Role.BACK_OFFICE)
    before = stage.case(subject).values["business.name"]
    change_data(officer, subject, {"business.name": "Toko Baru"})

    trail = trail_of(stage.office.admin, stage.case(subject))

    assert [each.event.id for each in trail] == [
        event.id for event, _ in reversed(stage.case(subject).history)
    ]
    assert trail[0].changes == (Change("business.name", before, "Toko Baru"),)


def test_what_was_erased_stays_in_the_trail_without_its_words(stage: Stage) -> None:
    subject = stage.registered()
    data = stage.case(subject).history[1][0].id
    erase(stage.office.admin, subject, data, "Permintaan pemohon")

    trail = trail_of(stage.office.admin, stage.case(subject))

    (erased,) = [each for each in trail if each.event.id == data]
    assert erased.verdict is Verdict.ERASED
    assert erased.changes == ()


def test_requirements_are_those_of_the_permit_and_what_was_ticked_besides(stage: Stage) -> None:
    asked = requirements_of(stage.office.admin, stage.case(stage.registered()))

    assert [item.id for item in asked] == ["ktp", "npwp"]
