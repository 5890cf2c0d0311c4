"""Keeps Esc for what is being asked in a form, before it leaves the page."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Escape(QObject):
    """Gives up with Esc what a form asks; where it asks nothing, the key is the page's."""

    def __init__(
        self, form: QWidget, is_asking: Callable[[], bool], give_up: Callable[[], None]
    ) -> None:
        super().__init__(form)
        self._is_asking, self._give_up = is_asking, give_up
        form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key that reached the form from whatever has the cursor."""
        if (
            isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
            and self._is_asking()
        ):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._give_up()
            return True
        return super().eventFilter(watched, event)
