"""Working days and office time, against a walk through every minute."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar.hours import TimeZone
from desktop.domain.calendar.workdays import DAY, LAST_DAY, MINUTE, Calendar
from tests.domain.calendar.moments import at, shipped_calendar, tiny_calendar

FIRST = date(2025, 2, 24)
NEAR = st.integers(0, 13).map(lambda days: FIRST + timedelta(days=days))
PERIODS = st.tuples(NEAR, st.integers(0, 9)).map(
    lambda start: (start[0], start[0] + timedelta(days=start[1]))
)
CALENDARS = st.builds(
    tiny_calendar,
    holidays=st.frozensets(NEAR, max_size=5),
    extra_days=st.frozensets(NEAR, max_size=3),
    ramadan=st.lists(PERIODS, max_size=2).map(tuple),
)
MOMENTS = st.one_of(
    st.integers(at("2025-02-24 00.00"), at("2025-03-09 23.59")),
    st.builds(
        lambda day, minute, rest: at(f"{day} 00.00") + minute * MINUTE + rest,
        NEAR,
        st.integers(478, 502),
        st.sampled_from([0, 1, 30_500]),
    ),
)
DATES = st.dates(date(2023, 11, 1), date(2028, 3, 1))
SHIPPED = shipped_calendar()


def is_office_time(calendar: Calendar, moment: int) -> bool:
    """Say whether the minute that begins here is worked, by the words of the hours alone."""
    local = moment + calendar.zone.milliseconds
    day, minute = date(1970, 1, 1) + timedelta(days=local // DAY), local % DAY // MINUTE
    hours = calendar.hours_on(day)
    return hours is not None and any(since <= minute < to for since, to in hours.spans)


@given(CALENDARS, MOMENTS, st.integers(0, 3 * 24 * 60))
def test_office_time_is_what_a_walk_through_every_minute_counts(
    calendar: Calendar, start: int, minutes: int
) -> None:
    start -= start % MINUTE
    end = start + minutes * MINUTE

    walked = sum(is_office_time(calendar, at) for at in range(start, end, MINUTE))

    assert calendar.office_minutes_between(start, end) == walked


@given(CALENDARS, MOMENTS, st.integers(0, 60))
def test_what_was_added_lies_between(calendar: Calendar, start: int, minutes: int) -> None:
    end = calendar.add_office_minutes(start, minutes)

    assert end >= start
    assert calendar.office_minutes_between(start, end) == minutes
    assert calendar.office_minutes_between(start, end, up=True) == minutes


@given(CALENDARS, MOMENTS, st.integers(1, 60))
def test_a_due_moment_is_the_first_that_will_do(
    calendar: Calendar, start: int, minutes: int
) -> None:
    end = calendar.add_office_minutes(start, minutes)

    assert calendar.office_minutes_between(start, end - 1) == minutes - 1


@given(CALENDARS, MOMENTS, st.integers(0, 60))
def test_added_time_never_ends_outside_office_hours(
    calendar: Calendar, start: int, minutes: int
) -> None:
    end = calendar.add_office_minutes(start, minutes)

    assert is_office_time(calendar, end) or is_office_time(calendar, end - 1)


@given(CALENDARS, MOMENTS, st.integers(0, 60), st.integers(0, 60))
def test_more_minutes_are_never_earlier(
    calendar: Calendar, start: int, fewer: int, more: int
) -> None:
    fewer, more = sorted((fewer, more))

    assert calendar.add_office_minutes(start, fewer) <= calendar.add_office_minutes(start, more)


@given(MOMENTS, MOMENTS, st.integers(0, 60))
def test_a_later_start_is_never_due_earlier(one: int, other: int, minutes: int) -> None:
    early, late = sorted((one, other))

    due, later = (SHIPPED.add_office_minutes(moment, minutes) for moment in (early, late))

    assert due <= later


@given(DATES, DATES)
def test_working_days_are_what_counting_the_dates_gives(start: date, end: date) -> None:
    days = (start + timedelta(days=step + 1) for step in range((end - start).days))

    assert SHIPPED.working_days_between(start, end) == sum(map(SHIPPED.is_working_day, days))


@given(DATES, st.integers(1, 700))
def test_added_working_days_lie_between_and_end_on_one(start: date, count: int) -> None:
    end = SHIPPED.add_working_days(start, count)

    assert SHIPPED.working_days_between(start, end) == count
    assert SHIPPED.is_working_day(end)


@given(st.integers(-(2**70), 2**70), st.integers(-5, 2**70), st.integers(-(2**70), 2**70))
def test_no_clock_and_no_limit_can_stop_the_calendar(start: int, count: int, end: int) -> None:
    day = SHIPPED.local_date(start)

    assert SHIPPED.add_office_minutes(start, count) <= SHIPPED.closing_of(LAST_DAY) + DAY
    assert day <= SHIPPED.add_working_days(day, count) <= LAST_DAY
    assert SHIPPED.office_minutes_between(start, end) >= 0


def test_dates_far_outside_the_calendar_are_counted_too() -> None:
    assert SHIPPED.add_working_days(date(2300, 1, 1), 500) == LAST_DAY
    assert SHIPPED.add_working_days(date(1903, 1, 2), 1) == date(1903, 1, 5)


def test_a_day_counts_from_the_day_after() -> None:
    thursday = date(2025, 12, 18)

    assert SHIPPED.add_working_days(thursday, 0) == thursday
    assert SHIPPED.add_working_days(thursday, 1) == date(2025, 12, 19)
    assert SHIPPED.add_working_days(thursday, 2) == date(2025, 12, 22)


def test_christmas_and_joint_leave_are_skipped() -> None:
    assert SHIPPED.add_working_days(date(2025, 12, 24), 1) == date(2025, 12, 29)
    assert SHIPPED.working_days_between(date(2025, 12, 24), date(2025, 12, 28)) == 0


def test_a_reversed_span_holds_nothing() -> None:
    assert SHIPPED.working_days_between(date(2025, 12, 24), date(2025, 12, 1)) == 0
    assert SHIPPED.office_minutes_between(at("2025-11-20 10.00"), at("2025-11-19 10.00")) == 0


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2025-11-19 10.42", 60, "2025-11-19 11.42"),
        ("2025-11-19 11.42", 60, "2025-11-19 13.42"),
        ("2025-11-19 11.00", 60, "2025-11-19 12.00"),
        ("2025-11-19 15.30", 30, "2025-11-19 16.00"),
        ("2025-11-19 15.30", 31, "2025-11-20 07.31"),
        ("2025-11-21 11.00", 60, "2025-11-21 13.30"),
        ("2025-11-21 16.00", 60, "2025-11-24 08.00"),
        ("2025-11-22 10.00", 0, "2025-11-24 07.30"),
        ("2025-11-19 12.30", 0, "2025-11-19 13.00"),
        ("2025-11-19 16.00", 0, "2025-11-19 16.00"),
        ("2025-11-19 12.00", 0, "2025-11-19 12.00"),
        ("2025-11-19 06.00", 5, "2025-11-19 07.35"),
        ("2025-03-06 11.30", 60, "2025-03-06 13.00"),
        ("2025-12-24 15.00", 120, "2025-12-29 08.30"),
    ],
)
def test_office_time_knows_breaks_evenings_weekends_ramadan_and_years(
    start: str, minutes: int, end: str
) -> None:
    assert SHIPPED.add_office_minutes(at(start), minutes) == at(end)


def test_ramadan_holds_from_its_first_to_its_last_day() -> None:
    calendar = Calendar(ramadan=((date(2025, 3, 4), date(2025, 3, 5)),))

    openings = [calendar.hours_on(date(2025, 3, day)) for day in (3, 4, 5, 6)]

    assert [hours.opening for hours in openings if hours] == [450, 480, 480, 450]


def test_the_turn_of_the_year_is_no_border() -> None:
    new_year = SHIPPED.add_office_minutes(at("2025-12-31 15.30"), 60)

    assert new_year == at("2026-01-02 08.00")
    assert SHIPPED.office_minutes_between(at("2024-12-31 15.00"), at("2026-01-02 08.00")) > 60


def test_the_same_moment_is_another_day_farther_east() -> None:
    moment = at("2025-11-19 22.30", zone=7)

    assert Calendar(zone=TimeZone.WIB).local_date(moment) == date(2025, 11, 19)
    assert Calendar(zone=TimeZone.WIT).local_date(moment) == date(2025, 11, 20)


def test_an_extra_working_day_beats_a_holiday() -> None:
    new_year = date(2026, 1, 1)
    calendar = Calendar(holidays={new_year: "libur"}, extra_days=frozenset({new_year}))

    assert calendar.is_working_day(new_year)


def test_ten_years_of_office_time_are_counted_at_once() -> None:
    start, end = at("2025-01-02 07.30"), at("2035-01-02 07.30")

    minutes = SHIPPED.office_minutes_between(start, end)

    assert SHIPPED.add_office_minutes(start, minutes) <= end
    assert 2400 * 450 < minutes < 2600 * 450


def test_a_day_without_work_closes_at_midnight() -> None:
    assert SHIPPED.closing_of(date(2025, 11, 21)) == at("2025-11-21 16.30")
    assert SHIPPED.closing_of(date(2025, 11, 22)) == at("2025-11-23 00.00")
