"""What stands in place of an empty list: a sentence, and what can be done (UX chapter 3.8)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain

ICON = 48


class Nothing(QFrame):
    """Says why a list is empty, with at most one button."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        picture = QLabel()
        shown = look.icon(icon, look.tokens.caption, ICON)
        picture.setPixmap(shown.pixmap(look.px(ICON), look.px(ICON)))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said = label("", "section", wrapped=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._act: Callable[[], object] = lambda: None
        self.button = button(look, "", self._press)
        row = plain(beside(None, self.button, None))
        pieces = (None, picture, self._said, row, None)
        inner = framed(below(*pieces, gap=look.px(10), margins=look.px(24)))
        self.setLayout(below(inner))

    @property
    def sentence(self) -> str:
        """Give what is said."""
        return self._said.text()

    def tell(self, sentence: str, offer: str = "", act: Callable[[], object] | None = None) -> None:
        """Say something, and offer something to do about it."""
        self._said.setText(sentence)
        self._act = act or (lambda: None)
        self.button.setText(offer)
        self.button.setAccessibleName(offer)
        self.button.setVisible(bool(offer))

    def _press(self) -> None:
        self._act()
