"""The frame and which page is in it; decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.changes import Changes
from desktop.domain.refusals import Trouble
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import below, beside, plain
from desktop.screens.pieces.room import Maker, Page, Place, Room
from desktop.screens.running.charts import Charts
from desktop.screens.running.runner import Runner
from desktop.screens.window.header import Header, UserMenu
from desktop.screens.window.messages import Message
from desktop.screens.window.rail import Rail
from desktop.screens.window.status_bar import StatusBar
from desktop.words import Words

LEAST = (1024, 600)


class Desk(QWidget):
    """The window of somebody signed in: rail, header, one page, status bar."""

    locked = Signal()
    left = Signal()
    restyled = Signal(object)

    def __init__(
        self, words: Words, look: Look, runner: Runner, places: Sequence[Place], new: Maker
    ) -> None:
        """Begin at the first of the places; `new` makes the page of a new application."""
        super().__init__()
        self._words, self._runner = words, runner
        self._charts = Charts(runner.background)
        self._places, self._new = places, new
        self._makers: list[Maker] = [places[0].maker]
        self._pages: list[Page] = []
        self._room = self._new_room(look)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._place = QVBoxLayout()
        runner.changed.connect(self._look_again)
        runner.refused.connect(self._refuse)
        QShortcut(QKeySequence("Alt+Left"), self, self.back)
        QShortcut(QKeySequence("Esc"), self, self._escape)
        QShortcut(QKeySequence("Ctrl+N"), self, self._begin_new)
        self._furnish()

    @property
    def page(self) -> Page:
        """Give the page that is shown."""
        return self._pages[-1]

    @property
    def message(self) -> str:
        """Give what the bar above the page says."""
        return self._message.text

    def go(self, maker: Maker) -> None:
        """Show another page; Back leads to this one."""
        self._message.hide()
        self._makers.append(maker)
        self._open(maker)

    def back(self) -> None:
        """Show the page before."""
        if len(self._pages) > 1:
            self._message.hide()
            self._makers.pop()
            left = self._pages.pop()
            self._stack.removeWidget(left)
            left.deleteLater()
            self._stack.setCurrentWidget(self.page)
            self._head()
            self.page.settle()

    def _escape(self) -> None:
        if not self.page.close_part():
            self.back()

    def wear(self, look: Look) -> None:
        """Make everything anew in another look, at the same place."""
        self._room = self._new_room(look)
        self._furnish()

    def _new_room(self, look: Look) -> Room:
        return Room(
            words=self._words,
            look=look,
            runner=self._runner,
            charts=self._charts,
            go=self.go,
            back=self.back,
            tell=lambda text: self._message.tell(text),
        )

    def _furnish(self) -> None:
        room = self._room
        _clear(self._box)
        self._rail = Rail(room, self._places)
        self._rail.chosen.connect(self.visit)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        self._message = Message(room.look, room.say("close"))
        self._place = QVBoxLayout()
        status = StatusBar(room, self._runner.background)
        right = below(self._message, self._stack, status, gap=0)
        right.insertLayout(0, self._place)
        self._box.addWidget(plain(beside(self._rail, plain(right), gap=0)))
        self._pages = []
        for maker in self._makers:
            self._open(maker)

    def visit(self, key: str) -> None:
        """Show a page of the rail, with nothing behind it."""
        self.go_home()
        maker = next(place.maker for place in self._places if place.key == key)
        if self._makers[0] is not maker:
            self._makers = [maker]
            left = self._pages.pop()
            self._stack.removeWidget(left)
            left.deleteLater()
            self._open(maker)

    def go_home(self) -> None:
        """Show the page of the rail we came from, with nothing behind it."""
        self._message.hide()
        while len(self._pages) > 1:
            self.back()

    def _begin_new(self) -> None:
        if self._makers[-1] is not self._new:
            self.go(self._new)

    def _open(self, maker: Maker) -> None:
        page = maker(self._room)
        page.renamed.connect(self._head)
        self._pages.append(page)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._head()
        page.settle()

    def _head(self) -> None:
        heading = self.page.heading()
        person = self._runner.session.workplace.office.people[self._runner.session.person]
        menu = UserMenu(
            person=person.full_name,
            lock=self.locked.emit,
            restyle=self.restyled.emit,
            leave=self.left.emit,
        )
        _clear(self._place)
        self._place.addWidget(Header(self._room, heading, menu))
        self._rail.mark(heading.entry)

    def _look_again(self, changes: Changes) -> None:
        for page in self._pages:
            page.look_again(changes)

    def _refuse(self, trouble: Trouble) -> None:
        self._message.tell(self._words.trouble(trouble), is_problem=True)


def _clear(box: QLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()


class Window(QMainWindow):
    """The one window: somebody signs in, works, leaves."""

    closing = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setMinimumSize(*LEAST)

    def show_inside(self, inside: QWidget) -> None:
        """Show sign-in or the desk in place of what was there."""
        self.setCentralWidget(inside)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what is open be closed properly."""
        self.closing.emit()
        super().closeEvent(event)
