"""Ctrl+F on a page without a search of its own: goes through what fits, row by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QWidget

from desktop.screens.forms.form import bring_into_view
from desktop.screens.pieces.controls import beside, button, label
from desktop.screens.pieces.room import Page, Room
from desktop.screens.swimlane.pane import Pane

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST = 2_000
"""Rows of a list that are looked through; longer lists have a search of their own."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that fits: the part it is in, and what shows it."""

    part: QWidget
    show: Callable[[], object]


class Typed(QLineEdit):
    """What is looked for; Enter and the arrows go through what fits."""

    turned = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next, or the one before."""
        turns = {Qt.Key.Key_Down: 1, Qt.Key.Key_F3: 1, Qt.Key.Key_Up: -1}
        step = turns.get(Qt.Key(event.key()), 0)
        if event.key() in ENTER:
            step = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if step:
            return self.turned.emit(step)
        return super().keyPressEvent(event)


class FindBar(QFrame):
    """A field above the page; closed it takes no room."""

    def __init__(self, room: Room, shown: Callable[[], Page]) -> None:
        super().__init__()
        say, look = room.words.say, room.look
        self._say, self._shown = say, shown
        self._hits: list[Hit] = []
        self._at = -1
        self._marked: QLabel | None = None
        self.setObjectName("message")
        self.typed = Typed()
        self.typed.setAccessibleName(say("keys", "find_here"))
        self.typed.setPlaceholderText(say("keys", "find_here"))
        self.typed.setMinimumWidth(look.px(280))
        self.typed.textChanged.connect(lambda _: self._look())
        self.typed.turned.connect(self._turn)
        self.said = label("", "secondary")
        closing = button(look, "", self.give_up, icon="x", kind="plain")
        closing.setAccessibleName(room.say("close"))
        box = beside(self.typed, self.said, None, closing, gap=look.px(8))
        box.setContentsMargins(look.px(16), look.px(4), look.px(6), look.px(4))
        self.setLayout(box)
        self.hide()

    def begin(self) -> None:
        """Ask what is looked for."""
        self.show()
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.typed.selectAll()
        self._look()

    def give_up(self) -> bool:
        """Close, and leave the cursor at what was found; tell whether it was open."""
        if self.isHidden():
            return False
        self._mark(None)
        found = self._hits[self._at].part if 0 <= self._at < len(self._hits) else None
        self.hide()
        self._hits = []
        if found is not None and found.isVisible() and not isinstance(found, QLabel):
            found.setFocus()
        else:
            self._shown().settle()
        return True

    def event(self, event: QEvent) -> bool:
        """Keep Esc for closing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = event.key() == Qt.Key.Key_Escape
            event.setAccepted(is_ours)
            return is_ours
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        typed = self.typed.text().strip().casefold()
        self._hits = list(hits_in(self._shown(), typed, self._mark)) if typed else []
        self._at = -1
        self._mark(None)
        if self._hits:
            self._turn(1)
        else:
            self.said.setText(self._say("keys", "not_here", text=typed) if typed else "")

    def _turn(self, step: int) -> None:
        if not self._hits:
            return
        self._mark(None)
        self._at = (self._at + step) % len(self._hits)
        self._hits[self._at].show()
        facts = {"place": self._at + 1, "count": len(self._hits)}
        self.said.setText(self._say("keys", "found_of", **facts))

    def _mark(self, found: QLabel | None) -> None:
        """Tint the words that were found, and no others."""
        for each, is_found in ((self._marked, "false"), (found, "true")):
            if each is not None:
                each.setProperty("found", is_found)
                each.style().polish(each)
        self._marked = found


def hits_in(page: QWidget, typed: str, mark: Callable[[QLabel], None]) -> Iterator[Hit]:
    """Find what is typed in the steps, lists and words of a page that can be seen."""
    panes = [pane for pane in page.findChildren(Pane) if pane.isVisible()]
    for pane in panes:
        shown = pane.list if pane.is_list else pane.view
        for row in _rows_with(pane.list, typed):
            yield Hit(shown, partial(pane.choose, row + 1))
    for view in page.findChildren(QAbstractItemView):
        if view.isVisible() and not any(pane.isAncestorOf(view) for pane in panes):
            for row in _rows_with(view, typed):
                yield Hit(view, partial(_choose, view, row))
    for words in page.findChildren(QLabel):
        if words.isVisible() and typed in words.text().casefold():
            yield Hit(words, partial(_show_words, words, mark))


def _rows_with(view: QAbstractItemView, typed: str) -> Iterator[int]:
    model = view.model()
    for row in range(min(MOST, model.rowCount())):
        cells = (model.index(row, column).data() for column in range(model.columnCount()))
        if any(typed in str(cell).casefold() for cell in cells if cell is not None):
            yield row


def _choose(view: QAbstractItemView, row: int) -> None:
    index = view.model().index(row, 0)
    view.setCurrentIndex(index)
    view.scrollTo(index)


def _show_words(words: QLabel, mark: Callable[[QLabel], None]) -> None:
    bring_into_view(words)
    mark(words)
