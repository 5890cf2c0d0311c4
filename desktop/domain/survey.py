"""The satisfaction survey: nine elements, index and grade (PermenPANRB 14/2017, DOMAIN 4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

BEST = 4
FULL_INDEX_STEP = 25


class Element(StrEnum):
    """The elements by name: published forms number the last two differently."""

    REQUIREMENTS = "requirements"
    PROCEDURE = "procedure"
    TIME = "time"
    COST = "cost"
    PRODUCT = "product"
    COMPETENCE = "competence"
    CONDUCT = "conduct"
    COMPLAINTS = "complaints"
    FACILITIES = "facilities"


ELEMENTS = tuple(Element)
"""The nine elements in the order of the regulation, U1 to U9."""


class Weight(StrEnum):
    """What an element weighs: the regulation's rounded 0,11 or the exact ninth."""

    ROUNDED = "0.11"
    EXACT = "1/9"

    @property
    def fraction(self) -> Fraction:
        """Give the weight as an exact number."""
        return Fraction(self.value)


class Grade(StrEnum):
    """*Mutu pelayanan*."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


BANDS = (
    (Decimal("88.31"), Grade.A),
    (Decimal("76.61"), Grade.B),
    (Decimal("65.00"), Grade.C),
)
"""The least index of each grade (DOMAIN 4.3); everything below is D."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The result of a period. Averages are exact; only `value` is rounded, to two decimals."""

    respondents: int
    left_out: int
    averages: Mapping[Element, Fraction]
    weight: Weight
    value: Decimal
    grade: Grade

    @property
    def weighted(self) -> dict[Element, Fraction]:
        """Give *NRR tertimbang* per element."""
        return {element: self.averages[element] * self.weight.fraction for element in ELEMENTS}

    def lowest(self, count: int = 3) -> tuple[Element, ...]:
        """Give the elements that ask for a follow-up, the worst first."""
        return tuple(sorted(ELEMENTS, key=lambda element: self.averages[element])[:count])


def index_of(
    questionnaires: Iterable[Mapping[str, int]], weight: Weight = Weight.ROUNDED
) -> Index | None:
    """Work out the index of filled questionnaires, None when there is none.

    A questionnaire counts when all nine elements have a value of 1 to 4; others are left out
    and counted.
    """
    asked = list(questionnaires)
    filled = [answers for answers in asked if is_filled(answers)]
    if not filled:
        return None
    averages = {
        element: Fraction(sum(answers[element] for answers in filled), len(filled))
        for element in ELEMENTS
    }
    value = rounded(sum(averages.values()) * weight.fraction * FULL_INDEX_STEP)
    return Index(
        respondents=len(filled),
        left_out=len(asked) - len(filled),
        averages=averages,
        weight=weight,
        value=value,
        grade=grade_of(value),
    )


def is_filled(answers: Mapping[str, int]) -> bool:
    """Say whether every element has a value of the scale."""
    return all(1 <= answers.get(element, 0) <= BEST for element in ELEMENTS)


def grade_of(value: Decimal) -> Grade:
    """Grade an index that is rounded to two decimals; the bands have gaps between those."""
    return next((grade for least, grade in BANDS if value >= least), Grade.D)


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """Round half up to decimal places, for print; averages are never negative."""
    return Decimal((2 * value * 10**places + 1) // 2).scaleb(-places)
