"""The symbols of a procedure with their lanes, gone through and moved by key."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.domain.progress import StepState
from desktop.domain.sop.flow import Flow, row_name
from desktop.domain.sop.model import Certainty, Symbol
from desktop.screens.listing.cells import ListCells
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.settings.procedures.telling import BASES, SHAPES

COLUMNS = ("step", "lane", "basis")
STATES = {
    Certainty.TABLE: StepState.DONE,
    Certainty.TEXT: StepState.DONE,
    Certainty.INFERRED: StepState.DUE_SOON,
    Certainty.ADDED: StepState.WAITING,
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A symbol with the position of its row."""

    row: int
    symbol: Symbol


class LaneTable(Table):
    """Left and right move a symbol to the lane beside, Space says that its lane is right."""

    shifted = Signal(int)
    confirmed = Signal()

    def __init__(self, room: Room, flow: Flow) -> None:
        super().__init__(room.words.say("settings_sop", "lanes_title"))
        self._room, self._flow = room, flow
        self.setItemDelegate(ListCells(room.look))
        sop = flow.sop
        self.spots = [Spot(flow.position_of(symbol.id), symbol) for symbol in sop.symbols()]

    @property
    def spot(self) -> Spot:
        """Give the chosen symbol."""
        return self.spots[max(0, self.currentIndex().row())]

    def show_lanes(self, given: Mapping[str, str]) -> None:
        """Show the symbols; `given` has the lanes that somebody chose or confirmed just now."""
        say = self._room.words.say
        rows = [self._row(spot, given) for spot in self.spots]
        states = {
            (place, len(COLUMNS) - 1): self._state(spot, given)
            for place, spot in enumerate(self.spots)
        }
        self.set_rows([say("settings_sop", key) for key in COLUMNS], rows, states)
        self.share_out([40, 32, 30])

    def go_to_unsure(self, given: Mapping[str, str]) -> bool:
        """Choose the next symbol that nobody has confirmed; tell whether there is one."""
        here = self.currentIndex().row()
        order = [*range(here + 1, len(self.spots)), *range(here + 1)]
        found = next((place for place in order if _is_unsure(self.spots[place], given)), None)
        if found is not None:
            self.choose(found)
        return found is not None

    def choose_row(self, row: int) -> None:
        """Choose the first symbol of a row, unless one of that row is chosen."""
        if self.spot.row != row:
            places = [place for place, spot in enumerate(self.spots) if spot.row == row]
            self.choose(places[0] if places else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, or confirm."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            return self.shifted.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        if event.key() == Qt.Key.Key_Space:
            return self.confirmed.emit()
        return super().keyPressEvent(event)

    def _row(self, spot: Spot, given: Mapping[str, str]) -> tuple[str, ...]:
        say, symbol = self._room.words.say, spot.symbol
        lanes = {lane.id: lane.label for lane in self._flow.sop.lanes}
        name = " ".join(row_name(self._flow.sop.rows[spot.row - 1]).split())
        shape = say("settings_sop", SHAPES[symbol.kind])
        lane, was = given.get(symbol.id, symbol.lane), lanes.get(symbol.lane, symbol.lane)
        before = say("settings_sop", "lane_before", lane=_short(was))
        shown = _short(lanes.get(lane, lane))
        basis = "basis_given" if symbol.id in given else BASES[symbol.basis.lane]
        return (
            f"{name or say('settings_sop', 'row_at', row=spot.row, number='')}\n{shape}",
            shown if lane == symbol.lane else f"{shown}\n{before}",
            say("settings_sop", basis),
        )

    def _state(self, spot: Spot, given: Mapping[str, str]) -> StepState:
        return StepState.CURRENT if spot.symbol.id in given else STATES[spot.symbol.basis.lane]


def _is_unsure(spot: Spot, given: Mapping[str, str]) -> bool:
    return spot.symbol.basis.lane is Certainty.INFERRED and spot.symbol.id not in given


def _short(label: str) -> str:
    return " ".join(label.split())
