"""The one window, whatever is inside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

LEAST = (1024, 600)


class Window(QMainWindow):
    """The one window: somebody signs in, works, leaves."""

    closing = Signal()
    help_wanted = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setMinimumSize(*LEAST)

    def show_inside(self, inside: QWidget) -> None:
        """Show sign-in or the desk in place of what was there."""
        self.setCentralWidget(inside)
        # Otherwise its keys are not heard before the window is laid out again.
        inside.show()

    def come_forward(self) -> None:
        """Stand before all other windows: somebody started Sopan a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let what is inside answer also while the cursor is nowhere.

        F1 comes as far as here from the pages before the desk, which has a help of its own.
        """
        inside = self.centralWidget()
        if inside is not None and not inside.isAncestorOf(self.focusWidget() or self):
            inside.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_F1 and not event.isAccepted():
            self.help_wanted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what is open be closed properly."""
        self.closing.emit()
        super().closeEvent(event)
