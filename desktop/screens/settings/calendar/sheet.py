"""The chapter of the calendar: office hours, and the holidays of each year."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar

from desktop.actions.changes import Changes
from desktop.screens.forms.dress import dress
from desktop.screens.pieces.controls import below
from desktop.screens.pieces.room import Room
from desktop.screens.settings.calendar.holidays import HolidaysSheet
from desktop.screens.settings.calendar.hours import HoursSheet
from desktop.screens.settings.chapter import ChapterPage

HOLIDAYS, HOURS = range(2)


class CalendarSheet(ChapterPage):
    """Two tabs; Ctrl+Tab turns from one to the other. The hours are made when first shown."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.setStyleSheet(dress(room.look))
        self.holidays = HolidaysSheet(room)
        self._hours: HoursSheet | None = None
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(room.words.say("settings", "calendar"))
        for key in ("tab_holidays", "tab_hours"):
            self.tabs.addTab(room.words.say("settings_sop", key))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.holidays)
        self.tabs.currentChanged.connect(self._turn)
        self.setLayout(below(self.tabs, self._stack, gap=room.look.px(8)))

    @property
    def hours(self) -> HoursSheet:
        """Give the sheet of the hours."""
        if self._hours is None:
            self._hours = HoursSheet(self.room)
            self._stack.addWidget(self._hours)
        return self._hours

    def look_again(self, _changes: Changes) -> None:
        """Read again."""
        self.holidays.read()
        if self._hours is not None:
            self._hours.read()

    def settle(self) -> None:
        """Begin in the tab that is shown."""
        if self.tabs.currentIndex() == HOURS:
            self.hours.settle()
        else:
            self.holidays.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save the hours with F9; turn the tabs with Ctrl+Tab."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F9 and self.tabs.currentIndex() == HOURS:
            return self.hours.act.click()
        if event.key() == Qt.Key.Key_Tab and control:
            self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
            return self.settle()
        return super().keyPressEvent(event)

    def _turn(self, tab: int) -> None:
        self._stack.setCurrentWidget(self.hours if tab == HOURS else self.holidays)
