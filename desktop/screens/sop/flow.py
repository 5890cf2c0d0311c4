"""The table of a version with what stands where, and the details of a row beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.sop.flow import row_name
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.drawer import Drawer
from desktop.screens.pieces.room import Room
from desktop.screens.running.charts import Extent
from desktop.screens.sop.edition import Edition
from desktop.screens.sop.figures import Period, Told, headings
from desktop.screens.sop.row_details import row_details
from desktop.screens.swimlane.pane import Pane, Subject
from desktop.screens.swimlane.steps import Heard
from desktop.screens.swimlane.strip import Strip


class FlowTab(QWidget):
    """The table with its strip; Enter on a row opens its details, with the cases there."""

    case_wanted = Signal(str)

    def __init__(self, room: Room, edition: Edition) -> None:
        super().__init__()
        self._room, self._edition = room, edition
        self.told: Told | None = None
        self.pane = Pane(room)
        self.drawer = Drawer(room)
        self.summary = label("", "secondary")
        self.worst = button(room.look, "", self._go_to_worst, kind="link", icon="circle-alert")
        self.worst.hide()
        self._zoom = label("", "caption")
        self._arrange()
        self.pane.opened.connect(self._open)
        self.pane.chosen.connect(self._follow)
        self.pane.view.zoomed.connect(self._tell_zoom)
        self.drawer.toggled.connect(lambda _: self._show())
        self._tell_zoom(1.0)
        self._show()

    def show_figures(self, told: Told) -> None:
        """Show where cases stand and how long rows take."""
        self.told = told
        late = sum(row.late for row in told.figures.standing.values())
        here = sum(row.standing for row in told.figures.standing.values())
        key = "running_late" if late else "running_now"
        self.summary.setText(self._room.say(key, count=here, late=late))
        worst = told.worst()
        if worst:
            name = " ".join(row_name(self._edition.sop.rows[worst - 1]).split())
            found = told.figures.standing[worst]
            short = name if len(name) <= 60 else name[:59] + "…"
            self.worst.setToolTip(self._room.say("worst", name=name, late=found.late))
            self.worst.setText(self._room.say("worst", name=short, late=found.late))
        self.worst.setVisible(bool(worst))
        self._show()
        if self.drawer.is_open:
            self._open(self.pane.row)

    def _arrange(self) -> None:
        look = self._room.look
        foot = beside(self.summary, self.worst, None, self._zoom, gap=look.px(12))
        foot.setContentsMargins(look.px(12), look.px(4), look.px(12), look.px(4))
        box = below(self.pane, plain(foot), gap=0, margins=1)
        box.setStretch(0, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.px(12))
        whole.addWidget(framed(box), 1)
        whole.addWidget(self.drawer)

    def _show(self) -> None:
        room, edition, told = self._room, self._edition, self.told
        strip = told.strip() if told else Strip(headings=headings(room, Period.MONTH), rows={})
        subject = Subject(
            version=edition.event,
            name=room.say("table_of", title=edition.sop.title),
            sop=edition.sop,
            strip=strip,
            extent=Extent.NARROW if self.drawer.is_open else Extent.WHOLE,
            heard=told.heard() if told else Heard(),
            tip=lambda row: told.tip(edition.put.flow, row) if told else "",
        )
        self.pane.show_subject(subject)

    def _open(self, row: int) -> None:
        if row and self.told is not None:
            details = row_details(self._room, self._edition, self.told, row)
            details.case_wanted.connect(self.case_wanted)
            steps = len(self._edition.sop.rows)
            self.drawer.open(details, self._room.say("step_of", step=row, steps=steps))

    def _follow(self, row: int) -> None:
        if self.drawer.is_open:
            self._open(row)

    def open_details(self) -> None:
        """Open the details of the chosen row, where F6 comes to them."""
        self._open(self.pane.row)

    def _go_to_worst(self) -> None:
        if self.told is not None:
            self.pane.choose(self.told.worst())
            self.pane.setFocus()

    def _tell_zoom(self, factor: float) -> None:
        self._zoom.setText(self._room.say("zoom", percent=round(factor * 100)))
