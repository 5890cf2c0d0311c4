"""Questions about the flow of an SOP: where a symbol stands, who acts there, where it leads."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from desktop.domain.people import EXTERNAL, Role
from desktop.domain.refusals import Refused
from desktop.domain.sop.model import (
    Certainty,
    Exit,
    Lane,
    Result,
    Row,
    Section,
    Shape,
    Sop,
    Status,
    Symbol,
)

DONE = "done"

APPROVING_SECTIONS = frozenset(
    {
        Section.RECOMMENDATION,
        Section.INITIALS,
        Section.SIGNATURE,
        Section.NUMBER,
        Section.HANDOVER,
    }
)

ON_REFUSAL: Mapping[Status, Status] = MappingProxyType(
    {
        Status.APPROVED: Status.REFUSED,
        Status.ISSUED: Status.REFUSED,
        Status.HANDED_OVER: Status.REFUSAL_HANDED_OVER,
    }
)


class Flow:
    """An SOP with its symbols found by id; built once, asked often."""

    def __init__(self, sop: Sop) -> None:
        self.sop = sop
        self._lanes = {lane.id: lane for lane in sop.lanes}
        self._symbols = {symbol.id: symbol for symbol in sop.symbols()}
        self._order = {symbol.id: place for place, symbol in enumerate(sop.symbols())}
        self._positions = {
            symbol.id: position
            for position, row in enumerate(sop.rows, 1)
            for symbol in row.symbols
        }
        self._parts: dict[str, tuple[frozenset[Role], ...]] = {}
        self._external: dict[str, bool] = {}
        self._exits: dict[tuple[str, str], Exit] = {}
        for symbol in sop.symbols():
            for way in exits(symbol):
                self._exits.setdefault((symbol.id, way.outcome), way)

    def __contains__(self, symbol_id: str) -> bool:
        return symbol_id in self._symbols

    def symbol(self, symbol_id: str) -> Symbol:
        """Find a symbol by its id."""
        found = self._symbols.get(symbol_id)
        if found is None:
            raise Refused("sop_symbol_unknown", sop=self.sop.id, symbol=symbol_id)
        return found

    def position_of(self, symbol_id: str) -> int:
        """Tell the position of a symbol's row, counted from 1: the identity of the row."""
        found = self._positions.get(symbol_id)
        return found if found is not None else self._positions[self.symbol(symbol_id).id]

    def row_of(self, symbol_id: str) -> Row:
        """Find the row a symbol stands in."""
        return self.sop.rows[self.position_of(symbol_id) - 1]

    def printed_number(self, symbol: Symbol) -> str:
        """Give the number the signed table prints for the row; may repeat or be empty."""
        return self.row_of(symbol.id).number

    def lane_of(self, symbol: Symbol) -> Lane:
        """Find the lane a symbol stands in."""
        found = self._lanes.get(symbol.lane)
        if found is None:
            raise Refused("sop_lane_unknown", sop=self.sop.id, lane=symbol.lane)
        return found

    def exit_of(self, symbol: Symbol, outcome: str) -> Exit | None:
        """Find the way out of a symbol by its outcome."""
        return self._exits.get((symbol.id, outcome))

    def parts_of(self, symbol: Symbol) -> tuple[frozenset[Role], ...]:
        """Give the sets of roles that each complete the symbol, in their order."""
        known = self._parts.get(symbol.id)
        if known is None:
            known = self._parts[symbol.id] = _parts(symbol, self.lane_of(symbol))
        return known

    def is_external(self, symbol: Symbol) -> bool:
        """Tell whether somebody outside the office acts here and the office only records it."""
        known = self._external.get(symbol.lane)
        if known is None:
            known = self._external[symbol.lane] = is_external(self.lane_of(symbol))
        return known

    def first_symbols(self) -> tuple[Symbol, ...]:
        """Give the symbols where work begins."""
        return tuple(symbol for symbol in self.sop.symbols() if symbol.kind is Shape.START)

    def intake_symbols(self) -> tuple[Symbol, ...]:
        """Give the symbols that the new-application page completes together."""
        return tuple(symbol for symbol in self.sop.symbols() if symbol.intake)

    def goes_back(self, symbol: Symbol, way: Exit) -> bool:
        """Tell whether a way out leads to the same or an earlier symbol: a return, no progress."""
        return self._order[self.symbol(way.to).id] <= self._order[symbol.id]

    def status_after(
        self, symbol: Symbol, way: Exit | None, result: Result | None
    ) -> Status | None:
        """Say which status a case has once this way was taken; None leaves it as it was.

        `result` is the latest one, that of `way` included; an end has no way out.
        """
        if way is None or not self.goes_back(symbol, way):
            return status_on(symbol, result)
        applicant = Role.APPLICANT in self.lane_of(self.symbol(way.to)).roles
        return Status.WAITING_APPLICANT if applicant else Status.IN_PROGRESS


