"""The practice office shows everything: every row, every exit, every state."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import startup
from desktop.actions.exchange.history import computers, last_exchange, unreceived
from desktop.actions.procedures.standing import case_progress
from desktop.actions.session import Session
from desktop.actions.sign_in import change_person, sign_in
from desktop.domain.case import Case
from desktop.domain.people import DESKS, Role
from desktop.domain.progress import StepState
from desktop.domain.sop.flow import exits
from desktop.domain.sop.model import Result, Status
from desktop.practice import PASSWORD, START
from desktop.practice.people import ADMINISTRATOR, COLLEAGUES


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("practice") / "office"
    startup.make_practice(path)
    folder = startup.data_folder(str(path))
    session = sign_in(folder, startup.world_of(folder), ADMINISTRATOR.login, PASSWORD)
    yield session
    session.workplace.store.close()


@pytest.fixture(scope="module")
def cases(office: Session) -> list[Case]:
    lines = office.workplace.store.lists.all_lines()
    return [office.workplace.case(line.subject) for line in lines]


def test_there_are_about_thirty_cases(cases: list[Case]) -> None:
    assert 28 <= len(cases) <= 40


def test_every_symbol_of_every_sop_is_visited(office: Session, cases: list[Case]) -> None:
    visited = {(case.sop.sop.id, visit.symbol.id) for case in cases for visit in case.trail}

    expected = {
        (version.sop.id, symbol.id)
        for version in office.workplace.office.newest_versions()
        for symbol in version.sop.symbols()
    }

    assert len({sop for sop, _ in expected}) == 7
    assert expected - visited == set()


def test_every_exit_of_every_symbol_is_taken(office: Session, cases: list[Case]) -> None:
    taken = {
        (case.sop.sop.id, visit.symbol.id, visit.taken.name)
        for case in cases
        for visit in case.trail
        if visit.taken is not None
    }

    expected = {
        (version.sop.id, symbol.id, f"completed:{way.outcome}")
        for version in office.workplace.office.newest_versions()
        for symbol in version.sop.symbols()
        for way in exits(symbol)
    }

    assert expected - taken == set()


def test_every_status_but_that_of_a_draft_is_there(cases: list[Case]) -> None:
    assert {case.status for case in cases} == set(Status) - {Status.DRAFT}


def test_something_is_late_and_something_is_in_time(office: Session) -> None:
    now = office.workplace.world.now()
    running = [line for line in office.workplace.store.lists.all_lines() if line.due]

    assert any(line.due < now for line in running)
    assert any(line.due > now for line in running)


def test_the_swimlane_can_be_shown_in_every_state(office: Session, cases: list[Case]) -> None:
    progress = [case_progress(office, case) for case in cases]
    at_work = [one for one in progress if one.current]
    states = {one.steps[one.current].state for one in at_work}

    assert {StepState.CURRENT, StepState.OVERDUE, StepState.WAITING} <= states
    assert any(one.hold == "applicant" for one in at_work), "waits for the applicant"
    assert any(
        one.steps[one.current].state is StepState.WAITING and not one.hold for one in at_work
    ), "stands with the applicant"
    refused = [
        one for case, one in zip(cases, progress, strict=True) if case.result is Result.REFUSE
    ]
    assert any(one.current and one.skipped for one in refused), "on its way to the refusal"
    assert any(
        step.passes and step.state is StepState.NOT_REACHED and one.steps["2"].passes > 1
        for one in at_work
        for step in one.steps.values()
    ), "looped, with rows to be done again"
    assert any(Status.HANDED_OVER is case.status for case in cases)


def test_the_clock_starts_where_it_should_and_runs(office: Session) -> None:
    now = office.workplace.world.now()

    assert START <= now < START + 600_000
    assert office.workplace.local_time(START).isoformat() == "2025-11-19T10:42:00+07:00"


def test_nothing_was_written_after_the_clock_started(cases: list[Case]) -> None:
    assert max(event.at for case in cases for event, _ in case.history) < START


def test_everybody_signs_in_with_the_practice_password(office: Session) -> None:
    held: set[Role] = set()
    for colleague in COLLEAGUES:
        held |= change_person(office.workplace, colleague.login, PASSWORD).roles()

    assert held == DESKS | {Role.SUPERVISOR}
    assert office.roles() == {Role.ADMINISTRATOR, Role.SUPERVISOR}


def test_the_office_says_that_it_is_practice(office: Session) -> None:
    assert office.workplace.office.practice


def test_one_conflict_is_open(cases: list[Case]) -> None:
    assert [case.conflicts for case in cases if case.conflicts] == [1]


def test_a_practice_folder_can_be_moved(tmp_path: Path) -> None:
    note = tmp_path / "office" / startup.PRACTICE
    note.parent.mkdir()
    note.write_text(json.dumps({"clock": START}), "utf-8")

    (tmp_path / "office").rename(tmp_path / "moved")

    assert startup.practice_login(startup.data_folder(str(tmp_path / "moved"))) == (
        ADMINISTRATOR.login,
        PASSWORD,
    )


def test_the_second_computer_came_by_packages_and_has_nearly_everything(office: Session) -> None:
    (other,) = [one for one in computers(office) if not one.here]
    last = last_exchange(office)

    assert (other.name, other.counter) == ("Loket 2", 2)
    assert other.heard > 0
    assert last.sent
    assert last.computer == "Loket 2"
    assert unreceived(office) == other.lacks < 20
