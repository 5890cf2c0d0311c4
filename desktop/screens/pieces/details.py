"""What is known of a row of a table, below each other in a narrow card."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.sop.flow import Flow
from desktop.screens.pieces.controls import label
from desktop.screens.pieces.facts import copied
from desktop.screens.pieces.room import Room


class Details(QWidget):
    """Facts about a row below each other; `case_wanted` names a case that is to be opened."""

    case_wanted = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.setObjectName("plain")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, room.look.px(12), 0)
        self._box.setSpacing(room.look.px(3))

    def add(self, piece: QWidget) -> None:
        """Put something below."""
        self._box.addWidget(piece)

    def say(self, heading: str, text: str) -> None:
        """Put a fact below: a heading, and what is so; nothing where there is nothing to say."""
        if text.strip():
            self._box.addSpacing(self._room.look.px(8))
            self.add(label(heading, "label"))
            self.add(copied(text.strip()))

    def space(self, pixels: int = 10) -> None:
        """Leave some room."""
        self._box.addSpacing(self._room.look.px(pixels))

    def buttons(self) -> list[QPushButton]:
        """List the buttons, such as one for each case that can be opened."""
        return self.findChildren(QPushButton)

    def end(self) -> None:
        """Let the rest stay empty."""
        self._box.addStretch(1)


def printed_row(made: Details, room: Room, flow: Flow, row: int) -> None:
    """Show what is printed at a row."""
    printed = flow.sop.rows[row - 1]
    lanes = " → ".join(flow.lane_of(symbol).label for symbol in printed.symbols)
    made.add(label(" ".join(printed.activity.split()), "section", wrapped=True))
    made.say(room.words.say("column", "performers"), " ".join(lanes.split()))
    made.say(room.words.say("column", "time"), printed.time.text)
    made.say(room.words.say("column", "requirements"), printed.requirements)
    made.say(room.words.say("column", "output"), printed.output)
    made.say(room.words.say("column", "note"), printed.note)
