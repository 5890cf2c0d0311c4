"""The field of Ctrl+K: what is typed asks, up and down choose, Enter opens, Esc closes."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.screens.look.appearance import Look

STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons to lose the cursor for a moment only."""


class Field(QLineEdit):
    """Tells what keys ask for; `left` when the cursor has gone elsewhere."""

    moved = Signal(int)
    opened = Signal()
    closed = Signal()
    left = Signal()

    def __init__(self, look: Look, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        icon = look.icon("search", look.tokens.secondary)
        self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)

    def event(self, event: QEvent) -> bool:
        """Take Esc and Tab before the window does."""
        if isinstance(event, QKeyEvent):
            is_override = event.type() == QEvent.Type.ShortcutOverride
            if is_override and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in STEPS:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of the list; all others are typed."""
        if event.key() in STEPS:
            self.moved.emit(STEPS[Qt.Key(event.key())])
        elif event.key() in ENTER:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say when the cursor has really gone."""
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.left.emit()
