"""The field over a list: what is typed sifts it at once."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.screens.look.appearance import Look

PAUSE = 40
"""Milliseconds of rest after a key before the list follows, so that fast typing asks once."""


class Search(QLineEdit):
    """Tells what was typed; Down and Enter go to the list, Esc empties."""

    typed = Signal(str)
    left_below = Signal()

    def __init__(self, look: Look, hint: str) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMinimumWidth(look.px(190))
        self.addAction(
            look.icon("search", look.tokens.secondary), QLineEdit.ActionPosition.LeadingPosition
        )
        self._rest = QTimer(self, interval=PAUSE, singleShot=True)
        self._rest.timeout.connect(lambda: self.typed.emit(self.text()))
        self.textChanged.connect(lambda _: self._rest.start())

    def event(self, event: QEvent) -> bool:
        """Keep Esc while there is something to empty; otherwise it leads a page back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the list, or empty the field."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
            return self.left_below.emit()
        if event.key() == Qt.Key.Key_Escape and self.text():
            return self.clear()
        return super().keyPressEvent(event)

    def settle(self) -> None:
        """Let the list follow now."""
        if self._rest.isActive():
            self._rest.stop()
            self.typed.emit(self.text())
