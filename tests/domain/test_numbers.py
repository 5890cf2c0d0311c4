"""Numbers of papers: formats, counters, reading back, two PCs that never collide."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.numbers import (
    ReadNumber,
    Scope,
    Values,
    build,
    read_format,
    read_number,
    scope_key,
)
from desktop.domain.refusals import Refused

PERMIT = "{class}/{number:04}/{unit}/{month_roman}/{year}"
INTAKE = "{prefix}-{number:04}/{permit_code}/{month_roman}/{year}"
FORMATS = [
    PERMIT,
    INTAKE,
    "{number}/{permit_code}/{month_roman}/{year}",
    "{class}/{number}/{permit_code}/{unit}/{year}",
    "{class}/{number:03}-{unit}/SIPTM/Drgs.2/{month_roman}/{year}",
    "{class}/{number:04}/{unit}/{month:02}/{year}",
    "T-{class}/{number}/{unit}.03",
    "SOP/X.5 - {number}/{unit}/{year}",
    "{number:03}{suffix} /KEP/{unit}/{year}",
    "{class}.{number}.{unit}",
    "{number}",
    "{month}-{year}-{prefix}_{number}/{unit}",
]
VALUES = Values(
    number=134,
    year=2025,
    month=11,
    class_code="503",
    prefix="FO1",
    permit_code="IUMK",
    unit="DPM-PTSP",
)
WORDS = st.text("ABC.-/& 123", min_size=1, max_size=12).filter(lambda word: word.strip())
PREFIXES = st.from_regex(r"[A-Z0-9]{1,8}", fullmatch=True)
SUFFIXES = st.sampled_from(["", "a", "bc", ".1", ".20"])
SOME_VALUES = st.builds(
    Values,
    number=st.integers(1, 999_999_999),
    year=st.integers(1000, 9999),
    month=st.integers(1, 12),
    class_code=WORDS,
    prefix=PREFIXES,
    permit_code=WORDS,
    unit=WORDS,
    suffix=SUFFIXES,
)


def known(values: Values) -> dict[str, str]:
    """Give what the office knows of its own numbers."""
    return {"class": values.class_code, "permit_code": values.permit_code, "unit": values.unit}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (PERMIT, "503/0134/DPM-PTSP/XI/2025"),
        (INTAKE, "FO1-0134/IUMK/XI/2025"),
        ("{number}/{permit_code}/{month_roman}/{year}", "134/IUMK/XI/2025"),
        ("{class}/{number:06}/{unit}/{month:02}/{year}", "503/000134/DPM-PTSP/11/2025"),
        ("T-{class}/{number}/{unit}.03", "T-503/134/DPM-PTSP.03"),
    ],
)
def test_a_number_is_written_as_its_format_says(text: str, number: str) -> None:
    assert build(read_format(text), VALUES) == number


@pytest.mark.parametrize(
    ("text", "suffix", "number"),
    [
        (PERMIT, "a", "503/0134a/DPM-PTSP/XI/2025"),
        (PERMIT, ".1", "503/0134.1/DPM-PTSP/XI/2025"),
        ("{number:03}{suffix} /KEP/{unit}", "a", "134a /KEP/DPM-PTSP"),
    ],
)
def test_a_back_dated_letter_gets_a_suffix(text: str, suffix: str, number: str) -> None:
    form = read_format(text)

    written = build(form, replace(VALUES, suffix=suffix))

    assert written == number
    found = read_number(form, written)
    assert found is not None
    assert (found.number, found.suffix) == (134, suffix)


@given(st.sampled_from(FORMATS), SOME_VALUES)
def test_what_was_written_is_read_back(text: str, values: Values) -> None:
    form = read_format(text)
    if text == "{class}.{number}.{unit}":
        values = replace(values, suffix="a")

    found = read_number(form, build(form, values), known(values))

    assert found is not None
    assert (found.number, found.suffix) == (values.number, values.suffix)
    assert found.prefix == (values.prefix if "{prefix}" in text else "")
    assert found.year == (values.year if "{year}" in text else 0)
    assert found.month == (values.month if "{month" in text else 0)


@given(
    st.sampled_from([text for text in FORMATS if "{prefix}" in text]),
    SOME_VALUES,
    SOME_VALUES,
)
def test_two_prefixes_never_write_the_same_number(text: str, one: Values, other: Values) -> None:
    form = read_format(text)
    if one.prefix == other.prefix:
        other = replace(other, prefix="Z" if one.prefix != "Z" else "Y")

    assert build(form, one) != build(form, other)


@given(st.text("F1/-.a"), st.text("F1/-.a"), st.tuples(PREFIXES, PREFIXES))
def test_no_format_at_all_lets_two_prefixes_collide(
    before: str, after: str, prefixes: tuple[str, str]
) -> None:
    try:
        form = read_format(before + "{prefix}" + after + "{number}")
    except Refused:
        return
    one, other = (replace(VALUES, prefix=prefix) for prefix in prefixes)

    written = {build(form, one), build(form, replace(other, number=1))}

    assert len(written) == 2 or (one.prefix == other.prefix and one.number == 1)


def test_two_prefixes_beside_the_counter_could_collide_and_are_refused() -> None:
    with pytest.raises(Refused) as refusal:
        read_format("{prefix}{number}/{year}")

    assert refusal.value.code == "number_format_ambiguous"


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("{class}/{nomor}", "nomor"),
        ("{number:4}", "number:4"),
        ("{number!r}", "number!r"),
        ("{number.__class__}", "number.__class__"),
        ("{year:04}/{number}", "year:04"),
        ("{}", ""),
        ("{number}/{", "{"),
        ("{number}}", "}"),
        ("{{number}}", "{"),
        ("x" * 201, "x" * 40),
    ],
)
def test_what_is_no_token_is_refused_and_named(text: str, token: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_format(text)

    assert refusal.value.code == "number_format_unreadable"
    assert refusal.value.facts == {"token": token}


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("503/{year}", "number"),
        ("", "number"),
        ("{number}/{number}", "number"),
        ("{number}{year}", "number"),
        ("503{number}", "number"),
        ("{number}IUMK", "number"),
        ("{number}/{unit}{class}", "unit"),
        ("{number}/{year}A", "year"),
        ("{number}/{suffix}", "suffix"),
        ("{suffix}{number}", "suffix"),
        ("{unit}/{prefix}-{number}", "prefix"),
        ("FO{prefix}-{number}", "prefix"),
    ],
)
def test_numbers_that_could_not_be_told_apart_are_refused(text: str, token: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_format(text)

    assert refusal.value.code == "number_format_ambiguous"
    assert refusal.value.facts == {"token": token}


@given(st.text("{}abcnumberprefixyear:0123/-. "))
def test_no_text_is_more_than_refused(text: str) -> None:
    try:
        form = read_format(text)
    except Refused:
        return

    assert read_number(form, "") is None


@given(st.sampled_from(FORMATS), st.text())
def test_no_text_on_paper_stops_the_reading(text: str, paper: str) -> None:
    found = read_number(read_format(text), paper)

    assert found is None or found.number > 0


def test_stray_blanks_on_paper_do_not_matter() -> None:
    form = read_format("{number}/KEP/{unit}/{year}")

    found = read_number(form, " 21 /KEP/ DPMPTSP&NAKER /2021 ")

    assert found == ReadNumber(number=21, year=2021)


@pytest.mark.parametrize(
    "paper", ["503/0000/X/XI/2025", "503/12/X/13/2025", "503/12/X/XI/25", "surat biasa", "1" * 300]
)
def test_what_is_not_in_the_format_has_no_counter(paper: str) -> None:
    assert read_number(read_format(PERMIT), paper) is None


def test_what_the_office_knows_must_stand_on_the_paper() -> None:
    form = read_format(PERMIT)

    assert read_number(form, "503/0134/DPM-PTSP/XI/2025", {"class": "503"}) is not None
    assert read_number(form, "600/0134/DPM-PTSP/XI/2025", {"class": "503"}) is None


def test_a_full_stop_after_the_counter_leaves_only_letters_as_suffix() -> None:
    form = read_format("{class}.{number}.{unit}")

    assert build(form, replace(VALUES, suffix="a")) == "503.134a.DPM-PTSP"
    with pytest.raises(Refused) as refusal:
        build(form, replace(VALUES, suffix=".1"))
    assert refusal.value.code == "number_suffix_unreadable"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (replace(VALUES, number=0), "number_out_of_range"),
        (replace(VALUES, number=1_000_000_000), "number_out_of_range"),
        (replace(VALUES, month=13), "number_out_of_range"),
        (replace(VALUES, year=25), "number_out_of_range"),
        (replace(VALUES, prefix=""), "number_prefix_unreadable"),
        (replace(VALUES, prefix="FO-1"), "number_prefix_unreadable"),
        (replace(VALUES, suffix="1"), "number_suffix_unreadable"),
        (replace(VALUES, permit_code=" "), "number_part_missing"),
    ],
)
def test_a_number_that_cannot_be_is_refused(values: Values, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        build(read_format(INTAKE), values)

    assert refusal.value.code == code


def test_what_a_format_does_not_ask_for_may_be_empty() -> None:
    assert build(read_format("{number}"), Values(number=7, year=2025, month=1)) == "7"


def test_all_twelve_months_have_their_roman_number() -> None:
    form = read_format("{number}/{month_roman}")

    written = [build(form, replace(VALUES, month=month)) for month in range(1, 13)]

    assert " ".join(written).replace("134/", "") == "I II III IV V VI VII VIII IX X XI XII"


def test_each_scope_names_its_own_counter() -> None:
    keys = {scope: scope_key(scope, 2025, "iumk", "sk") for scope in Scope}

    assert keys == {
        Scope.YEAR: "2025",
        Scope.PERMIT_TYPE: "2025/iumk",
        Scope.LETTER_KIND: "2025/sk",
        Scope.GLOBAL: "",
    }


def test_a_counter_begins_again_on_the_first_of_january_except_the_global_one() -> None:
    for scope in Scope:
        same = scope_key(scope, 2025, "iumk", "sk") == scope_key(scope, 2026, "iumk", "sk")

        assert same == (scope is Scope.GLOBAL)
