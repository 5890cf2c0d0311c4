"""The signs of the picture with their words, as many as there is room for in a row."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.screens.pieces.chip import HEIGHT, Pill, paint_pill, pill_width
from desktop.screens.pieces.room import Room
from desktop.swimlane import legend

GAP = 6


class Legend(QWidget):
    """Shows every state as its pill."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._look = room.look
        self._pills = [
            Pill(entry.state, entry.label)
            for entry in legend(room.words)
            if entry.state is not None
        ]
        self.setAccessibleName(", ".join(pill.text for pill in self._pills))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for one row."""
        return QSize(200, self._look.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pills that fit."""
        painter = QPainter(self)
        x = 0.0
        for pill in self._pills:
            width = pill_width(self._look, pill.text)
            if x + width > self.width():
                break
            paint_pill(painter, self._look, pill, QPointF(x, 0))
            x += width + self._look.px(GAP)
