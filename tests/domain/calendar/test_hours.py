"""Office hours: the weeks of Perpres 21/2023 and hours that cannot be."""

import pytest

from desktop.domain.calendar.hours import (
    DayHours,
    OfficeHours,
    TimeZone,
    five_day_week,
    six_day_week,
)
from desktop.domain.refusals import Refused


@pytest.mark.parametrize("hours", [five_day_week(), six_day_week()])
def test_a_week_has_37_hours_and_a_half_and_five_less_in_ramadan(hours: OfficeHours) -> None:
    normal = sum(day.minutes for day in hours.normal if day)
    fasting = sum(day.minutes for day in hours.ramadan if day)

    assert normal == 37 * 60 + 30
    assert fasting == 32 * 60 + 30


def test_five_days_of_the_week_are_as_the_regulation_has_them() -> None:
    hours = five_day_week()

    monday, friday = hours.on(0, ramadan=False), hours.on(4, ramadan=False)

    assert monday is not None
    assert friday is not None
    assert monday.opening == 7 * 60 + 30
    assert monday.break_to - monday.break_from == 60
    assert friday.break_to - friday.break_from == 90
    assert hours.on(5, ramadan=False) is None
    assert hours.minutes_of_a_working_day == 450


def test_the_break_of_ramadan_is_shorter() -> None:
    hours = five_day_week()

    monday, friday = hours.on(0, ramadan=True), hours.on(4, ramadan=True)

    assert monday is not None
    assert friday is not None
    assert monday.opening == 8 * 60
    assert monday.break_to - monday.break_from == 30
    assert friday.break_to - friday.break_from == 60


def test_six_days_are_worked_where_the_office_kept_them() -> None:
    hours = six_day_week()

    assert hours.on(5, ramadan=False) is not None
    assert hours.on(6, ramadan=False) is None


def test_an_extra_saturday_has_the_hours_of_a_monday() -> None:
    hours = five_day_week()

    assert hours.on_extra_day(5, ramadan=False) == hours.on(0, ramadan=False)
    assert hours.on_extra_day(4, ramadan=True) == hours.on(4, ramadan=True)


@pytest.mark.parametrize(
    "hours", [(960, 450, 0, 0), (450, 1441, 0, 0), (450, 960, 780, 720), (450, 960, 300, 500)]
)
def test_hours_that_do_not_run_from_morning_to_evening_are_refused(
    hours: tuple[int, int, int, int],
) -> None:
    with pytest.raises(Refused) as refusal:
        DayHours(*hours)

    assert refusal.value.code == "office_hours_unreadable"


@pytest.mark.parametrize("week", [(None,) * 7, (DayHours(450, 960),) * 6])
def test_a_week_without_seven_days_or_without_work_is_refused(
    week: tuple[DayHours | None, ...],
) -> None:
    with pytest.raises(Refused) as refusal:
        OfficeHours(week, week)

    assert refusal.value.code == "office_week_unreadable"


def test_the_three_zones_lie_seven_to_nine_hours_ahead() -> None:
    assert [zone.milliseconds // 3_600_000 for zone in TimeZone] == [7, 8, 9]
