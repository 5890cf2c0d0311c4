"""A calendar as plain words: the shipped one, round trips, and garbage."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar.hours import TimeZone, five_day_week, six_day_week
from desktop.domain.calendar.plain import calendar_from, plain_of
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.refusals import Refused
from tests.domain.calendar.moments import shipped_calendar

DATES = st.dates(date(1970, 1, 1), date(2199, 12, 31))
PERIODS = st.tuples(DATES, DATES).map(lambda ends: (min(ends), max(ends)))
GARBAGE = st.recursive(
    st.one_of(st.text(), st.integers(), st.none(), st.dates(), st.booleans()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=8,
)
FIELDS = st.sampled_from(["zone", "hours", "ramadan_hours", "holidays", "extra_days", "ramadan"])


@given(
    st.builds(
        Calendar,
        zone=st.sampled_from(TimeZone),
        hours=st.sampled_from([five_day_week(), six_day_week()]),
        holidays=st.dictionaries(DATES, st.text(max_size=40), max_size=5),
        extra_days=st.frozensets(DATES, max_size=3),
        ramadan=st.lists(PERIODS, max_size=3).map(lambda found: tuple(sorted(found))),
    )
)
def test_what_is_written_is_read_back(calendar: Calendar) -> None:
    assert calendar_from(plain_of(calendar)) == calendar


@given(st.dictionaries(st.one_of(FIELDS, st.text()), GARBAGE))
def test_no_garbage_is_more_than_refused(plain: dict[str, object]) -> None:
    with suppress(Refused):
        calendar = calendar_from(plain)
        assert calendar.add_working_days(date(2025, 1, 1), 1) > date(2025, 1, 1)


def test_nothing_said_means_the_hours_of_the_regulation_in_the_west() -> None:
    assert calendar_from({}) == Calendar()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("zone", "WIX"),
        ("zone", 7),
        ("hours", ["07.30-16.00"] * 6),
        ("hours", [""] * 7),
        ("hours", ["07.30-16.60"] * 7),
        ("hours", ["7.30-16.00"] * 7),
        ("hours", ["16.00-07.30"] * 7),
        ("holidays", ["2025-02-30 Hari yang tidak ada"]),
        ("holidays", ["20250101 Tahun Baru"]),
        ("holidays", "2025-01-01 Tahun Baru"),
        ("holidays", [20250101]),
        ("extra_days", ["2025-W01-1"]),
        ("ramadan", ["2025-03-30 2025-03-01"]),
        ("ramadan", ["2025-03-30"]),
        ("holiday", []),
        ("holidays", ["2025-01-01 x"] * 5_001),
    ],
)
def test_what_cannot_be_read_is_named(field: str, value: object) -> None:
    with pytest.raises(Refused) as refusal:
        calendar_from({field: value})

    assert refusal.value.facts["field"] == field


def test_the_shipped_calendar_survives_writing() -> None:
    shipped = shipped_calendar()

    assert calendar_from(plain_of(shipped)) == shipped


def test_the_shipped_hours_are_the_default_ones() -> None:
    assert shipped_calendar().hours == five_day_week()


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_every_ramadan_ends_before_idul_fitri_and_has_29_or_30_days(year: int) -> None:
    shipped = shipped_calendar()
    fitri = min(
        day
        for day, name in shipped.holidays.items()
        if day.year == year and name.startswith("Hari Raya Idul Fitri")
    )

    (first, last) = next(period for period in shipped.ramadan if period[0].year == year)

    assert (fitri - last).days == 1
    assert (last - first).days + 1 in (29, 30)


@pytest.mark.parametrize(("year", "at_least"), [(2024, 25), (2025, 25), (2026, 24), (2027, 20)])
def test_every_shipped_year_has_its_holidays(year: int, at_least: int) -> None:
    holidays = [day for day in shipped_calendar().holidays if day.year == year]

    assert len(holidays) >= at_least
    assert date(year, 8, 17) in holidays


def test_estimated_dates_say_so() -> None:
    shipped = shipped_calendar()

    assert shipped.holidays[date(2027, 3, 10)].endswith("(perkiraan)")
    assert not any(
        "(perkiraan)" in name for day, name in shipped.holidays.items() if day.year < 2027
    )
