"""The library: every procedure in force, with what runs under it."""

from functools import partial

from desktop.actions.changes import Changes
from desktop.actions.procedures.library import Procedure, library
from desktop.domain.progress import StepState
from desktop.screens.pieces.controls import below, framed
from desktop.screens.pieces.delegate import Cells
from desktop.screens.pieces.facts import empty_page
from desktop.screens.pieces.room import Heading, Page, Room
from desktop.screens.pieces.table import Table
from desktop.screens.sop.page import SopPage
from desktop.screens.sop.totals import total_said
from desktop.words import NOTHING

COLUMNS = ("procedure", "steps", "performers", "total_standard", "since", "running")


class Library(Page):
    """Lists the procedures in force; one is opened with Enter."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.table = Table(room.say("library"))
        self.table.setItemDelegate(Cells(room.look))
        self.table.opened.connect(self._open)
        self.procedures: list[Procedure] = []
        empty = empty_page(room.look, "workflow", room.say("no_sops"), room.say("no_sops_why"))
        self._empty = empty
        self._card = framed(below(self.table, margins=1))
        box = below(self._card, empty, margins=room.look.px(16))
        self.setLayout(box)
        self._read()

    def heading(self) -> Heading:
        """Say where we are."""
        office = self.room.runner.session.workplace.office.name
        count = self.room.say("sops_in_force", count=len(self.procedures))
        return Heading(title=self.room.say("library"), subtitle=f"{office} · {count}")

    def look_again(self, _changes: Changes) -> None:
        """Count again."""
        self._read()
        self.renamed.emit()

    def settle(self) -> None:
        """Begin at the list."""
        self.table.setFocus()

    def _read(self) -> None:
        room = self.room
        self.procedures = room.runner.ask(library) or []
        pills = {
            (place, len(COLUMNS) - 1): StepState.CURRENT
            for place, procedure in enumerate(self.procedures)
            if procedure.running
        }
        headings = [room.words.say("column", key) for key in COLUMNS]
        self.table.set_rows(headings, [self._row(each) for each in self.procedures], pills)
        self.table.share_out([46, 10, 11, 15, 14, 16])
        self._card.setVisible(bool(self.procedures))
        self._empty.setVisible(not self.procedures)

    def _row(self, procedure: Procedure) -> tuple[str, ...]:
        room, workplace = self.room, self.room.runner.session.workplace
        since = workplace.local_time(procedure.since).date()
        return (
            f"{procedure.title}\n{procedure.office}",
            str(procedure.rows),
            str(len(procedure.lanes)),
            total_said(room, procedure.total),
            room.words.day(since),
            room.say("cases_running", count=procedure.running) if procedure.running else NOTHING,
        )

    def _open(self, place: int) -> None:
        if 0 <= place < len(self.procedures):
            self.room.go(partial(SopPage, version=self.procedures[place].event))
