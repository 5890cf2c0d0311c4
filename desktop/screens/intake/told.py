"""A sentence above the form at the counter, with at most one button; it covers nothing (UX 8)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from desktop.screens.pieces.controls import beside, button, label
from desktop.screens.pieces.room import Room


class Told(QFrame):
    """Says what was refused, what is known already, or that a draft goes on."""

    opened = Signal(str)
    dropped = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._subject = ""
        say, look = room.words.say, room.look
        self._said = label("", wrapped=True)
        self.open = button(look, say("intake", "open_it"), lambda: self.opened.emit(self._subject))
        self.drop = button(look, say("intake", "start_over"), self.dropped.emit)
        box = beside(self._said, self.open, self.drop, gap=look.px(8))
        box.setStretch(0, 1)
        box.setContentsMargins(look.px(10), look.px(4), look.px(4), look.px(4))
        self.setLayout(box)
        self.clear()

    @property
    def text(self) -> str:
        """Give what is said, "" when nothing is."""
        return "" if self.isHidden() else self._said.text()

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """Give the buttons it may have."""
        return self.open, self.drop

    def clear(self) -> None:
        """Say nothing."""
        self.hide()

    def say(self, sentence: str) -> None:
        """Say something."""
        self._show(sentence, "asked")

    def refuse(self, sentence: str) -> None:
        """Say what was refused."""
        self._show(sentence, "refusedHere")

    def offer_to_open(self, sentence: str, subject: str) -> None:
        """Say something about another case that can be opened."""
        self._subject = subject
        self._show(sentence, "asked", self.open)

    def offer_to_drop(self, sentence: str) -> None:
        """Say that a draft goes on, which can be dropped."""
        self._show(sentence, "asked", self.drop)

    def _show(self, sentence: str, name: str, shown: QPushButton | None = None) -> None:
        self._said.setText(sentence)
        self.setObjectName(name)
        self.style().polish(self)
        for each in self.buttons:
            each.setVisible(each is shown)
        self.setAccessibleName(sentence)
        self.show()
