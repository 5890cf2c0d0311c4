"""An input of one line: Enter goes on, leaving it writes what was typed as it is stored."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons to lose the focus for a moment only; nothing was left then."""

Tidy = Callable[[str], str]
"""Writes what was typed as it is shown once the field is left; nonsense stays as it is."""


def is_key(event: QEvent) -> bool:
    """Tell whether a key was pressed, or is about to be taken for a shortcut."""
    return event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def undoes_nothing(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Tell whether Ctrl+Z or Ctrl+Y was pressed where there is nothing to take back or redo."""
    if not isinstance(event, QKeyEvent):
        return False
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return False
    spent = {Qt.Key.Key_Z: not undo, Qt.Key.Key_Y: not redo}
    return spent.get(Qt.Key(event.key()), False)


class Line(QLineEdit):
    """A text of one line."""

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, tidy: Tidy = str.strip) -> None:
        super().__init__()
        self._tidy = tidy
        self.setAccessibleName(name)
        self.textEdited.connect(lambda _: self.edited.emit())

    def answer(self) -> str:
        """Give what was typed."""
        return self.text().strip()

    def put(self, answer: str) -> None:
        """Show an answer from its beginning."""
        self.setText(self._tidy(answer))
        self.setCursorPosition(0)

    def mark(self, *, wrong: bool) -> None:
        """Show that it has to be mended, or no longer."""
        self.setProperty("wrong", "true" if wrong else "false")
        self.style().polish(self)

    def settle(self) -> None:
        """Write what was typed as it is stored."""
        tidied = self._tidy(self.text())
        if tidied != self.text():
            self.setText(tidied)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the form once there is nothing to take back in this field."""
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        if is_key(event) and undoes_nothing(event, undo=undo, redo=redo):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, back with Shift+Enter (UX chapter 5)."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            forward = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.focusNextPrevChild(forward)
            return
        before = self.text()
        super().keyPressEvent(event)
        if before == self.text() and undoes_nothing(event, undo=False, redo=False):
            # Qt counts a changed selection as something to take back.
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose everything, so that typing replaces it as in a table."""
        super().focusInEvent(event)
        if event.reason() not in PASSING:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle what was typed once the field is really left."""
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.deselect()
            self.settle()
            self.left.emit()
