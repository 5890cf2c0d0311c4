"""Pengguna & peran: everybody of the office, sifted as somebody types, opened with Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame

from desktop.actions.changes import Changes
from desktop.actions.office.roster import administrators
from desktop.actions.office.unconfirmed import Pending, pending_work
from desktop.domain.events.event import OFFICE
from desktop.domain.people import Action
from desktop.domain.progress import StepState
from desktop.screens.forms.dress import dress
from desktop.screens.forms.inputs.line import Line
from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.controls import (
    Choice,
    Tools,
    below,
    beside,
    button,
    framed,
    label,
    plain,
)
from desktop.screens.pieces.delegate import Cells
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.settings.asking import Ask, placed
from desktop.screens.settings.chapter import ChapterPage
from desktop.screens.settings.people import asking
from desktop.screens.settings.people.person import PersonSheet
from desktop.screens.settings.people.telling import COLUMNS, WEIGHTS, cells_of
from desktop.screens.settings.people.waiting import WaitingSheet
from desktop.screens.settings.sheets import Sheet, Sheets

ENOUGH = 2
"""Administrators that an office should have: one who leaves must not take it with them."""
STATE = len(COLUMNS) - 1
"""The column of the table that says whether somebody still works here."""


class PeopleChapter(ChapterPage):
    """Lists people; who may not change them may still change their own password."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.setStyleSheet(dress(room.look))
        self.search = Line(self.say("find_person"))
        self.search.setPlaceholderText(self.say("find_person"))
        shown = [("active", self.say("only_active")), ("all", self.say("all_people"))]
        self.shown = Choice(room.look, self.say("shown_people"), shown)
        self.table = Table(self.say("people"))
        self._cells = Cells(room.look)
        self.table.setItemDelegate(self._cells)
        self.people: list[str] = []
        self.pending: Sequence[Pending] = ()
        self._warning = label("", wrapped=True)
        self._warn_bar = framed(beside(self._warning, margins=room.look.px(8)), "message")
        self._waiting = label("", wrapped=True)
        self.check = button(room.look, self.say("check_waiting"), self._open_waiting)
        self._wait_bar = self._make_wait_bar()
        self.own = button(
            room.look, self.say("own_password"), self.ask_own_password, icon="pen-line"
        )
        self.add = button(
            room.look, self.say("add_person"), self.ask_new_person, icon="plus", kind="primary"
        )
        self.sheets = Sheets(self._make_list())
        box = below(self.sheets)
        self.setLayout(box)
        self._connect()
        self._read()

    @property
    def warning(self) -> str:
        """Give what is said above the list, "" when nothing is."""
        return "" if self._warn_bar.isHidden() else self._warning.text()

    def look_again(self, changes: Changes) -> None:
        """Read people and what waits again."""
        if not changes.subjects:
            return
        self._read_pending()
        if OFFICE in changes.subjects:
            self._read()

    def close_part(self) -> bool:
        """Close a question, then a sheet."""
        top = self.sheets.top
        if isinstance(top, PersonSheet | WaitingSheet) and top.close_asked():
            return True
        closed = self.sheets.close_top()
        if closed:
            self._read()
            self.table.setFocus()
        return closed

    def settle(self) -> None:
        """Begin at the table."""
        top = self.sheets.top
        if isinstance(top, Sheet):
            top.back.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what was typed of a person before the chapter is left."""
        super().hideEvent(event)
        if isinstance(self.sheets.top, PersonSheet):
            self.sheets.top.leave_all()

    def open_person(self, person: str) -> PersonSheet:
        """Show one person."""
        sheet = PersonSheet(self.room, person)
        self.sheets.open(sheet)
        self.settle()
        return sheet

    def ask_new_person(self) -> None:
        """Ask for somebody new."""
        self._ask(lambda: asking.ask_new_person(self.room))

    def ask_own_password(self) -> None:
        """Ask for a new password of one's own."""
        self._ask(lambda: asking.ask_own_password(self.room))

    def _ask(self, make: Callable[[], Ask]) -> None:
        sheet, asked = Sheet(self.room, self.say("people")), make()
        sheet.body.addLayout(placed(asked))
        sheet.body.addStretch(1)
        asked.given_up.connect(self.close_part)
        asked.done.connect(self._finish)
        self.sheets.open(sheet)
        asked.begin()

    def _finish(self) -> None:
        self.close_part()
        self.room.tell(self.say("saved_now"))

    def _make_wait_bar(self) -> QFrame:
        look = self.room.look
        row = beside(self._waiting, self.check, gap=look.px(8), margins=look.px(6))
        row.setStretch(0, 1)
        return framed(row, "asked")

    def _make_list(self) -> Sheet | QFrame:
        look = self.room.look
        tools = Tools(look, self.own, self.add)
        self.search.setMinimumWidth(look.px(150))
        head = beside(self.search, self.shown, tools, gap=look.px(8))
        head.setStretch(0, 1)
        card = framed(below(self.table, margins=1))
        hint = label(self.say("people_keys"), "caption")
        box = below(plain(head), self._warn_bar, self._wait_bar, card, hint, gap=look.px(8))
        box.setStretch(3, 1)
        frame = QFrame()
        frame.setObjectName("plain")
        frame.setLayout(box)
        return frame

    def _connect(self) -> None:
        self.search.edited.connect(self._fill)
        self.shown.picked.connect(lambda _: self._fill())
        self.table.opened.connect(lambda row: self.open_person(self.people[row]))
        self.add.setVisible(self.may(Action.ADD_PERSON))
        self.own.setVisible(self.may(Action.CHANGE_OWN_PASSWORD))
        assign([self.own, self.add, self.check])
        self._read_pending()

    def _read(self) -> None:
        few = len(administrators(self.room.runner.session.workplace.office)) < ENOUGH
        self._warning.setText(self.say("few_administrators"))
        self._warn_bar.setVisible(few and self.may(Action.GRANT_ROLE))
        self._fill()
        if isinstance(self.sheets.top, PersonSheet):
            self.sheets.top.read()

    def _read_pending(self) -> None:
        name = self.say("counting_waiting")
        self.room.runner.ask_beside(name, pending_work, self._take_pending, self)

    def _take_pending(self, pending: Sequence[Pending]) -> None:
        self.pending = pending
        self._waiting.setText(self.say("waiting_count", count=len(pending)))
        self._wait_bar.setVisible(bool(pending))
        if isinstance(self.sheets.top, WaitingSheet):
            self.sheets.close_top()
            if pending:
                self._open_waiting()

    def _open_waiting(self) -> None:
        self.sheets.open(WaitingSheet(self.room, self.pending))
        self.settle()

    def _fill(self) -> None:
        office = self.room.runner.session.workplace.office
        everybody = self.shown.key == "all"
        rows = {
            known.id: cells_of(self.room, known.id)
            for known in office.people.values()
            if known.active or everybody
        }
        wanted = self.search.text().casefold().split()
        fitting = {
            person: cells
            for person, cells in rows.items()
            if all(part in " ".join(cells).casefold() for part in wanted)
        }
        self.people = sorted(fitting, key=lambda person: fitting[person][0].casefold())
        headings = [self.say(word) for word in COLUMNS]
        pills = {
            (row, STATE): StepState.DONE if office.people[person].active else StepState.SKIPPED
            for row, person in enumerate(self.people)
        }
        self.table.set_rows(headings, [fitting[person] for person in self.people], pills)
        self.table.share_out(WEIGHTS)
