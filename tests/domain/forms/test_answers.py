"""Forms: their fields, and answers before and on F9."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.forms.answers import (
    CHECKS,
    blocking,
    check_answer,
    check_answers,
    stored_answers,
)
from desktop.domain.forms.fields import Field, Kind, day, long_text, text
from desktop.domain.forms.problems import Severity
from desktop.domain.forms.sections import SECTIONS, fields_of
from desktop.domain.sop.model import Section
from desktop.domain.survey import ELEMENTS

TODAY = date(2025, 11, 19)
ALL = fields_of(Section)
APPLICANT = {
    "applicant.name": "Rosmina Sihombing",
    "applicant.nik": "1211014511900002",
    "applicant.phone": "08116606609",
    "applicant.address": "Jl. Sisingamangaraja 5",
}


def codes(section: Section, answers: dict[str, str], *, finishing: bool = True) -> list[str]:
    found = check_answers(fields_of([section]), answers, TODAY, finishing=finishing)
    return [f"{problem.field} {problem.code}" for problem in found]


def test_every_section_has_fields_named_after_it() -> None:
    assert set(SECTIONS) == set(Section)
    for section, fields in SECTIONS.items():
        assert all(field.name.startswith(f"{section}.") for field in fields)


def test_no_two_fields_have_the_same_name() -> None:
    names = [field.name for field in ALL]

    assert len(names) == len(set(names))


def test_every_field_that_another_one_names_is_there() -> None:
    names = {field.name: field for field in ALL}

    for field in ALL:
        assert set(field.instead) <= set(names)
        if field.only_when:
            other, values = field.only_when
            assert set(values) <= set(names[other].choices)


def test_choices_and_only_choices_have_something_to_choose_from() -> None:
    assert all(bool(field.choices) == (field.kind is Kind.CHOICE) for field in ALL)


def test_every_kind_of_field_has_a_check_or_is_text() -> None:
    without = {Kind.TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.CHOICE, Kind.FILE}

    assert set(CHECKS) | without == set(Kind)


def test_a_section_named_twice_stands_in_the_form_once() -> None:
    assert fields_of([Section.NOTE, Section.RISK, Section.NOTE]) == fields_of(
        [Section.NOTE, Section.RISK]
    )


def test_the_survey_asks_for_the_nine_elements_by_name() -> None:
    asked = {field.name: field.choices for field in SECTIONS[Section.SURVEY]}

    assert all(asked[f"survey.{element}"] == ("1", "2", "3", "4") for element in ELEMENTS)


@given(st.dictionaries(st.sampled_from([field.name for field in ALL]), st.text()), st.booleans())
def test_no_answer_makes_the_check_fail(answers: dict[str, str], finishing: bool) -> None:
    found = check_answers(ALL, answers, TODAY, finishing=finishing)
    stored = stored_answers(ALL, answers, TODAY)

    assert all(problem.field and problem.code for problem in found)
    assert set(stored) <= set(answers)


@given(st.dictionaries(st.sampled_from([field.name for field in ALL]), st.text()))
def test_what_is_stored_is_found_as_good_or_bad_as_what_was_typed(answers: dict[str, str]) -> None:
    stored = stored_answers(ALL, answers, TODAY)

    typed = check_answers(ALL, answers, TODAY, finishing=True)

    assert check_answers(ALL, stored, TODAY, finishing=True) == typed


def test_a_complete_applicant_has_no_problem() -> None:
    assert codes(Section.APPLICANT, APPLICANT) == []


def test_what_is_required_is_missed_only_on_finishing() -> None:
    assert codes(Section.APPLICANT, {}, finishing=False) == []
    assert codes(Section.APPLICANT, {"applicant.name": "  "}) == [
        "applicant.nik field_missing",
        "applicant.name field_missing",
        "applicant.address field_missing",
        "applicant.phone field_missing",
    ]


def test_a_passport_will_do_instead_of_a_nik() -> None:
    answers = APPLICANT | {"applicant.nik": "", "applicant.passport": "X1234567"}

    assert codes(Section.APPLICANT, answers) == []


def test_a_company_has_a_name() -> None:
    answers = APPLICANT | {"applicant.kind": "company"}

    assert codes(Section.APPLICANT, answers) == ["applicant.company field_missing"]
    assert codes(Section.APPLICANT, answers | {"applicant.company": "CV Maju"}) == []


@pytest.mark.parametrize("verdict", ["repair", "refuse"])
def test_a_recommendation_against_it_gives_its_reason(verdict: str) -> None:
    answers = {"recommendation.verdict": verdict}

    assert codes(Section.RECOMMENDATION, answers) == ["recommendation.notes field_missing"]
    assert codes(Section.RECOMMENDATION, {"recommendation.verdict": "approve"}) == []


def test_a_wrong_format_is_an_error_before_finishing_too() -> None:
    answers = {"applicant.nik": "12", "applicant.phone": "12"}

    assert codes(Section.APPLICANT, answers, finishing=False) == [
        "applicant.nik nik_length",
        "applicant.phone phone_unreadable",
    ]


def test_a_warning_blocks_nobody() -> None:
    answers = APPLICANT | {"applicant.nik": "9911014511900002"}

    found = check_answers(fields_of([Section.APPLICANT]), answers, TODAY, finishing=True)

    assert [problem.severity for problem in found] == [Severity.WARNING]
    assert blocking(found) == ()


def test_errors_block() -> None:
    found = check_answers(fields_of([Section.RISK]), {}, TODAY, finishing=True)

    assert blocking(found) == found != ()


def test_the_region_of_the_office_is_a_hint() -> None:
    found = check_answers(
        fields_of([Section.APPLICANT]), APPLICANT, TODAY, finishing=True, region="32.14"
    )

    assert [problem.code for problem in found] == ["nik_region"]


def test_a_choice_that_is_not_offered_is_an_error() -> None:
    assert codes(Section.RISK, {"risk.level": "X"}) == ["risk.level choice_unknown"]


def test_what_has_happened_lies_not_ahead() -> None:
    happened, planned = day("x.happened", past_only=True), day("x.planned")

    found = check_answers([happened, planned], {"x.happened": "20/11", "x.planned": "20/11"}, TODAY,
                          finishing=True)  # fmt: skip

    assert [problem.code for problem in found] == ["date_in_future"]
    assert not check_answer(happened, "31/11", TODAY).ok
    assert check_answer(happened, "hari ini", TODAY).ok


@pytest.mark.parametrize(
    ("field", "answer", "code"),
    [
        (text("x.y", length=5), "123456", "text_too_long"),
        (text("x.y"), "satu\ndua", "text_unreadable"),
        (text("x.y"), "satu\x00dua", "text_unreadable"),
        (long_text("x.y"), "\ud800", "text_unreadable"),
        (long_text("x.y"), "x" * 4001, "text_too_long"),
    ],
)
def test_text_that_cannot_be_kept_is_an_error(field: Field, answer: str, code: str) -> None:
    checked = check_answer(field, answer, TODAY)

    assert [problem.code for problem in checked.problems] == [code]


def test_several_lines_are_kept_where_there_is_room_for_them() -> None:
    assert check_answer(long_text("x.y"), " satu\r\ndua ", TODAY).value == "satu\ndua"


def test_letters_are_stored_composed() -> None:
    assert check_answer(text("x.y"), "Andre\u0301", TODAY).value == "Andr\u00e9"


def test_answers_are_stored_as_checked_and_empty_ones_not_at_all() -> None:
    answers = {"applicant.phone": "0811 6606 609", "applicant.email": " ", "risk.level": "MT"}

    stored = stored_answers(fields_of([Section.APPLICANT]), answers, TODAY)

    assert stored == {"applicant.phone": "+628116606609"}
