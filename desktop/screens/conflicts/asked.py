"""Numbers that other computers asked of the books here: ticked, and given one after the other."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut

from desktop.actions.case.numbers import give_number
from desktop.actions.changes import Changes
from desktop.actions.conflicts.asked import AskedNumber, asked_numbers
from desktop.screens.case.page import CasePage
from desktop.screens.dossier.tab import device_of, person_of
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.listing.moments import short_moment
from desktop.screens.listing.nothing import Nothing
from desktop.screens.listing.rows import Rows, Shown
from desktop.screens.listing.view import Listing, Width
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.room import Heading, Manners, Page, Room
from desktop.words import NOTHING

HEADINGS = ("paper", "where", "asked_from", "book_title")
WIDTHS: tuple[Width, ...] = ((40, 0), (170, 3), (200, 5), (200, 4), (150, 3))


class AskedPage(Page):
    """Lists the papers that wait for a number from this computer."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        say, look = room.words.say, room.look
        self.asked: list[AskedNumber] = []
        self.ticked: set[tuple[str, str]] = set()
        self._is_busy = False
        headings = ["", *(say("conflicts", key) for key in HEADINGS)]
        self.rows: Rows[AskedNumber] = Rows(headings, self._say)
        self.list = Listing(look, say("conflicts", "asked_title"), self.rows, WIDTHS)
        self.nothing = Nothing(look, "hash")
        self.nothing.tell(say("conflicts", "asked_none"))
        self.give = button(look, "", self.give_them, icon="hash", kind="primary")
        self._hints = label(say("conflicts", "asked_keys"), "caption")
        self._card = framed(below(self.list, margins=1))
        foot = plain(beside(self._hints, None, self.give, gap=look.px(12)))
        box = below(self._card, self.nothing, foot, gap=look.px(8))
        box.setStretch(0, 1)
        box.setStretch(1, 1)
        box.setContentsMargins(*[look.px(16), look.px(8)] * 2)
        self.setLayout(box)
        self.list.opened.connect(self._open)
        self.list.ticked.connect(self._tick)
        QShortcut(QKeySequence("F9"), self, self.give_them)
        self._read()

    def heading(self) -> Heading:
        """Say how many wait."""
        say = self.room.words.say
        subtitle = say("conflicts", "asked_subtitle", count=len(self.asked))
        title = say("conflicts", "asked_title")
        return Heading(title=title, subtitle=subtitle, entry="tasks", goes_back=True)

    def manners(self) -> Manners:
        """F1 explains numbers."""
        return Manners(topic="numbers", panes=(self.list, self.give))

    def look_again(self, changes: Changes) -> None:
        """Read again what an action or a package touched."""
        if changes.subjects and not self._is_busy:
            self._read()
            self.renamed.emit()

    def settle(self) -> None:
        """Begin at the list."""
        self.list.setFocus()

    def give_them(self) -> None:
        """Give numbers to the ticked papers, or to the chosen one, in the order of the list."""
        chosen = self._chosen()
        if not chosen:
            return
        self._is_busy = True
        runner = self.room.runner
        met = [
            attempt(runner, give_number, each.line.subject, each.paper, "", "") for each in chosen
        ]
        self._is_busy = False
        self.ticked.clear()
        self._read()
        self.renamed.emit()
        self.settle()
        troubles = [trouble for trouble in met if trouble is not None]
        say, done = self.room.words.say, len(met) - len(troubles)
        if troubles:
            why = self.room.words.trouble(troubles[0])
            said = say("conflicts", "gave_some", count=done, left=len(troubles), why=why)
            self.room.tell(said)
        else:
            self.room.undo.say(say("conflicts", "gave", count=done))

    def _chosen(self) -> list[AskedNumber]:
        if self.ticked:
            return [each for each in self.asked if _name(each) in self.ticked]
        one = self.rows.item(self.list.row)
        return [one] if one is not None else []

    def _say(self, asked: AskedNumber) -> Shown:
        room, line, event = self.room, asked.line, asked.event
        who = " — ".join(filter(None, (line.applicant, line.business))) or NOTHING
        asker = f"{person_of(room, event)}, {short_moment(room, event.at)}"
        cells = (
            "",
            room.words.say("paper", asked.paper),
            f"{who}\n{line.number}",
            f"{asker}\n{device_of(room, event)}",
            asked.book,
        )
        return Shown(cells=cells, ticked=_name(asked) in self.ticked)

    def _read(self) -> None:
        row = self.list.row
        self.asked = list(self.room.runner.ask(asked_numbers) or ())
        self.ticked &= {_name(each) for each in self.asked}
        self.rows.put(len(self.asked), lambda start, limit: self.asked[start : start + limit])
        self.list.choose(max(0, row))
        for piece in (self._card, self._hints, self.give):
            piece.setVisible(bool(self.asked))
        self.nothing.setVisible(not self.asked)
        self._offer()

    def _offer(self) -> None:
        say, count = self.room.words.say, len(self.ticked)
        text = say("conflicts", "give_several", count=count) if count else say("conflicts", "give")
        self.give.setText(f"{text} (F9)")
        self.give.setAccessibleName(text)

    def _tick(self, row: int) -> None:
        asked = self.rows.item(row)
        if asked is not None:
            self.ticked ^= {_name(asked)}
            self.rows.again(row)
            self._offer()
            self.list.choose(row + 1)

    def _open(self, row: int) -> None:
        asked = self.rows.item(row)
        if asked is not None:
            self.room.go(partial(CasePage, subject=asked.line.subject))


def _name(asked: AskedNumber) -> tuple[str, str]:
    return asked.line.subject, asked.paper
