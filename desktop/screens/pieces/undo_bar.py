"""Offers for ten seconds to take back what was done just now, on whatever page (UX rule 5)."""

from collections.abc import Callable
from string import Template

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from desktop.domain.refusals import Trouble
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import beside, button, label
from desktop.words import Words

SHOWN = 10_000
"""Milliseconds for which it is offered."""
DRESS = Template("QFrame#undoBar { background: $header; border-top: 1px solid $hairline; }")


def nothing_to_take_back() -> Trouble | None:
    """Take nothing back: what was done stays."""
    return None


class UndoBar(QFrame):
    """Says what was done, with a button to take it back; stands at the foot of every page.

    `undone` names what the action was about once it is taken back.
    """

    undone = Signal(str)

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._words = words
        self._about = ""
        self._take_back: Callable[[], Trouble | None] = nothing_to_take_back
        self._can_undo = False
        self.setObjectName("undoBar")
        colours = {"header": look.tokens.header, "hairline": look.tokens.hairline}
        self.setStyleSheet(DRESS.substitute(colours))
        self._said = label("")
        self.button = button(look, words.say("form", "undo"), self.undo, icon="undo-2")
        self.button.setToolTip(words.say("form", "undo_tip"))
        box = beside(self._said, self.button, None, gap=look.px(12))
        box.setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(4))
        self.setLayout(box)
        self._timer = QTimer(self, interval=SHOWN, singleShot=True)
        self._timer.timeout.connect(self.expire)
        self.hide()

    @property
    def text(self) -> str:
        """Give what is said, "" when nothing is."""
        return "" if self.isHidden() else self._said.text()

    @property
    def can_undo(self) -> bool:
        """Tell whether something is offered."""
        return self._can_undo and not self.isHidden()

    def offer(self, said: str, take_back: Callable[[], Trouble | None], about: str = "") -> None:
        """Say what was done and offer to take it back; `about` is the case it was done to."""
        self._take_back, self._about = take_back, about
        self._tell(said, can_undo=True)

    def say(self, said: str) -> None:
        """Say what was done and cannot be taken back."""
        self._tell(said, can_undo=False)

    def expire(self) -> None:
        """Offer nothing any more."""
        self._timer.stop()
        self._can_undo = False
        self._take_back = nothing_to_take_back
        self.hide()

    def undo(self) -> bool:
        """Take it back; tell whether that was still possible."""
        if not self.can_undo:
            return False
        take_back, about = self._take_back, self._about
        self.expire()
        trouble = take_back()
        if trouble is not None:
            self.say(self._words.trouble(trouble))
            return False
        self.say(self._words.say("form", "undone"))
        self.undone.emit(about)
        return True

    def _tell(self, said: str, *, can_undo: bool) -> None:
        self._can_undo = can_undo
        self._said.setText(said)
        self.button.setVisible(can_undo)
        self.show()
        self._timer.start()
