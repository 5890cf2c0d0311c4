"""A page for what is in the way: what happened, what is safe, what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.controls import beside, button, plain
from desktop.screens.setting_up.frame import card, heading, page
from desktop.screens.setting_up.hall import Hall

Remedy = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


class TroubleHere(QFrame):
    """Says why Sopan cannot open this data; the first remedy is the one to try."""

    def __init__(self, hall: Hall, title: str, sentence: str, remedies: Sequence[Remedy]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.sentence = sentence
        self.buttons: list[QPushButton] = [
            button(hall.look, words, act, kind="" if place else "primary")
            for place, (words, act) in enumerate(remedies)
        ]
        assign(self.buttons)
        said = heading(hall, title, sentence, "circle-alert")
        foot = plain(beside(None, *reversed(self.buttons), gap=hall.look.px(8)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page(hall, card(hall, (said, hall.look.px(12), foot))))

    def settle(self) -> None:
        """Begin at the first remedy."""
        self.buttons[0].setFocus()
