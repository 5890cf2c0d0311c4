"""Keeps what is typed on a page of the settings as a draft, and brings it back (UX rule 4)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.screens.forms.drafting import Content, Drafting
from desktop.screens.pieces.controls import beside, button, framed, label
from desktop.screens.pieces.room import Page, Room

Restore = Callable[[Content], None]


class Keeping:
    """One draft, with the bar that says that something typed earlier is there again.

    The bar stands first in `place`, which must belong to a widget already: shown without one,
    it would be a window of its own.
    """

    def __init__(
        self, room: Room, place: QVBoxLayout, drafting: Drafting, restore: Restore, start: Content
    ) -> None:
        self.drafting = drafting
        self._start, self._restore = start, restore
        self.bar = _bar(room, self.start_over)
        found = drafting.load()
        is_back = bool(found) and found != start
        self.bar.hide()
        place.insertWidget(0, self.bar)
        self.bar.setVisible(is_back)
        if is_back:
            restore(found)
        else:
            drafting.begin()

    def note(self, *_: object) -> None:
        """Remember that something was typed."""
        self.drafting.note()

    def start_over(self) -> None:
        """Begin anew, as if nothing had been typed."""
        self.bar.hide()
        self._restore(self._start)
        self.drafting.keep()


class KeepingPage(Page):
    """A page whose typing is kept now and then, when it is left, and before the window closes."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.keeping: Keeping | None = None
        self.notes = QVBoxLayout()

    def keep_typing(self, name: str, content: Callable[[], Content], restore: Restore) -> Keeping:
        """Keep what `content` gives under a name; what was kept before is shown again."""
        drafting = Drafting(self.room, f"settings/{name}", content, self)
        self.keeping = Keeping(self.room, self.notes, drafting, restore, dict(content()))
        return self.keeping

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for the window being closed."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when the page is left."""
        super().hideEvent(event)
        self.window().removeEventFilter(self)
        if self.keeping is not None:
            self.keeping.drafting.keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed before the window closes, and the office with it."""
        if event.type() == QEvent.Type.Close and self.keeping is not None:
            self.keeping.drafting.keep()
            self.keeping.drafting.close()
        return super().eventFilter(watched, event)


def _bar(room: Room, start_over: Callable[[], None]) -> QWidget:
    say, look = room.words.say, room.look
    over = button(look, say("settings_sop", "start_over"), start_over, kind="link")
    said = label(say("settings_sop", "typing_is_back"), wrapped=True)
    row = beside(said, over, gap=look.px(8))
    row.setStretch(0, 1)
    row.setContentsMargins(look.px(10), look.px(4), look.px(6), look.px(4))
    return framed(row, "message")
