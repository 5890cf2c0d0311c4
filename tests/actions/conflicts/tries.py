"""The questions about conflicts and numbers that were asked for, tried by every role."""

from desktop.actions.conflicts import asked, behind, office_wide
from desktop.actions.office.books import keeping_of
from desktop.domain.case import Case
from desktop.domain.office import Book
from desktop.domain.people import Action
from tests.actions.stage import Stage, clashing_outcomes, clashing_values
from tests.actions.tries import Try, on


def _case(stage: Stage) -> Case:
    return stage.case(stage.registered())


def _clashing(stage: Stage) -> Case:
    return stage.case(clashing_outcomes(stage))


def _joined(stage: Stage) -> Case:
    return stage.case(clashing_values(stage))


def _book(stage: Stage) -> Book:
    return stage.office.admin.workplace.office.books["buku-permit"]


ABOUT_CONFLICTS = (
    Try(Action.SEE_CASES, office_wide.open_conflicts, lambda g, _: office_wide.open_conflicts),
    Try(Action.SEE_CASES, office_wide.count_conflicts, lambda g, _: office_wide.count_conflicts),
    Try(Action.SEE_CASES, office_wide.shared_in, on(_case, office_wide.shared_in)),
    Try(Action.SEE_CASES, behind.work_behind, on(_clashing, behind.work_behind)),
    Try(Action.SEE_CASES, behind.joined_fields, on(_joined, behind.joined_fields)),
    Try(Action.SEE_CASES, asked.asked_numbers, lambda g, _: asked.asked_numbers),
    Try(Action.SEE_CASES, asked.count_asked, lambda g, _: asked.count_asked),
    Try(
        Action.SEE_CASES,
        asked.number_place,
        on(_case, lambda s, case: asked.number_place(s, case, "permit")),
    ),
    Try(Action.SEE_OFFICE, keeping_of, on(_book, keeping_of)),
)
