"""A date: typed in any short way, stepped with + and -, today with Ctrl+; (UX chapter 5)."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.domain.forms.amounts import check_date
from desktop.screens.forms.inputs.line import Line
from desktop.screens.forms.inputs.shown import dated

STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}


class Day(Line):
    """A date, shown as 12/11/2025 once it is left."""

    def __init__(self, name: str, today: Callable[[], date]) -> None:
        super().__init__(name, self._dated)
        self._today = today

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by days, or take today."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Semicolon:
            return self._take(self._today())
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and not control and self._is_whole():
            return self._take(self._day() + timedelta(days=step))
        return super().keyPressEvent(event)

    def _is_whole(self) -> bool:
        """Tell whether a sign cannot be part of a date being typed, such as 12-11."""
        typed = self.text()
        return not typed or self.selectedText() == typed or self._dated(typed) == typed

    def _day(self) -> date:
        checked = check_date(self.text(), self._today())
        return date.fromisoformat(checked.value) if self.text() and checked.ok else self._today()

    def _take(self, day: date) -> None:
        self.selectAll()
        self.insert(dated(day.isoformat()))
        self.edited.emit()

    def _dated(self, typed: str) -> str:
        checked = check_date(typed, self._today())
        return dated(checked.value) if typed.strip() and checked.ok else typed.strip()
