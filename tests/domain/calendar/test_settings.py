"""A calendar as settings: one per day, read back as it was written."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar.hours import OfficeHours, TimeZone, five_day_week, six_day_week
from desktop.domain.calendar.settings import calendar_in, settings_of
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.refusals import Refused
from tests.domain.calendar.moments import shipped_calendar

DATES = st.dates(date(1970, 1, 1), date(2199, 12, 31))
PERIODS = st.dictionaries(DATES, DATES, max_size=3).map(
    lambda ends: tuple(sorted((min(pair), max(pair)) for pair in ends.items()))
)
NAMES = st.text(min_size=1, max_size=40)
KEYS = st.sampled_from(["hours.0", "ramadan_hours.6", "zone", "holiday.x", "extra.", "ramadan.1"])


@given(
    st.builds(
        Calendar,
        zone=st.sampled_from(TimeZone),
        hours=st.sampled_from([five_day_week(), six_day_week()]),
        holidays=st.dictionaries(DATES, NAMES, max_size=5),
        extra_days=st.frozensets(DATES, max_size=3),
        ramadan=PERIODS.filter(lambda found: len({first for first, _ in found}) == len(found)),
    )
)
def test_settings_of_a_calendar_give_it_back(calendar: Calendar) -> None:
    assert calendar_in(settings_of(calendar)) == calendar


@given(st.dictionaries(st.one_of(KEYS, st.text()), st.text()))
def test_no_settings_are_more_than_refused(settings: dict[str, str]) -> None:
    with suppress(Refused):
        assert calendar_in(settings).add_working_days(date(2025, 1, 1), 1) > date(2025, 1, 1)


def test_an_office_without_settings_has_the_hours_of_the_regulation() -> None:
    assert calendar_in({}) == Calendar()


def test_the_shipped_calendar_survives_as_settings() -> None:
    shipped = shipped_calendar()

    assert calendar_in(settings_of(shipped)) == shipped


def test_one_day_is_taken_out_by_an_empty_setting() -> None:
    settings = settings_of(shipped_calendar()) | {"holiday.2025-12-26": "", "extra.2025-12-27": ""}

    calendar = calendar_in(settings)

    assert calendar.is_working_day(date(2025, 12, 26))
    assert not calendar.is_working_day(date(2025, 12, 27))


@pytest.mark.parametrize("hours", [five_day_week(), six_day_week()])
def test_a_closed_day_stays_closed(hours: OfficeHours) -> None:
    settings = settings_of(Calendar(hours=hours))

    assert settings["hours.6"] == "-"
    assert calendar_in(settings).hours.on(6, ramadan=False) is None
