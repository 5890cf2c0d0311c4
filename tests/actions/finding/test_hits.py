"""Ctrl+K finds cases by what people say at the counter, and people and procedures by words."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.case.numbers import give_number
from desktop.actions.finding.hits import find_cases, find_people, find_procedures
from desktop.actions.office.people import end_person
from desktop.domain.calendar.timing import Timing
from desktop.domain.people import Role
from tests.actions.office import APPLICANT, new_office
from tests.actions.stage import Stage

DAY = 86_400_000


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    (tmp_path / "files").mkdir()
    with closing(Stage(new_office(tmp_path / "data"), tmp_path / "files")) as stage:
        yield stage


def found(stage: Stage, typed: str) -> list[str]:
    return [hit.line.subject for hit in find_cases(stage.office.admin, typed, 8)]


def test_number_name_nik_and_business_lead_to_the_case(stage: Stage) -> None:
    subject = stage.registered()
    number = stage.case(subject).number
    values = (number, "siti nurb", APPLICANT["applicant.nik"], "simpang war")

    assert [found(stage, typed) for typed in values] == [[subject]] * len(values)


def test_the_number_of_a_paper_leads_to_its_case_and_stands_in_the_hit(stage: Stage) -> None:
    first, second = stage.registered(), stage.registered()
    text = "503/0107/DPMPTSPK/XI/2025"
    give_number(stage.office.by(Role.GENERAL_AFFAIRS), second, "permit", text, "2025-11-19")

    hits = find_cases(stage.office.admin, "503/01", 8)

    assert [(hit.line.subject, hit.paper) for hit in hits] == [(second, text)]
    assert first not in found(stage, "503/")


def test_a_hit_says_the_step_and_how_late_it_is(stage: Stage) -> None:
    subject = stage.at_verification()
    (hit,) = find_cases(stage.office.admin, "siti", 8)
    assert (hit.step, hit.steps, hit.how.timing) == (5, 25, Timing.RUNNING)

    stage.office.clock.at += 30 * DAY
    (hit,) = find_cases(stage.office.admin, "siti", 8)

    assert hit.line.subject == subject
    assert hit.how.timing is Timing.OVERDUE
    assert hit.how.amount > 1


def test_a_case_that_is_over_stands_at_no_step(stage: Stage) -> None:
    stage.walked("")

    (hit,) = find_cases(stage.office.admin, "siti", 8)

    assert (hit.step, hit.steps) == (0, 0)


@pytest.mark.parametrize("typed", ["", "   ", "%", "'", '"', "siti zzz", "***"])
def test_nothing_and_nonsense_find_nothing(stage: Stage, typed: str) -> None:
    stage.registered()

    assert found(stage, typed) == []


def test_newest_cases_come_first_and_no_more_than_asked(stage: Stage) -> None:
    subjects = [stage.registered() for _ in range(4)]

    hits = find_cases(stage.office.admin, "siti", 3)

    assert [hit.line.subject for hit in hits] == subjects[:0:-1]


def test_people_are_found_by_name_and_login_with_their_roles(stage: Stage) -> None:
    session = stage.office.admin

    (hit,) = find_people(session, "back", 8)

    assert hit.roles == ("back_office",)
    assert [each.name for each in find_people(session, "siho ri", 8)] == ["Rina Sihombing"]
    assert find_people(session, "", 8) == []


def test_who_has_left_is_not_found(stage: Stage) -> None:
    session = stage.office.admin
    (hit,) = find_people(session, "arsip", 8)
    end_person(session, hit.id, "Pindah tugas")

    assert find_people(session, "arsip", 8) == []


def test_procedures_are_found_by_their_titles(stage: Stage) -> None:
    session = stage.office.admin

    (hit,) = find_procedures(session, "mikro pener", 8)

    assert hit.event in session.workplace.office.sops
    assert find_procedures(session, "reklame", 8) == []
