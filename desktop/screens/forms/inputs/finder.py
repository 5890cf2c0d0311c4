"""An input that offers what fits while somebody types; the first hit is taken unless moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QWidget

from desktop.screens.forms.inputs.line import ENTER, Line, Tidy
from desktop.screens.look.appearance import Look
from desktop.screens.look.icons import pixmap

MOST, ARROW = 9, 14


@dataclass(frozen=True, slots=True)
class Hit:
    """Something to choose: its key, the words that stand for it, and more to tell it by."""

    key: str
    text: str
    more: str = ""

    @property
    def line(self) -> str:
        """Write the hit as it stands in the list."""
        return f"{self.text} · {self.more}" if self.more else self.text


Find = Callable[[str], Sequence[Hit]]

GONE_ON = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
"""Why the cursor leaves a field for another one."""


class Finder(Line):
    """A line with a list of hits below it, which never takes the keyboard away."""

    picked = Signal(str)

    is_eager = True
    """Whether Enter takes the first hit; otherwise only one that was moved to, or asked for."""

    def __init__(self, look: Look, name: str, find: Find, tidy: Tidy = str.strip) -> None:
        super().__init__(name, tidy)
        self._look = look
        self._find = find
        self._hits: Sequence[Hit] = ()
        self._list: QListWidget | None = None
        self.textEdited.connect(lambda _: self.offer())

    @property
    def hits(self) -> Sequence[Hit]:
        """Give what is offered; nothing when the list is closed."""
        return self._hits if self.is_open else ()

    @property
    def is_open(self) -> bool:
        """Tell whether the list is shown."""
        return self._list is not None and not self._list.isHidden()

    def offer(self, text: str | None = None) -> None:
        """Show what fits what was typed, the first hit chosen."""
        self._hits = self._find(self.text() if text is None else text)[:MOST]
        if not self._hits or not self.isEnabled():
            return self.close_list()
        shown = self._shown_list()
        shown.clear()
        shown.addItems([hit.line for hit in self._hits])
        shown.setCurrentRow(0 if self.is_eager or text is not None else -1)
        self._place(shown)
        shown.show()
        shown.raise_()
        return self._say()

    def close_list(self) -> None:
        """Take the list away."""
        if self._list is not None:
            self._list.hide()
        self.setAccessibleDescription("")

    def pick(self, hit: Hit) -> None:
        """Take a hit."""
        self.close_list()
        self.picked.emit(hit.key)

    def event(self, event: QEvent) -> bool:
        """Keep Esc to close the list, before it closes the page."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and self.is_open
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, open it, take from it, close it."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            return self.close_list() if self.is_open else self.offer("")
        if self.is_open and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            return self._move(1 if key == Qt.Key.Key_Down else -1)
        if self.is_open and key == Qt.Key.Key_Escape:
            return self.close_list()
        if self.is_open and key in (*ENTER, Qt.Key.Key_Tab) and not event.modifiers():
            self._pick_chosen()
        return super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose what stands there, and show its beginning: words may be longer than the field."""
        super().focusInEvent(event)
        if self.hasSelectedText():
            self.setSelection(len(self.text()), -len(self.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list with the field, and show the beginning of what stands there.

        Who only locks the screen, or looks at another window, goes on where they were.
        """
        super().focusOutEvent(event)
        self.close_list()
        if event.reason() in GONE_ON:
            self.setCursorPosition(0)

    def _row(self) -> int:
        return self._list.currentRow() if self._list is not None else -1

    def _pick_chosen(self) -> None:
        if self._row() >= 0:
            self.pick(self._hits[self._row()])

    def _move(self, by: int) -> None:
        if self._list is not None:
            self._list.setCurrentRow((max(self._row(), -by) + by) % len(self._hits))
            self._say()

    def _say(self) -> None:
        """Let a screen reader know which hit Enter would take."""
        row = max(0, self._row())
        self.setAccessibleDescription(self._hits[row].line)

    def _shown_list(self) -> QListWidget:
        if self._list is None:
            self._list = QListWidget(self.window())
            self._list.setObjectName("hits")
            self._list.setStyleSheet(_sheet_above(self))
            self._list.setAccessibleName(self.accessibleName())
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
            self._list.itemPressed.connect(lambda _: self._pick_chosen())
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _place(self, shown: QListWidget) -> None:
        """Put the list under the field, or over it where there is no room below."""
        window: QWidget = self.window()
        height = shown.sizeHintForRow(0) * len(self._hits) + self._look.px(8)
        at = self.mapTo(window, QPoint(0, self.height() + 1))
        if at.y() + height > window.height():
            at.setY(at.y() - self.height() - height - 2)
        least = shown.sizeHintForColumn(0) + self._look.px(24)
        width = max(self.width(), min(least, window.width() - at.x() - self._look.px(16)))
        shown.setGeometry(at.x(), at.y(), width, height)


class DropDown(Finder):
    """A finder that shows by an arrow that there is a list; a click opens it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line and its arrow."""
        super().paintEvent(event)
        size = self._look.px(ARROW)
        arrow = pixmap("chevron-down", self._look.tokens.secondary, size, self.devicePixelRatioF())
        at = QPointF(self.width() - size - self._look.px(8), (self.height() - size) / 2)
        QPainter(self).drawPixmap(at, arrow)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list, or close it."""
        super().mousePressEvent(event)
        if self.is_open:
            self.close_list()
        else:
            self.offer("")


def _sheet_above(widget: QWidget) -> str:
    """Find the style sheet of the form the list belongs to: it hangs in the window itself."""
    above: QWidget | None = widget
    while above is not None and not above.styleSheet():
        above = above.parentWidget()
    return above.styleSheet() if above is not None else ""
