"""The frame and which page is in it; decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.changes import Changes
from desktop.domain.refusals import Trouble
from desktop.screens.exchange.banner import StickBanner
from desktop.screens.exchange.work.carrier import SEND, TAKE, carrier_of
from desktop.screens.finding.panel import Finder
from desktop.screens.finding.ways import Ways
from desktop.screens.forms.form import form_around
from desktop.screens.keys.find_bar import FindBar
from desktop.screens.keys.letters import give_letters
from desktop.screens.keys.panes import resume, step
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import below, beside, plain
from desktop.screens.pieces.room import Maker, Page, Place, Room
from desktop.screens.pieces.undo_bar import UndoBar
from desktop.screens.running.charts import Charts
from desktop.screens.running.runner import Runner
from desktop.screens.window.habits import Habits
from desktop.screens.window.header import Header, UserMenu
from desktop.screens.window.messages import Message
from desktop.screens.window.rail import Rail
from desktop.screens.window.status_bar import StatusBar
from desktop.words import Words

EXCHANGE = "exchange"


class Desk(QWidget):
    """The window of somebody signed in: rail, header, one page, status bar."""

    locked = Signal()
    left = Signal()
    restyled = Signal(object)

    def __init__(
        self,
        words: Words,
        look: Look,
        runner: Runner,
        places: Sequence[Place],
        new: Maker,
        first: str = "",
    ) -> None:
        """Begin at the place `first`, or the first of all; `new` makes a new application's page."""
        super().__init__()
        self._words, self._runner = words, runner
        self._charts = Charts(runner.background)
        self._places, self._new = places, new
        begin = [place.maker for place in places if place.key == first]
        self._makers: list[Maker] = [*begin, places[0].maker][:1]
        self._pages: list[Page] = []
        self._finder: Finder | None = None
        self._undo_bar = UndoBar(look, words)
        self._room = self._new_room(look)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._place = QVBoxLayout()
        runner.changed.connect(self._look_again)
        runner.refused.connect(self._refuse)
        QShortcut(QKeySequence("Alt+Left"), self, self.back)
        QShortcut(QKeySequence("Esc"), self, self._escape)
        QShortcut(QKeySequence("Ctrl+N"), self, self._begin_new)
        QShortcut(QKeySequence("Ctrl+K"), self, self._find_anything)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._take_back)
        QShortcut(QKeySequence("Ctrl+Shift+K"), self, lambda: self._exchange(SEND))
        QShortcut(QKeySequence("Ctrl+Shift+T"), self, lambda: self._exchange(TAKE))
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
        """Show another page, if there is anything to show; Back leads to this one."""
        self._message.hide()
        page = self._made(maker)
        if page is not None:
            self._makers.append(maker)
            self._show(page)

    def swap(self, maker: Maker) -> None:
        """Show another page in place of this one; Back leads to the one before."""
        self._message.hide()
        page = self._made(maker)
        if page is not None:
            left, self._makers[-1] = self._pages.pop(), maker
            self._show(page)
            self._drop(left)

    def back(self) -> None:
        """Show the page before."""
        if len(self._pages) > 1:
            self._message.hide()
            self._makers.pop()
            self._drop(self._pages.pop())
            self._stack.setCurrentWidget(self.page)
            self._head()
            self._return_to_page()

    def _return_to_page(self) -> None:
        """Put the cursor where it was on a page that was left for another."""
        if not resume(self.page):
            self.page.settle()

    def _drop(self, left: Page) -> None:
        self._stack.removeWidget(left)
        left.deleteLater()

    def _take_back(self) -> None:
        """Take back what was typed on the page, else what was done last (UX chapter 5)."""
        form = form_around(QApplication.focusWidget())
        if not (form is not None and form.undo()) and not self.page.take_back():
            self._undo_bar.undo()

    def _escape(self) -> None:
        if not self._find.give_up() and not self.page.close_part():
            self.back()

    def wear(self, look: Look) -> None:
        """Make everything anew in another look, at the same place."""
        self._undo_bar = UndoBar(look, self._words)
        self._room = self._new_room(look)
        self._furnish()

    def _new_room(self, look: Look) -> Room:
        return Room(
            words=self._words,
            look=look,
            runner=self._runner,
            charts=self._charts,
            go=self.go,
            swap=self.swap,
            back=self.back,
            tell=lambda text: self._message.tell(text),
            undo=self._undo_bar,
            help=lambda: self._habits.help(),
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
        self._find = FindBar(room, lambda: self.page)
        self._status = StatusBar(room, self._runner.background)
        self._habits = Habits(room, self._rail, self._find, lambda: self.page)
        self._undo_bar.undone.connect(lambda about: self.page.taken_back(about))
        self.banner = StickBanner(room, lambda: self.visit(EXCHANGE))
        bars = (self.banner, self._message, self._find)
        right = below(*bars, self._stack, self._undo_bar, self._status, gap=0)
        right.insertLayout(0, self._place)
        self._box.addWidget(plain(beside(self._rail, plain(right), gap=0)))
        self._pages = []
        for maker in self._makers:
            self._show(maker(self._room))
        self._make_finder()

    def _make_finder(self) -> None:
        if self._finder is not None:
            self._finder.deleteLater()
        ways = Ways(
            places=self._places,
            visit=self.visit,
            new=self._begin_new,
            lock=self.locked.emit,
            restyle=self.restyled.emit,
            leave=self.left.emit,
        )
        self._finder = Finder(self._room, ways, self)

    def _find_anything(self) -> None:
        if self._finder is not None:
            self._finder.begin()

    def visit(self, key: str) -> None:
        """Show a page of the rail, with nothing behind it."""
        self.go_home()
        maker = next(place.maker for place in self._places if place.key == key)
        if self._makers[0] is not maker:
            self.swap(maker)

    def go_home(self) -> None:
        """Show the page of the rail we came from, with nothing behind it."""
        self._message.hide()
        while len(self._pages) > 1:
            self.back()

    def _exchange(self, way: str) -> None:
        """Press the button of a way on its page; from elsewhere only lead there."""
        if self.page.heading().entry == EXCHANGE:
            carrier_of(self._runner).called.emit(way)
        else:
            self.visit(EXCHANGE)

    def _begin_new(self) -> None:
        if self._makers[-1] is self._new:
            self.page.begin_anew()
        else:
            self.go(self._new)

    def _made(self, maker: Maker) -> Page | None:
        """Make a page; what it should show may be too new, or gone, which is told."""
        try:
            return maker(self._room)
        except Trouble as trouble:
            self._refuse(trouble)
            return None

    def _show(self, page: Page) -> None:
        page.renamed.connect(self._head)
        self._pages.append(page)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._find.give_up()
        self._head()
        page.settle()
        give_letters(page)

    def _head(self) -> None:
        heading = self.page.heading()
        person = self._runner.session.workplace.office.people[self._runner.session.person]
        menu = UserMenu(
            person=person.full_name,
            find=self._find_anything,
            lock=self.locked.emit,
            restyle=self.restyled.emit,
            leave=self.left.emit,
        )
        _clear(self._place)
        self._place.addWidget(Header(self._room, heading, menu))
        self._rail.mark(heading.entry)
        self.banner.follow(heading.entry)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with Tab as the window is read: what is made anew would else come last."""
        place = self._place.itemAt(0)
        head = place.widget() if place else None
        if not self._pages or head is None:
            # What had the cursor is being taken away while the window is furnished.
            return super().focusNextPrevChild(forward)
        foot = (self._undo_bar, self._status)
        regions = (self._rail, head, self.banner, self._message, self._find, self.page, *foot)
        return step(regions, self.window().focusWidget(), forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of every page that this page has not taken itself."""
        if not self._habits.press(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Give every button its letter again before Alt is used: pages change."""
        if event.type() == QEvent.Type.ShortcutOverride and _holds_alt(event):
            give_letters(self.page)
        return super().event(event)

    def _look_again(self, changes: Changes) -> None:
        for page in self._pages:
            page.look_again(changes)

    def _refuse(self, trouble: Trouble) -> None:
        self._message.tell(self._words.trouble(trouble), is_problem=True)


def _holds_alt(event: QEvent) -> bool:
    alt = Qt.KeyboardModifier.AltModifier
    return isinstance(event, QKeyEvent) and bool(event.modifiers() & alt)


def _clear(box: QLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
