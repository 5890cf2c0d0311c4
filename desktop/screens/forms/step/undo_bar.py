"""Offers for ten seconds to take back what was done just now (UX rule 5)."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from desktop.actions.case.waiting import undo
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import beside, button, label
from desktop.screens.pieces.room import Room

SHOWN = 10_000
"""Milliseconds for which it is offered."""


class UndoBar(QFrame):
    """Says what was done, with a button to take it back; shown at the foot of a page."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._subject = ""
        self._restore: Callable[[], None] = lambda: None
        self.setObjectName("undoBar")
        look: Look = room.look
        self._said = label("", wrapped=True)
        self.button = button(look, room.words.say("form", "undo"), self.undo, icon="undo-2")
        box = beside(self._said, self.button, gap=look.px(8))
        box.setStretch(0, 1)
        box.setContentsMargins(look.px(10), look.px(4), look.px(4), look.px(4))
        self.setLayout(box)
        self._timer = QTimer(self, interval=SHOWN, singleShot=True)
        self._timer.timeout.connect(self.expire)
        self.hide()

    @property
    def text(self) -> str:
        """Give what is said, "" when nothing can be taken back any more."""
        return "" if self.isHidden() else self._said.text()

    @property
    def can_undo(self) -> bool:
        """Tell whether something is offered."""
        return bool(self._subject) and not self.isHidden()

    def offer(self, subject: str, said: str, restore: Callable[[], None] = lambda: None) -> None:
        """Offer to take back the newest action on a case; `restore` brings the typing back."""
        self._subject, self._restore = subject, restore
        self._said.setText(said)
        self.button.show()
        self.show()
        self._timer.start()

    def say(self, said: str) -> None:
        """Say what was done and cannot be taken back."""
        self.offer("", said)
        self.button.hide()

    def expire(self) -> None:
        """Offer nothing any more."""
        self._timer.stop()
        self._subject = ""
        self.hide()

    def undo(self) -> bool:
        """Take it back; tell whether that was still possible."""
        if not self.can_undo:
            return False
        subject, self._subject = self._subject, ""
        trouble = attempt(self._room.runner, undo, subject)
        if trouble is not None:
            self.say(self._room.words.trouble(trouble))
            return False
        self._restore()
        self.say(self._room.words.say("form", "undone"))
        return True
