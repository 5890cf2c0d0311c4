"""Office hours are read however somebody types them, and nonsense is refused by its part."""

import pytest

from desktop.domain.calendar.typed import day_typed, span_shown, span_typed
from desktop.domain.refusals import Refused


@pytest.mark.parametrize(
    "typed",
    ["7.30-16", "07.30-16.00", "07:30 - 16:00", "0730-1600", "7.30 s/d 16", "7.30\N{EN DASH}16.00"],
)
def test_hours_are_read_in_every_usual_way(typed: str) -> None:
    assert span_shown(span_typed(typed)) == "07.30-16.00"


@pytest.mark.parametrize("typed", ["", "pagi", "7.30", "7.99-16", "25-26", "7-8-9"])
def test_what_is_no_span_is_not_read(typed: str) -> None:
    assert span_typed(typed) is None


def test_a_day_is_written_as_the_calendar_keeps_it() -> None:
    assert day_typed("7.30-16", "12-13") == "07.30-16.00 12.00-13.00"
    assert day_typed("8-12", "") == "08.00-12.00"
    assert day_typed(" ", "") == ""


@pytest.mark.parametrize(
    ("worked", "rest", "code"),
    [
        ("16-8", "", "hours_unreadable"),
        ("pagi", "", "hours_unreadable"),
        ("8-16", "16-17", "break_unreadable"),
        ("8-16", "istirahat", "break_unreadable"),
        ("", "12-13", "break_without_hours"),
        ("8-24.30", "", "office_hours_unreadable"),
    ],
)
def test_what_is_wrong_is_refused_by_its_part(worked: str, rest: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        day_typed(worked, rest)
    assert refusal.value.code == code
