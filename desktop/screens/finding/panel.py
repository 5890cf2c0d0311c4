"""Ctrl+K over whatever page is shown: it asks, answers, and gives the cursor back (UX 4)."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.screens.finding.field import Field
from desktop.screens.finding.hits import Hit, hits_for
from desktop.screens.finding.list import HitList
from desktop.screens.finding.ways import Ways, ways_of
from desktop.screens.pieces.controls import below, label
from desktop.screens.pieces.room import Room

WIDTH, TOP, EDGE, REST = 660, 10, 16, 110
"""Pixels of the panel, over it and beside it, and of what it has besides the list."""
VEIL = 70
"""How much the page behind is darkened, of 255."""


class Finder(QWidget):
    """Lies over the window while somebody looks for something; else it is hidden."""

    def __init__(self, room: Room, ways: Ways, desk: QWidget) -> None:
        super().__init__(desk)
        self._room, self._ways = room, ways_of(room, ways)
        self._desk = desk
        self._before: QWidget | None = None
        look, say = room.look, room.words.say
        self.field = Field(look, say("find", "hint"))
        self.list = HitList(look, say("find", "found"))
        self._nothing = label("", "secondary", wrapped=True)
        self._nothing.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(10))
        keys = label(say("find", "keys"), "caption")
        self._box = below(self.field, self.list, self._nothing, keys, gap=look.px(8))
        self._box.setContentsMargins(*[look.px(12)] * 4)
        self.panel = QFrame(self)
        self.panel.setObjectName("card")
        self.panel.setLayout(self._box)
        self.field.textChanged.connect(lambda _: self._look_for())
        self.field.moved.connect(self._move)
        self.field.opened.connect(self._open)
        self.field.closed.connect(self.give_up)
        self.field.left.connect(self.hide)
        self.list.clicked.connect(lambda _: self._open())
        desk.installEventFilter(self)
        self.hide()

    def begin(self) -> None:
        """Come up, with an empty field, remembering where the cursor was."""
        if self.isVisible():
            return self.field.selectAll()
        self._before = self.window().focusWidget()
        self.field.clear()
        self._look_for()
        self._cover()
        self.show()
        self.raise_()
        return self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_up(self) -> None:
        """Go away and put the cursor where it was."""
        self._go(self._before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window also when it changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go away on a click beside the panel."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.give_up()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darken the page behind."""
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, VEIL))

    def _look_for(self) -> None:
        typed = self.field.text()
        hits = hits_for(self._room, typed, self._ways)
        self.list.put(hits)
        self.list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self._nothing.setText(self._room.words.say("find", "nothing", text=typed.strip()))
        self._say_chosen()
        self._cover()

    def _move(self, step: int) -> None:
        self.list.go(step)
        self._say_chosen()

    def _say_chosen(self) -> None:
        chosen = self.list.chosen
        self.field.setAccessibleDescription(chosen.entry.heard if chosen else "")

    def _open(self) -> None:
        chosen: Hit | None = self.list.chosen
        if chosen is not None and chosen.act is not None:
            self._go(self._before)
            chosen.act()

    def _go(self, to: QWidget | None) -> None:
        self._before = None
        self.hide()
        if to is not None:
            to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cover(self) -> None:
        """Lie over the whole window; the panel is as high as what it shows."""
        look = self._room.look
        self.setGeometry(self._desk.rect())
        width = min(look.px(WIDTH), self.width() - 2 * look.px(EDGE))
        most = self.height() - look.px(TOP) - look.px(EDGE)
        self.list.setFixedHeight(min(self.list.height_wanted, most - look.px(REST)))
        self.panel.setFixedWidth(width)
        self.panel.adjustSize()
        self.panel.move((self.width() - width) // 2, look.px(TOP))
