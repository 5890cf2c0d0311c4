"""One case in the table of its procedure: where it stands, what was done, what is left out."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions.changes import Changes
from desktop.actions.lists import open_case
from desktop.actions.procedures.printing import PAPERS, card_document, paper_named
from desktop.actions.worklists.recent import note_opened
from desktop.actions.worklists.tasks import next_task
from desktop.domain.people import Action
from desktop.domain.refusals import Trouble
from desktop.screens.case.banner import Banner
from desktop.screens.case.details import step_details
from desktop.screens.case.legend import Legend
from desktop.screens.case.reading import see
from desktop.screens.case.tabs import Tabs
from desktop.screens.case.work import Work
from desktop.screens.pieces.controls import TabRow, Tools, below, beside, button, framed, plain
from desktop.screens.pieces.drawer import Drawer
from desktop.screens.pieces.papers.saving import keep
from desktop.screens.pieces.room import Heading, Manners, Page, Room
from desktop.screens.printing.page import PaperPage
from desktop.screens.printing.plan import Plan
from desktop.screens.running.charts import Extent
from desktop.screens.swimlane.pane import Pane, Subject
from desktop.swimlane import card_of, press

WIDE = 1100
"""From this width of the page on the details stand beside the table unasked (UX 3.1)."""


class CasePage(Page):
    """Shows a case; beside the table stands the form of its step, or what a chosen row tells.

    Opened as a task, it gives its place to the next task once the step is left; `after` is the
    case that was before it, which stands here again when that step is taken back.
    """

    def __init__(self, room: Room, *, subject: str, is_task: bool = False, after: str = "") -> None:
        super().__init__(room)
        self._subject, self._is_task, self._after = subject, is_task, after
        self.seen = see(room, subject)
        room.runner.ask(note_opened, subject)
        self._is_whole = False
        self._was_shown = False
        self.pane = Pane(room)
        self.drawer = Drawer(room)
        self.work = Work(room, subject)
        self.work.form.finished.connect(lambda _: self._go_on())
        self.work.form.decide_wanted.connect(lambda: self.tabs.bar.setCurrentIndex(1))
        self._arrange()
        self.pane.chosen.connect(self._follow)
        self.pane.opened.connect(self._tell)
        self.drawer.toggled.connect(lambda _: self._show())
        QShortcut(QKeySequence("Ctrl+P"), self, self._ask_to_print)
        self._show()

    def heading(self) -> Heading:
        """Say whose case it is and how it stands."""
        seen, workplace = self.seen, self.room.runner.session.workplace
        received = self.room.words.moment(workplace.local_time(seen.case.opening.at))
        facts = (
            seen.case.number,
            seen.case.values.get("applicant.name", ""),
            self.room.say("received", moment=received),
        )
        subtitle = " · ".join(fact for fact in facts if fact)
        return Heading(
            title=seen.title, subtitle=subtitle, pill=seen.pill, entry="cases", goes_back=True
        )

    def manners(self) -> Manners:
        """Go with F6 from the tabs over the table to the form or the details, and its buttons."""
        panes: list[QWidget] = [self.tabs.bar, self.tabs.stack]
        if self.tabs.bar.currentIndex() == 0:
            panes = [self.tabs.bar, self.pane, *self._side()]
        return Manners(
            topic="case",
            about=self._subject,
            panes=panes,
            open_pane=lambda _: self._tell(self.pane.row or self.seen.row),
            keep=self.work.form.keep,
            print_with=self._choose_printing,
        )

    def _side(self) -> list[QWidget]:
        content = self.work.form.content
        if self.work.isVisible() and content is not None:
            return [content.sheet, content.foot]
        return [self.drawer]

    def look_again(self, _changes: Changes) -> None:
        """Read the case again when it was touched."""
        if self.seen.case.id in _changes.subjects:
            try:
                self.seen = see(self.room, self._subject)
            except Trouble as trouble:
                # Pages are gone through just now: this one leaves when that is over.
                QTimer.singleShot(0, self, partial(self._give_up, trouble))
                return
            self.banner.show_case(self.seen.case)
            self.work.form.look_again(_changes)
            self.tabs.look_again(_changes)
            self._show()
            self.renamed.emit()

    def settle(self) -> None:
        """Begin at the form, where the person has one, else at the table."""
        if self.work.isVisibleTo(self):
            self.work.form.settle()
        else:
            self.pane.setFocus()

    def _give_up(self, trouble: Trouble) -> None:
        """Leave a case that cannot be read any more, and say why."""
        if self.isVisible():
            self.room.back()
        self.room.runner.refused.emit(trouble)

    def take_back(self) -> bool:
        """Take back what was typed last in the form."""
        return self.work.isVisible() and self.work.form.take_back()

    def taken_back(self, about: str) -> None:
        """Stand at the step that is open again, also when another task has come since."""
        if about == self._subject:
            self.tabs.bar.setCurrentIndex(0)
            self._tell(self.seen.row)
            self.settle()
        elif about == self._after:
            self.room.swap(partial(CasePage, subject=about, is_task=self._is_task))

    def _go_on(self) -> None:
        """Go on with the case while its step is one's own, else with the next task."""
        case = open_case(self.room.runner.session, self._subject)
        if not self._is_task or self.room.runner.session.has_step(case):
            return self.settle()
        following = self.room.runner.ask(next_task, self._subject)
        if following is None:
            return self.room.back()
        task = partial(CasePage, subject=following.subject, is_task=True, after=self._subject)
        return self.room.swap(task)

    @property
    def _works_here(self) -> bool:
        """Tell whether the case runs, before somebody with a desk: others only look on."""
        may = self.room.runner.session.may(Action.COMPLETE_STEP)
        return may and self.seen.case.current is not None

    @property
    def is_telling(self) -> bool:
        """Tell whether form or details stand beside the table."""
        return self.drawer.is_open or not self.work.isHidden()

    def print_to(self, path: Path) -> None:
        """Write the kartu kendali as a PDF."""
        make, paper = self._plan().make, paper_named(PAPERS[0])
        keep(self.room, path, lambda: make(paper))

    def _plan(self) -> Plan:
        session, case = self.room.runner.session, self.seen.case
        card, name = card_of(session, case), self.room.say("control_card")
        return Plan(
            f"{name} {case.number}",
            case.number,
            lambda paper: card_document(session, case, card, paper, press()),
            entry="cases",
        )

    def show_whole(self, is_whole: bool) -> None:
        """Show all columns and no details, or only those a case page has room for."""
        self._is_whole = is_whole
        self._tools.name(self._more, self.room.say("show_less" if is_whole else "show_more"))
        if not (is_whole and self._close_side()):
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Open the details where there is room for them."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            if self.window().width() >= self.room.look.px(WIDE):
                self._tell(self.seen.row)
                self.settle()

    def _arrange(self) -> None:
        room, look = self.room, self.room.look
        self._more = button(room.look, room.say("show_more"), self._change_whole, icon="expand")
        switch = button(look, room.say("step_list"), self.pane.switch, icon="table-2")
        switch.setToolTip(room.say("step_list_tip"))
        details = button(look, room.say("details"), self.toggle_details, icon="info")
        details.setToolTip(room.say("details_tip"))
        printing = button(look, room.say("control_card"), self._ask_to_print, icon="printer")
        printing.setToolTip(room.say("print_tip"))
        self._tools = tools = Tools(look, self._more, switch, details, printing)
        self.pane.switched.connect(
            lambda is_list: tools.name(switch, room.say("picture" if is_list else "step_list"))
        )
        table = self._table()
        self.tabs = Tabs(room, self.seen.case, table)
        self.tabs.bar.currentChanged.connect(lambda place: self._tools.setVisible(place == 0))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(12))
        whole.setSpacing(look.px(8))
        whole.addWidget(TabRow(look, self.tabs.bar, self._tools))
        self.banner = Banner(room, lambda: self.tabs.bar.setCurrentIndex(1))
        whole.addWidget(self.banner)
        self.banner.show_case(self.seen.case)
        whole.addWidget(self.tabs.stack, 1)

    def _table(self) -> QWidget:
        """Put the picture beside details and form."""
        room, look = self.room, self.room.look
        foot = beside(Legend(room), margins=0)
        foot.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8))
        card = below(self.pane, plain(foot), gap=0, margins=1)
        card.setStretch(0, 1)
        table = QWidget()
        table.setObjectName("plain")
        middle = QHBoxLayout(table)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(look.px(12))
        middle.addWidget(framed(card), 1)
        middle.addWidget(self.drawer)
        middle.addWidget(self.work)
        return table

    def _show(self) -> None:
        seen = self.seen
        self.pane.show_subject(
            Subject(
                version=seen.case.sop.event,
                name=self.room.say("table_of", title=seen.title),
                sop=seen.flow.sop,
                live=seen.live,
                start=seen.row,
                extent=Extent.WHOLE if self._is_whole else Extent.CASE,
                tip=self.tip,
            )
        )

    def tip(self, row: int) -> str:
        """Say of a row what is asked there and what the case did: times, who and when."""
        live = self.seen.live.rows.get(row)
        if not row:
            return ""
        printed = self.seen.flow.sop.rows[row - 1]
        facts = {"time": printed.time.text, "actual": live.actual if live else ""}
        column = partial(self.room.words.say, "column")
        lines = [f"{column(key)}: {text}" for key, text in facts.items() if text]
        who = " ".join(live.notes) if live else ""
        return "\n".join(filter(None, [" ".join(printed.activity.split()), *lines, who]))

    def _tell(self, row: int) -> None:
        """Show the form for the row the case stands at, also of others; details of any other."""
        if row == self.seen.row and self._works_here:
            self.drawer.hide()
            self.work.show()
            self._show()
        elif row:
            self.work.hide()
            steps = len(self.seen.flow.sop.rows)
            title = self.room.say("step_of", step=row, steps=steps)
            self.drawer.open(step_details(self.room, self.seen, row), title)

    def _follow(self, row: int) -> None:
        if self.is_telling:
            self._tell(row)

    def toggle_details(self) -> None:
        """Open form or details of the chosen row, or close them."""
        if not self._close_side():
            self._tell(self.pane.row or self.seen.row)

    def _close_side(self) -> bool:
        if not self.work.isHidden():
            self.work.form.keep()
            self.work.hide()
            self._show()
            return True
        return self.drawer.shut()

    def _change_whole(self) -> None:
        self.show_whole(not self._is_whole)

    def _ask_to_print(self) -> None:
        """Show the paper of the tab that is shown, else the kartu kendali."""
        shown = self.tabs.shown
        if shown is None or not shown.show_paper():
            self.room.go(partial(PaperPage, plan=self._plan()))

    def _choose_printing(self) -> None:
        self.room.go(partial(PaperPage, plan=self._plan(), chooses=True))
