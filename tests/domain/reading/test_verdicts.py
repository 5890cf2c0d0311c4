from desktop.domain.events.cases import (
    ActionUndone,
    CaseCancelled,
)
from desktop.domain.reading.verdicts import Verdict
from tests.domain.pcs import founded, mixed, register
from tests.domain.reading.walking import FRONT, standing, verdicts, walk


def test_somebody_who_already_saw_the_step_left_cannot_leave_it_again() -> None:
    pc = founded()[0]
    register(pc)
    walk(pc, ["done"])
    visit = pc.case().current.id
    walk(pc, ["complete"])

    late = pc.write("case", CaseCancelled(role=FRONT, visit=visit, reason="x"), "officer")

    assert standing(pc.case()) == "3"
    assert dict(verdicts(pc.case()))[late.id] is Verdict.OVERTAKEN


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


def test_who_registers_a_known_case_once_more_does_not_take_it_over() -> None:
    first, second, _ = founded()
    register(first)
    walk(first, ["done", "complete"])
    for _ in range(3):
        register(second, by="stranger")
    both = mixed([first, second])

    assert both.case().opening.device == first.device
    assert [visit.symbol.id for visit in both.case().trail] == ["1", "2", "3"]
