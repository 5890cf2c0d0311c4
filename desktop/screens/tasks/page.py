"""The worklist: four tabs, most late first; Enter opens, Space ticks, F9 signs what is ticked."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QTabBar, QVBoxLayout

from desktop.actions.changes import Changes
from desktop.actions.conflicts.asked import count_asked
from desktop.actions.lists import TASKS
from desktop.actions.online.queue import count_online
from desktop.actions.worklists.browsing import permit_types
from desktop.actions.worklists.due import Due
from desktop.actions.worklists.tasks import Asked, Tab, Task, task_counts, tasks
from desktop.domain.sop.model import Section
from desktop.screens.case.page import CasePage
from desktop.screens.listing.beginning import may_register, new_button
from desktop.screens.listing.nothing import Nothing
from desktop.screens.listing.rows import Rows
from desktop.screens.listing.search import Search
from desktop.screens.listing.view import Listing
from desktop.screens.pieces.controls import (
    Choice,
    below,
    beside,
    button,
    framed,
    label,
    plain,
)
from desktop.screens.pieces.folding import Folding
from desktop.screens.pieces.room import Heading, Page, Room
from desktop.screens.tasks.several import Several
from desktop.screens.tasks.telling import WIDTHS, Teller, widths_for

WIDE, BUTTON = 1120, 38
OFFERS = {
    frozenset({Section.INITIALS}): "give_initials",
    frozenset({Section.SIGNATURE}): "sign",
    frozenset({Section.INITIALS, Section.SIGNATURE}): "give_both",
}
EMPTY = {
    Tab.MINE: "no_tasks_mine",
    Tab.APPLICANT: "no_tasks_applicant",
    Tab.ELSEWHERE: "no_tasks_elsewhere",
    Tab.FINISHED: "no_tasks_finished",
}


class TasksPage(Page):
    """Lists tasks; `cases_wanted` asks for all cases, `new_wanted` for a new one.

    `numbers_wanted` asks for the numbers that other computers asked for, `queue_wanted` for what
    is to be entered online.
    """

    cases_wanted = Signal()
    queue_wanted = Signal()
    new_wanted = Signal()
    numbers_wanted = Signal()

    def __init__(self, room: Room, asked: Asked | None = None) -> None:
        """Begin as `asked`: at a tab, and with tasks due late or today only."""
        super().__init__(room)
        say = room.words.say
        begin = asked or Asked()
        self._due = begin.due
        permits = room.runner.ask(permit_types) or {}
        self.ticked: dict[str, Task] = {}
        self.tasks: list[Task] = []
        self.several: Several | None = None
        self._is_busy = False
        self._teller = Teller(room, permits, self.ticked)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(say("tasks", "title"))
        self.search = Search(room.look, say("tasks", "search"))
        every = say("listing", "all_permits")
        self.permit = Choice(room.look, every, [("", every), *permits.items()])
        self.permit.setMinimumContentsLength(9)
        self.permit.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.every = button(room.look, "", self._show_every, icon="x", kind="plain")
        self._new = new_button(room, self.new_wanted.emit)
        self.rows: Rows[Task] = Rows(self._teller.headings(), self._teller.show)
        self.list = Listing(room.look, say("tasks", "title"), self.rows, WIDTHS)
        self.nothing = Nothing(room.look, "inbox")
        self._summary = label("", "secondary")
        self._hints = label(say("tasks", "keys"), "caption")
        self.together = button(room.look, "", self.do_together, icon="pen-line", kind="primary")
        self._fill_tabs(begin.tab)
        self._arrange()
        self._connect()
        self._read()

    def heading(self) -> Heading:
        """Say whose tasks these are, and what day it is."""
        words, session = self.room.words, self.room.runner.session
        workplace = session.workplace
        day = words.day(workplace.local_time(workplace.world.now()).date())
        roles = ", ".join(words.say("role", role) for role in session.held())
        title = words.say("tasks", "title")
        return Heading(title=title, subtitle=f"{day} · {roles}", entry="tasks")

    @property
    def tab(self) -> Tab:
        """Give the tab that is shown."""
        return list(Tab)[self.tabs.currentIndex()]

    @property
    def summary(self) -> str:
        """Give what is said of how many there are."""
        return self._summary.text()

    def look_again(self, changes: Changes) -> None:
        """Read again what an action touched, staying near the chosen row."""
        if changes.subjects and not self._is_busy:
            row = self.list.row
            self._read()
            self.list.choose(row)

    def taken_back(self, about: str) -> None:
        """Choose the task that is there again."""
        places = [place for place, task in enumerate(self.tasks) if task.line.subject == about]
        for place in places:
            self.list.choose(place)

    def settle(self) -> None:
        """Begin at the list."""
        (self.list if self.tasks else self.tabs).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the button for a new application away where there is no room; its key stays."""
        super().resizeEvent(event)
        self._new.setVisible(may_register(self.room) and self.width() >= self.room.look.px(WIDE))
        self._make_room()

    def do_together(self) -> None:
        """Give initials or signature to what is ticked, or open the chosen case."""
        chosen = list(self.ticked.values()) or self._alone()
        if not chosen:
            return self._open(self.list.row)
        self.several = Several(self.room, chosen, self)
        self._is_busy = True
        self.several.finished.connect(self._end_together)
        return self.several.open()

    def _end_together(self) -> None:
        self._is_busy = False
        self.several = None
        self.ticked.clear()
        self._read()
        self.settle()

    def _alone(self) -> list[Task]:
        task = self.rows.item(self.list.row)
        return [task] if task is not None and task.together else []

    def _fill_tabs(self, begin: Tab) -> None:
        for _ in Tab:
            self.tabs.addTab("")
        self.tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setCurrentIndex(list(Tab).index(begin))

    def _arrange(self) -> None:
        look = self.room.look
        self.search.setMinimumWidth(look.px(110))
        self.online = button(look, "", self.queue_wanted.emit, kind="link")
        pieces = (self.online, None, self.every, self.search, self.permit, self._new)
        filters = beside(*pieces, gap=look.px(8))
        filters.setStretch(3, 1)
        bar = Folding(look, self.tabs, plain(filters), gap=6)
        self.numbers = button(look, "", self.numbers_wanted.emit, icon="hash")
        foot = (self._hints, None, self._summary, self.numbers, self.together)
        self._foot = plain(beside(*foot, gap=look.px(12)))
        self._card = framed(below(self.list, margins=1))
        box: QVBoxLayout = below(bar, self._card, self.nothing, self._foot, gap=look.px(8))
        box.setStretch(1, 1)
        box.setStretch(2, 1)
        box.setContentsMargins(look.px(16), look.px(6), look.px(16), look.px(8))
        self.setLayout(box)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.permit.picked.connect(lambda _: self._read())
        self.search.typed.connect(lambda _: self._read())
        self.search.left_below.connect(self._go_below)
        self.list.left_above.connect(self.tabs.setFocus)
        self.list.opened.connect(self._open)
        self.list.ticked.connect(self._tick)
        QShortcut(QKeySequence("Ctrl+F"), self, self._find)
        QShortcut(QKeySequence("F9"), self, self.do_together).setAutoRepeat(False)

    def _turn(self) -> None:
        self.ticked.clear()
        self._read()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _go_below(self) -> None:
        if self.tasks:
            self.list.setFocus()

    def _read(self) -> None:
        room, say = self.room, self.room.words.say
        counts = room.runner.ask(task_counts) or {}
        for place, tab in enumerate(Tab):
            self.tabs.setTabText(place, f"{say('tasks', tab.value)} {counts.get(tab, 0)}")
        self.tabs.setMinimumWidth(self.tabs.sizeHint().width())
        self._tell_online()
        due = self._due if self.tab is Tab.MINE else Due.EVER
        self._tell_due(due)
        typed, permit = self.search.text(), self.permit.key
        asked = Asked(tab=self.tab, typed=typed, permit_type=permit, due=due)
        self.tasks = room.runner.ask(tasks, asked) or []
        self.rows.put(len(self.tasks), lambda start, limit: self.tasks[start : start + limit])
        self._make_room()
        self.list.choose(0)
        self._tell(counts.get(self.tab, 0))
        self._tell_asked()

    def _tell_asked(self) -> None:
        """Offer the numbers that are asked of the person here."""
        count = self.room.runner.ask(count_asked) or 0
        text = self.room.words.say("conflicts", "asked_wait", count=count)
        self.numbers.setText(text)
        self.numbers.setAccessibleName(text)
        self.numbers.setVisible(bool(count))

    def _tell_due(self, due: Due) -> None:
        """Say that only tasks due late or today are shown, with a way to see all."""
        say = self.room.words.say
        text = "" if due is Due.EVER else say("tasks", due.value)
        self.every.setText(text)
        self.every.setAccessibleName(f"{text}. {say('listing', 'clear')}")
        self.every.setToolTip(say("listing", "clear"))
        self.every.setVisible(bool(text))

    def _tell_online(self) -> None:
        """Say how much waits to be entered elsewhere, where anything does."""
        count = self.room.runner.ask(count_online) or 0
        text = self.room.words.say("tasks", "online", count=count)
        self.online.setText(text)
        self.online.setAccessibleName(text)
        self.online.setVisible(bool(count))

    def _show_every(self) -> None:
        self._due = Due.EVER
        self._read()
        self.settle()

    def _make_room(self) -> None:
        look, has_ticks = self.room.look, any(task.together for task in self.tasks)
        self.list.share_out(widths_for(round(self.width() / look.scale), has_ticks=has_ticks))
        # The button that comes with the first tick must not push the list about.
        self._foot.setMinimumHeight(look.px(BUTTON) if has_ticks else 0)

    def _tell(self, all_of_them: int) -> None:
        say = self.room.words.say
        summary = self._teller.summary(self.tasks, self.tab)
        if len(self.tasks) >= TASKS and all_of_them > len(self.tasks):
            summary = say("tasks", "first_of", shown=len(self.tasks), count=all_of_them)
        self._summary.setText(summary)
        self._card.setVisible(bool(self.tasks))
        self.nothing.setVisible(not self.tasks)
        if not self.tasks:
            self._tell_nothing(is_sifted=bool(all_of_them))
        self._show_together()

    def _tell_nothing(self, *, is_sifted: bool) -> None:
        say = self.room.words.say
        if is_sifted:
            self.nothing.tell(say("tasks", "none_such"), say("listing", "clear"), self._clear)
        else:
            offer = say("tasks", "see_cases") if self.tab is Tab.MINE else ""
            sentence = say("tasks", EMPTY[self.tab])
            self.nothing.tell(sentence, offer, self.cases_wanted.emit)

    def _clear(self) -> None:
        self._due = Due.EVER
        self.permit.setCurrentIndex(0)
        self.search.clear()
        self.search.settle()
        self._read()
        self.settle()

    def _tick(self, row: int) -> None:
        task = self.rows.item(row)
        if task is None:
            return None
        if task.together is None:
            return self.room.tell(self.room.words.say("tasks", "open_it"))
        subject = task.line.subject
        if self.ticked.pop(subject, None) is None:
            self.ticked[subject] = task
        self.rows.again(row)
        self._show_together()
        return self.list.choose(row + 1)

    def _show_together(self) -> None:
        kinds = frozenset(task.together for task in self.ticked.values() if task.together)
        offer = OFFERS.get(kinds, "")
        self.together.setVisible(bool(offer))
        if offer:
            text = self.room.words.say("tasks", offer, count=len(self.ticked))
            self.together.setText(text)
            self.together.setAccessibleName(text)

    def _open(self, row: int) -> None:
        task = self.rows.item(row)
        if task is not None:
            is_task = self.tab is Tab.MINE
            self.room.go(partial(CasePage, subject=task.line.subject, is_task=is_task))
