"""Whatever way a case takes through any of the seven SOPs, its progress tells exactly that way."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.calendar.workdays import Calendar
from desktop.domain.case import Case, read_case
from desktop.domain.events.cases import (
    ActionUndone,
    CaseCancelled,
    CaseHeld,
    CaseResumed,
    StepReturned,
)
from desktop.domain.events.event import Event
from desktop.domain.office import Office
from desktop.domain.progress import Progress, StepState, progress_of
from desktop.domain.sop.flow import Flow, exits
from desktop.domain.sop.model import Shape
from tests.domain.pcs import SOPS, Pc, founded, register
from tests.domain.reading.walking import FRONT

NAMES = sorted(path.stem for path in Path(SOPS).glob("*.toml"))
ACTIVE = {StepState.CURRENT, StepState.DUE_SOON, StepState.OVERDUE, StepState.WAITING}
FOUNDED = {name: founded(name, devices=1)[0] for name in NAMES}
OFFICES = {name: pc.office() for name, pc in FOUNDED.items()}
CALENDAR = Calendar()
MOVES = st.tuples(
    st.sampled_from(["go"] * 12 + ["back", "undo", "hold", "resume", "cancel"]), st.integers(0, 99)
)


@dataclass
class Journey:
    """A case that goes on at random; what was expected of it and what its progress said."""

    name: str
    pc: Pc
    office: Office
    told: list[tuple[Case, Progress]] = field(default_factory=list)

    def case(self) -> Case:
        return read_case(self.pc.of("case"), self.office)

    def look(self) -> None:
        case = self.case()
        now = self.pc.clock + 86_400_000 * (len(self.told) % 3)
        self.told.append((case, progress_of(case, self.office, CALENDAR, now)))

    def move(self, kind: str, number: int) -> None:
        case = self.case()
        if case.current is None:
            return
        MOVING[kind](self, case, number)
        self.look()


def go(journey: Journey, case: Case, number: int) -> None:
    assert case.current is not None
    symbol = case.current.symbol
    ways = exits(symbol)
    outcome = "" if symbol.kind is Shape.END else ways[number % len(ways)].outcome
    journey.pc.step(outcome, "officer")


def back(journey: Journey, case: Case, number: int) -> None:
    assert case.current is not None
    earlier = [visit.symbol.id for visit in case.trail[:-1]]
    if earlier:
        to = earlier[number % len(earlier)]
        fact = StepReturned(
            role=min(case.performers()), visit=case.current.id, to=to, reasons=("kurang",)
        )
        journey.pc.write("case", fact, "officer")


def undo(journey: Journey, case: Case, number: int) -> None:
    newest: Event = case.history[-1][0]
    fact = ActionUndone(role=FRONT, event=newest.id)
    journey.pc.write("case", fact, "officer")


def hold(journey: Journey, case: Case, number: int) -> None:
    assert case.current is not None
    reason = ("applicant", "recommendation", "system")[number % 3]
    fact = CaseHeld(role=min(case.performers()), visit=case.current.id, reason=reason)
    journey.pc.write("case", fact, "officer")


def resume(journey: Journey, case: Case, number: int) -> None:
    assert case.current is not None
    fact = CaseResumed(role=min(case.performers()), visit=case.current.id)
    journey.pc.write("case", fact, "officer")


def cancel(journey: Journey, case: Case, number: int) -> None:
    assert case.current is not None
    if number > 90:
        fact = CaseCancelled(role=FRONT, visit=case.current.id, reason="pindah")
        journey.pc.write("case", fact, "officer")


MOVING: dict[str, Callable[[Journey, Case, int], None]] = {
    "go": go,
    "back": back,
    "undo": undo,
    "hold": hold,
    "resume": resume,
    "cancel": cancel,
}


def journey(name: str, moves: Sequence[tuple[str, int]]) -> Journey:
    founder = FOUNDED[name]
    pc = Pc(founder.device, dict(founder.events), founder.tip, founder.clock)
    office = OFFICES[name]
    register(pc, start=office.newest_versions()[0].flow.first_symbols()[0].id)
    made = Journey(name, pc, office)
    made.look()
    for kind, number in moves:
        made.move(kind, number)
    return made


def tells_the_way(case: Case, progress: Progress) -> None:
    """Compare with the trail, counted another way."""
    active = [name for name, step in progress.steps.items() if step.state in ACTIVE]
    assert active == ([case.current.symbol.id] if case.current else [])
    assert progress.current == "".join(active)
    printed: Counter[tuple[str, str]] = Counter()
    for one, other in pairwise(case.trail):
        assert one.taken is not None
        if not one.taken.name.startswith("returned:"):
            printed[one.symbol.id, other.symbol.id] += 1
    assert progress.travelled == printed
    left = Counter(
        visit.symbol.id
        for visit in case.trail
        if visit.taken is not None and visit.taken.name.startswith("completed:")
    )
    assert {name: step.passes for name, step in progress.steps.items() if step.passes} == left
    assert all(len(step.history) == step.passes for step in progress.steps.values())


def agrees_with_itself(case: Case, progress: Progress) -> None:
    """No open way leads to what is passed by; nothing travelled or done is passed by."""
    flow: Flow = case.sop.flow
    ways = {(symbol.id, way.to) for symbol in flow.sop.symbols() for way in exits(symbol)}
    assert progress.skipped <= ways
    assert not progress.skipped & set(progress.travelled)
    open_ways = ways - progress.skipped - set(progress.travelled)
    for start, end in open_ways:
        assert progress.steps[start].state is not StepState.SKIPPED
        assert progress.steps[end].state is not StepState.SKIPPED
    for step in progress.steps.values():
        assert step.state is not StepState.DONE or step.passes
        assert step.state is not StepState.SKIPPED or not step.passes
    if case.current is None:
        allowed = {StepState.DONE, StepState.SKIPPED}
        assert {step.state for step in progress.steps.values()} <= allowed
        assert open_ways == set()


def what_is_passed_by_stays_passed_by(told: Sequence[tuple[Case, Progress]]) -> int:
    """Find no symbol that was called passed by and came without going back; gives comparisons."""
    compared = 0
    for place, (case, progress) in enumerate(told):
        order = {symbol.id: n for n, symbol in enumerate(case.sop.sop.symbols())}
        gone = {name for name, step in progress.steps.items() if step.state is StepState.SKIPPED}
        for later, _ in told[place + 1 :]:
            if not follows(case, later):
                break
            new = [visit.symbol.id for visit in later.trail[len(case.trail) - 1 :]]
            forward = all(order[one] < order[other] for one, other in pairwise(new))
            if not forward:
                break
            assert not gone & set(new)
            compared += len(new)
    return compared


def follows(earlier: Case, later: Case) -> bool:
    """Tell whether nothing of the earlier trail was taken back."""
    before = [visit.id for visit in earlier.trail]
    return [visit.id for visit in later.trail[: len(before)]] == before


def check(made: Journey) -> int:
    for case, progress in made.told:
        tells_the_way(case, progress)
        agrees_with_itself(case, progress)
    return what_is_passed_by_stays_passed_by(made.told)


@pytest.mark.parametrize("name", NAMES)
def test_any_way_through_an_sop_is_told_exactly(name: str, counted: Callable[[str], None]) -> None:
    looks = compared = 0

    @settings(max_examples=25)
    @given(st.lists(MOVES, min_size=10, max_size=40))
    def walked(moves: list[tuple[str, int]]) -> None:
        nonlocal looks, compared
        made = journey(name, moves)
        compared += check(made)
        looks += len(made.told)

    walked()
    assert compared
    counted(f"{name}: {looks:,} moments of random cases, {compared:,} later visits compared")


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_any_of_many_ways_through_an_sop_is_told_exactly(
    name: str, counted: Callable[[str], None]
) -> None:
    looks = 0

    @settings(max_examples=300)
    @given(st.lists(MOVES, max_size=80))
    def walked(moves: list[tuple[str, int]]) -> None:
        nonlocal looks
        made = journey(name, moves)
        check(made)
        looks += len(made.told)

    walked()
    counted(f"{name}: {looks:,} moments of random cases")
