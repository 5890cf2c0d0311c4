"""A number asked of another computer: listed there, given there, and here with the next package."""

from desktop.actions.case.asking import ask_for_number
from desktop.actions.case.numbers import give_number
from desktop.actions.case.waiting import cancel
from desktop.actions.conflicts.asked import asked_numbers, count_asked, number_place
from desktop.actions.office.books import Keeping, hand_over_book
from desktop.domain.people import Role
from tests.actions.stage import Stage

UMUM = Role.GENERAL_AFFAIRS


def asked_elsewhere(stage: Stage) -> str:
    """A case at its numbering step here, whose book is kept and asked at the other computer."""
    here, there = stage.two()
    hand_over_book(stage.office.admin, "buku-permit", there.workplace.device)
    subject = stage.walked("21")
    ask_for_number(here.by(UMUM), subject, "permit")
    there.take(here)
    return subject


def test_the_keeper_sees_what_was_asked_by_whom_and_nobody_else_does(stage: Stage) -> None:
    subject = asked_elsewhere(stage)
    here, there = stage.desks

    (asked,) = asked_numbers(there.by(UMUM))

    assert (asked.line.subject, asked.paper) == (subject, "permit")
    assert asked.event.device == here.workplace.device
    assert count_asked(here.by(UMUM)) == 0, "the book is not here"
    assert count_asked(there.by(Role.FRONT_OFFICE)) == 0, "not who numbers this paper"
    assert count_asked(there.by(Role.SUPERVISOR)) == 0


def test_what_is_given_leaves_the_list_and_comes_back(stage: Stage) -> None:
    subject = asked_elsewhere(stage)
    here, there = stage.desks
    waits = number_place(here.by(UMUM), stage.case(subject), "permit")
    assert (waits.keeping, waits.computers) == (Keeping.ELSEWHERE, ("Loket FO2",))
    assert waits.asked is not None

    give_number(there.by(UMUM), subject, "permit", "", "")
    assert asked_numbers(there.by(UMUM)) == ()
    here.take(there)

    has = number_place(here.by(UMUM), stage.case(subject), "permit")
    assert has.text == stage.case(subject).numbers["permit"]
    assert has.given is not None
    assert has.given.device == there.workplace.device
    assert has.asked is None
    stage.do(subject, UMUM)


def test_a_number_typed_from_paper_answers_the_question(stage: Stage) -> None:
    subject = asked_elsewhere(stage)
    here, there = stage.desks

    give_number(here.by(UMUM), subject, "permit", "503/0044/DPMPTSPK/XI/2025", "2025-11-19")
    there.take(here)

    assert asked_numbers(there.by(UMUM)) == ()


def test_nobody_is_asked_for_numbers_of_a_case_that_was_cancelled(stage: Stage) -> None:
    subject = asked_elsewhere(stage)
    here, there = stage.desks

    cancel(here.by(Role.SECTION_HEAD), subject, "Pemohon mundur")
    there.take(here)

    assert asked_numbers(there.by(UMUM)) == ()


def test_a_paper_without_a_book_says_so(stage: Stage) -> None:
    case = stage.case(stage.registered())

    assert number_place(stage.office.admin, case, "nota_dinas").keeping is None
    assert number_place(stage.office.admin, case, "permit").keeping is Keeping.HERE
