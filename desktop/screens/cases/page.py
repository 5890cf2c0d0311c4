"""All cases, newest first: searched as somebody types, sifted, opened with Enter."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout

from desktop.actions.changes import Changes
from desktop.actions.worklists.browsing import (
    Filter,
    count_cases,
    doubtful_numbers,
    page_of_cases,
    permit_types,
)
from desktop.domain.lines import CaseLine
from desktop.screens.case.page import CasePage
from desktop.screens.cases.sieve import Sieve
from desktop.screens.cases.telling import WIDTHS, Teller
from desktop.screens.listing.beginning import may_register, new_button
from desktop.screens.listing.nothing import Nothing
from desktop.screens.listing.rows import Rows
from desktop.screens.listing.view import Listing
from desktop.screens.pieces.controls import below, beside, framed, label, plain
from desktop.screens.pieces.room import Heading, Page, Room

WIDE = 1100
"""From this width of the page on search and filters stand in one row."""


class CasesPage(Page):
    """Lists cases; `new_wanted` asks for the page of a new application."""

    new_wanted = Signal()

    def __init__(self, room: Room, begin: Filter | None = None) -> None:
        """Begin with the status and the deadline of `begin`."""
        super().__init__(room)
        words = room.words
        self.sieve = Sieve(room, begin)
        self._teller = Teller(room, room.runner.ask(permit_types) or {})
        self.rows: Rows[CaseLine] = Rows(self._teller.headings(), self._teller.show)
        self.list = Listing(room.look, words.say("cases", "title"), self.rows, WIDTHS)
        self.nothing = Nothing(room.look, "folder-open")
        self._counted = label("", "secondary")
        self._new = new_button(room, self.new_wanted.emit)
        self._arrange()
        self._connect()
        self._read_doubts()
        self._read()

    def heading(self) -> Heading:
        """Say where we are and how much there is."""
        office = self.room.runner.session.workplace.office.name
        return Heading(title=self.room.words.say("cases", "title"), subtitle=office, entry="cases")

    def look_again(self, changes: Changes) -> None:
        """Read again, staying at the chosen row."""
        if changes.subjects:
            row, top = self.list.row, self.list.verticalScrollBar().value()
            self._read_doubts()
            self._read()
            self.list.choose(row)
            self.list.verticalScrollBar().setValue(top)

    def settle(self) -> None:
        """Begin at the search."""
        self.sieve.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the filters below the search where one row is too narrow for both."""
        super().resizeEvent(event)
        is_wide = self.width() >= self.room.look.px(WIDE)
        home: QBoxLayout = self._bar if is_wide else self._box
        if home.indexOf(self.sieve.choices) < 0:
            home.insertWidget(1, self.sieve.choices)
            self._box.setStretchFactor(self._card, 1)
            self._box.setStretchFactor(self.nothing, 1)

    @property
    def counted(self) -> str:
        """Give what is said of how many there are."""
        return self._counted.text()

    def _arrange(self) -> None:
        look = self.room.look
        self._bar = beside(self.sieve.search, self.sieve.choices, self._new, gap=look.px(8))
        self._bar.setStretch(0, 1)
        hints = label(self.room.words.say("cases", "keys"), "caption")
        foot = plain(beside(hints, None, self._counted))
        self._card = framed(below(self.list, margins=1))
        box = below(plain(self._bar), self._card, self.nothing, foot, gap=look.px(8))
        box.setStretch(1, 1)
        box.setStretch(2, 1)
        box.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        self._box = box
        self.setLayout(box)

    def _connect(self) -> None:
        search = self.sieve.search
        self.sieve.changed.connect(self._read)
        search.left_below.connect(self._go_below)
        self.list.left_above.connect(search.setFocus)
        self.list.opened.connect(self._open)
        QShortcut(QKeySequence("Ctrl+F"), self, self._find)

    def _find(self) -> None:
        self.sieve.search.setFocus()
        self.sieve.search.selectAll()

    def _go_below(self) -> None:
        if self.rows.rowCount():
            self.list.choose(max(0, self.list.row))
            self.list.setFocus()

    def _read_doubts(self) -> None:
        self._teller.doubtful = self.room.runner.ask(doubtful_numbers) or {}

    def _read(self) -> None:
        ask, sieve = self.room.runner.ask, self.sieve.filter
        count = ask(count_cases, sieve) or 0

        def fetch(start: int, limit: int) -> Sequence[CaseLine]:
            return ask(page_of_cases, sieve, start, limit) or ()

        self.rows.put(count, fetch)
        self.list.choose(0)
        said = f"{count:,}".replace(",", ".")
        self._counted.setText(self.room.words.say("cases", "counted", count=said))
        self._card.setVisible(bool(count))
        self.nothing.setVisible(not count)
        if not count:
            self._tell_nothing(sieve)

    def _tell_nothing(self, sieve: Filter) -> None:
        say = self.room.words.say
        if sieve.is_open:
            offer = say("listing", "new_short") if may_register(self.room) else ""
            self.nothing.tell(say("cases", "none_yet"), offer, self.new_wanted.emit)
        elif sieve.typed:
            sentence = say("cases", "not_found", text=sieve.typed)
            self.nothing.tell(sentence, say("listing", "clear"), self.sieve.clear)
        else:
            self.nothing.tell(say("cases", "none_such"), say("listing", "clear"), self.sieve.clear)

    def _open(self, row: int) -> None:
        line = self.rows.item(row)
        if line is not None:
            self.room.go(partial(CasePage, subject=line.subject))