def row_name(row: Row) -> str:
    """Name a row by printed number and activity; one SOP prints the number inside the activity."""
    if not row.number or row.activity.startswith(f"{row.number} "):
        return row.activity
    return f"{row.number} {row.activity}".strip()


def _parts(symbol: Symbol, lane: Lane) -> tuple[frozenset[Role], ...]:
    if symbol.parts:
        return tuple(frozenset({role}) for role in symbol.parts)
    return (frozenset(lane.recorded_by if is_external(lane) else lane.roles),)


def is_external(lane: Lane) -> bool:
    """Tell whether only people outside the office act in this lane."""
    return bool(lane.roles) and EXTERNAL.issuperset(lane.roles)


def exits(symbol: Symbol) -> tuple[Exit, ...]:
    """Give the ways out, each with its outcome; the only one is `done` unless it is named."""
    if len(symbol.next) == 1 and not symbol.next[0].outcome:
        return (_done(symbol.next[0]),)
    return symbol.next


@cache
def _done(way: Exit) -> Exit:
    return replace(way, outcome=DONE)


def exit_for(symbol: Symbol, outcome: str) -> Exit | None:
    """Find the way out of an outcome."""
    return next((way for way in exits(symbol) if way.outcome == outcome), None)


def way_named(way: Exit) -> str:
    """Name a way out as the table does; by its outcome where it has no words."""
    return " ".join(way.label.split()) or way.outcome


def is_choice(symbol: Symbol) -> bool:
    """Tell whether the person there chooses between several ways out."""
    return len(symbol.next) > 1


def needs_approval(symbol: Symbol) -> bool:
    """Tell whether completing it is an approving event, signed by the person (DESIGN chapter 6)."""
    return symbol.kind is Shape.DECISION or not APPROVING_SECTIONS.isdisjoint(symbol.form)


def status_on(symbol: Symbol, result: Result | None) -> Status | None:
    """Say which status completing a symbol reaches, given the latest result of the case.

    A signature reaches approved or refused, a hand-over that of permit or refusal; nothing is
    issued that was refused. None leaves the status as it was.
    """
    if symbol.reaches is None or result is not Result.REFUSE:
        return symbol.reaches
    return ON_REFUSAL.get(symbol.reaches, symbol.reaches)


def without_additions(sop: Sop) -> Sop:
    """Leave out what the signed table does not print (DOMAIN chapter 2.8, rule 7).

    A decision that keeps only one way decides nothing: it is followed as a process.
    """
    added = {symbol.id for symbol in sop.symbols() if is_added(symbol)}
    return replace(sop, rows=tuple(_printed_row(row, added) for row in sop.rows))


def is_added(symbol: Symbol) -> bool:
    """Tell whether a whole symbol is an addition."""
    return symbol.basis.kind is Certainty.ADDED


def _printed_row(row: Row, added: set[str]) -> Row:
    kept = (symbol for symbol in row.symbols if symbol.id not in added)
    return replace(row, symbols=tuple(_printed_symbol(symbol, added) for symbol in kept))


def _printed_symbol(symbol: Symbol, added: set[str]) -> Symbol:
    ways = tuple(way for way in symbol.next if not way.added and way.to not in added)
    undecided = symbol.kind is Shape.DECISION and len(ways) == 1
    return replace(symbol, next=ways, kind=Shape.PROCESS if undecided else symbol.kind)
