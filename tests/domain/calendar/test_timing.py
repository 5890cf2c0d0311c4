"""What lists say of a deadline, and what reports say of finished work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar.deadlines import Deadline, deadline_of
from desktop.domain.calendar.timing import (
    Handling,
    Standing,
    Timing,
    handling_of,
    sort_key,
    standing_at,
    worst_of,
)
from desktop.domain.sop.model import StandardTime, Unit
from tests.domain.calendar.moments import at, shipped_calendar

CALENDAR = shipped_calendar()
WEDNESDAY = at("2025-11-19 10.42")
TWO_HOURS = StandardTime(amount=2, unit=Unit.HOUR)
TWO_DAYS = StandardTime(amount=2, unit=Unit.WORKING_DAY)
MOMENTS = st.integers(at("2025-11-01 00.00"), at("2026-01-31 00.00"))
STANDARDS = st.builds(StandardTime, amount=st.integers(0, 30), unit=st.sampled_from(Unit))


def strict(standard: StandardTime) -> Deadline:
    return deadline_of(standard, WEDNESDAY, CALENDAR, allowance=0)


@pytest.mark.parametrize(
    ("standard", "now", "timing", "amount", "unit"),
    [
        (TWO_HOURS, "2025-11-19 10.42", Timing.RUNNING, 2, Unit.HOUR),
        (TWO_HOURS, "2025-11-19 10.43", Timing.RUNNING, 1, Unit.HOUR),
        (TWO_HOURS, "2025-11-19 13.02", Timing.RUNNING, 40, Unit.MINUTE),
        (TWO_HOURS, "2025-11-19 13.12", Timing.DUE_SOON, 30, Unit.MINUTE),
        (TWO_HOURS, "2025-11-19 13.42", Timing.DUE_SOON, 0, Unit.MINUTE),
        (TWO_HOURS, "2025-11-19 13.43", Timing.OVERDUE, 1, Unit.MINUTE),
        (TWO_HOURS, "2025-11-19 14.43", Timing.OVERDUE, 2, Unit.HOUR),
        (TWO_HOURS, "2025-11-20 13.43", Timing.OVERDUE, 2, Unit.WORKING_DAY),
        (TWO_DAYS, "2025-11-19 10.42", Timing.RUNNING, 2, Unit.WORKING_DAY),
        (TWO_DAYS, "2025-11-20 15.59", Timing.RUNNING, 1, Unit.WORKING_DAY),
        (TWO_DAYS, "2025-11-21 07.30", Timing.RUNNING, 1, Unit.WORKING_DAY),
        (TWO_DAYS, "2025-11-21 08.30", Timing.RUNNING, 6, Unit.HOUR),
        (TWO_DAYS, "2025-11-21 13.00", Timing.DUE_SOON, 3, Unit.HOUR),
        (TWO_DAYS, "2025-11-21 16.30", Timing.DUE_SOON, 0, Unit.MINUTE),
        (TWO_DAYS, "2025-11-21 18.00", Timing.OVERDUE, 1, Unit.WORKING_DAY),
        (TWO_DAYS, "2025-11-23 10.00", Timing.OVERDUE, 1, Unit.WORKING_DAY),
        (TWO_DAYS, "2025-11-24 08.00", Timing.OVERDUE, 1, Unit.WORKING_DAY),
        (TWO_DAYS, "2025-11-25 08.00", Timing.OVERDUE, 2, Unit.WORKING_DAY),
    ],
)
def test_what_is_left_is_rounded_down_and_what_is_late_up(
    standard: StandardTime, now: str, timing: Timing, amount: int, unit: Unit
) -> None:
    deadline = strict(standard)

    standing = standing_at(deadline, at(now), CALENDAR)

    assert standing == Standing(timing=timing, amount=amount, unit=unit, due=deadline.due)


def test_without_a_limit_nothing_is_left_and_nothing_late() -> None:
    standing = standing_at(Deadline(), WEDNESDAY, CALENDAR)

    assert standing == Standing(timing=Timing.NO_LIMIT)


def test_waiting_for_the_applicant_stops_the_clock_where_it_was() -> None:
    pauses = [(at("2025-11-19 11.12"), None)]
    deadline = deadline_of(TWO_HOURS, WEDNESDAY, CALENDAR, pauses=pauses, allowance=0)

    standing = standing_at(deadline, at("2025-12-19 10.00"), CALENDAR)

    assert (standing.timing, standing.amount, standing.unit) == (Timing.PAUSED, 1, Unit.HOUR)


def test_waiting_without_a_limit_is_waiting() -> None:
    deadline = deadline_of(StandardTime(), WEDNESDAY, CALENDAR, pauses=[(WEDNESDAY, None)])

    assert standing_at(deadline, WEDNESDAY, CALENDAR) == Standing(timing=Timing.PAUSED)


def test_a_late_case_that_waits_is_waiting_with_nothing_left() -> None:
    pauses = [(at("2025-11-20 11.12"), None)]
    deadline = deadline_of(TWO_HOURS, WEDNESDAY, CALENDAR, pauses=pauses, allowance=0)

    standing = standing_at(deadline, at("2025-12-19 10.00"), CALENDAR)

    assert (standing.timing, standing.amount) == (Timing.PAUSED, 0)


@given(STANDARDS, MOMENTS, MOMENTS)
def test_urgency_never_falls_while_time_passes(
    standard: StandardTime, one: int, other: int
) -> None:
    early, late = sorted((one, other))
    deadline = strict(standard)

    before, after = (standing_at(deadline, now, CALENDAR) for now in (early, late))

    assert after.timing <= before.timing


def test_the_worklist_begins_with_what_is_most_late() -> None:
    in_order = [
        Standing(timing=Timing.OVERDUE, due=1),
        Standing(timing=Timing.OVERDUE, due=2),
        Standing(timing=Timing.DUE_SOON, due=3),
        Standing(timing=Timing.RUNNING, due=4),
        Standing(timing=Timing.PAUSED, due=1),
        Standing(timing=Timing.NO_LIMIT),
    ]

    shuffled = [in_order[place] for place in (3, 0, 5, 2, 4, 1)]

    assert sorted(shuffled, key=sort_key) == in_order


def test_the_chip_of_a_case_is_the_worst_of_step_and_promise() -> None:
    running, late = Standing(timing=Timing.RUNNING, due=1), Standing(timing=Timing.OVERDUE, due=9)

    assert worst_of([running, late]) is late
    assert worst_of([]) == Standing(timing=Timing.NO_LIMIT)


@pytest.mark.parametrize(
    ("standard", "finished", "handling"),
    [
        (TWO_HOURS, "2025-11-19 10.54", Handling(amount=12, unit=Unit.MINUTE)),
        (TWO_HOURS, "2025-11-19 13.42", Handling(amount=2, unit=Unit.HOUR)),
        (
            TWO_HOURS,
            "2025-11-19 14.02",
            Handling(amount=2, unit=Unit.HOUR, over=20, over_unit=Unit.MINUTE),
        ),
        (TWO_DAYS, "2025-11-21 16.00", Handling(amount=2, unit=Unit.WORKING_DAY)),
        (
            TWO_DAYS,
            "2025-11-25 08.00",
            Handling(amount=4, unit=Unit.WORKING_DAY, over=2, over_unit=Unit.WORKING_DAY),
        ),
        (StandardTime(), "2025-11-20 13.42", Handling(amount=1, unit=Unit.WORKING_DAY)),
        (TWO_HOURS, "2025-11-18 13.42", Handling(amount=0, unit=Unit.MINUTE)),
    ],
)
def test_finished_work_is_compared_with_the_standard_alone(
    standard: StandardTime, finished: str, handling: Handling
) -> None:
    assert handling_of(standard, WEDNESDAY, at(finished), CALENDAR) == handling


def test_time_with_the_applicant_is_not_work() -> None:
    pauses = [(at("2025-11-19 11.00"), at("2025-11-20 09.00"))]
    end = at("2025-11-20 09.12")

    short = handling_of(TWO_HOURS, WEDNESDAY, end, CALENDAR, pauses=pauses)
    long = handling_of(TWO_DAYS, WEDNESDAY, end, CALENDAR, pauses=pauses)

    assert short == Handling(amount=30, unit=Unit.MINUTE)
    assert long == Handling(amount=30, unit=Unit.MINUTE), "no whole day is said in office time"
