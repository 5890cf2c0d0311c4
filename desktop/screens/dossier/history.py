"""Riwayat: everything that happened to a case, newest first, sifted by kind and by words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop.actions.dossier.history import Change, Happened, trail_of
from desktop.domain.case import Case
from desktop.domain.reading.verdicts import Verdict, role_of
from desktop.screens.dossier.history_sheet import history_plan
from desktop.screens.dossier.naming import Names
from desktop.screens.dossier.sentences import key_of, sentence_of
from desktop.screens.dossier.tab import CaseTab, device_of, moment_of, person_of
from desktop.screens.listing.nothing import Nothing
from desktop.screens.listing.period import Period
from desktop.screens.listing.search import Search
from desktop.screens.pieces.controls import Choice, below, beside, button, framed, plain
from desktop.screens.pieces.delegate import Paragraphs
from desktop.screens.pieces.folding import Folding
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.printing.page import PaperPage
from desktop.words import NOTHING

COLUMNS = ("moment", "by", "computer", "what", "changed")
WEIGHTS = (15, 17, 12, 30, 36)
ARROW = " → "
KINDS: Mapping[str, tuple[str, ...]] = {
    "kinds_steps": ("registered", "step_completed", "step_returned", "held", "resumed"),
    "kinds_data": ("data_changed", "conflict_decided", "body_erased", "declared_complete"),
    "kinds_files": ("file_attached", "message_written"),
    "kinds_papers": ("number_asked", "paper_numbered", "number_voided", "online_entered"),
    "kinds_ends": ("cancelled", "revoked", "action_undone"),
}
"""What can be chosen in the filter, and the kinds of events it shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list, with what it is sifted by."""

    kind: str
    person: str
    day: date
    cells: tuple[str, ...]


class HistoryTab(CaseTab):
    """Lists what happened: when, who, where, what, and every field before and after."""

    def __init__(self, room: Room, case: Case) -> None:
        super().__init__(room, case)
        say, look = room.words.say, room.look
        self.search = Search(look, say("dossier", "search_history"))
        every = say("dossier", "kinds_all")
        kinds = [("", every), *((key, say("dossier", key)) for key in KINDS)]
        self.kind = Choice(look, every, kinds)
        everybody = say("dossier", "people_all")
        self.person = Choice(look, everybody, [("", everybody)])
        self.period = Period(room)
        self.print = button(look, say("dossier", "print_history"), self.show_paper, icon="printer")
        self.print.setToolTip(room.say("print_tip"))
        self.table = Table(say("dossier", "history"))
        self.table.setItemDelegate(Paragraphs(look))
        self.nothing = Nothing(look, "info")
        self._lines: list[Line] = []
        self._shown: list[Line] = []
        self._card = framed(below(self.table, margins=1))
        self.search.setMinimumWidth(look.px(160))
        choices = (self.kind, self.person, self.period, None, self.print)
        bar = Folding(look, self.search, plain(beside(*choices, gap=look.px(8))))
        box = below(bar, self._card, self.nothing, gap=look.px(8))
        box.setStretch(1, 1)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.search.typed.connect(lambda _: self._sift())
        self.search.left_below.connect(self.table.setFocus)
        for choice in (self.kind, self.person):
            choice.picked.connect(lambda _: self._sift())
        self.period.changed.connect(self._sift)

    @property
    def title(self) -> str:
        """Give the words of the tab."""
        return self.room.words.say("dossier", "history")

    def fill(self) -> None:
        """Show what happened."""
        names = Names(self.room, self.case)
        trail = self.room.runner.ask(trail_of, self.case) or ()
        self._lines = [self._line(each, names) for each in trail]
        self._name_people()
        self._sift()

    def show_paper(self) -> bool:
        """Show what is listed as it is printed."""
        columns = list(zip(self._headings(), WEIGHTS, strict=True))
        rows = [line.cells for line in self._shown]
        plan = history_plan(self.room, self.case, columns, rows, self._sifted())
        self.room.go(partial(PaperPage, plan=plan))
        return True

    def _sifted(self) -> list[str]:
        """Say what the list was sifted by."""
        chosen = [each.currentText() for each in (self.kind, self.person) if each.key]
        since, until = self.period.span
        days = [self.room.words.day(day) for day in (since, until) if day is not None]
        typed = [f"“{self.search.text().strip()}”"] if self.search.text().strip() else []
        return [*chosen, *([f" {NOTHING} ".join(days)] if days else []), *typed]

    def _name_people(self) -> None:
        """Offer everybody who wrote in this case, keeping who is chosen."""
        chosen = self.person.key
        people = sorted({line.person for line in self._lines})
        while self.person.count() > 1:
            self.person.removeItem(1)
        for name in people:
            self.person.addItem(name, name)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))

    def _headings(self) -> list[str]:
        return [self.room.words.say("column", key) for key in COLUMNS]

    def _sift(self) -> None:
        words, kinds = self.search.text().casefold().split(), KINDS.get(self.kind.key, ())
        since, until = self.period.span
        self._shown = [
            line
            for line in self._lines
            if (not kinds or line.kind in kinds)
            and self.person.key in ("", line.person)
            and (since or line.day) <= line.day <= (until or line.day)
            and _has(line.cells, words)
        ]
        self.table.set_rows(self._headings(), [line.cells for line in self._shown])
        self.table.share_out(WEIGHTS)
        self._card.setVisible(bool(self._shown))
        self.nothing.setVisible(not self._shown)
        self.print.setEnabled(bool(self._shown))
        if not self._shown:
            say = self.room.words.say
            self.nothing.tell(say("dossier", "no_history"), say("listing", "clear"), self._clear)

    def _clear(self) -> None:
        for choice in (self.kind, self.person):
            choice.setCurrentIndex(0)
        self.period.clear()
        self.search.clear()
        self.search.settle()
        self._sift()

    def _line(self, happened: Happened, names: Names) -> Line:
        event = happened.event
        day = self.room.runner.session.workplace.local_time(event.at).date()
        kind, person = key_of(event.kind), person_of(self.room, event)
        return Line(kind, person, day, self._row(happened, names))

    def _row(self, happened: Happened, names: Names) -> tuple[str, ...]:
        room, event = self.room, happened.event
        said = sentence_of(room, self.case, event)
        if happened.verdict is not Verdict.COUNTS:
            said = f"{said}\n{room.words.say('verdict', happened.verdict.value)}"
        role = room.words.say("role", role_of(event).value) if event.fact is not None else ""
        who = "\n".join(filter(None, (person_of(room, event), role)))
        changes = "\n".join(_changed(names, change) for change in happened.changes)
        return (moment_of(room, event), who, device_of(room, event), said, changes)


def _changed(names: Names, change: Change) -> str:
    """Say what stood and what stands: *NIK: 12 → 13*; only the new where nothing stood."""
    new = names.answer(change.field, change.new)
    old = f"{names.answer(change.field, change.old)}{ARROW}" if change.old else ""
    return f"{names.field(change.field)}: {old}{new}"


def _has(row: Sequence[str], words: Sequence[str]) -> bool:
    text = " ".join(row).casefold()
    return all(word in text for word in words)
