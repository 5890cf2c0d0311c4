"""The way of a case through its procedure, visit by visit (DESIGN chapter 5)."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field

from desktop.domain.events.cases import (
    CaseCancelled,
    CaseHeld,
    CaseResumed,
    ConflictDecided,
    StepCompleted,
    StepReturned,
)
from desktop.domain.events.event import Event
from desktop.domain.people import Role
from desktop.domain.reading.past import Past
from desktop.domain.sop.flow import Flow
from desktop.domain.sop.model import Exit, Shape, Symbol

Counts = Callable[[Event], bool]
"""Tells whether an event is in order: right person, not undone, signed where it must be."""


@dataclass(frozen=True, slots=True)
class Side:
    """One way in which a visit was left, with everybody who left it so."""

    name: str
    to: str
    events: tuple[Event, ...]
    exit: Exit | None = None

    @property
    def first(self) -> Event:
        """Give the event that stands for this side."""
        return self.events[0]


@dataclass(frozen=True, slots=True)
class Hold:
    """A time in which the clock stood still, in milliseconds; `until` 0 while it lasts."""

    reason: str
    since: int
    until: int
    note: str = ""


@dataclass(slots=True)
class Visit:
    """One stay of the case at a symbol, named by the event that opened it."""

    id: str
    names: frozenset[str]
    symbol: Symbol
    arrived: int
    sent_back: bool = False
    parts: list[Event] = field(default_factory=list)
    sides: tuple[Side, ...] = ()
    taken: Side | None = None
    holds: tuple[Hold, ...] = ()

    @property
    def completed(self) -> bool:
        """Tell whether the work here was done: not sent back, not withdrawn, not under way."""
        return self.taken is not None and self.taken.name.startswith("completed:")

    @property
    def clashes(self) -> bool:
        """Tell whether people left this visit in different ways and nobody has decided."""
        return self.taken is None and len(self.sides) > 1

    @property
    def hold(self) -> Hold | None:
        """Give the hold that lasts, if any."""
        return next((hold for hold in self.holds if not hold.until), None)


class Walk:
    """Follows the events of one case through its flow; the same whatever order they came in."""

    def __init__(self, flow: Flow, past: Past, counts: Counts) -> None:
        self._flow = flow
        self._past = past
        self._counts = counts
        self._naming: dict[str, list[Event]] = {}
        for event in past.events:
            visit = getattr(event.fact, "visit", "")
            if visit:
                self._naming.setdefault(visit, []).append(event)

    def follow(self, opening: Event, start: str) -> list[Visit]:
        """List the visits from the first symbol to where the case stands or ended."""
        trail: list[Visit] = []
        passed: set[str] = set()
        openers: tuple[Event, ...] = (opening,)
        symbol = start
        while symbol:
            visit = self._visit(openers, self._flow.symbol(symbol), symbol in passed)
            events = self._in(visit)
            visit.holds = self._holds(events)
            self._leave(visit, events, passed)
            trail.append(visit)
            if visit.taken is None:
                break
            passed.add(symbol)
            openers, symbol = visit.taken.events, visit.taken.to
        return trail

    def _visit(self, openers: tuple[Event, ...], symbol: Symbol, sent_back: bool) -> Visit:
        names = frozenset(event.id for event in openers)
        return Visit(openers[0].id, names, symbol, openers[0].at, sent_back)

    def _in(self, visit: Visit) -> list[Event]:
        found = [e for name in visit.names for e in self._naming.get(name, ())]
        found.sort(key=lambda event: event.order)
        return [event for event in found if self._counts(event)]

    def _leave(self, visit: Visit, events: Sequence[Event], earlier: Container[str]) -> None:
        visit.parts = self._parts_done(visit, events)
        leavings = [
            (event, side)
            for event in events
            if (side := self._side(visit, event, earlier)) is not None
        ]
        visit.sides = self._sides(leavings)
        visit.taken = self._taken(visit, events)

    def _parts_done(self, visit: Visit, events: Iterable[Event]) -> list[Event]:
        """Give, for each part but the last, the event that did it, as far as they are done."""
        done: list[Event] = []
        for part in range(len(self._flow.parts_of(visit.symbol)) - 1):
            found = next((e for e in events if self._does(visit, e, part, done)), None)
            if found is None:
                break
            done.append(found)
        return done

    def _does(self, visit: Visit, event: Event, part: int, before: Sequence[Event]) -> bool:
        fact = event.fact
        return (
            isinstance(fact, StepCompleted)
            and fact.symbol == visit.symbol.id
            and fact.part == part
            and fact.role in self._flow.parts_of(visit.symbol)[part]
            and (not before or self._follows_a_part(event, visit, part - 1))
        )

    def _follows_a_part(self, event: Event, visit: Visit, part: int) -> bool:
        return any(
            isinstance(other.fact, StepCompleted)
            and other.fact.part == part
            and self._past.saw(event.id, other.id)
            for other in self._in(visit)
        )

    def _side(self, visit: Visit, event: Event, earlier: Container[str]) -> Side | None:
        match event.fact:
            case StepCompleted(outcome=outcome):
                last = len(self._flow.parts_of(visit.symbol)) - 1
                if len(visit.parts) != last or not self._does(visit, event, last, visit.parts):
                    return None
                return self._completed(visit.symbol, outcome, event)
            case StepReturned(to=to, role=role) if to in earlier and self._is_asked(visit, role):
                return Side(f"returned:{to}", to, (event,))
            case CaseCancelled():
                return Side("cancelled", "", (event,))
            case _:
                return None

    def _is_asked(self, visit: Visit, role: Role) -> bool:
        return any(role in part for part in self._flow.parts_of(visit.symbol))

    def _completed(self, symbol: Symbol, outcome: str, event: Event) -> Side | None:
        if symbol.kind is Shape.END:
            return Side("completed:", "", (event,)) if not outcome else None
        way = self._flow.exit_of(symbol, outcome)
        return None if way is None else Side(f"completed:{way.outcome}", way.to, (event,), way)

    def _sides(self, leavings: Sequence[tuple[Event, Side]]) -> tuple[Side, ...]:
        """Group by side; who already knew the visit as left leaves it no more."""
        if len(leavings) <= 1:
            return tuple(side for _, side in leavings)
        grouped: dict[str, list[tuple[Event, Side]]] = {}
        for event, side in leavings:
            if not any(self._past.saw(event.id, other.id) for other, _ in leavings):
                grouped.setdefault(side.name, []).append((event, side))
        return tuple(
            Side(name, pairs[0][1].to, tuple(event for event, _ in pairs), pairs[0][1].exit)
            for name, pairs in sorted(grouped.items())
        )

    def _taken(self, visit: Visit, events: Sequence[Event]) -> Side | None:
        if len(visit.sides) <= 1:
            return visit.sides[0] if visit.sides else None
        informed = [
            event
            for event in events
            if isinstance(event.fact, ConflictDecided) and self._knew_all(event, visit.sides)
        ]
        chosen = {
            event.fact.side
            for event in self._past.newest(informed)
            if isinstance(event.fact, ConflictDecided)
        }
        if len(chosen) != 1:
            return None
        return next((side for side in visit.sides if side.name in chosen), None)

    def _knew_all(self, decision: Event, sides: Sequence[Side]) -> bool:
        return all(any(self._past.saw(decision.id, e.id) for e in side.events) for side in sides)

    def _holds(self, events: Sequence[Event]) -> tuple[Hold, ...]:
        marks = [e for e in events if isinstance(e.fact, CaseHeld | CaseResumed)]
        holds = []
        for event in marks:
            if isinstance(event.fact, CaseHeld):
                ends = [
                    other.at
                    for other in marks
                    if isinstance(other.fact, CaseResumed) and self._past.saw(other.id, event.id)
                ]
                until = max(event.at, min(ends)) if ends else 0
                holds.append(Hold(event.fact.reason, event.at, until, event.fact.note))
        return tuple(holds)
