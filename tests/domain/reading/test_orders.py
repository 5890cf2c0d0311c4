from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.case import Case, read_case
from desktop.domain.events.cases import (
    ActionUndone,
    CaseHeld,
    DataChanged,
    StepReturned,
)
from tests.domain.pcs import Pc, founded, mixed, register
from tests.domain.reading.walking import FRONT

ACTS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(
            ["first", "last", "back", "take0", "take1", "take2", "data", "hold", "undo"]
        ),
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
    return replace(expected, sop=again.sop)
