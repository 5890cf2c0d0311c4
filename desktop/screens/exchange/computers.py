"""*Komputer*: what each computer is known to have, and letting another one in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.actions.digest import office_words
from desktop.actions.exchange.around.patience import set_patience, silence
from desktop.actions.exchange.history import Computer, computers
from desktop.domain.people import Action
from desktop.domain.progress import StepState
from desktop.screens.exchange.admitting import Admitting
from desktop.screens.exchange.telling import Teller
from desktop.screens.exchange.work.carrier import Carrier
from desktop.screens.listing.moments import short_moment
from desktop.screens.pieces.chip import Pill
from desktop.screens.pieces.controls import Choice, below, beside, button, framed, label, plain
from desktop.screens.pieces.delegate import Cells
from desktop.screens.pieces.facts import copied
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.settings.page import settings_at
from desktop.screens.settings.word_list import word_list

COLUMNS = ("column_computer", "column_heard", "column_lacks", "column_wants", "column_state")
WEIGHTS = (24, 24, 20, 14, 18)
STATE = COLUMNS.index("column_state")
DAYS = (1, 2, 3, 5, 7, 10, 14, 30)
LEAST = 200


class ComputersTab(QWidget):
    """Lists the computers of the office; `admitting` lets one in."""

    def __init__(self, room: Room, carrier: Carrier, choose: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._room, self._teller = room, Teller(room)
        say, look = self._teller.say, room.look
        self.computers: Sequence[Computer] = ()
        self.table = Table(say("office_computers"))
        self._cells = Cells(look)
        self.table.setItemDelegate(self._cells)
        self.table.setMinimumHeight(look.px(LEAST))
        self.admitting = Admitting(room, carrier, choose)
        self.admit = button(look, say("admit_computer"), self.admitting.begin, icon="plus")
        self.end = button(look, say("manage_computers"), self._manage, kind="link")
        self.words = copied("")
        self.words.setProperty("kind", "label")
        self.days = self._days()
        head = beside(label(say("office_computers"), "section"), None, self.end, self.admit)
        card = framed(below(self.table, margins=1))
        box = below(plain(head), self.admitting, card, self._foot(), gap=look.px(8))
        box.setStretch(2, 1)
        self.setLayout(box)
        # Shown before it lies in the tab it would be a window of its own for a moment.
        self.admit.setVisible(room.runner.session.may(Action.ADMIT_DEVICE))
        self.read()

    def read(self) -> None:
        """Read what each computer is known to have."""
        room, say = self._room, self._teller.say
        self.computers = room.runner.ask(computers) or ()
        rows = [self._row(each) for each in self.computers]
        pills = {(row, STATE): self._state(each).state for row, each in enumerate(self.computers)}
        self.table.set_rows([say(word) for word in COLUMNS], rows, pills)
        self.table.share_out(WEIGHTS)
        self.words.setText("  ".join(room.runner.ask(office_words, word_list()) or ()))
        found = room.runner.ask(silence)
        if found is not None:
            self.days.setCurrentIndex(max(0, self.days.findData(str(found.patience))))

    def settle(self) -> None:
        """Begin at the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row(self, one: Computer) -> tuple[str, ...]:
        say = self._teller.say
        name = one.name if not one.prefix else f"{one.name}\n{one.prefix}"
        if one.here or not one.active:
            return name, "", "", "", self._state(one).text
        when = short_moment(self._room, one.heard) if one.heard else ""
        heard = say("heard", when=when, counter=one.counter) if when else say("never_heard")
        lacks = say("lacks", count=one.lacks) if one.lacks else say("has_all")
        wants = say("files_named", count=one.wants) if one.wants else ""
        return name, heard, lacks, wants, self._state(one).text

    def _state(self, one: Computer) -> Pill:
        say = self._teller.say
        states = (
            (one.here, StepState.CURRENT, say("this_one")),
            (not one.active, StepState.SKIPPED, say("ended")),
            (one.successor, StepState.SKIPPED, say("goes_on_as", name=one.successor)),
            (one.branches > 1, StepState.OVERDUE, say("copied")),
            (not one.heard, StepState.NOT_REACHED, say("silent")),
            (one.lacks, StepState.DUE_SOON, say("behind")),
            (True, StepState.DONE, say("up_to_date")),
        )
        return next(Pill(state, words) for holds, state, words in states if holds)

    def _days(self) -> Choice:
        say = self._teller.say
        choices = [(str(count), say("working_days", count=count)) for count in DAYS]
        made = Choice(self._room.look, say("warn_after"), choices)
        made.picked.connect(self._set_days)
        return made

    def _set_days(self, days: str) -> None:
        set_patience(self._room.runner.session, int(days))

    def _foot(self) -> QWidget:
        say, look = self._teller.say, self._room.look
        compare = below(
            label(say("six_words"), "secondary", wrapped=True), self.words, gap=look.px(4)
        )
        row = beside(label(say("warn_after"), "secondary"), self.days, gap=look.px(8))
        inner = beside(plain(compare), plain(row), gap=look.px(24), margins=look.px(12))
        inner.setStretch(0, 1)
        return framed(inner)

    def _manage(self) -> None:
        self._room.go(settings_at("computers"))
