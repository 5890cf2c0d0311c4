"""How far a case has come: the state of every symbol, ways travelled, and what is passed by."""

from dataclasses import replace

import pytest

from desktop.domain.calendar.timing import Handling, Timing
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.events.cases import (
    ActionUndone,
    CaseCancelled,
    CaseHeld,
    CaseResumed,
    CaseRevoked,
    StepCompleted,
    StepReturned,
)
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import SopPutInForce
from desktop.domain.people import Role
from desktop.domain.progress import Progress, StepState, progress_of
from desktop.domain.sop.model import Unit
from tests.domain.pcs import ADMIN, Pc, founded, plain_sop, register
from tests.domain.reading.walking import FRONT, clashed, walk

TO_THE_DECISION = ["done", "complete", "done", "done", "done", "valid", "done", "done", "done"]
APPROVED = [*TO_THE_DECISION, "approve", *["done"] * 10, ""]
REFUSED = [*TO_THE_DECISION, "refuse"]
MINUTE = 60_000
WEEK = 7 * 24 * 60 * MINUTE
CALENDAR = Calendar()


def started(*outcomes: str, sop: str = "dairi-izin-usaha-mikro-kecil") -> Pc:
    pc = founded(sop, devices=1)[0]
    register(pc)
    walk(pc, outcomes)
    return pc


def seen(pc: Pc, later: int = 0) -> Progress:
    return progress_of(pc.case(), pc.office(), CALENDAR, pc.clock + later)


def states(progress: Progress) -> dict[StepState, set[str]]:
    found: dict[StepState, set[str]] = {}
    for symbol, step in progress.steps.items():
        found.setdefault(step.state, set()).add(symbol)
    return found


def in_state(progress: Progress, state: StepState) -> set[str]:
    return states(progress).get(state, set())


def visit(pc: Pc) -> str:
    current = pc.case().current
    assert current is not None
    return current.id


def test_a_new_case_stands_at_its_start_and_everything_lies_before_it() -> None:
    progress = seen(started())

    assert progress.current == "1"
    assert progress.steps["1"].state is StepState.WAITING, "the applicant acts in this row"
    assert in_state(progress, StepState.NOT_REACHED) == set(progress.steps) - {"1"}
    assert progress.travelled == {}
    assert progress.skipped == frozenset()


def test_what_was_done_is_done_with_who_and_when() -> None:
    pc = started("done", "complete")

    progress = seen(pc)

    assert in_state(progress, StepState.DONE) == {"1", "2"}
    assert progress.steps["3"].state is StepState.CURRENT
    assert progress.travelled == {("1", "2"): 1, ("2", "3"): 1}
    done = progress.steps["2"]
    assert (done.passes, done.person) == (1, "officer")
    assert done.finished == progress.steps["3"].arrived > done.arrived


def test_after_a_refusal_the_approving_branch_is_passed_by_and_nothing_else() -> None:
    pc = started(*REFUSED)
    flow = pc.case().sop.flow

    progress = seen(pc)

    approving = {str(row) for row in range(16, 26)} | {"24b"}
    passed_by = in_state(progress, StepState.SKIPPED)
    assert passed_by, "the table of Dairi divides at row 8"
    assert passed_by <= approving
    assert ("8", next(w.to for w in flow.symbol("8").next if w.outcome == "approve")) in (
        progress.skipped
    )
    assert progress.current in {w.to for w in flow.symbol("8").next if w.outcome == "refuse"}
    assert not passed_by & {symbol for way in progress.travelled for symbol in way}, (
        "no travelled way touches what was passed by"
    )


def test_before_the_decision_no_branch_is_passed_by() -> None:
    progress = seen(started(*TO_THE_DECISION))

    assert progress.current == "8"
    assert in_state(progress, StepState.SKIPPED) == set()
    assert {start for start, _ in progress.skipped} <= in_state(progress, StepState.DONE)


