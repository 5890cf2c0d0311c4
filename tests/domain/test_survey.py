"""The satisfaction index: the worked example, bands, weights."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.survey import (
    ELEMENTS,
    Element,
    Grade,
    Weight,
    grade_of,
    index_of,
    is_filled,
    rounded,
)

ANSWERS = st.fixed_dictionaries({element: st.integers(1, 4) for element in ELEMENTS})


def questionnaires(respondents: int, total: int) -> list[dict[str, int]]:
    """Spread a total of values over the answers of so many respondents."""
    cells = respondents * len(ELEMENTS)
    values = [total // cells + (place < total % cells) for place in range(cells)]
    return [
        {element: values[row * len(ELEMENTS) + column] for column, element in enumerate(ELEMENTS)}
        for row in range(respondents)
    ]


@pytest.mark.parametrize(
    ("weight", "value"), [(Weight.ROUNDED, Decimal("90.56")), (Weight.EXACT, Decimal("91.48"))]
)
def test_the_worked_example_of_29_respondents_and_955_points(
    weight: Weight, value: Decimal
) -> None:
    index = index_of(questionnaires(29, 955), weight)

    assert index is not None
    assert index.respondents == 29
    assert index.value == value
    assert index.grade is Grade.A


@pytest.mark.parametrize(
    ("weight", "value", "grade"),
    [(Weight.ROUNDED, Decimal("87.86"), Grade.B), (Weight.EXACT, Decimal("88.75"), Grade.A)],
)
def test_near_the_edge_of_a_band_the_weight_decides_the_grade(
    weight: Weight, value: Decimal, grade: Grade
) -> None:
    index = index_of(questionnaires(20, 639), weight)

    assert index is not None
    assert (index.value, index.grade) == (value, grade)


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        ("100.00", Grade.A),
        ("88.31", Grade.A),
        ("88.30", Grade.B),
        ("76.61", Grade.B),
        ("76.60", Grade.C),
        ("65.00", Grade.C),
        ("64.99", Grade.D),
        ("24.75", Grade.D),
    ],
)
def test_bands_begin_where_the_regulation_says(value: str, grade: Grade) -> None:
    assert grade_of(Decimal(value)) is grade


@given(st.lists(ANSWERS, min_size=1, max_size=20), st.sampled_from(Weight))
def test_the_index_lies_between_worst_and_best_and_is_the_sum_of_its_parts(
    answers: list[dict[str, int]], weight: Weight
) -> None:
    index = index_of(answers, weight)

    assert index is not None
    least = rounded(9 * weight.fraction * 25)
    assert least <= index.value <= 4 * 9 * weight.fraction * 25
    assert rounded(sum(index.weighted.values(), Fraction(0)) * 25) == index.value


def test_no_questionnaire_has_no_index() -> None:
    assert index_of([]) is None
    assert index_of([{"time": 4}]) is None


def test_incomplete_questionnaires_are_left_out_and_counted() -> None:
    full = dict.fromkeys(ELEMENTS, 4)
    wrong = dict.fromkeys(ELEMENTS, 4) | {Element.COST: 5}

    index = index_of([full, {}, wrong], Weight.EXACT)

    assert index is not None
    assert (index.respondents, index.left_out, index.value) == (1, 2, Decimal("100.00"))
    assert not is_filled(wrong)


def test_the_three_lowest_elements_ask_for_a_follow_up() -> None:
    answers = dict.fromkeys(ELEMENTS, 4) | {"cost": 1, "facilities": 2, "time": 3}

    index = index_of([answers])

    assert index is not None
    assert index.lowest() == (Element.COST, Element.FACILITIES, Element.TIME)


def test_elements_are_in_the_order_of_the_regulation() -> None:
    assert ELEMENTS[0] is Element.REQUIREMENTS
    assert ELEMENTS[7:] == (Element.COMPLAINTS, Element.FACILITIES)


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [(Fraction(1, 8), 2, "0.13"), (Fraction(1, 3), 4, "0.3333"), (Fraction(2), 2, "2.00")],
)
def test_halves_are_rounded_up(value: Fraction, places: int, printed: str) -> None:
    assert str(rounded(value, places)) == printed
