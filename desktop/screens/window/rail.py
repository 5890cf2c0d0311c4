"""The rail at the left: one item for each page, always with its word (UX chapter 3.1)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.actions.exchange.around.news import in_conflict
from desktop.actions.worklists.due import Due
from desktop.actions.worklists.tasks import count_due
from desktop.screens.exchange.work.carrier import carrier_of
from desktop.screens.look.appearance import Look
from desktop.screens.look.icons import drawn
from desktop.screens.pieces.room import Place, Room

WIDTH, ITEM, ICON, TEXT, BAR = 84, 56, 22, 11, 3
BADGE, BADGE_TEXT, MOST = 16, 10.5, 99
TASKS, EXCHANGE = "tasks", "exchange"


class Item(QAbstractButton):
    """One item of the rail."""

    def __init__(self, look: Look, icon: str, text: str, place: int) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._count = 0
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setToolTip(f"{text} (Ctrl+{place})")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the height of an item."""
        return QSize(self._look.px(WIDTH), self._look.px(ITEM))

    @property
    def badge(self) -> str:
        """Give the number at the icon, "" where nothing waits."""
        if not self._count:
            return ""
        return str(self._count) if self._count <= MOST else f"{MOST}+"

    def count(self, number: int, said: str) -> None:
        """Show how much waits there; `said` is that in words, for ears."""
        if number != self._count:
            self._count = number
            self.setAccessibleName(f"{self.text()}, {said}" if number else self.text())
            self.update()

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
        self._paint_badge(painter, at)
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

    def _paint_badge(self, painter: QPainter, icon: QRectF) -> None:
        if not self.badge:
            return
        look = self._look
        painter.setFont(look.font(BADGE_TEXT, strong=True))
        words = painter.fontMetrics().horizontalAdvance(self.badge)
        size = QSizeF(max(look.px(BADGE), words + look.px(8)), look.px(BADGE))
        box = QRectF(QPointF(icon.right() - look.px(9), icon.top() - look.px(4)), size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tokens.badge))
        painter.drawRoundedRect(box, look.px(BADGE) / 2, look.px(BADGE) / 2)
        painter.setPen(QColor(look.tokens.on_badge))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.badge)


class Rail(QWidget):
    """All items; `chosen` names the page that is asked for.

    The item of the tasks says how many wait, after every change; that of the exchange how many
    packages are new and how many cases are in conflict.
    """

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
        for number, key in enumerate(self._items, 1):
            # Not a shortcut of the button: that would press it slowly, and take the cursor.
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, partial(self.chosen.emit, key))
        box.addStretch(1)
        self._room = room
        room.runner.changed.connect(self._count)
        carrier_of(room.runner).seen.connect(self._count_packages)
        self._count()

    def mark(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._items:
            self._items[key].setChecked(True)

    def item(self, key: str) -> Item:
        """Give the item of a page."""
        return self._items[key]

    def _count(self) -> None:
        if TASKS in self._items:
            waiting = self._room.runner.ask(count_due, Due.EVER, MOST + 1) or 0
            count = waiting if waiting <= MOST else f"{MOST}+"
            said = self._room.words.say("home", "tasks_wait", count=count)
            self._items[TASKS].count(waiting, said)
        self._count_packages()

    def _count_packages(self) -> None:
        if EXCHANGE in self._items:
            runner = self._room.runner
            packages = sum(len(news.new) for news in carrier_of(runner).news)
            conflicts = len(runner.ask(in_conflict) or ())
            facts = {"packages": packages, "conflicts": conflicts}
            said = self._room.words.say("packages", "badge_said", **facts)
            self._items[EXCHANGE].count(packages + conflicts, said)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self._look.tokens.rail))
