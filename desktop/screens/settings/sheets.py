"""Sheets over a chapter: one thing opened from its list, closed with Esc."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Room


class Sheets(QStackedWidget):
    """A list, and over it what was opened from there."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self.addWidget(first)

    @property
    def top(self) -> QWidget:
        """Give what is shown."""
        return self.widget(self.currentIndex()) or self

    def open(self, sheet: QWidget) -> None:
        """Show a sheet over what is shown."""
        self.addWidget(sheet)
        self.setCurrentWidget(sheet)

    def close_top(self) -> bool:
        """Go back to what is under the sheet; tell whether there was one."""
        if self.count() < 2:
            return False
        top = self.top
        self.setCurrentIndex(self.count() - 2)
        self.removeWidget(top)
        top.deleteLater()
        return True


class Sheet(QWidget):
    """A sheet with its title and the way back; pieces stand below each other and scroll."""

    def __init__(self, room: Room, title: str) -> None:
        super().__init__()
        look = room.look
        self.setObjectName("page")
        self.room = room
        self.back = button(look, "", self._close, icon="arrow-left", kind="plain")
        self.back.setAccessibleName(room.say("back"))
        self.back.setToolTip(room.say("back_tip"))
        self.back.setFixedWidth(look.px(34))
        self.title = label(title, "section", wrapped=True)
        head = beside(self.back, self.title, gap=look.px(4))
        head.setStretch(1, 1)
        self.body = below(gap=look.px(12))
        inside = plain(self.body)
        self.body.setContentsMargins(0, 0, look.px(4), 0)
        area = scrolled(inside)
        area.setAccessibleName(title or room.words.say("settings", "details"))
        box = below(plain(head), area, gap=look.px(6))
        box.setStretch(1, 1)
        self.setLayout(box)

    def _close(self) -> None:
        above = self.parentWidget()
        if isinstance(above, Sheets):
            above.close_top()
