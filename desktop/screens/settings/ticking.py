"""Several things to be ticked: roles of a new person, permit types a role is for."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from desktop.screens.forms.inputs.finder import Hit
from desktop.screens.forms.inputs.line import ENTER
from desktop.screens.forms.ticks import paint_tick
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import label
from desktop.screens.pieces.room import Room


class TickBox(QCheckBox):
    """One thing to tick; Enter goes on."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._look, self._said = look, text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setMinimumHeight(look.px(24))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in ENTER:
            self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the words be clicked as well as the box."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it like the ticks of the checklist."""
        paint_tick(self, self._look, self._said)


class Ticking(QWidget):
    """A caption and boxes in columns."""

    def __init__(self, room: Room, caption: str, hits: Sequence[Hit], columns: int = 2) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.boxes = {hit.key: TickBox(room.look, hit.text) for hit in hits}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(room.look.px(12))
        grid.setVerticalSpacing(room.look.px(2))
        grid.addWidget(label(caption, "label", wrapped=True), 0, 0, 1, columns)
        for place, box in enumerate(self.boxes.values()):
            row, column = divmod(place, columns)
            grid.addWidget(box, row + 1, column)
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    def ticked(self) -> tuple[str, ...]:
        """Give the keys of what is ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())
