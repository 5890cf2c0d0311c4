"""The cards of the start page: lines under a heading, what an office lacks, where cases stand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from desktop.actions.worklists.glance import Bottleneck
from desktop.actions.worklists.readiness import Part, Readiness
from desktop.domain.progress import StepState
from desktop.screens.finding.entry import Entry
from desktop.screens.home.buttons import Line
from desktop.screens.look.icons import pixmap
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.delegate import ROW, Cells
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.pieces.wording import time_said
from desktop.words import NOTHING

CHAPTERS = {
    Part.LETTERHEAD: "office",
    Part.SECOND_ADMINISTRATOR: "people",
    Part.PROCEDURES: "procedures",
    Part.PERMIT_TYPES: "permits",
    Part.BOOKS: "numbering",
    Part.BACKUP: "backup",
}
"""The chapter of the settings in which each part is set up."""

COLUMNS = ("step", "standing", "late_cases", "longest", "pace")
WEIGHTS = (50, 10, 13, 16, 18)
TICK = 18
LEAST = 430
"""Pixels in which the table of bottlenecks can be read."""

Way = tuple[Entry, Callable[[], object]]
"""A line, and where it leads."""


class Card(QFrame):
    """A heading with at most one button, and lines below; empty it says so."""

    def __init__(self, room: Room, title: str, offer: QPushButton | None = None) -> None:
        super().__init__()
        look = room.look
        self._room = room
        self.setObjectName("card")
        self.title = label(title, "section", wrapped=True)
        row = beside(self.title, *([offer] if offer else []), gap=look.px(8))
        row.setStretch(0, 1)
        head = plain(row)
        head.setMinimumHeight(look.px(36))
        self._box = below(head, gap=look.px(4))
        self._box.setContentsMargins(*[look.px(14), look.px(8)] * 2)
        self.setLayout(self._box)
        self.lines: list[Line] = []
        self._inside: list[QWidget] = []

    def show_lines(self, ways: Sequence[Way], empty: str) -> None:
        """Show lines in place of those before."""
        self.lines = []
        for entry, act in ways:
            line = Line(self._room.look, entry)
            line.clicked.connect(lambda _=False, act=act: act())
            self.lines.append(line)
        nothing = label(empty, "secondary", wrapped=True)
        nothing.setMinimumHeight(self._room.look.px(40))
        self.show_pieces(self.lines or [nothing])

    def show_pieces(self, pieces: Sequence[QWidget]) -> None:
        """Show pieces in place of those before."""
        for old in self._inside:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._inside = list(pieces)
        for piece in pieces:
            self._box.addWidget(piece)


class Checklist(Card):
    """What a new office still has to set up; `wanted` names a chapter of the settings."""

    wanted = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__(room, "")

    def tell(self, parts: Sequence[Readiness]) -> None:
        """Show what is there and what is not."""
        say = self._room.words.say
        ready = sum(each.is_ready for each in parts)
        self.title.setText(say("home", "ready_of", ready=ready, count=len(parts)))
        self.show_pieces([self._row(each) for each in parts])
        self.setVisible(ready < len(parts))

    def _row(self, each: Readiness) -> QWidget:
        look, say = self._room.look, self._room.words.say
        name = say("home", each.part.value)
        icon, state = (
            ("circle-check", StepState.DONE)
            if each.is_ready
            else ("circle-dashed", StepState.NOT_REACHED)
        )
        picture = QLabel()
        colour = look.palette.states[state].line
        picture.setPixmap(pixmap(icon, colour, look.px(TICK), self.devicePixelRatioF()))
        picture.setAccessibleName(say("home", "is_ready" if each.is_ready else "is_missing"))
        said = label(name, wrapped=True)
        go = button(
            look, say("home", "set_up"), lambda: self.wanted.emit(CHAPTERS[each.part]), kind="link"
        )
        go.setAccessibleName(f"{say('home', 'set_up')}: {name}")
        if each.is_ready:
            go.hide()
        pieces = beside(picture, said, go, gap=look.px(8))
        pieces.setStretch(1, 1)
        row = plain(pieces)
        row.setMinimumHeight(look.px(32))
        return row


class BottleneckCard(Card):
    """Where cases stand in the whole office; `opened` names a version of a procedure."""

    opened = Signal(str)

    def __init__(self, room: Room, offer: QPushButton | None) -> None:
        say = room.words.say
        super().__init__(room, say("home", "bottlenecks"), offer)
        self.found: Sequence[Bottleneck] = ()
        self.table = Table(say("home", "bottlenecks"))
        self.table.setItemDelegate(Cells(room.look))
        self.table.setMinimumWidth(room.look.px(LEAST))
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.opened.connect(self._open)
        self._nothing = label(say("home", "counting"), "secondary")
        self.show_pieces([self._nothing, self.table])
        self.table.hide()

    def tell(self, found: Sequence[Bottleneck]) -> None:
        """Show rows of procedures at which cases stand."""
        room, say = self._room, self._room.words.say
        self.found = found
        pills = {(row, 2): StepState.OVERDUE for row, each in enumerate(found) if each.late}
        headings = [say("column", key) for key in COLUMNS]
        self.table.set_rows(headings, [self._row(each) for each in found], pills)
        self.table.share_out(WEIGHTS)
        self.table.setCurrentIndex(QModelIndex())
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + len(found) * room.look.px(ROW) + room.look.px(6))
        self.table.setVisible(bool(found))
        self._nothing.setText(say("home", "nothing_stands"))
        self._nothing.setVisible(not found)

    def _row(self, each: Bottleneck) -> tuple[str, ...]:
        words = self._room.words
        return (
            f"{' '.join(each.step.split())}\n{' '.join(each.lane.split())} · {each.sop}",
            str(each.standing),
            str(each.late) if each.late else NOTHING,
            time_said(words, each.amount, each.unit),
            self._pace(each),
        )

    def _pace(self, each: Bottleneck) -> str:
        """Say how long the step really takes, over its standard."""
        words, times = self._room.words, each.times
        actual = time_said(words, times.amount, times.unit) if times.timed else NOTHING
        printed = " ".join(times.standard.text.split()) or NOTHING
        return f"{actual}\n{words.say('home', 'standard', time=printed)}"

    def _open(self, row: int) -> None:
        self.opened.emit(self.found[row].version)
