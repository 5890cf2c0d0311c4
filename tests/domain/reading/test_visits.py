import pytest

from desktop.domain.events.cases import (
    CaseHeld,
    CaseResumed,
    ConflictDecided,
    StepReturned,
)
from desktop.domain.people import Role
from desktop.domain.sop.model import Result, Status
from tests.domain.pcs import Pc, founded, mixed, register
from tests.domain.reading.walking import FRONT, clashed, standing, walk


def test_a_new_case_stands_at_its_first_symbol() -> None:
    pc = founded()[0]

    register(pc)

    assert standing(pc.case()) == "1"
    assert pc.case().status is Status.RECEIVED


def test_the_incomplete_file_goes_back_and_waits_for_the_applicant() -> None:
    pc = founded()[0]
    register(pc)

    walk(pc, ["done", "incomplete"])

    assert standing(pc.case()) == "1"
    assert pc.case().status is Status.WAITING_APPLICANT
    assert [visit.symbol.id for visit in pc.case().trail] == ["1", "2", "1"]


def test_the_same_outcome_on_two_pcs_is_one_completion() -> None:
    first, second, _ = founded()
    register(first)
    second.take(first)

    first.step("done", "officer")
    second.step("done", "officer", values={"x.note": "second"})
    both = mixed([first, second])

    assert standing(both.case()) == "2"
    assert not both.case().conflicts
    assert both.case().values["x.note"] == "second"


def test_work_behind_either_of_two_same_completions_goes_on() -> None:
    first, second, _ = founded()
    register(first)
    second.take(first)
    first.step("done", "officer")
    second.step("done", "officer")

    second.step("complete", "officer")
    both = mixed([first, second])

    assert standing(both.case()) == "3"


def test_different_outcomes_clash_and_the_case_stands_there() -> None:
    first, second = clashed()

    case = mixed([first, second]).case()

    assert standing(case) == "2"
    assert case.trail[-1].clashes
    assert [side.name for side in case.trail[-1].sides] == [
        "completed:complete",
        "completed:incomplete",
    ]


def test_work_behind_a_side_counts_once_the_side_is_taken() -> None:
    first, second = clashed()
    first.step("done", "officer")
    both = Pc("d2" * 8)
    both.take(first)
    both.take(second)
    assert standing(both.case()) == "2"

    decision = ConflictDecided(
        role=Role.SECTION_HEAD, visit=both.case().trail[-1].id, side="completed:complete"
    )
    both.write("case", decision, "officer")

    assert standing(both.case()) == "4"


def test_two_who_decide_differently_at_once_clash_again_and_a_third_decides() -> None:
    first, second = clashed()
    first.take(second)
    second.take(first)
    visit = first.case().trail[-1].id
    kasi = Role.SECTION_HEAD
    first.write(
        "case", ConflictDecided(role=kasi, visit=visit, side="completed:complete"), "officer"
    )
    second.write(
        "case", ConflictDecided(role=kasi, visit=visit, side="completed:incomplete"), "officer"
    )
    both = Pc("d2" * 8)
    both.take(first)
    both.take(second)
    assert both.case().trail[-1].clashes

    both.write(
        "case", ConflictDecided(role=kasi, visit=visit, side="completed:complete"), "officer"
    )

    assert standing(both.case()) == "3"


def test_only_a_head_decides_an_outcome() -> None:
    first, second = clashed()
    both = mixed([first, second])
    visit = both.case().trail[-1].id
    both.device = "d2" * 8

    both.write(
        "case", ConflictDecided(role=FRONT, visit=visit, side="completed:complete"), "officer"
    )

    assert both.case().trail[-1].clashes


def test_a_return_goes_back_and_the_step_is_visited_again() -> None:
    pc = founded()[0]
    register(pc)
    walk(pc, ["done", "complete", "done"])

    back = StepReturned(role=FRONT, visit=pc.case().current.id, to="2", reasons=("KTP buram",))
    pc.write("case", back, "officer")

    assert standing(pc.case()) == "2"
    assert pc.case().trail[-1].sent_back
    assert pc.case().status is Status.IN_PROGRESS


def test_completing_and_returning_at_once_is_a_conflict() -> None:
    first, second, _ = founded()
    register(first)
    walk(first, ["done", "complete"])
    second.take(first)
    first.step("done", "officer")
    visit = second.case().current.id
    second.write("case", StepReturned(role=FRONT, visit=visit, to="1", reasons=("x",)), "officer")

    assert mixed([first, second]).case().trail[-1].clashes


def test_a_hold_shows_and_ends() -> None:
    pc = founded()[0]
    register(pc)
    walk(pc, ["done", "complete", "done"])
    visit = pc.case().current.id

    pc.write("case", CaseHeld(role=FRONT, visit=visit, reason="recommendation"), "officer")

    assert pc.case().status is Status.WAITING_RECOMMENDATION
    pc.write("case", CaseResumed(role=FRONT, visit=visit), "officer")
    assert pc.case().status is Status.RECEIVED
    assert pc.case().trail[-1].holds[0].until > pc.case().trail[-1].holds[0].since


@pytest.mark.parametrize(
    ("decision", "end", "result"),
    [
        ("approve", Status.HANDED_OVER, Result.APPROVE),
        ("refuse", Status.REFUSAL_HANDED_OVER, Result.REFUSE),
    ],
)
def test_dairi_runs_to_both_of_its_ends(decision: str, end: Status, result: Result) -> None:
    pc = founded()[0]
    register(pc)
    for _ in range(60):
        case = pc.case()
        if case.current is None:
            break
        ways = [way.outcome for way in case.current.symbol.next]
        wished = decision if decision in ways else ("complete" if "complete" in ways else "")
        outcome = wished or ("valid" if "valid" in ways else (ways[0] if ways else ""))
        pc.step(outcome or ("done" if ways else ""), "officer")

    assert pc.case().current is None
    assert pc.case().status is end
    assert pc.case().result is result
