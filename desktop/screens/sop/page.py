"""One version of a procedure: its table with what stands where, its identity, its versions."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from desktop.actions.changes import Changes
from desktop.actions.procedures.library import Procedure, library
from desktop.domain.progress import StepState
from desktop.screens.case.page import CasePage
from desktop.screens.pieces.chip import Pill
from desktop.screens.pieces.controls import Choice, below, beside, button, plain
from desktop.screens.pieces.room import Heading, Manners, Page, Room
from desktop.screens.printing.page import PaperPage
from desktop.screens.sop.cases import CaseList
from desktop.screens.sop.edition import Edition
from desktop.screens.sop.figures import Figures, Period, Told, read_figures
from desktop.screens.sop.flow import FlowTab
from desktop.screens.sop.identity import identity_sheet, usage_sheet, version_list

NEEDED = 450
"""The width in px that three buttons with their words take, and what is between them."""


class SopPage(Page):
    """Shows a version of a procedure in tabs."""

    def __init__(self, room: Room, *, version: str) -> None:
        super().__init__(room)
        self.edition = Edition.read(room, version)
        self.flow = FlowTab(room, self.edition)
        self.cases = CaseList(room)
        self.tabs = QTabBar()
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._stack = QStackedWidget()
        self._period = Choice(
            room.look, room.say("period"), [(each.value, room.say(each.value)) for each in Period]
        )
        self._history: QWidget = QWidget()
        self._fill()
        self._buttons = self._make_buttons()
        self._arrange()
        self._connect()
        self._read()

    def heading(self) -> Heading:
        """Say which procedure and version it is, and how much work it is."""
        edition, room = self.edition, self.room
        state = StepState.DONE if edition.is_in_force else StepState.SKIPPED
        return Heading(
            title=edition.sop.title,
            subtitle=edition.told(room),
            pill=Pill(state, room.say("in_force" if edition.is_in_force else "replaced")),
            goes_back=True,
        )

    def manners(self) -> Manners:
        """Go with F6 from the tabs over the table to the details of its row."""
        flow = [self.flow.pane, self.flow.drawer] if self.flow.isVisible() else [self._stack]
        return Manners(
            panes=[self.tabs, *flow],
            open_pane=lambda _: self.flow.open_details(),
            print_with=self._choose_printing,
        )

    def look_again(self, _changes: Changes) -> None:
        """Count again; the version may have been replaced meanwhile."""
        versions = self.edition.versions
        self.edition = Edition.read(self.room, self.edition.event)
        if self.edition.versions != versions:
            self._renew_history()
        self.renamed.emit()
        self._read()

    def _renew_history(self) -> None:
        old = self._history
        self._history = version_list(self.room, self.edition, self._open_version)
        shown, place = self._stack.currentWidget() is old, self._stack.indexOf(old)
        self._stack.insertWidget(place, self._history)
        self._stack.removeWidget(old)
        old.deleteLater()
        if shown:
            self._stack.setCurrentIndex(place)

    def close_part(self) -> bool:
        """Close the details of a row."""
        return self.flow.isVisible() and self.flow.drawer.shut()

    def settle(self) -> None:
        """Begin at the table."""
        self.flow.pane.setFocus()

    def choose_period(self, period: Period) -> None:
        """Average over another time."""
        self._period.setCurrentIndex(self._period.findData(period.value))
        self._read()

    def print_to(self, path: Path) -> None:
        """Write the official document as a PDF."""
        self.edition.print_to(self.room, path)

    def _fill(self) -> None:
        room, edition = self.room, self.edition
        entry = self._entry()
        usage = usage_sheet(room, entry)
        self._history = version_list(room, edition, self._open_version)
        sheets: list[tuple[str, QWidget]] = [
            (room.say("tab_flow"), self.flow),
            (room.say("tab_cases"), self.cases),
            (room.say("tab_identity"), identity_sheet(room, edition.sop)),
            (room.say("tab_versions"), self._history),
            (room.say("tab_usage", count=len(entry.permit_types) if entry else 0), usage),
        ]
        for text, sheet in sheets:
            self.tabs.addTab(text)
            self._stack.addWidget(sheet)

    def _entry(self) -> Procedure | None:
        entries = self.room.runner.ask(library) or []
        return next((entry for entry in entries if entry.id == self.edition.sop.id), None)

    def _make_buttons(self) -> QWidget:
        room, pane = self.room, self.flow.pane
        self._fit = button(room.look, room.say("fit_width"), pane.view.fit, icon="scan")
        self._fit.setToolTip(room.say("fit_width_tip"))
        self._switch = button(room.look, room.say("step_list"), pane.switch, icon="table-2")
        self._switch.setToolTip(room.say("step_list_tip"))
        self._print = button(room.look, room.say("print"), self._ask_to_print, icon="printer")
        self._print.setToolTip(room.say("print_tip"))
        pieces = (self._period, self._fit, self._switch, self._print)
        return plain(beside(None, *pieces, gap=room.look.px(8)))

    def _arrange(self) -> None:
        look = self.room.look
        bar = beside(self.tabs, None, self._buttons, gap=look.px(8))
        box = below(plain(bar), self._stack, gap=look.px(8))
        box.setContentsMargins(look.px(16), look.px(6), look.px(16), look.px(12))
        self.setLayout(box)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self._period.picked.connect(lambda _: self._read())
        self.flow.case_wanted.connect(self._open_case)
        self.cases.case_wanted.connect(self._open_case)
        self.flow.pane.switched.connect(self._name_switch)
        QShortcut(QKeySequence("Ctrl+P"), self, self._ask_to_print)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of buttons away, and let tabs scroll, where they do not fit."""
        super().resizeEvent(event)
        self._squeeze()

    def _squeeze(self) -> None:
        room = self.width() - self.tabs.sizeHint().width() - self._period.sizeHint().width()
        is_narrow = room < self.room.look.px(NEEDED)
        self.tabs.setUsesScrollButtons(is_narrow)
        for each in (self._fit, self._switch, self._print):
            each.setText("" if is_narrow else each.accessibleName())

    def _turn(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        for piece in (self._period, self._fit, self._switch):
            piece.setVisible(self._stack.currentWidget() is self.flow)

    def _name_switch(self, is_list: bool) -> None:
        self._switch.setAccessibleName(self.room.say("picture" if is_list else "step_list"))
        self._squeeze()
        self._fit.setEnabled(not is_list)

    def _read(self) -> None:
        period = Period(self._period.key)
        say = self.room.say("counting")

        def show(figures: Figures) -> None:
            told = Told(self.room, figures, period)
            self.flow.show_figures(told)
            self.cases.show_cases(figures.cases)
            self.tabs.setTabText(1, self.room.say("tab_cases_of", count=len(figures.cases)))

        event = self.edition.event
        self.room.runner.ask_beside(
            say, lambda session: read_figures(session, event, period), show, self
        )

    def _open_case(self, subject: str) -> None:
        self.room.go(partial(CasePage, subject=subject))

    def _open_version(self, event: str) -> None:
        if event != self.edition.event:
            self.room.go(partial(SopPage, version=event))

    def _ask_to_print(self) -> None:
        """Show the document first: it is printed or saved from there."""
        self.room.go(partial(PaperPage, plan=self.edition.plan(self.room)))

    def _choose_printing(self) -> None:
        self.room.go(partial(PaperPage, plan=self.edition.plan(self.room), chooses=True))
