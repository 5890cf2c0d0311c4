from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.pcs import Pc, founded, mixed, register

from desktop.domain.case import Case, read_case
from desktop.domain.events.cases import (
    ActionUndone,
    CaseCancelled,
    CaseHeld,
    CaseResumed,
    ConflictDecided,
    DataChanged,
    StepReturned,
)
from desktop.domain.people import Role
from desktop.domain.reading.verdicts import Verdict
from desktop.domain.sop.model import Result, Status

FRONT = Role.FRONT_OFFICE
APPROVED = ["done", "complete", "done", "done", "done", "done", "done"]


def standing(case: Case) -> str:
    return case.current.symbol.id if case.current else "-"


def walk(pc: Pc, outcomes: Sequence[str]) -> None:
    for outcome in outcomes:
        pc.step(outcome, "officer")


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


def clashed() -> tuple[Pc, Pc]:
    first, second, _ = founded()
    register(first)
    walk(first, ["done"])
    second.take(first)
    first.step("complete", "officer")
    second.step("incomplete", "officer")
    return first, second


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
    first.write("case", ConflictDecided(role=kasi, visit=visit, side="completed:complete"), "officer")
    second.write(
        "case", ConflictDecided(role=kasi, visit=visit, side="completed:incomplete"), "officer"
    )
    both = Pc("d2" * 8)
    both.take(first)
    both.take(second)
    assert both.case().trail[-1].clashes

    both.write("case", ConflictDecided(role=kasi, visit=visit, side="completed:complete"), "officer")

    assert standing(both.case()) == "3"


def test_only_a_head_decides_an_outcome() -> None:
    first, second = clashed()
    both = mixed([first, second])
    visit = both.case().trail[-1].id
    both.device = "d2" * 8

    both.write("case", ConflictDecided(role=FRONT, visit=visit, side="completed:complete"), "officer")

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


def test_somebody_who_already_saw_the_step_left_cannot_leave_it_again() -> None:
    pc = founded()[0]
    register(pc)
    walk(pc, ["done"])
    visit = pc.case().current.id
    walk(pc, ["complete"])

    late = pc.write("case", CaseCancelled(role=FRONT, visit=visit, reason="x"), "officer")

    assert standing(pc.case()) == "3"
    assert dict(verdicts(pc.case()))[late.id] is Verdict.OVERTAKEN


def verdicts(case: Case) -> list[tuple[str, Verdict]]:
    return [(event.id, verdict) for event, verdict in case.history]


def test_an_unsigned_approval_does_not_count() -> None:
    pc = founded()[0]
    register(pc)
    walk(pc, ["done"])
    case = pc.case()
    fact = pc.step("complete", "officer").fact
    pc.events.pop(pc.tip.id)
    pc.tip = pc.events[case.history[-1][0].id]

    pc.write("case", fact, "officer", signed=False)

    assert standing(pc.case()) == "2"
    assert verdicts(pc.case())[-1][1] is Verdict.UNSIGNED


def test_a_stranger_completes_nothing() -> None:
    pc = founded(people=("officer", "other"))[0]
    register(pc)

    pc.step("done", "stranger")

    assert standing(pc.case()) == "1"
    assert verdicts(pc.case())[-1][1] is Verdict.NO_ROLE


def test_what_was_just_done_can_be_undone_and_done_again() -> None:
    pc = founded()[0]
    register(pc)
    done = pc.step("done", "officer")

    pc.write("case", ActionUndone(role=FRONT, event=done.id), "officer")

    assert standing(pc.case()) == "1"
    walk(pc, ["done"])
    assert standing(pc.case()) == "2"


def test_an_approval_cannot_be_undone() -> None:
    pc = founded()[0]
    register(pc)
    walk(pc, ["done"])
    approval = pc.step("complete", "officer")

    pc.write("case", ActionUndone(role=FRONT, event=approval.id), "officer")

    assert standing(pc.case()) == "3"


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


