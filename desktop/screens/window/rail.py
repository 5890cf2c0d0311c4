"""The rail at the left: one item for each page, always with its word (UX chapter 3.1)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.screens.look.appearance import Look
from desktop.screens.look.icons import drawn
from desktop.screens.pieces.room import Place, Room

WIDTH, ITEM, ICON, TEXT, BAR = 84, 56, 22, 11, 3


class Item(QAbstractButton):
    """One item of the rail."""

    def __init__(self, look: Look, icon: str, text: str, place: int) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setShortcut(f"Ctrl+{place}")
        self.setToolTip(f"{text} (Ctrl+{place})")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the height of an item."""
        return QSize(self._look.px(WIDTH), self._look.px(ITEM))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the pointer."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and word; the page that is shown has a bar at its left."""
        look, tokens = self._look, self._look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.rail_active))
        if self.isChecked():
            painter.fillRect(0, 0, look.px(BAR), self.height(), QColor(tokens.rail_bar))
        colour = "#FFFFFF" if self.isChecked() else tokens.rail_text
        icon = look.px(ICON)
        at = QRectF((self.width() - icon) / 2, look.px(9), icon, icon)
        drawn(self._icon, colour).render(painter, at)
        painter.setPen(QColor(colour))
        painter.setFont(look.font(TEXT, strong=self.isChecked()))
        words = self.rect().adjusted(0, look.px(34), 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text()
        )
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.rail_bar), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 4, 4)


class Rail(QWidget):
    """All items; `chosen` names the page that is asked for."""

    chosen = Signal(str)

    def __init__(self, room: Room, places: Sequence[Place]) -> None:
        super().__init__()
        self._look = look = room.look
        self.setFixedWidth(look.px(WIDTH))
        self._items = {
            each.key: Item(look, each.icon, room.say(each.word), number)
            for number, each in enumerate(places, 1)
        }
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.px(12), 0, 0)
        box.setSpacing(2)
        for key, item in self._items.items():
            box.addWidget(item)
            item.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
        box.addStretch(1)

    def mark(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._items:
            self._items[key].setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self._look.tokens.rail))
