"""The checklist: each item is there, or not, or will not do; Space ticks, Ctrl+Space all."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QCheckBox, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.forms.checklist import GOOD, Presence, Requirement, missing
from desktop.screens.forms.inputs.line import ENTER
from desktop.screens.look.appearance import Look
from desktop.screens.look.icons import pixmap
from desktop.screens.pieces.controls import label
from desktop.screens.pieces.room import Room

SQUARE, GAP, AROUND = 16, 10, 4
WORDS_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Tick(QCheckBox):
    """One item; it is stored as the presence of a document (*ada*, *tidak sesuai* ...)."""

    marked = Signal()

    def __init__(self, room: Room, item: Requirement) -> None:
        super().__init__()
        self._room = room
        self.item = item
        self._presence = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(item.text)
        self.setObjectName(item.field.name)
        self.setToolTip(room.words.say("form", "tick_tip"))
        self.clicked.connect(self._toggle)

    @property
    def presence(self) -> str:
        """Give what is stored; "" as long as nobody has looked at it."""
        return self._presence

    def put(self, presence: str) -> None:
        """Show a stored presence."""
        self._presence = presence
        self.setChecked(presence in GOOD)
        said = self._room.words.say("presence", presence) if presence else ""
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def take(self, presence: str) -> None:
        """Mark it otherwise."""
        if presence != self._presence:
            self.put(presence)
            self.marked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter and the arrows; `-` says that it will not do."""
        key = event.key()
        if key == Qt.Key.Key_Minus:
            return self.take(Presence.ABSENT if self._is_unfit else Presence.NOT_OK)
        if key in (*ENTER, Qt.Key.Key_Down, Qt.Key.Key_Up):
            back = key == Qt.Key.Key_Up or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.focusNextPrevChild(not back)
            return None
        return super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be said of an item, for the mouse."""
        self._menu().exec(event.globalPos())

    def _menu(self) -> QMenu:
        made = QMenu(self)
        for presence in (Presence.PRESENT, Presence.ABSENT, Presence.NOT_OK):
            action = made.addAction(self._room.words.say("presence", presence))
            action.triggered.connect(lambda _=False, presence=presence: self.take(presence))
        return made

    def sizeHint(self) -> QSize:
        """Ask for as many lines as the words take in the width there is."""
        return QSize(self._room.look.px(200), self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of the words, and for little width."""
        return QSize(self._room.look.px(120), self.heightForWidth(max(self.width(), 200)))

    def hasHeightForWidth(self) -> bool:
        """Say that words are wrapped."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tell how high the item is in a width."""
        room = QRect(0, 0, width - self._indent(), 10_000)
        words = QFontMetrics(self.font()).boundingRect(room, WORDS_LEFT, self._said())
        return max(words.height() + self._room.look.px(AROUND) * 2, self._room.look.px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room when the words wrap otherwise."""
        super().resizeEvent(event)
        self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        """Let the words be clicked as well as the box."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box and the words."""
        paint_tick(self, self._room.look, self._said(), is_unfit=self._is_unfit)

    @property
    def _is_unfit(self) -> bool:
        return self._presence == Presence.NOT_OK

    def _said(self) -> str:
        if not self._is_unfit:
            return self.item.text
        return f"{self.item.text} — {self._room.words.say('presence', self._presence).lower()}"

    def _indent(self) -> int:
        return indent(self._room.look)

    def _toggle(self) -> None:
        wanted = Presence.PRESENT if self.isChecked() else Presence.ABSENT
        self._presence = ""
        self.take(wanted)


def indent(look: Look) -> int:
    """Tell how far from the left the words begin."""
    return look.px(SQUARE + GAP)


def paint_tick(box: QCheckBox, look: Look, said: str, *, is_unfit: bool = False) -> None:
    """Paint a box with its sign, and the words beside it."""
    tokens = look.tokens
    painter = QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    square = QRect(1, look.px(AROUND) + 1, look.px(SQUARE), look.px(SQUARE))
    frame = tokens.primary if box.hasFocus() else tokens.border
    painter.setPen(QPen(QColor(tokens.danger if is_unfit else frame), 2 if box.hasFocus() else 1))
    painter.drawRoundedRect(square, 2, 2)
    sign = "x" if is_unfit else "check" if box.isChecked() else ""
    if sign:
        colour = tokens.danger if is_unfit else tokens.text
        picture = pixmap(sign, colour, look.px(SQUARE) - 2, box.devicePixelRatioF())
        painter.drawPixmap(square.topLeft() + QPoint(1, 1), picture)
    painter.setPen(QColor(tokens.text if box.isEnabled() else tokens.secondary))
    words = box.rect().adjusted(indent(look), look.px(AROUND), 0, 0)
    painter.drawText(words, WORDS_LEFT, said)


class Checklist(QWidget):
    """All items below each other, with a hint about the keys."""

    edited = Signal()

    def __init__(self, room: Room, items: Sequence[Requirement], *, hint: bool = True) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setAccessibleName(room.words.say("section", "requirements"))
        self._items = tuple(items)
        self.ticks = [Tick(room, item) for item in items]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for tick in self.ticks:
            box.addWidget(tick)
            tick.marked.connect(self.edited)
        if hint:
            box.addWidget(label(room.words.say("form", "tick_keys"), "caption", wrapped=True))

    def answers(self) -> dict[str, str]:
        """Give what is ticked, by the names of the items."""
        return {tick.item.field.name: tick.presence for tick in self.ticks if tick.presence}

    def fill(self, answers: Mapping[str, str]) -> None:
        """Show what was ticked."""
        for tick in self.ticks:
            tick.put(answers.get(tick.item.field.name, ""))

    def tick_all(self) -> None:
        """Say that everything is there."""
        for tick in self.ticks:
            if tick.presence not in GOOD:
                tick.take(Presence.PRESENT)

    def lacking(self) -> tuple[Requirement, ...]:
        """List what keeps the file from being complete."""
        return missing(self._items, self.answers())

    def go_to(self, item: Requirement) -> None:
        """Put the cursor on an item."""
        for tick in self.ticks:
            if tick.item == item:
                tick.setFocus(Qt.FocusReason.ShortcutFocusReason)
