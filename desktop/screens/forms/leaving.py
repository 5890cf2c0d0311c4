"""Notices that somebody leaves a form, so that its draft is kept in time (UX rule 4)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Leaving(QObject):
    """Keeps the draft when the form is hidden, and before its window closes the office."""

    def __init__(self, form: QWidget, keep: Callable[[], None]) -> None:
        super().__init__(form)
        self._form, self._keep = form, keep
        form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the window while the form is shown in it."""
        if watched is self._form:
            self._follow(event)
        elif event.type() == QEvent.Type.Close:
            self._keep()
        return super().eventFilter(watched, event)

    def _follow(self, event: QEvent) -> None:
        window = self._form.window()
        if event.type() == QEvent.Type.Show and window is not self._form:
            window.installEventFilter(self)
        elif event.type() == QEvent.Type.Hide and window is not self._form:
            window.removeEventFilter(self)
            # A closing window had it kept before.
            if window.isVisible():
                self._keep()
