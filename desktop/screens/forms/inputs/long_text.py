"""An input of several lines: Enter makes a new line, Tab leaves."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop.screens.forms.inputs.line import ENTER, PASSING, is_key, undoes_nothing
from desktop.screens.look.appearance import Look

FRAME = 20
"""Pixels around the lines: border, padding and the margin of the document."""


class LongText(QPlainTextEdit):
    """A text of several lines."""

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, look: Look, lines: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(look.font())
        spacing = QFontMetrics(look.font()).lineSpacing()
        self.setFixedHeight(lines * spacing + look.px(FRAME))
        self._is_filled = False
        self.textChanged.connect(self._tell)

    def answer(self) -> str:
        """Give what was typed."""
        return self.toPlainText().strip()

    def put(self, answer: str) -> None:
        """Show an answer."""
        self._is_filled = True
        self.setPlainText(answer)
        self._is_filled = False

    def mark(self, *, wrong: bool) -> None:
        """Show that it has to be mended, or no longer."""
        self.setProperty("wrong", "true" if wrong else "false")
        self.style().polish(self)

    def settle(self) -> None:
        """Leave what was typed as it is: lines are the writer's own."""

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the form once there is nothing to take back in this field."""
        lines = self.document()
        undo, redo = lines.isUndoAvailable(), lines.isRedoAvailable()
        if is_key(event) and undoes_nothing(event, undo=undo, redo=redo):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Shift+Enter; plain Enter makes a new line."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTER and shift:
            self.focusNextPrevChild(False)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left."""
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.left.emit()

    def _tell(self) -> None:
        if not self._is_filled:
            self.edited.emit()