def test_a_loop_is_counted_and_what_must_be_done_again_does_not_look_done() -> None:
    pc = started("done", "complete", "done", "done", "done", "invalid")

    again = seen(pc)

    assert again.current == "2"
    assert again.steps["2"].state is StepState.CURRENT
    assert again.steps["2"].passes == 1
    assert again.steps["3"].state is StepState.NOT_REACHED
    assert again.steps["3"].passes == 1
    assert again.steps["1"].state is StepState.DONE
    assert again.travelled[("5", "2")] == 1

    walk(pc, ["complete", "done", "done", "done", "valid"])
    twice = seen(pc)

    assert [twice.steps[name].passes for name in ("1", "2", "3", "5")] == [1, 2, 2, 2]
    assert twice.travelled[("2", "3")] == 2
    assert twice.steps["3"].state is StepState.DONE
    assert len(twice.steps["3"].history) == 2
    assert twice.steps["3"].finished == twice.steps["3"].history[-1].finished


def test_sending_a_case_back_draws_no_way_and_completes_nothing() -> None:
    pc = started("done", "complete", "done", "done", "done")
    role = min(pc.case().performers())
    back = StepReturned(role=role, visit=visit(pc), to="3", reasons=("kurang",))
    pc.write("case", back, "officer")

    progress = seen(pc)

    assert progress.current == "3"
    assert ("5", "3") not in progress.travelled
    assert progress.steps["5"].passes == 0
    assert progress.steps["5"].state is StepState.NOT_REACHED
    assert progress.steps["4"].state is StepState.NOT_REACHED
    assert progress.steps["4"].passes == 1
    assert progress.steps["2"].state is StepState.DONE


def test_what_was_taken_back_was_never_passed() -> None:
    pc = started("done", "complete")
    done = pc.step("done", "officer")
    before = progress_of(pc.case(), pc.office(), CALENDAR, pc.clock)
    assert before.steps["3"].passes == 1

    pc.write("case", ActionUndone(role=FRONT, event=done.id), "officer")

    assert seen(pc).steps["3"].passes == 0
    assert seen(pc).current == "3"
    assert ("3", "4") not in seen(pc).travelled


def test_two_who_leave_a_step_differently_leave_the_case_standing_there() -> None:
    first, second = clashed()
    first.take(second)

    progress = seen(first)

    assert progress.current == "2"
    assert progress.steps["2"].passes == 0
    assert set(progress.travelled) == {("1", "2")}


def test_a_step_gets_late_and_says_how_late() -> None:
    pc = started("done", "complete")

    soon, late = seen(pc), seen(pc, WEEK)

    assert soon.standing is not None
    assert soon.standing.timing is not Timing.OVERDUE
    assert late.steps["3"].state is StepState.OVERDUE
    assert late.standing is not None
    assert late.standing.amount > 0


def test_a_step_on_hold_waits_and_is_never_late() -> None:
    pc = started("done", "complete")
    role = min(pc.case().performers())
    pc.write("case", CaseHeld(role=role, visit=visit(pc), reason="applicant"), "officer")

    held = seen(pc, WEEK)

    assert held.steps["3"].state is StepState.WAITING
    assert held.hold == "applicant"

    pc.write("case", CaseResumed(role=role, visit=visit(pc)), "officer")

    assert seen(pc).steps["3"].state is not StepState.WAITING
    assert seen(pc).hold == ""


def test_a_finished_case_has_only_what_is_done_and_what_was_passed_by() -> None:
    pc = started(*APPROVED)

    progress = seen(pc, WEEK)

    assert pc.case().current is None
    assert progress.current == progress.stopped == ""
    assert progress.standing is None
    assert set(states(progress)) == {StepState.DONE, StepState.SKIPPED}
    assert in_state(progress, StepState.DONE) == {v.symbol.id for v in pc.case().trail}
    ways = {(s.id, w.to) for s in pc.case().sop.sop.symbols() for w in s.next}
    assert progress.skipped == ways - set(progress.travelled)


