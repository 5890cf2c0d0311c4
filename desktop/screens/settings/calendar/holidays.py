"""The holidays of a year: added, taken out, turned into days of work, filled from Sopan's own."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.changes import Changes
from desktop.actions.office.settings import set_day, set_days
from desktop.actions.session import Session
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.forms.amounts import check_date
from desktop.domain.forms.fields import Field, Kind
from desktop.domain.people import Action
from desktop.domain.refusals import Trouble
from desktop.screens.forms.box import Box
from desktop.screens.forms.inputs.day import Day
from desktop.screens.forms.inputs.line import ENTER, Line
from desktop.screens.forms.making import today_of
from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.controls import Choice, below, beside, button, framed, label, plain
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.settings.calendar.days import (
    STATES,
    DayKind,
    NamedDay,
    days_of,
    lacking,
    shipped_years,
    years_of,
)
from desktop.screens.settings.calendar.fasting import Fasting
from desktop.screens.settings.saving import back_to, save, while_there
from desktop.screens.settings.slim import SlimCells

COLUMNS = ("date", "holiday", "kind")
KINDS = {
    DayKind.DECREED: "day_decreed",
    DayKind.ESTIMATE: "day_estimate",
    DayKind.WEEKEND: "day_weekend",
    DayKind.WORKED: "day_worked",
}
LONGEST = 120


class DayTable(Table):
    """Del takes a day out of the calendar."""

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the chosen day."""
        if event.key() == Qt.Key.Key_Delete:
            return self.removed.emit()
        return super().keyPressEvent(event)


def nothing() -> None:
    """Do nothing more."""


class HolidayName(Line):
    """The name of a holiday; Enter adds it."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add it where there is a name, else go on."""
        if event.key() in ENTER and not event.modifiers() and self.answer():
            return self.taken.emit()
        return super().keyPressEvent(event)


