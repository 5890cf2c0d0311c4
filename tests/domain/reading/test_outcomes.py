"""The way of a case against a slow model of DESIGN chapter 5, written without its code."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from desktop.domain.case import Case
from desktop.domain.events.cases import (
    ActionUndone,
    CaseCancelled,
    CaseRegistered,
    ConflictDecided,
    StepCompleted,
    StepReturned,
)
from desktop.domain.events.event import Event
from desktop.domain.people import Role
from tests.domain.pcs import Pc, founded, mixed, register

WISHES = [
    "first",
    "first",
    "last",
    "last",
    "back",
    "decide0",
    "decide1",
    "take0",
    "take1",
    "take2",
    "undo",
    "cancel",
]
SCRIPTS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(WISHES)), max_size=28)


def act(pc: Pc, others: list[Pc], wish: str) -> None:
    case = pc.case()
    if wish.startswith("take"):
        pc.take(others[int(wish[-1])])
    elif wish == "undo":
        newest = case.history[-1][0]
        pc.write("case", ActionUndone(role=Role.FRONT_OFFICE, event=newest.id), "officer")
    elif case.current is not None:
        go_on(pc, case, wish)


def go_on(pc: Pc, case: Case, wish: str) -> None:
    visit, role = case.current, sorted(case.performers())[0]
    if wish.startswith("decide"):
        if visit.clashes:
            side = visit.sides[int(wish[-1]) % len(visit.sides)].name
            fact = ConflictDecided(role=Role.SECTION_HEAD, visit=visit.id, side=side)
            pc.write("case", fact, "officer")
    elif wish == "back":
        visited = [earlier.symbol.id for earlier in case.trail[:-1]]
        if visited:
            fact = StepReturned(role=role, visit=visit.id, to=visited[0], reasons=("x",))
            pc.write("case", fact, "officer")
    elif wish == "cancel":
        fact = CaseCancelled(role=Role.FRONT_OFFICE, visit=visit.id, reason="x")
        pc.write("case", fact, "officer")
    else:
        ways = visit.symbol.next
        way = ways[0 if wish == "first" else -1] if ways else None
        pc.step((way.outcome or "done") if way else "", "officer")


@dataclass
class Model:
    """Everything by walking all ancestors, nothing remembered, no order used."""

    events: dict[str, Event]
    ways: dict[str, dict[str, str]]

    def behind(self, one: Event) -> set[str]:
        known, todo = set(), list(one.saw)
        while todo:
            name = todo.pop()
            if name not in known:
                known.add(name)
                todo += self.events[name].saw
        return known

    def counts(self, one: Event) -> bool:
        return not any(self.undoes(other, one) for other in self.events.values())

    def undoes(self, other: Event, one: Event) -> bool:
        return (
            isinstance(other.fact, ActionUndone)
            and other.fact.event == one.id
            and other.saw == (one.id,)
            and other.device == one.device
            and not one.signed
            and not isinstance(one.fact, ActionUndone | CaseRegistered)
        )

    def about(self, visit: set[str]) -> list[Event]:
        return [
            e
            for e in self.events.values()
            if getattr(e.fact, "visit", None) in visit and self.counts(e)
        ]

    def side(self, one: Event, symbol: str, trail: list[str]) -> tuple[str, str] | None:
        fact = one.fact
        if isinstance(fact, StepCompleted) and fact.symbol == symbol:
            to = self.ways[symbol].get(fact.outcome)
            return None if to is None else (f"completed:{fact.outcome}", to)
        if isinstance(fact, StepReturned) and fact.to in trail:
            return f"returned:{fact.to}", fact.to
        return ("cancelled", "") if isinstance(fact, CaseCancelled) else None

    def sides(
        self, visit: set[str], symbol: str, trail: list[str]
    ) -> dict[tuple[str, str], set[str]]:
        left = [(e, self.side(e, symbol, trail)) for e in self.about(visit)]
        left = [(e, side) for e, side in left if side]
        names = {e.id for e, _ in left}
        found: dict[tuple[str, str], set[str]] = {}
        for e, side in left:
            if not names & self.behind(e):
                found.setdefault(side, set()).add(e.id)
        return found

    def taken(self, visit: set[str], sides: dict) -> tuple[str, str] | None:
        if len(sides) < 2:
            return next(iter(sides), None)
        said = [
            e
            for e in self.about(visit)
            if isinstance(e.fact, ConflictDecided)
            and all(self.behind(e) & events for events in sides.values())
        ]
        last = [e for e in said if not any(e.id in self.behind(other) for other in said)]
        chosen = {e.fact.side for e in last}
        fitting = [side for side in sides if {side[0]} == chosen]
        return fitting[0] if fitting else None

    def walk(self, opening: Event) -> tuple[list[str], list[str]]:
        """Give the symbols passed, and the sides that clash where the case stands."""
        visit, symbol, trail = {opening.id}, opening.fact.start, []
        while True:
            sides = self.sides(visit, symbol, trail)
            trail.append(symbol)
            side = self.taken(visit, sides)
            if side is None or not side[1]:
                clashing = sorted(name for name, _ in sides) if side is None else []
                return trail, clashing if len(clashing) > 1 else []
            visit, symbol = sides[side], side[1]


def modelled(pc: Pc) -> tuple[list[str], list[str]]:
    flow = pc.case().sop.flow
    ways = {
        s.id: {way.outcome or "done": way.to for way in s.next} if s.next else {"": ""}
        for s in flow.sop.symbols()
    }
    events = {event.id: event for event in pc.of("case")}
    opening = next(e for e in events.values() if isinstance(e.fact, CaseRegistered))
    return Model(events, ways).walk(opening)


def read(pc: Pc) -> tuple[list[str], list[str]]:
    case = pc.case()
    last = case.trail[-1]
    clashing = sorted(side.name for side in last.sides) if last.clashes else []
    return [visit.symbol.id for visit in case.trail], clashing


def play(script: list[tuple[int, str]]) -> Pc:
    pcs = founded()
    register(pcs[0])
    pcs[0].step("done", "officer")
    for pc in pcs:
        pc.take(pcs[0])
    for place, wish in script:
        act(pcs[place], pcs, wish)
    for pc in pcs:
        assert read(pc) == modelled(pc)
    return mixed(pcs)


@given(SCRIPTS)
def test_the_way_of_a_case_is_that_of_the_slow_model(script: list[tuple[int, str]]) -> None:
    everything = play(script)

    event("clash" if read(everything)[1] else "no clash")
    assert read(everything) == modelled(everything)


@pytest.mark.long
@settings(max_examples=5000, suppress_health_check=[HealthCheck.too_slow])
@given(SCRIPTS)
def test_the_way_of_a_case_is_that_of_the_slow_model_5000_times(
    script: list[tuple[int, str]],
) -> None:
    everything = play(script)

    assert read(everything) == modelled(everything)
