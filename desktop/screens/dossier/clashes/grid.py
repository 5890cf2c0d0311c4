"""Clashing values side by side: rows of fields, columns of computers; stacked where many wrote."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.reading.fields import Value
from desktop.screens.dossier.clash import dress
from desktop.screens.dossier.clashes.row import Option, Row, Words, caption_below
from desktop.screens.dossier.clashes.sides import Side, heading_of, sides_of, who_of
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.room import Room

SIDE_BY_SIDE = 3
"""Computers up to which each has a column of its own."""
HEADING = 150
TOP = Qt.AlignmentFlag.AlignTop


class Grid(QWidget):
    """A row for each thing that clashes; `rows` say what was chosen."""

    def __init__(
        self,
        room: Room,
        clashes: Mapping[str, Sequence[Value]],
        name: Callable[[str], str],
        say: Callable[[str, str], str],
    ) -> None:
        """Show values; `name` names a row, `say` says a value of it."""
        super().__init__()
        self.setObjectName("plain")
        self.setStyleSheet(dress(room.look))
        self._room, self._say = room, say
        self.sides = sides_of(room, clashes)
        self.rows = [Row(self, each, name(each)) for each in clashes]
        self._places: dict[tuple[int, int], Option] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(room.look.px(10))
        box.addWidget(self._stacked() if len(self.sides) > SIDE_BY_SIDE else self._columns())
        self.all_from = self._all_from()
        for start in range(0, len(self.all_from), SIDE_BY_SIDE):
            some = self.all_from[start : start + SIDE_BY_SIDE]
            box.addWidget(plain(beside(*some, None, gap=room.look.px(8))))

    def take_side(self, side: Side) -> None:
        """Choose everything that one computer wrote; other rows stay as they are."""
        for row in self.rows:
            if row.name in side.cells:
                row.take(side.cells[row.name].text)

    def _all_from(self) -> list[QPushButton]:
        """Offer to take all rows from one computer, where there are several rows."""
        if len(self.rows) == 1:
            return []
        say, look = self._room.words.say, self._room.look
        return [
            button(
                look, say("conflicts", "all_from", name=side.name), partial(self.take_side, side)
            )
            for side in self.sides
        ]

    def _columns(self) -> QWidget:
        look = self._room.look
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnMinimumWidth(0, look.px(HEADING))
        for column, side in enumerate(self.sides, 1):
            grid.setColumnStretch(column, 1)
            grid.addWidget(self._head(side), 0, column, TOP)
        for place, row in enumerate(self.rows):
            heading = label(row.heading, "label", wrapped=True)
            heading.setContentsMargins(0, look.px(2), 0, 0)
            grid.addWidget(heading, place + 1, 0, TOP)
            for column, side in enumerate(self.sides):
                if row.name in side.cells:
                    grid.addWidget(self._cell(place, column), place + 1, column + 1, TOP)
        return plain(grid)

    def _stacked(self) -> QWidget:
        """Show each row as a list: so many columns would have no room."""
        look = self._room.look
        pieces: list[QWidget] = []
        for place, row in enumerate(self.rows):
            pieces.append(label(row.heading, "label", wrapped=True))
            cells = [column for column, side in enumerate(self.sides) if row.name in side.cells]
            pieces += [self._cell(place, column, is_alone=True) for column in cells]
        return plain(below(*pieces, gap=look.px(4)))

    def _head(self, side: Side) -> QWidget:
        """Name a computer, and who wrote there and when, where that was done at once."""
        heading = label(heading_of(self._room, side), "label", wrapped=True)
        said = who_of(self._room, side.events[0]) if len(side.events) == 1 else ""
        who = label(said, "caption", wrapped=True)
        pieces = (heading, who) if said else (heading,)
        return plain(below(*pieces, gap=self._room.look.px(2)))

    def _cell(self, place: int, column: int, *, is_alone: bool = False) -> QWidget:
        room, row, side = self._room, self.rows[place], self.sides[column]
        value = side.cells[row.name]
        text, who = self._say(row.name, value.text), who_of(room, value.event)
        heard = f"{row.heading}: {text}, {heading_of(room, side)}, {who}"
        option = row.offer(Option(text, value.text, heard))
        option.moved.connect(partial(self._move, place, column))
        self._places[place, column] = option
        words: list[QWidget] = [Words(option)]
        if is_alone:
            words.append(caption_below(room.look, f"{heading_of(room, side)}, {who}"))
        elif len(side.events) > 1:
            words.append(caption_below(room.look, who))
        written = plain(below(*words, gap=room.look.px(2)))
        box = beside(option, written, gap=room.look.px(6))
        box.setAlignment(option, TOP)
        box.setStretch(1, 1)
        return plain(box)

    def _move(self, place: int, column: int, rows: int, columns: int) -> None:
        """Go to the nearest value in the direction of an arrow."""
        there = [
            (abs(p - place) + abs(c - column), option)
            for (p, c), option in self._places.items()
            if (p - place) * rows > 0 or (columns and p == place and (c - column) * columns > 0)
        ]
        if there:
            nearest = min(there, key=lambda pair: pair[0])[1]
            nearest.setFocus(Qt.FocusReason.TabFocusReason)