class HolidaysSheet(QWidget):
    """Shows one year; every change is written at once and can be taken back."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._room = room
        self._may = room.runner.session.may(Action.SET_CALENDAR)
        self.days: list[NamedDay] = []
        look, today = room.look, today_of(room)
        years = [(str(each), str(each)) for each in years_of(self._calendar, today())]
        self.year = Choice(look, self._say("year"), years)
        self.year.setCurrentIndex(self.year.findData(str(today().year)))
        self.table = DayTable(self._say("holidays"))
        self.table.setItemDelegate(SlimCells(look))
        self.day = self._box(Day(self._say("date"), today), Kind.DATE)
        self.name = self._box(HolidayName(self._say("holiday")), Kind.TEXT)
        self.add = button(look, self._say("add_holiday"), self.add_holiday, icon="plus")
        self.work = button(look, self._say("make_working"), self.make_working)
        self.remove = button(look, self._say("remove"), self.remove_day, icon="trash-2")
        self.load = button(look, "", self.load_year, icon="calendar-days")
        self.fasting = Fasting(room)
        self._note = label("", "secondary", wrapped=True)
        self._arrange()
        self._connect()
        self._show_year()

    @property
    def note(self) -> str:
        """Give the remark about the year."""
        return self._note.text()

    def settle(self) -> None:
        """Begin at the table."""
        self.table.setFocus()

    def read(self) -> None:
        """Show the chosen year as the office has it."""
        year, calendar = int(self.year.key), self._calendar
        self.days = days_of(calendar, year)
        rows = [
            (self._room.words.day(each.day), each.name or self._say("no_name"), self._kind(each))
            for each in self.days
        ]
        states = {(place, 2): STATES[each.kind] for place, each in enumerate(self.days)}
        self.table.set_rows([self._say(key) for key in COLUMNS], rows, states)
        self.table.share_out([28, 50, 22])
        self.fasting.show_year(year)
        self._remark(year, calendar)
        self._offer(year, calendar)

    def add_holiday(self) -> None:
        """Name a date a holiday; the cursor goes back to the date, for the next."""
        day, name = self._typed_day(), self.name.input.answer()
        if not name:
            self.name.refuse(self._say("name_wanted"))
            self.name.input.setFocus()
        if day is None or not name:
            return
        said = self._say("holiday_added", date=self._room.words.day(day), name=name)
        wanted = partial(set_day, day=day.isoformat(), name=name)
        self._change(day, wanted, said, self._clear)

    def make_working(self) -> None:
        """Make a date a day of work: the typed one, else the chosen one."""
        chosen = self._chosen
        day = self._typed_day() if self.day.input.answer() or chosen is None else chosen.day
        if day is None:
            return
        said = self._say("now_worked", date=self._room.words.day(day))
        wanted = partial(set_day, day=day.isoformat(), name="", working=True)
        self._change(day, wanted, said, self._clear)

    def remove_day(self) -> None:
        """Let the chosen date be as its weekday is."""
        if self._chosen is not None and self._may:
            day = self._chosen.day
            said = self._say("now_ordinary", date=self._room.words.day(day))
            self._change(day, partial(set_day, day=day.isoformat(), name=""), said)

    def load_year(self) -> None:
        """Add the holidays of the year that come with Sopan and that the office has not."""
        found = lacking(self._calendar, int(self.year.key))
        back = back_to(self._room, set_days, dict.fromkeys(found, ""))
        said = self._say("year_loaded", count=len(found), year=self.year.key)

        def told(trouble: Trouble | None) -> None:
            self._wait(is_waiting=False)
            if trouble is not None:
                return self._room.runner.refused.emit(trouble)
            return self._room.undo.offer(said, back)

        self._wait(is_waiting=True)
        save(self._room, while_there(self, self._room, told), set_days, found)

    def _show_year(self) -> None:
        """Show the chosen year, from the next holiday on where it is this one."""
        self.read()
        self._choose_from(today_of(self._room)())

    def _choose_from(self, day: date) -> None:
        rows = [row for row, each in enumerate(self.days) if each.day >= day]
        is_past = bool(self.days) and not rows and self.days[-1].day.year == day.year
        self.table.choose(len(self.days) - 1 if is_past else rows[0] if rows else 0)

    @property
    def _calendar(self) -> Calendar:
        return self._room.runner.session.workplace.calendar

    @property
    def _chosen(self) -> NamedDay | None:
        row = self.table.currentIndex().row()
        return self.days[row] if 0 <= row < len(self.days) else None

    def _say(self, key: str, **facts: str | int) -> str:
        return self._room.words.say("settings_sop", key, **facts)

    def _box(self, line: Line, kind: Kind) -> Box:
        field = Field(name=f"calendar.{kind.value}", kind=kind, length=LONGEST)
        line.setMaxLength(LONGEST)
        if kind is Kind.DATE:
            line.setPlaceholderText(self._room.words.say("form", "example_date"))
        box = Box(self._room, field, line.accessibleName(), line)
        box.edited.connect(box.forgive)
        return box

    def _arrange(self) -> None:
        look = self._room.look
        words = label(self._say("year"), "label")
        words.setBuddy(self.year)
        head = beside(words, self.year, self._note, self.load, gap=look.px(8))
        head.setStretch(2, 1)
        typing = beside(self.day, self.name, gap=look.px(8))
        typing.setStretch(0, 1)
        typing.setStretch(1, 2)
        acts = beside(self.add, self.work, self.remove, None, gap=look.px(6))
        self._controls = plain(below(plain(typing), plain(acts), gap=look.px(6)))
        foot = below(self._controls, self.fasting, gap=look.px(10), margins=look.px(12))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addWidget(plain(head))
        box.addWidget(framed(below(self.table, margins=1)), 1)
        box.addWidget(framed(foot))

    def _connect(self) -> None:
        self.year.picked.connect(lambda _: self._show_year())
        self.table.removed.connect(self.remove_day)
        self.day.left.connect(self._judge_day)
        name = self.name.input
        if isinstance(name, HolidayName):
            name.taken.connect(self.add_holiday)

    def _kind(self, named: NamedDay) -> str:
        return self._say(KINDS[named.kind])

    def _remark(self, year: int, calendar: Calendar) -> None:
        estimates = sum(each.kind is DayKind.ESTIMATE for each in self.days)
        if estimates:
            said = self._say("year_estimated", count=estimates, year=year)
        elif not self.days:
            said = self._say("year_empty", year=year)
        else:
            working = sum(calendar.is_working_day(day) for day in _dates(year))
            said = self._say("year_counted", count=working, year=year)
        self._note.setText(said)

    def _offer(self, year: int, calendar: Calendar) -> None:
        may = self._may
        self.load.setAccessibleName(self._say("load_year", year=year))
        assign([self.add, self.work, self.remove, self.load, self.fasting.save])
        found = year in shipped_years() and bool(lacking(calendar, year))
        self.load.setVisible(may and found)
        self._controls.setVisible(may)
        self.remove.setEnabled(bool(self.days))

    def _typed_day(self) -> date | None:
        """Read the typed date; complain there when it is none."""
        typed = self.day.input.answer()
        checked = check_date(typed, today_of(self._room)())
        if not typed:
            self.day.refuse(self._say("date_wanted"))
        elif not checked.ok:
            self.day.tell(checked.problems)
        else:
            return date.fromisoformat(checked.value)
        self.day.input.setFocus(Qt.FocusReason.OtherFocusReason)
        return None

    def _judge_day(self) -> None:
        if self.day.input.answer():
            self.day.tell(check_date(self.day.input.answer(), today_of(self._room)()).problems)

    def _change(
        self,
        day: date,
        act: Callable[[Session], Changes],
        said: str,
        then: Callable[[], None] = nothing,
    ) -> None:
        """Change one date, show its year, and offer to take it back."""
        calendar, room = self._calendar, self._room
        name, worked = calendar.holidays.get(day, ""), day in calendar.extra_days

        def told(trouble: Trouble | None) -> None:
            self._wait(is_waiting=False)
            if trouble is not None:
                return self.day.refuse(room.words.trouble(trouble))
            room.undo.offer(said, back_to(room, set_day, day.isoformat(), name, working=worked))
            self._turn_to(day)
            return then()

        self._wait(is_waiting=True)
        save(room, while_there(self, room, told), act)

    def _wait(self, *, is_waiting: bool) -> None:
        """Let nobody change a date while another one is saved."""
        for each in (self.add, self.work, self.load):
            each.setEnabled(not is_waiting)
        self.remove.setEnabled(not is_waiting and bool(self.days))

    def _turn_to(self, day: date) -> None:
        place = self.year.findData(str(day.year))
        if place < 0:
            self.year.addItem(str(day.year), str(day.year))
            place = self.year.count() - 1
        self.year.setCurrentIndex(place)
        self.read()
        self._choose_from(day)

    def _clear(self) -> None:
        for box in (self.day, self.name):
            box.input.put("")
            box.tell([])
        self.day.input.setFocus(Qt.FocusReason.OtherFocusReason)


def _dates(year: int) -> list[date]:
    first = date(year, 1, 1).toordinal()
    return [date.fromordinal(each) for each in range(first, date(year + 1, 1, 1).toordinal())]
