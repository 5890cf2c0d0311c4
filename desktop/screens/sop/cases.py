"""The cases under a version of a procedure: running ones first, due soonest on top."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.calendar.timing import Standing
from desktop.domain.lines import CaseLine
from desktop.screens.pieces.controls import below, framed
from desktop.screens.pieces.delegate import Cells
from desktop.screens.pieces.facts import empty_page
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.pieces.wording import pill_of
from desktop.words import NOTHING

COLUMNS = ("case", "applicant", "stands_at", "status", "time_left")


class CaseList(QWidget):
    """Lists cases; `case_wanted` names the one that is to be opened."""

    case_wanted = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._subjects: list[str] = []
        self.table = Table(room.say("tab_cases"))
        self.table.setItemDelegate(Cells(room.look))
        self.table.opened.connect(self._open)
        self._card = framed(below(self.table, margins=1))
        self._empty = empty_page(
            room.look, "folder-open", room.say("no_cases"), room.say("no_cases_why")
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card)
        box.addWidget(self._empty)

    def show_cases(self, cases: Sequence[tuple[CaseLine, Standing]]) -> None:
        """Show other cases."""
        room = self._room
        pills = [pill_of(room, line, how) for line, how in cases]
        self._subjects = [line.subject for line, _ in cases]
        rows = [
            (
                line.number,
                f"{line.applicant}\n{line.business}" if line.business else line.applicant,
                f"{' '.join(line.step.split())}\n{line.waiting_for}" if line.symbol else NOTHING,
                room.words.say("status", line.status),
                pill.text,
            )
            for (line, _), pill in zip(cases, pills, strict=True)
        ]
        states = {(place, len(COLUMNS) - 1): pill.state for place, pill in enumerate(pills)}
        self.table.set_rows([room.words.say("column", key) for key in COLUMNS], rows, states)
        self.table.share_out([20, 24, 34, 16, 20])
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def _open(self, place: int) -> None:
        self.case_wanted.emit(self._subjects[place])
