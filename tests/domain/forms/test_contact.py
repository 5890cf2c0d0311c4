"""Telephone numbers, e-mail and web addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.forms.contact import (
    check_email,
    check_landline,
    check_mobile,
    check_phone,
    check_url,
)
from desktop.domain.forms.problems import Checked

CHECKS = [check_phone, check_mobile, check_landline, check_email, check_url]


@given(st.sampled_from(CHECKS), st.one_of(st.text(), st.text("+628 0-()")))
def test_no_text_makes_a_check_fail(check, text) -> None:  # type: ignore[no-untyped-def]
    checked = check(text)

    assert checked.ok or checked.value == text.strip()
    assert len(checked.problems) <= 1


@given(st.text("+628 0123-()", max_size=20))
def test_a_stored_number_is_stored_the_same_again(text: str) -> None:
    checked = check_phone(text)

    if checked.ok:
        assert checked.value.startswith("+62")
        assert check_phone(checked.value) == checked


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("08116606609", "+628116606609"),
        ("0811-6606-609", "+628116606609"),
        ("+62 811 6606609", "+628116606609"),
        ("628116606609", "+628116606609"),
        ("+62 (0)811 6606609", "+628116606609"),
        ("(0751) 91529", "+6275191529"),
        ("021-5550123", "+62215550123"),
        ("+62 751 91529", "+6275191529"),
        ("(021) 55501", "+622155501"),
        ("(0751) 12345678", "+6275112345678"),
    ],
)
def test_numbers_are_stored_with_the_code_of_the_country(text: str, value: str) -> None:
    assert check_phone(text) == Checked(value)


@pytest.mark.parametrize(
    ("check", "text", "code"),
    [
        (check_phone, "081234567", "phone_short"),
        (check_phone, "08123456789012", "phone_long"),
        (check_phone, "0751", "phone_short"),
        (check_phone, "0751 123456789012", "phone_long"),
        (check_phone, "(021) 5550", "phone_short"),
        (check_phone, "(0751) 123456789", "phone_long"),
        (check_phone, "12345678", "phone_unreadable"),
        (check_phone, "0065 1234567", "phone_unreadable"),
        (check_phone, "tidak ada", "phone_unreadable"),
        (check_mobile, "(0751) 91529", "phone_not_mobile"),
        (check_mobile, "0812-3456-78O9", "phone_not_mobile"),
        (check_email, "dpmptsp.karimunkab.go.id", "email_unreadable"),
        (check_email, "a b@c.id", "email_unreadable"),
        (check_email, "x" * 250 + "@c.id", "email_unreadable"),
        (check_url, "www://pariamankota.go.id", "url_unreadable"),
        (check_url, "javascript:alert(1)", "url_unreadable"),
    ],
)
def test_what_has_another_shape_is_an_error(check, text: str, code: str) -> None:  # type: ignore[no-untyped-def]
    checked = check(text)

    assert [problem.code for problem in checked.problems] == [code]
    assert checked.value == text


def test_a_short_number_says_how_many_digits_there_are() -> None:
    assert check_phone("081234567").problems[0].facts == {"digits": 9, "least": 10}


@pytest.mark.parametrize("text", [" dpmptsp@dairikab.go.id ", "a.b+c@mail.co.id"])
def test_an_address_with_its_sign_is_stored_as_typed(text: str) -> None:
    assert check_email(text) == Checked(text.strip())


@pytest.mark.parametrize("text", ["https://oss.go.id/a?b=c", "www.dairikab.go.id", "a.id:8080/x"])
def test_a_web_address_is_stored_as_typed(text: str) -> None:
    assert check_url(text) == Checked(text)
