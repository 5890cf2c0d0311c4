"""The chapter of numbering: the books, what each gives next, and which computer keeps it."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.changes import Changes
from desktop.actions.office.books import Keeping, Shelved, books, hand_over_book
from desktop.domain.people import Action
from desktop.screens.forms.dress import dress
from desktop.screens.forms.inputs.finder import Hit
from desktop.screens.forms.mnemonics import assign
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.listing.cells import ListCells
from desktop.screens.listing.nothing import Nothing
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.settings.chapter import ChapterPage
from desktop.screens.settings.numbering.keepers import Keepers
from desktop.screens.settings.numbering.page import BookPage
from desktop.screens.settings.numbering.telling import (
    KEEPING,
    STATES,
    WHYS,
    counters_said,
    keepers_of,
    next_said,
    used_for,
)

COLUMNS = ("book", "next_number", "keeper", "state")


class NumberingSheet(ChapterPage):
    """Lists books; the chosen one is explained below, and handed over there."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        look = room.look
        self.setStyleSheet(dress(look))
        self.books: list[Shelved] = []
        self.table = Table(self._say("books"))
        self.table.setItemDelegate(ListCells(look))
        self._facts = label("", wrapped=True)
        self._why = label("", "secondary", wrapped=True)
        self._prefixes = label("", "caption", wrapped=True)
        self.keeper = Keepers(look, self._say("hand_to"), ())
        self.give = button(look, self._say("hand_over"), self.hand_over, icon="log-in")
        self.add = button(look, self._say("add_book"), self._add, icon="plus", kind="primary")
        self._nothing = Nothing(look, "hash")
        self.setLayout(self._arranged())
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(lambda _: self.keeper.setFocus())
        assign([self.give, self.add])
        self._read()

    @property
    def facts(self) -> str:
        """Give what is said of the chosen book."""
        return f"{self._facts.text()}\n{self._why.text()}"

    @property
    def prefixes(self) -> str:
        """Give what is said of intake numbers."""
        return self._prefixes.text()

    @property
    def book(self) -> Shelved | None:
        """Give the chosen book."""
        row = self.table.currentIndex().row()
        return self.books[row] if 0 <= row < len(self.books) else None

    def look_again(self, _changes: Changes) -> None:
        """Read again."""
        self._read()

    def settle(self) -> None:
        """Begin at the list."""
        (self.table if self.books else self.add).setFocus()

    def hand_over(self) -> None:
        """Let the chosen computer keep the chosen book; it can be handed back."""
        shelved, keeper, runner = self.book, self.keeper.answer(), self.room.runner
        devices = runner.session.workplace.office.devices
        if shelved is None or keeper not in devices:
            return self.keeper.setFocus()
        trouble = attempt(runner, hand_over_book, shelved.book.id, keeper)
        if trouble is not None:
            return runner.refused.emit(trouble)
        said = self._say("handed_over", title=shelved.book.opened.title, name=devices[keeper].name)
        before = shelved.book.keepers[0]
        if shelved.keeping in (Keeping.HERE, Keeping.ELSEWHERE) and before != keeper:
            back = partial(attempt, runner, hand_over_book, shelved.book.id, before)
            return self.room.undo.offer(said, back)
        return self.room.undo.say(said)

    def _say(self, key: str, **facts: str | int) -> str:
        return self.room.words.say("settings_sop", key, **facts)

    def _arranged(self) -> QVBoxLayout:
        look = self.room.look
        may = self.may(Action.HAND_OVER_BOOK)
        words = label(self._say("hand_to"), "label")
        words.setBuddy(self.keeper)
        handing = beside(words, self.keeper, self.give, None, gap=look.px(8))
        self._handing: QWidget = plain(handing)
        self.keeper.setMinimumWidth(look.px(110))
        if not may:
            self.add.hide()
        self._card = framed(below(self.table, margins=1))
        foot = below(self._facts, self._why, self._handing, gap=look.px(6), margins=look.px(10))
        self._foot = framed(foot)
        last = beside(self._prefixes, self.add, gap=look.px(12))
        last.setStretch(0, 1)
        box = below(self._card, self._nothing, self._foot, plain(last), gap=look.px(8))
        box.setStretch(0, 1)
        box.setStretch(1, 1)
        return box

    def _read(self) -> None:
        self.books = self.room.runner.ask(books) or []
        rows = [self._row(each) for each in self.books]
        states = {
            (place, len(COLUMNS) - 1): STATES[each.keeping] for place, each in enumerate(self.books)
        }
        self.table.set_rows([self._say(key) for key in COLUMNS], rows, states)
        self.table.share_out([34, 34, 14, 22])
        self._card.setVisible(bool(rows))
        self._foot.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._nothing.tell(self._say("no_books"))
        self._prefixes.setText(self._intake())
        self._tell(self.table.currentIndex().row())

    def _row(self, shelved: Shelved) -> tuple[str, ...]:
        words, office = self.room.words, self.room.runner.session.workplace.office
        opened = shelved.book.opened
        return (
            f"{opened.title}\n{opened.format}",
            next_said(words, shelved),
            keepers_of(office, shelved),
            self._say(KEEPING[shelved.keeping]),
        )

    def _intake(self) -> str:
        """Explain why intake numbers need no book."""
        office = self.room.runner.session.workplace.office
        devices = [each for each in office.devices.values() if each.active]
        known = ", ".join(f"{each.prefix} ({each.name})" for each in devices)
        return self._say("intake_prefix", prefix=devices[0].prefix, known=known)

    def _tell(self, _row: int) -> None:
        shelved = self.book
        if shelved is None:
            return
        words, office = self.room.words, self.room.runner.session.workplace.office
        counters = counters_said(words, office, shelved)
        said = used_for(words, office, shelved)
        self._facts.setText(f"{said} {counters}".strip())
        names = keepers_of(office, shelved)
        self._why.setText(self._say(WHYS[shelved.keeping], name=names))
        self._offer(shelved)

    def _offer(self, shelved: Shelved) -> None:
        """Offer the computers that may keep the book."""
        office = self.room.runner.session.workplace.office
        kept_well = shelved.keeping in (Keeping.HERE, Keeping.ELSEWHERE)
        fitting = [
            Hit(each.id, each.name)
            for each in office.devices.values()
            if each.active and not (kept_well and each.id in shelved.book.keepers)
        ]
        self.keeper.offer_these(fitting)
        self.keeper.put(fitting[0].key if len(fitting) == 1 else "")
        self._handing.setVisible(bool(fitting) and self.may(Action.HAND_OVER_BOOK))

    def _add(self) -> None:
        self.room.go(BookPage)
