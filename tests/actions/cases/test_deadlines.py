"""Every row has its deadline after the printed time, every case its promise (UX chapter 6.2)."""

from desktop.actions.case.numbers import give_number
from desktop.actions.case.waiting import hold
from desktop.actions.lists import (
    case_timing,
    cases,
    find,
    open_case,
    timing,
    worklist,
)
from desktop.domain.calendar.timing import Standing, Timing
from desktop.domain.lines import CaseLine
from desktop.domain.people import Role
from desktop.domain.sop.model import Status, Unit
from tests.actions.expect import refused
from tests.actions.stage import APPROVED, Stage

HOUR = 3_600_000
DAY = 24 * HOUR

DUE = {
    "4": (Unit.HOUR, 5),
    "4b": (Unit.HOUR, 5),
    "5": (Unit.HOUR, 6),
    "6": (Unit.WORKING_DAY, 1),
    "6b": (Unit.WORKING_DAY, 1),
    "7": (Unit.WORKING_DAY, 2),
    "8": (Unit.WORKING_DAY, 1),
    "16": (Unit.HOUR, 4),
    "17": (Unit.HOUR, 4),
    "18": (Unit.HOUR, 5),
    "19": (Unit.HOUR, 5),
    "20": (Unit.HOUR, 5),
    "21": (Unit.HOUR, 4),
    "22": (Unit.HOUR, 4),
    "23": (Unit.HOUR, 4),
    "24": (Unit.HOUR, 4),
    "24b": (Unit.HOUR, 4),
}
"""Dairi's printed times, each with the queue allowance of four hours where it is under a day."""


def line(stage: Stage, subject: str) -> CaseLine:
    found = stage.office.admin.workplace.store.lists.line(subject)
    assert found is not None
    return found


def left(stage: Stage, subject: str) -> Standing:
    return timing(stage.office.admin, line(stage, subject))


def test_the_clock_of_each_row_starts_when_the_case_arrives_there(stage: Stage) -> None:
    assert [row for row, _ in APPROVED if row in DUE] == list(DUE)
    for row, (unit, amount) in DUE.items():
        subject = stage.walked(row)
        found = line(stage, subject)
        current = stage.case(subject).current
        assert current is not None
        assert (current.symbol.id, found.arrived) == (row, current.arrived)
        calendar = stage.office.admin.workplace.calendar
        if unit is Unit.HOUR:
            minutes = calendar.office_minutes_between(found.arrived, found.due)
            assert amount * 60 - 1 <= minutes <= amount * 60 + 30, row
        else:
            first, last = map(calendar.local_date, (found.arrived, found.due))
            assert calendar.working_days_between(first, last) == amount, row


def test_a_step_at_the_applicant_has_no_clock(stage: Stage) -> None:
    assert left(stage, stage.walked("25")).timing is Timing.NO_LIMIT
    assert left(stage, stage.incomplete()).timing is Timing.NO_LIMIT


def test_a_step_becomes_due_and_late_in_time_of_the_office(stage: Stage) -> None:
    """Row 7, two working days from Wednesday 19 November: Friday 16.30."""
    subject = stage.walked("7")
    said = []
    for hours in (0, 24, 25, 24, 48):
        stage.office.clock.at += hours * HOUR
        standing = left(stage, subject)
        said.append((standing.timing, standing.amount, standing.unit))
    assert said == [
        (Timing.RUNNING, 2, Unit.WORKING_DAY),
        (Timing.RUNNING, 1, Unit.WORKING_DAY),
        (Timing.DUE_SOON, 3, Unit.HOUR),
        (Timing.OVERDUE, 1, Unit.WORKING_DAY),
        (Timing.OVERDUE, 1, Unit.WORKING_DAY),
    ]


def test_the_chip_of_a_case_is_the_worse_of_step_and_promise(stage: Stage) -> None:
    subject = stage.walked("7")
    assert case_timing(stage.office.admin, stage.case(subject)).timing is Timing.RUNNING
    stage.office.clock.at += 30 * DAY
    late = case_timing(stage.office.admin, stage.case(subject))
    assert late.timing is Timing.OVERDUE
    assert late.due == min(line(stage, subject).due, line(stage, subject).promised)
    assert case_timing(stage.office.admin, stage.case(stage.walked(""))).timing is Timing.NO_LIMIT


def test_time_at_the_applicant_is_not_promised_away(stage: Stage) -> None:
    subject = stage.incomplete()
    stage.office.clock.at += 14 * DAY
    stage.do(subject, Role.FRONT_OFFICE)
    stage.office.clock.at -= 14 * DAY
    straight = stage.registered()
    moved = line(stage, subject).promised - line(stage, straight).promised
    assert 13 * DAY < moved < 16 * DAY


def test_the_worklist_shows_what_waits_for_me_most_late_first(stage: Stage) -> None:
    late = stage.walked("8")
    stage.office.clock.at += 5 * DAY
    paused = stage.walked("7")
    hold(stage.office.by(Role.TECHNICAL_TEAM), paused, stage.visit(paused), "applicant")
    soon, later = stage.walked("8"), stage.walked("7")
    stage.walked("18")
    session = stage.office.by(Role.TECHNICAL_TEAM)
    found = worklist(session)
    assert [one.subject for one in found] == [late, soon, later, paused]
    assert [timing(session, one).timing for one in found][::3] == [Timing.OVERDUE, Timing.PAUSED]
    assert worklist(stage.office.by(Role.SUPERVISION)) == []
    assert worklist(stage.office.by(Role.SUPERVISOR)) == []


def test_cases_are_listed_newest_first_by_status(stage: Stage) -> None:
    one, back, two = stage.registered(), stage.incomplete(), stage.registered()
    session = stage.office.by(Role.SUPERVISOR)
    assert [found.subject for found in cases(session)] == [two, back, one]
    assert [found.subject for found in cases(session, limit=1)] == [two]
    waiting = cases(session, status=[Status.WAITING_APPLICANT.value])
    assert [found.subject for found in waiting] == [back]


def test_a_case_is_found_by_a_few_letters_and_opened_by_any_of_its_numbers(stage: Stage) -> None:
    subject = stage.walked("22")
    session = stage.office.by(Role.SUPERVISOR)
    for text in ("sit", "nurb siti", "1211014708900002", "warung", "FO1-0001"):
        assert [found.subject for found in find(session, text)] == [subject], text
    assert find(session, "tidak ada") == []
    case = stage.case(subject)
    for named in (case.number, case.numbers["permit"], subject, f" {case.number} "):
        assert open_case(session, named).id == subject
    with refused("case_unknown"):
        open_case(session, "FO9-0001")


def test_a_number_that_two_cases_carry_is_not_guessed(stage: Stage) -> None:
    here, there = stage.two()
    subjects = [stage.registered(), stage.registered()]
    there.take(here)
    for desk, subject in zip((here, there), subjects, strict=True):
        by = desk.by(Role.GENERAL_AFFAIRS)
        give_number(by, subject, "permit", "503/0007/DPMPTSPK/XI/2025", "2025-11-19")
    here.take(there)
    with refused("number_unclear") as facts:
        open_case(stage.office.admin, "503/0007/DPMPTSPK/XI/2025")
    assert facts["count"] == 2
