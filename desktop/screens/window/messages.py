"""A bar above the page with one sentence; it pushes the page down and covers nothing (UX 8)."""

from PySide6.QtWidgets import QFrame, QWidget

from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import beside, button, label


class Message(QFrame):
    """Says one thing until it is closed; empty it takes no room."""

    def __init__(self, look: Look, close: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._text = label("", wrapped=True)
        closing = button(look, "", self.hide, icon="x", kind="plain")
        closing.setAccessibleName(close)
        box = beside(self._text, closing, gap=look.px(8))
        box.setStretch(0, 1)
        box.setContentsMargins(look.px(12), look.px(6), look.px(6), look.px(6))
        self.setLayout(box)
        self.hide()

    @property
    def text(self) -> str:
        """Give what is said, empty when the bar is closed."""
        return self._text.text() if not self.isHidden() else ""

    def tell(self, text: str, *, is_problem: bool = False) -> None:
        """Say a sentence."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setProperty("kind", "problem" if is_problem else "")
        self.style().polish(self)
        self.show()
