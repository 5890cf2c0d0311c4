"""A table as a picture or as a list, whichever the reader wants (UX chapters 5 and 9.6)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.diagram.chart import Chart
from desktop.diagram.dressing.dressed import dressed
from desktop.diagram.live import Live
from desktop.diagram.sizes import PIXEL
from desktop.domain.sop.model import Sop
from desktop.screens.pieces.controls import label
from desktop.screens.pieces.delegate import Paragraphs
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.running.background import Task
from desktop.screens.running.charts import Extent, Wanted
from desktop.screens.swimlane.steps import Heard, heard_of, step_list
from desktop.screens.swimlane.strip import Strip, strip_of, strip_width
from desktop.screens.swimlane.view import Scene, Swimlane
from desktop.swimlane import faces

PATIENCE = 60
"""Milliseconds to wait for the end of a resize before laying out anew."""


def _nothing(_row: int) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a pane shows: one version of a procedure, with a case or with how it is used.

    `start` is the row to open at, 0 for the top; `tip` says of a row what a pointer shows.
    """

    version: str
    name: str
    sop: Sop
    live: Live | None = None
    strip: Strip | None = None
    heard: Heard = field(default_factory=Heard)
    start: int = 0
    extent: Extent = Extent.WHOLE
    tip: Callable[[int], str] = _nothing


class Pane(QWidget):
    """Shows a subject; `chosen` and `opened` name rows by position, whichever way it is shown."""

    chosen = Signal(int)
    opened = Signal(int)
    switched = Signal(bool)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._subject: Subject | None = None
        self._task: Task | None = None
        self.view = Swimlane(room.look)
        self.list = Table(room.say("step_list"))
        self.list.setItemDelegate(Paragraphs(room.look))
        self._stack = QStackedWidget()
        for widget in (self.view, self.list):
            self._stack.addWidget(widget)
        self._waiting = label(room.say("laying_out"), "secondary")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.setFocusProxy(self.view)
        self._rest = QTimer(self, interval=PATIENCE, singleShot=True)
        self._rest.timeout.connect(self._lay_out)
        self._connect()

    @property
    def is_list(self) -> bool:
        """Tell whether the list is shown."""
        return self._stack.currentWidget() is self.list

    @property
    def row(self) -> int:
        """Give the position of the chosen row, 0 for none."""
        return self.list.currentIndex().row() + 1 if self.is_list else self.view.row

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing is being laid out."""
        is_waiting = self._task is not None and not self._task.cancelled
        return not is_waiting and not self._rest.isActive()

    def show_subject(self, subject: Subject) -> None:
        """Show something else, or the same with other facts."""
        self._subject = subject
        self.view.setAccessibleName(subject.name)
        said = step_list(subject.sop, self._room.words, self._heard(subject))
        self.list.set_rows(said.headings, said.cells)
        self.list.share_out(_weights(said.headings))
        self._lay_out()

    def switch(self) -> None:
        """Change between picture and list; the chosen row stays chosen."""
        row = self.row
        to_list = not self.is_list
        shown = self.list if to_list else self.view
        self._stack.setCurrentWidget(shown)
        self.choose(row)
        self.setFocusProxy(shown)
        shown.setFocus()
        self.switched.emit(to_list)

    def choose(self, row: int) -> None:
        """Choose a row by its position."""
        if self.is_list:
            self.list.choose(row - 1)
        else:
            self.view.choose(row)

    def _connect(self) -> None:
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self.view.widened.connect(self._rest.start)
        self.list.chosen.connect(self._choose_in_list)
        self.list.opened.connect(lambda place: self.opened.emit(place + 1))
        QShortcut(QKeySequence("Ctrl+Shift+L"), self, self.switch)

    def _choose_in_list(self, place: int) -> None:
        if self.is_list:
            self.chosen.emit(place + 1)

    def _heard(self, subject: Subject) -> Heard:
        if subject.live is not None:
            return heard_of(subject.sop, subject.live, self._room.words)
        return subject.heard

    def _lay_out(self) -> None:
        subject = self._subject
        width = self.view.viewport().width()
        if subject is None or width < 100 or not self.isVisible():
            return
        if self._task is not None:
            self._task.cancel()
        look = self._room.look
        strip = strip_width(look.scale) / PIXEL if subject.strip else 0.0
        wanted = Wanted(
            version=subject.version,
            width=round(width - strip),
            scale=look.scale,
            extent=subject.extent,
            live=subject.live is not None,
        )
        say = self._room.say("laying_out")
        self._task = self._room.charts.ask(
            wanted, subject.sop, self._show, name=say, owner=self.view
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out as soon as the width is known."""
        super().showEvent(event)
        self._rest.start(0)

    def _show(self, chart: Chart) -> None:
        subject = self._subject
        self._task = None
        if subject is None:
            return
        look = self._room.look
        strip = strip_of(subject.strip, chart, look, faces()) if subject.strip else None
        self.view.show_scene(
            Scene(
                chart=chart,
                drawing=dressed(chart, look.palette, faces(), subject.live),
                strip=strip,
                current=subject.start,
                tip=subject.tip,
                said=self._said,
            )
        )

    def _said(self, row: int) -> str:
        """Give a row as a screen reader says it: headings and cells that are not empty."""
        rows, role = self.list.rows, Qt.ItemDataRole.AccessibleTextRole
        cells = (rows.index(row - 1, column) for column in range(rows.columnCount()))
        return ". ".join(str(cell.data(role)) for cell in cells if cell.data())


def _weights(headings: Sequence[str]) -> list[int]:
    """Share the width of the list out: a little to the number, most to the activity."""
    return [4, 24, 14, *[11] * (len(headings) - 3)]
