"""Dates, money and counts as they are typed at a counter."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.forms.amounts import check_count, check_date, check_money
from desktop.domain.forms.problems import Checked

TODAY = date(2025, 11, 19)
DATES = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(st.one_of(st.text(), st.text("0123456789/-. ", max_size=12)))
def test_no_text_makes_a_check_fail(text: str) -> None:
    for checked in (check_date(text, TODAY), check_money(text), check_count(text)):
        assert checked.ok or checked.value == text.strip()


@given(DATES)
def test_a_stored_date_is_read_as_itself_and_in_every_long_form(day: date) -> None:
    wanted = Checked(day.isoformat())

    for text in (
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}{day.month:02}{day.year}",
    ):
        assert check_date(text, TODAY) == wanted


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12", "2025-11-12"),
        ("12/11", "2025-11-12"),
        ("1211", "2025-11-12"),
        ("121125", "2025-11-12"),
        ("12-11-25", "2025-11-12"),
        ("12.11.2025", "2025-11-12"),
        ("151165", "1965-11-15"),
        ("010145", "2045-01-01"),
        ("12 November 2025", "2025-11-12"),
        ("12 nov", "2025-11-12"),
        ("17-Agu-45", "2045-08-17"),
        ("1 mei 1990", "1990-05-01"),
        ("kemarin", "2025-11-18"),
        ("Hari  ini", "2025-11-19"),
        ("besok", "2025-11-20"),
        ("lusa", "2025-11-21"),
    ],
)
def test_a_date_is_typed_as_short_as_possible(text: str, day: str) -> None:
    assert check_date(text, TODAY) == Checked(day)


@pytest.mark.parametrize(
    "text", ["31/11", "30 Feb 2025", "0", "12/13", "12 nopember", "1/1/1812", "1/1/0", "minggu"]
)
def test_what_is_no_date_is_an_error(text: str) -> None:
    checked = check_date(text, TODAY)

    assert checked.value == text
    assert [problem.code for problem in checked.problems] == ["date_unreadable"]


@given(st.integers(0, 10**15 - 1))
def test_an_amount_is_read_with_and_without_its_separators(amount: int) -> None:
    grouped = f"{amount:,}".replace(",", ".")

    for text in (str(amount), grouped, f"Rp {grouped},00", f"Rp. {grouped},-"):
        assert check_money(text) == Checked(str(amount))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.25", "money_unreadable"),
        ("1,250,000", "money_unreadable"),
        ("1.250,50", "money_unreadable"),
        ("-5", "money_unreadable"),
        ("lima ribu", "money_unreadable"),
        ("1" * 16, "money_too_large"),
        ("9" * 5000, "money_too_large"),
    ],
)
def test_what_is_no_amount_in_rupiah_is_an_error(text: str, code: str) -> None:
    assert [problem.code for problem in check_money(text).problems] == [code]


@pytest.mark.parametrize(("text", "count"), [("12", "12"), ("007", "7"), ("1.200", "1200")])
def test_a_count_is_stored_as_its_digits(text: str, count: str) -> None:
    assert check_count(text) == Checked(count)


@pytest.mark.parametrize("text", ["", "-1", "dua", "9" * 16])
def test_what_is_no_count_is_an_error(text: str) -> None:
    assert [problem.code for problem in check_count(text).problems] == ["count_unreadable"]
