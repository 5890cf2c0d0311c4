"""Beranda: three numbers that lead into their lists, what comes next, what was opened last."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from desktop.actions.changes import Changes
from desktop.actions.conflicts.asked import AskedNumber, asked_numbers
from desktop.actions.conflicts.office_wide import count_conflicts
from desktop.actions.lists import timing
from desktop.actions.online.queue import count_online
from desktop.actions.worklists.due import Due
from desktop.actions.worklists.glance import (
    Bottleneck,
    Clash,
    bottlenecks,
    clashes,
    numbers,
    oversees,
)
from desktop.actions.worklists.readiness import readiness
from desktop.actions.worklists.recent import opened_last
from desktop.actions.worklists.tasks import Asked, Tab, Task, tasks
from desktop.domain.lines import CaseLine
from desktop.domain.people import DESKS, Action
from desktop.domain.progress import StepState
from desktop.domain.sop.model import Status
from desktop.screens.case.page import CasePage
from desktop.screens.conflicts.case import DecidingPage
from desktop.screens.finding.entry import Entry
from desktop.screens.home.buttons import Tile
from desktop.screens.home.cards import BottleneckCard, Card, Checklist, Way
from desktop.screens.listing.moments import time_pill
from desktop.screens.pieces.controls import below, beside, button, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.folding import Folding
from desktop.screens.pieces.room import Heading, Page, Room
from desktop.screens.pieces.wording import pill_of

LEAST = (400, 300)
"""Pixels under which names would be cut in cards that stand side by side."""
NEXT, WORST, CLASHES = 5, 5, 3
"""Tasks, rows of procedures and cases in conflict that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What leads to other pages, those about tasks and cases with what they are to show."""

    tasks: Callable[[Asked], None]
    cases: Callable[[Due, tuple[str, ...]], None]
    queue: Callable[[], None]
    conflicts: Callable[[], None]
    asked: Callable[[], None]
    settings: Callable[[str], None]
    procedure: Callable[[str], None]


class HomePage(Page):
    """Shows where one's own work stands, and for those who lead where the office's does."""

    def __init__(self, room: Room, ways: Ways) -> None:
        super().__init__(room)
        say, look = room.words.say, room.look
        self._ways = ways
        self._has_desk = bool(room.runner.session.roles() & DESKS)
        self.late = Tile(look, StepState.OVERDUE, "circle-alert")
        self.today = Tile(look, StepState.DUE_SOON, "calendar-clock")
        self.waiting = Tile(look, StepState.WAITING, "hourglass")
        self.online = Tile(look, StepState.CURRENT, "globe")
        offer = say("home", "open_tasks" if self._has_desk else "open_cases")
        self.begin = button(look, offer, self._begin, kind="primary")
        self.next = Card(room, say("home", "next"), self.begin)
        every = say("conflicts", "show_all")
        self.all_clashes = button(look, every, lambda: ways.conflicts(), kind="link")
        self.clashes = Card(room, "", self.all_clashes)
        self.asked = Card(room, "")
        self.ready = Checklist(room)
        self.recent = Card(room, say("home", "recent"))
        self.bottlenecks = BottleneckCard(room, None if self._has_desk else self.begin)
        self._is_counting = False
        self._arrange()
        self._connect()
        self._read()

    def heading(self) -> Heading:
        """Greet the person, with the day."""
        words, session = self.room.words, self.room.runner.session
        workplace = session.workplace
        day = words.day(workplace.local_time(workplace.world.now()).date())
        roles = ", ".join(words.say("role", role) for role in session.held())
        return Heading(title=words.say("home", "title"), subtitle=f"{day} · {roles}", entry="home")

    def look_again(self, _changes: Changes) -> None:
        """Count again."""
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was opened meanwhile: opening a case changes nothing of it."""
        super().showEvent(event)
        self._read_recent()

    def settle(self) -> None:
        """Begin at the next task, where there is one."""
        (self.next.lines[0] if self._has_desk and self.next.lines else self.begin).setFocus()

    def _arrange(self) -> None:
        look, gap = self.room.look, self.room.look.px(12)
        tiles = plain(beside(self.late, self.today, self.waiting, self.online, gap=gap))
        # Beside the next tasks the table would be too narrow to be read.
        beneath = self.bottlenecks if self._has_desk else 0
        left = plain(below(self.next, 0 if self._has_desk else self.bottlenecks, None, gap=gap))
        right = plain(below(self.asked, self.clashes, self.ready, self.recent, None, gap=gap))
        for part, least in zip((left, right), LEAST, strict=True):
            part.setMinimumWidth(look.px(least))
        columns = Folding(look, left, right, gap=12, shares=(8, 5))
        inside = below(tiles, columns, beneath, None, gap=gap)
        inside.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
        area: QScrollArea = scrolled(plain(inside))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = below(area, gap=0)
        self.setLayout(box)
        self.next.setVisible(self._has_desk)
        self.bottlenecks.setVisible(bool(self.room.runner.ask(oversees)))

    def _connect(self) -> None:
        self.late.clicked.connect(lambda: self._list(Due.LATE))
        self.today.clicked.connect(lambda: self._list(Due.TODAY))
        self.waiting.clicked.connect(self._list_waiting)
        self.online.clicked.connect(lambda: self._ways.queue())
        self.ready.wanted.connect(lambda chapter: self._ways.settings(chapter))
        self.bottlenecks.opened.connect(lambda version: self._ways.procedure(version))

    def _begin(self) -> None:
        if self._has_desk:
            self._ways.tasks(Asked())
        else:
            self._ways.cases(Due.EVER, ())

    def _list(self, due: Due) -> None:
        if self._has_desk:
            self._ways.tasks(Asked(due=due))
        else:
            self._ways.cases(due, ())

    def _list_waiting(self) -> None:
        if self._has_desk:
            self._ways.tasks(Asked(tab=Tab.APPLICANT))
        else:
            self._ways.cases(Due.EVER, (Status.WAITING_APPLICANT.value,))

    def _read(self) -> None:
        self._count()
        self._read_tasks()
        self._read_clashes()
        self._read_asked()
        session = self.room.runner.session
        if session.may(Action.DESCRIBE_OFFICE):
            self.ready.tell(self.room.runner.ask(readiness) or ())
        else:
            self.ready.hide()
        self._read_recent()
        self._read_bottlenecks()

    def _count(self) -> None:
        ask, say = self.room.runner.ask, self.room.words.say
        found = ask(numbers)
        if found is not None:
            whose = say("home", "of_mine" if found.is_own else "of_all")
            self.late.tell(found.late, say("home", "late"), whose)
            self.today.tell(found.today, say("home", "today"), whose)
            self.waiting.tell(found.waiting, say("home", "waiting"), say("home", "for_applicants"))
        self.online.tell(ask(count_online) or 0, say("home", "online"), say("home", "of_systems"))

    def _read_tasks(self) -> None:
        if self._has_desk:
            found = self.room.runner.ask(tasks, Asked(), NEXT) or []
            ways = [self._task(task) for task in found]
            self.next.show_lines(ways, self.room.words.say("tasks", "no_tasks_mine"))

    def _task(self, task: Task) -> Way:
        line = task.line
        who = " — ".join(filter(None, (line.applicant, line.business)))
        said = " · ".join((line.number, " ".join(line.step.split())))
        entry = Entry(title=who, second=said, pill=time_pill(self.room, task.how))
        return entry, partial(self._open, line.subject, is_task=True)

    def _read_recent(self) -> None:
        found = self.room.runner.ask(opened_last) or []
        empty = self.room.words.say("home", "none_opened")
        self.recent.show_lines([self._recent(line) for line in found], empty)
        self._order()

    def _order(self) -> None:
        """Let Tab go as the page is read: lines that were made anew would come last."""
        table = [self.bottlenecks.table]
        ready = self.ready.findChildren(QPushButton)
        decided = [self.all_clashes, *self.clashes.lines]
        right = [*self.asked.lines, *decided, *ready, *self.recent.lines]
        desk = [self.begin, *self.next.lines, *right, *table]
        order = desk if self._has_desk else [self.begin, *table, *right]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _recent(self, line: CaseLine) -> Way:
        how = timing(self.room.runner.session, line)
        entry = Entry(
            title=line.applicant or line.number,
            second=line.number,
            pill=time_pill(self.room, how) if line.symbol else pill_of(self.room, line, how),
        )
        return entry, partial(self._open, line.subject)

    def _read_clashes(self) -> None:
        found = (self.room.runner.ask(clashes, CLASHES) or (0, []))[1]
        count = self.room.runner.ask(count_conflicts) or 0
        self.clashes.setVisible(bool(count))
        self.clashes.title.setText(self.room.words.say("home", "clashes", count=count))
        elsewhere = self.room.words.say("conflicts", "elsewhere")
        self.clashes.show_lines([self._clash(each) for each in found], elsewhere)

    def _read_asked(self) -> None:
        """Say which numbers are asked of whoever may give them here."""
        say, found = self.room.words.say, self.room.runner.ask(asked_numbers) or ()
        self.asked.setVisible(bool(found))
        self.asked.title.setText(say("conflicts", "asked_wait", count=len(found)))
        self.asked.show_lines([self._number(each) for each in found[:CLASHES]], "")

    def _number(self, asked: AskedNumber) -> Way:
        paper = self.room.words.say("paper", asked.paper)
        second = f"{paper} · {asked.line.number}"
        entry = Entry(title=asked.line.applicant or asked.line.number, second=second, icon="hash")
        return entry, self._ways.asked

    def _clash(self, clash: Clash) -> Way:
        say, line = self.room.words.say, clash.line
        roles = ", ".join(say("role", role) for role in clash.roles)
        second = f"{line.number} · {say('home', 'decided_by', roles=roles)}"
        entry = Entry(title=line.applicant or line.number, second=second, icon="triangle-alert")
        return entry, partial(self._decide, line.subject)

    def _decide(self, subject: str) -> None:
        self.room.go(partial(DecidingPage, subject=subject))

    def _read_bottlenecks(self) -> None:
        """Count beside the window; what is asked meanwhile is answered by one more count."""
        if self.bottlenecks.isHidden() or self._is_counting:
            return
        self._is_counting = True
        name = self.room.words.say("home", "counting")
        question = partial(bottlenecks, limit=WORST)
        self.room.runner.ask_beside(name, question, self._tell_bottlenecks, self)

    def _tell_bottlenecks(self, found: list[Bottleneck]) -> None:
        self._is_counting = False
        self.bottlenecks.tell(found)

    def _open(self, subject: str, *, is_task: bool = False) -> None:
        self.room.go(partial(CasePage, subject=subject, is_task=is_task))
