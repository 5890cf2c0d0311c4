"""Numbers of persons and businesses: what is an error, what only a doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.forms.business_numbers import check_kbli, check_nib, check_npwp
from desktop.domain.forms.identity import PROVINCES, check_family_card, check_nik, check_nip
from desktop.domain.forms.problems import Checked, Severity

CHECKS = [check_nik, check_family_card, check_nip, check_npwp, check_nib, check_kbli]
NIK = "1211014511900002"


def codes(checked: Checked) -> list[str]:
    return [problem.code for problem in checked.problems]


@given(st.sampled_from(CHECKS), st.one_of(st.text(), st.text("0123456789 .-/", max_size=24)))
def test_no_text_makes_a_check_fail(check, text) -> None:  # type: ignore[no-untyped-def]
    checked = check(text)

    assert checked.ok == all(problem.severity is Severity.WARNING for problem in checked.problems)
    assert checked.value.isdigit() if checked.ok else checked.value == text.strip()


@given(st.sampled_from(CHECKS), st.text("0123456789 .-/", max_size=24))
def test_a_stored_number_is_stored_the_same_again(check, text) -> None:  # type: ignore[no-untyped-def]
    checked = check(text)

    if checked.ok:
        assert check(checked.value) == checked


@pytest.mark.parametrize(
    "text", [NIK, "121101 451190 0002", "12.11.01.45-11-90.0002", "'1211014511900002 "]
)
def test_a_good_nik_is_stored_as_its_digits(text: str) -> None:
    assert check_nik(text) == Checked(NIK)


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("121101451190000", "nik_length", {"digits": 15, "wanted": 16}),
        ("", "nik_length", {"digits": 0, "wanted": 16}),
        ("12110145119000O2", "nik_not_digits", {"text": "12110145119000O2"}),
        ("١٢١١٠١٤٥١١٩٠٠٠٠٢", "nik_not_digits", {"text": "١٢١١٠١٤٥١١٩٠٠٠٠٢"}),
    ],
)
def test_a_nik_of_another_shape_is_an_error(
    text: str, code: str, facts: dict[str, str | int]
) -> None:
    checked = check_nik(text)

    assert not checked.ok
    assert codes(checked) == [code]
    assert checked.problems[0].facts == facts


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1211017211900002", "nik_birth_date"),
        ("1211014513900002", "nik_birth_date"),
        ("1211013002900002", "nik_birth_date"),
        ("1211014511900000", "nik_serial"),
        ("2011014511900002", "nik_province"),
    ],
)
def test_a_doubtful_nik_is_kept_with_a_warning(text: str, code: str) -> None:
    checked = check_nik(text)

    assert checked.ok
    assert checked.value == text
    assert codes(checked) == [code]


def test_women_and_people_born_on_leap_days_have_a_good_nik() -> None:
    assert codes(check_nik("1211016902040001")) == []
    assert codes(check_nik("1211012902040001")) == []


@pytest.mark.parametrize("province", ["91", "92", "93", "94", "95", "96", "11", "65"])
def test_every_province_of_kemendagri_is_known(province: str) -> None:
    assert codes(check_nik(province + NIK[2:])) == []
    assert len(PROVINCES) == 38


def test_a_nik_from_elsewhere_is_hinted_at() -> None:
    assert codes(check_nik(NIK, region="12.11")) == []

    checked = check_nik("3214014511900002", region="12.11")

    assert codes(checked) == ["nik_region"]
    assert checked.problems[0].facts == {"found": "3214", "region": "1211"}
    assert checked.ok


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1211010101150003", []),
        ("1211014501150003", ["kk_date"]),
        ("9911010101150000", ["kk_province", "kk_serial"]),
        ("12110101011500", ["kk_length"]),
    ],
)
def test_a_family_card_has_the_date_of_its_issue(text: str, found: list[str]) -> None:
    assert codes(check_family_card(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("196611041989031011", []),
        ("19661104 198903 1 011", []),
        ("199001152023211002", []),
        ("19651115 198602 1 02", ["nip_old_paper"]),
        ("196613041989031011", ["nip_birth_date"]),
        ("198011041989031011", ["nip_age"]),
        ("198011041998031011", []),
        ("198011041997031011", ["nip_age"]),
        ("196611041989131011", ["nip_start"]),
        ("196611041989033011", ["nip_sex"]),
        ("1966110419890310", ["nip_length"]),
        ("NIP 196611041989031011", ["nip_not_digits"]),
    ],
)
def test_a_nip_of_pns_and_pppk_is_read(text: str, found: list[str]) -> None:
    assert codes(check_nip(text)) == found


def test_a_nip_of_17_digits_is_kept_as_signed_papers_print_it() -> None:
    checked = check_nip("19651115 198602 1 02")

    assert checked.ok
    assert checked.value == "19651115198602102"


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("01.300.127.6-999.999", "0013001276999999", []),
        ("0013001276999999", "0013001276999999", []),
        ("01.300.127.5-999.999", "0013001275999999", ["npwp_check_digit"]),
        ("00.000.000.0-000.000", "0000000000000000", ["npwp_check_digit"]),
        (NIK, NIK, []),
        ("9911014511900002", "9911014511900002", ["npwp_nik"]),
        ("0130012769", "0130012769", ["npwp_length"]),
    ],
)
def test_old_and_new_tax_numbers_become_16_digits(text: str, value: str, found: list[str]) -> None:
    checked = check_npwp(text)

    assert checked.value == value
    assert codes(checked) == found


def test_one_wrong_digit_of_a_tax_number_is_noticed() -> None:
    good = "013001276999999"

    for place in range(9):
        for digit in "0123456789".replace(good[place], ""):
            wrong = good[:place] + digit + good[place + 1 :]

            assert codes(check_npwp(wrong)) == ["npwp_check_digit"]


def test_a_nib_keeps_its_leading_zeros() -> None:
    assert check_nib("0220 1042 5117 8").value == "0220104251178"
    assert codes(check_nib("220104251178")) == ["nib_length"]


def test_a_class_of_business_keeps_its_leading_zero() -> None:
    assert check_kbli("01111") == Checked("01111")
    assert codes(check_kbli("1111")) == ["kbli_length"]


def test_what_is_quoted_back_is_never_long() -> None:
    checked = check_nik("x" * 10_000)

    assert checked.problems[0].facts == {"text": "x" * 40}
