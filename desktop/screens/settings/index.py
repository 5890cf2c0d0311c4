"""The list of chapters at the left of the settings."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop.screens.pieces.room import Room
from desktop.screens.settings.chapter import Chapter

WIDTH, ROW, ICON = 208, 40, 18
INTO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)


class Index(QListWidget):
    """Lists chapters: up and down choose one, Enter goes into it."""

    picked = Signal(int)
    entered = Signal()

    def __init__(self, room: Room, chapters: Sequence[Chapter]) -> None:
        super().__init__()
        look = room.look
        self.setObjectName("index")
        self.setAccessibleName(room.words.say("settings", "chapters"))
        self.setFixedWidth(look.px(WIDTH))
        self.setIconSize(QSize(look.px(ICON), look.px(ICON)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        for chapter in chapters:
            icon = look.icon(chapter.icon, look.tokens.secondary, ICON)
            item = QListWidgetItem(icon, room.words.say("settings", chapter.word), self)
            item.setSizeHint(QSize(0, look.px(ROW)))
            item.setToolTip(item.text())
        self.currentRowChanged.connect(self.picked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the chapter with Enter or the right arrow."""
        if event.key() in INTO:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