def test_values_of_a_side_not_taken_do_not_count() -> None:
    first, second, _ = founded()
    register(first)
    walk(first, ["done"])
    second.take(first)
    first.step("complete", "officer", values={"requirements.note": "lengkap"})
    second.step("incomplete", "officer", values={"requirements.note": "kurang KTP"})
    both = mixed([first, second])
    both.device = "d2" * 8

    assert "requirements.note" not in both.case().values
    both.write(
        "case",
        ConflictDecided(
            role=Role.SECTION_HEAD, visit=both.case().trail[-1].id, side="completed:incomplete"
        ),
        "officer",
    )
    assert both.case().values["requirements.note"] == "kurang KTP"
    assert not both.case().clashes


WRITES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.one_of(
            st.tuples(st.just("write"), st.sampled_from("ab"), st.sampled_from("xyz")),
            st.tuples(st.just("take"), st.integers(0, 2)),
        ),
    ),
    max_size=25,
)


@given(WRITES)
def test_a_field_keeps_exactly_the_values_nobody_superseded(script: list[tuple[int, tuple]]) -> None:
    pcs = founded()
    register(pcs[0])
    for pc in pcs:
        pc.take(pcs[0])
    for number, wish in script:
        if wish[0] == "take":
            pcs[number].take(pcs[wish[1]])
        else:
            fact = DataChanged(role=FRONT, values={f"applicant.{wish[1]}": wish[2]})
            pcs[number].write("case", fact, "officer")

    everything = mixed(pcs)
    case = everything.case()

    assert clashes_of(case) == brute_force_clashes(everything)


def clashes_of(case: Case) -> dict[str, set[str]]:
    return {name: {value.text for value in values} for name, values in case.clashes.items()}


def brute_force_clashes(pc: Pc) -> dict[str, set[str]]:
    """Say which values stand against each other, by walking every ancestor of every event."""
    events = {event.id: event for event in pc.of("case")}

    def ancestors(name: str) -> set[str]:
        behind = {parent for parent in events[name].saw if parent in events}
        return behind.union(*(ancestors(parent) for parent in behind)) if behind else set()

    writes = [e for e in events.values() if isinstance(e.fact, DataChanged)]
    found: dict[str, set[str]] = {}
    for event in writes:
        for name, text in event.fact.values.items():
            later = (w for w in writes if name in w.fact.values and event.id in ancestors(w.id))
            if next(later, None) is None:
                found.setdefault(name, set()).add(text)
    return {name: texts for name, texts in found.items() if len(texts) > 1}


ACTS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["first", "last", "back", "take0", "take1", "take2", "data", "hold", "undo"]),
    ),
    max_size=30,
)


def act(pc: Pc, others: list[Pc], wish: str, number: int) -> None:
    if wish.startswith("take"):
        pc.take(others[int(wish[-1])])
        return
    case = pc.case()
    if wish == "data":
        values = {"applicant.name": f"nama {number}"}
        pc.write("case", DataChanged(role=FRONT, values=values), "officer")
    elif wish == "undo":
        pc.write("case", ActionUndone(role=FRONT, event=case.history[-1][0].id), "officer")
    elif case.current is None:
        return
    elif wish == "back":
        visited = [visit.symbol.id for visit in case.trail[:-1]]
        to = visited[0] if visited else "1"
        role = sorted(case.performers())[0]
        fact = StepReturned(role=role, visit=case.current.id, to=to, reasons=("x",))
        pc.write("case", fact, "officer")
    elif wish == "hold":
        role = sorted(case.performers())[0]
        pc.write("case", CaseHeld(role=role, visit=case.current.id, reason="applicant"), "officer")
    else:
        ways = case.current.symbol.next
        way = ways[0 if wish == "first" else -1] if ways else None
        pc.step((way.outcome or "done") if way else "", "officer")


@given(ACTS, st.randoms(use_true_random=False))
def test_any_order_of_the_same_events_reads_the_same(script: list, shuffle) -> None:
    pcs = founded()
    register(pcs[0])
    for pc in pcs:
        pc.take(pcs[0])
    for number, (place, wish) in enumerate(script):
        act(pcs[place], pcs, wish, number)
    everything = mixed(pcs)
    expected = everything.case()

    events = everything.of("case")
    shuffle.shuffle(events)
    again = read_case(events + events[:0], everything.office())

    assert again == replace_office(expected, again)
    assert len(again.history) == len(events)


def replace_office(expected: Case, again: Case) -> Case:
    from dataclasses import replace

    return replace(expected, sop=again.sop)