def test_a_withdrawn_case_says_where_it_stopped() -> None:
    pc = started("done", "complete")
    fact = CaseCancelled(role=FRONT, visit=visit(pc), reason="pindah")
    pc.write("case", fact, "officer")

    progress = seen(pc)

    assert (progress.current, progress.stopped) == ("", "3")
    assert in_state(progress, StepState.DONE) == {"1", "2"}
    assert in_state(progress, StepState.SKIPPED) == set(progress.steps) - {"1", "2"}


def test_a_revoked_case_stands_nowhere() -> None:
    pc = started(*APPROVED[:-1])
    head = Role.OFFICE_HEAD
    pc.write("case", CaseRevoked(role=head, reason="disalahgunakan"), "officer", signed=True)

    progress = seen(pc)

    assert progress.current == ""
    assert progress.stopped == "25"
    assert progress.steps["25"].state is StepState.SKIPPED
    assert set(states(progress)) == {StepState.DONE, StepState.SKIPPED}


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (3, Handling(amount=3, unit=Unit.MINUTE)),
        (0, None),
    ],
)
def test_handling_is_from_opening_to_finishing_and_unknown_without_opening(
    minutes: int, expected: Handling | None
) -> None:
    pc = started("done", "complete")
    opened = pc.clock + MINUTE - minutes * MINUTE if minutes else 0
    complete(pc, opened)

    progress = seen(pc)

    assert progress.steps["3"].handling == expected
    assert progress.rows.get(3) == expected


def complete(pc: Pc, opened: int) -> None:
    """Finish the step the case stands at, with the moment its form was opened."""
    pc.clock = max(pc.clock, WEDNESDAY)
    case = pc.case()
    assert case.current is not None
    fact = StepCompleted(
        role=min(case.performers()),
        visit=case.current.id,
        symbol=case.current.symbol.id,
        outcome="done",
        opened=opened,
    )
    pc.write("case", fact, "officer")


WEDNESDAY = 1_763_523_720_000
"""2025-11-19 10.42 WIB: an office morning."""


def test_work_beyond_the_standard_says_by_how_much() -> None:
    pc = started("done", "complete")
    standard = pc.case().sop.flow.row_of("3").time
    assert standard.unit is Unit.MINUTE
    spent = standard.amount + 20
    pc.clock += spent * MINUTE
    complete(pc, pc.clock + MINUTE - spent * MINUTE)

    handling = seen(pc).steps["3"].handling

    assert handling is not None
    assert (handling.over, handling.over_unit) == (20, Unit.MINUTE)


def test_without_the_additions_what_was_added_is_never_reached() -> None:
    pc = founded("alur-sicantik-cloud", devices=1)[0]
    older = pc.office().newest_versions()[0]
    fact = SopPutInForce(sop=plain_sop("alur-sicantik-cloud"), replaces=older.event, additions=0)
    pc.write(OFFICE, fact, ADMIN)
    register(pc)
    case = pc.case()

    progress = seen(pc)

    printed = {symbol.id for symbol in case.sop.flow.sop.symbols()}
    assert set(progress.steps) == {symbol.id for symbol in case.sop.sop.symbols()}
    left_out = set(progress.steps) - printed
    assert left_out <= in_state(progress, StepState.SKIPPED)
    printed_ways = {(s.id, w.to) for s in case.sop.flow.sop.symbols() for w in s.next}
    added_ways = {(s.id, w.to) for s in case.sop.sop.symbols() for w in s.next} - printed_ways
    assert added_ways
    assert added_ways <= progress.skipped


def test_the_same_case_read_twice_has_come_equally_far() -> None:
    pc = started(*REFUSED)

    assert seen(pc) == seen(replace_nothing(pc))


def replace_nothing(pc: Pc) -> Pc:
    return replace(pc, events=dict(reversed(pc.events.items())))
