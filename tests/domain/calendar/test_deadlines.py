"""When steps and cases are due: office time, date steps, allowance, pauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar.deadlines import (
    Deadline,
    Kind,
    Pause,
    days_away,
    deadline_of,
    promise_of,
    time_away,
)
from desktop.domain.sop.model import StandardTime, Unit
from tests.domain.calendar.moments import at, shipped_calendar

CALENDAR = shipped_calendar()
WEDNESDAY = at("2025-11-19 10.42")
MOMENTS = st.integers(at("2024-01-01 00.00"), at("2027-12-31 00.00"))
NEAR = st.integers(WEDNESDAY, at("2025-12-10 00.00"))
PAUSES = st.lists(st.tuples(NEAR, st.one_of(st.none(), NEAR)), max_size=4)
UNITS = st.sampled_from([Unit.MINUTE, Unit.HOUR, Unit.WORKING_DAY])
STANDARDS = st.builds(StandardTime, amount=st.integers(1, 30), unit=UNITS)


def minutes(amount: int) -> StandardTime:
    return StandardTime(amount=amount, unit=Unit.MINUTE)


def hours(amount: int) -> StandardTime:
    return StandardTime(amount=amount, unit=Unit.HOUR)


def days(amount: int) -> StandardTime:
    return StandardTime(amount=amount, unit=Unit.WORKING_DAY)


def test_a_short_standard_gets_the_allowance_of_the_queue() -> None:
    deadline = deadline_of(minutes(15), WEDNESDAY, CALENDAR)

    assert deadline.due == at("2025-11-19 15.57")
    assert deadline.amount == 15
    assert deadline.kind is Kind.OFFICE_TIME


def test_an_allowance_of_zero_gives_the_strict_clock() -> None:
    deadline = deadline_of(minutes(15), WEDNESDAY, CALENDAR, allowance=0)

    assert deadline.due == at("2025-11-19 10.57")


def test_a_standard_of_a_working_day_in_hours_gets_no_allowance() -> None:
    for standard, amount in ((hours(8), 480), (minutes(450), 450), (minutes(449), 449 + 240)):
        due = deadline_of(standard, WEDNESDAY, CALENDAR).due

        assert due == CALENDAR.add_office_minutes(WEDNESDAY, amount)


def test_a_working_day_is_a_date_step_that_ends_at_closing_time() -> None:
    assert deadline_of(days(1), WEDNESDAY, CALENDAR).due == at("2025-11-20 16.00")
    assert deadline_of(days(2), WEDNESDAY, CALENDAR).due == at("2025-11-21 16.30")
    assert deadline_of(days(3), WEDNESDAY, CALENDAR).due == at("2025-11-24 16.00")


@pytest.mark.parametrize(
    "standard",
    [
        StandardTime(text="-"),
        StandardTime(text="Sesuai NSPK", unit=Unit.BY_RULE),
        StandardTime(text="0 menit", amount=0, unit=Unit.MINUTE),
        StandardTime(text="?", amount=-3, unit=Unit.WORKING_DAY),
    ],
)
def test_what_names_no_time_has_no_limit(standard: StandardTime) -> None:
    assert deadline_of(standard, WEDNESDAY, CALENDAR) == Deadline()


def test_the_permit_type_says_what_the_rule_leaves_open() -> None:
    by_rule = StandardTime(text="Sesuai NSPK", unit=Unit.BY_RULE)

    ruled = deadline_of(by_rule, WEDNESDAY, CALENDAR, by_rule=days(5))
    printed = deadline_of(days(2), WEDNESDAY, CALENDAR, by_rule=days(5))

    assert ruled == deadline_of(days(5), WEDNESDAY, CALENDAR)
    assert printed == deadline_of(days(2), WEDNESDAY, CALENDAR)


def test_days_with_the_applicant_push_a_limit_of_days() -> None:
    away: list[Pause] = [(at("2025-11-20 09.00"), at("2025-11-24 09.00"))]

    deadline = deadline_of(days(2), WEDNESDAY, CALENDAR, pauses=away)

    assert deadline.due == at("2025-11-25 16.00")


def test_hours_with_the_applicant_push_a_limit_of_hours() -> None:
    away: list[Pause] = [(at("2025-11-19 11.00"), at("2025-11-19 14.00"))]

    deadline = deadline_of(hours(1), WEDNESDAY, CALENDAR, pauses=away, allowance=0)

    assert deadline.due == at("2025-11-19 14.42")


def test_a_pause_after_the_end_excuses_nothing() -> None:
    away: list[Pause] = [(at("2025-11-20 09.00"), at("2025-11-24 09.00"))]

    deadline = deadline_of(hours(1), WEDNESDAY, CALENDAR, pauses=away, allowance=0)

    assert deadline.due == at("2025-11-19 11.42")


def test_a_pause_from_the_very_end_excuses_nothing() -> None:
    end = at("2025-11-19 11.42")

    deadline = deadline_of(
        hours(1), WEDNESDAY, CALENDAR, pauses=[(end, at("2025-11-19 14.00"))], allowance=0
    )

    assert deadline.due == end


def test_a_pause_that_goes_on_is_named_and_pushes_nothing_yet() -> None:
    since = at("2025-11-19 15.00")

    deadline = deadline_of(days(2), WEDNESDAY, CALENDAR, pauses=[(since, None)])

    assert deadline.paused_since == since
    assert deadline.due == at("2025-11-21 16.30")


def test_an_open_pause_is_named_even_without_a_limit() -> None:
    since = at("2025-11-19 15.00")

    deadline = deadline_of(StandardTime(), WEDNESDAY, CALENDAR, pauses=[(since, None)])

    assert deadline == Deadline(paused_since=since)


@given(STANDARDS, PAUSES.flatmap(lambda told: st.tuples(st.just(told), st.permutations(told * 2))))
def test_pauses_told_twice_and_in_any_order_count_once(
    standard: StandardTime, told: tuple[list[Pause], list[Pause]]
) -> None:
    once, twice = (deadline_of(standard, WEDNESDAY, CALENDAR, pauses=pauses) for pauses in told)

    assert twice == once


@given(STANDARDS, MOMENTS, PAUSES)
def test_a_pause_never_makes_anything_due_earlier(
    standard: StandardTime, arrived: int, pauses: list[Pause]
) -> None:
    without = deadline_of(standard, arrived, CALENDAR)

    with_pauses = deadline_of(standard, arrived, CALENDAR, pauses=pauses)

    assert with_pauses.due >= without.due > arrived


@given(st.builds(StandardTime, amount=st.integers(1, 400), unit=st.just(Unit.MINUTE)), NEAR, NEAR)
def test_time_in_the_office_until_due_is_the_standard_and_the_time_away(
    standard: StandardTime, since: int, until: int
) -> None:
    pauses: list[Pause] = [(since, until)]

    due = deadline_of(standard, WEDNESDAY, CALENDAR, pauses=pauses, allowance=0).due

    gone = time_away(pauses, WEDNESDAY, due, CALENDAR)
    assert CALENDAR.office_minutes_between(WEDNESDAY, due) == standard.amount + gone


def test_a_warning_comes_with_the_last_quarter_but_at_most_a_day_before() -> None:
    assert deadline_of(hours(2), WEDNESDAY, CALENDAR, allowance=0).warning == 30
    assert deadline_of(hours(2), WEDNESDAY, CALENDAR).warning == 90
    assert deadline_of(days(2), WEDNESDAY, CALENDAR).warning == 225
    assert deadline_of(days(4), WEDNESDAY, CALENDAR).warning == 450
    assert deadline_of(days(30), WEDNESDAY, CALENDAR).warning == 450


def test_a_case_is_promised_for_the_sum_of_its_rows_in_working_days() -> None:
    rows = [minutes(15), hours(2), days(2), StandardTime(), StandardTime(unit=Unit.BY_RULE)]

    promise = promise_of(rows, WEDNESDAY, CALENDAR)

    assert promise.kind is Kind.WORKING_DAYS
    assert promise.amount == 3
    assert promise.due == at("2025-11-24 16.00")


def test_the_limit_of_the_permit_type_is_a_promise_too() -> None:
    promise = promise_of([days(5)], WEDNESDAY, CALENDAR)

    assert promise == deadline_of(days(5), WEDNESDAY, CALENDAR)


def test_a_procedure_without_times_promises_nothing() -> None:
    assert promise_of([StandardTime()], WEDNESDAY, CALENDAR) == Deadline()


def test_time_and_days_away_are_cut_to_the_span_asked_for() -> None:
    pauses: list[Pause] = [
        (at("2025-11-18 10.00"), at("2025-11-19 11.42")),
        (at("2025-11-20 09.00"), None),
        (at("2025-12-20 09.00"), at("2025-12-24 09.00")),
    ]
    end = at("2025-11-21 10.00")

    assert time_away(pauses, WEDNESDAY, end, CALENDAR) == 60 + 360 + 150
    assert days_away(pauses, WEDNESDAY, end, CALENDAR) == 1


def test_a_limit_of_a_million_days_is_the_end_of_the_calendar() -> None:
    deadline = deadline_of(days(10**6), WEDNESDAY, CALENDAR)

    assert deadline.due >= at("2199-12-31 16.00")
