"""The list of all cases: pages, filters, and the marks of what is in doubt."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.actions.case.numbers import give_number
from desktop.actions.worklists.browsing import (
    Filter,
    count_cases,
    doubtful_numbers,
    line_timing,
    page_of_cases,
    permit_types,
)
from desktop.domain.calendar.timing import Timing
from desktop.domain.people import Role
from tests.actions.office import new_office
from tests.actions.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    (tmp_path / "files").mkdir()
    with closing(Stage(new_office(tmp_path / "data"), tmp_path / "files")) as stage:
        yield stage


def test_a_period_takes_its_first_and_its_last_day(stage: Stage) -> None:
    stage.registered()
    session = stage.office.admin
    today = date.fromisoformat(session.workplace.today())
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)

    def found(since: date, until: date) -> int:
        return count_cases(session, Filter(since=since, until=until))

    assert found(today, today) == 1
    assert found(yesterday, yesterday) == found(tomorrow, tomorrow) == 0


def test_pages_follow_each_other_and_end(stage: Stage) -> None:
    subjects = {stage.registered() for _ in range(5)}
    session = stage.office.admin

    pages = [page_of_cases(session, Filter(), start, 2) for start in (0, 2, 4, 6)]

    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert {line.subject for page in pages for line in page} == subjects


def test_permit_types_have_the_names_of_the_office(stage: Stage) -> None:
    line = stage.office.admin.workplace.store.lists.line(stage.registered())

    assert permit_types(stage.office.admin)[line.permit_type]


def test_a_broken_promise_shows_before_a_step_in_time(stage: Stage) -> None:
    session = stage.office.admin
    line = session.workplace.store.lists.line(stage.registered())
    now = session.workplace.world.now()

    assert line_timing(session, line).timing is not Timing.OVERDUE
    late = replace(line, promised=now - 1)
    assert line_timing(session, late).timing is Timing.OVERDUE
    assert line_timing(session, replace(late, paused=now - 2)).timing is Timing.PAUSED


def test_both_cases_with_one_number_are_named(stage: Stage) -> None:
    first, second = stage.registered(), stage.registered()
    here, there = stage.two()
    there.take(here)
    text = "503/0107/DPMPTSPK/XI/2025"
    for desk, subject in ((here, first), (there, second)):
        give_number(desk.by(Role.GENERAL_AFFAIRS), subject, "permit", text, "2025-11-19")
    here.take(there)

    assert doubtful_numbers(stage.office.admin) == {first: (text,), second: (text,)}
