"""Riwayat: everything that happened to a case, newest first, sifted by kind and by words."""

from collections.abc import Mapping, Sequence

from desktop.actions.dossier.history import Change, Happened, trail_of
from desktop.domain.case import Case
from desktop.domain.reading.verdicts import Verdict, role_of
from desktop.screens.dossier.naming import Names
from desktop.screens.dossier.sentences import key_of, sentence_of
from desktop.screens.dossier.tab import CaseTab, device_of, moment_of, person_of
from desktop.screens.listing.nothing import Nothing
from desktop.screens.listing.search import Search
from desktop.screens.pieces.controls import Choice, below, beside, framed, plain
from desktop.screens.pieces.delegate import Paragraphs
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table

COLUMNS = ("moment", "by", "computer", "what", "changed")
WEIGHTS = (15, 17, 12, 30, 36)
ARROW = " → "
KINDS: Mapping[str, tuple[str, ...]] = {
    "kinds_steps": ("registered", "step_completed", "step_returned", "held", "resumed"),
    "kinds_data": ("data_changed", "conflict_decided", "body_erased", "declared_complete"),
    "kinds_files": ("file_attached", "message_written"),
    "kinds_papers": ("paper_numbered", "number_voided", "online_entered"),
    "kinds_ends": ("cancelled", "revoked", "action_undone"),
}
"""What can be chosen in the filter, and the kinds of events it shows."""


class HistoryTab(CaseTab):
    """Lists what happened: when, who, where, what, and every field before and after."""

    def __init__(self, room: Room, case: Case) -> None:
        super().__init__(room, case)
        say = room.words.say
        self.search = Search(room.look, say("dossier", "search_history"))
        self.kind = Choice(
            room.look,
            say("dossier", "kinds_all"),
            [("", say("dossier", "kinds_all")), *((key, say("dossier", key)) for key in KINDS)],
        )
        self.table = Table(say("dossier", "history"))
        self.table.setItemDelegate(Paragraphs(room.look))
        self.nothing = Nothing(room.look, "info")
        self._rows: list[tuple[str, tuple[str, ...]]] = []
        self._card = framed(below(self.table, margins=1))
        bar = plain(beside(self.search, self.kind, gap=room.look.px(8)))
        box = below(bar, self._card, self.nothing, gap=room.look.px(8))
        box.setStretch(1, 1)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.search.typed.connect(lambda _: self._sift())
        self.search.left_below.connect(self.table.setFocus)
        self.kind.picked.connect(lambda _: self._sift())

    @property
    def title(self) -> str:
        """Give the words of the tab."""
        return self.room.words.say("dossier", "history")

    def fill(self) -> None:
        """Show what happened."""
        names = Names(self.room, self.case)
        trail = self.room.runner.ask(trail_of, self.case) or ()
        self._rows = [(key_of(each.event.kind), self._row(each, names)) for each in trail]
        self._sift()

    def _sift(self) -> None:
        words = self.search.text().casefold().split()
        kinds = KINDS.get(self.kind.key, ())
        rows = [
            row for kind, row in self._rows if (not kinds or kind in kinds) and _has(row, words)
        ]
        self.table.set_rows([self.room.words.say("column", key) for key in COLUMNS], rows)
        self.table.share_out(WEIGHTS)
        self._card.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if not rows:
            say = self.room.words.say
            self.nothing.tell(say("dossier", "no_history"), say("listing", "clear"), self._clear)

    def _clear(self) -> None:
        self.kind.setCurrentIndex(0)
        self.search.clear()
        self.search.settle()
        self._sift()

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
