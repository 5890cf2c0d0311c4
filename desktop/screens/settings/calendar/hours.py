"""Office hours per weekday, ordinary and in Ramadan, typed as on the notice at the door."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.actions.office.settings import set_hours
from desktop.domain.calendar.hours import DayHours, TimeZone, Week
from desktop.domain.calendar.plain import calendar_from
from desktop.domain.calendar.typed import day_typed, span_shown, span_typed
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.people import Action
from desktop.domain.refusals import Refused, Trouble
from desktop.screens.forms.drafting import Content, Drafting, texts
from desktop.screens.forms.inputs.line import Line
from desktop.screens.pieces.controls import Choice, beside, button, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Room
from desktop.screens.settings.keeping import Keeping
from desktop.screens.settings.saving import back_to, save, while_there

DAYS = range(7)
PLACES = [(day, place) for day in DAYS for place in range(4)]
ZONES = {TimeZone.WIB: "zone_wib", TimeZone.WITA: "zone_wita", TimeZone.WIT: "zone_wit"}
NARROW = "QLineEdit { padding: 0 3px; } QLineEdit:focus { padding: 0 2px; }"
"""Four spans must fit beside each other also in large type."""
COLUMNS = ("day", "hours", "break", "ramadan_hours", "ramadan_break")


class HoursSheet(QWidget):
    """Seven days with four inputs each; F9 saves when every day can be read."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._room = room
        self._may = room.runner.session.may(Action.SET_CALENDAR)
        self.lines = [[self._line(day, column) for column in range(4)] for day in DAYS]
        self._wrong = [label("", "problem", wrapped=True) for _ in DAYS]
        self._sum = label("", "secondary", wrapped=True)
        zones = [(zone.name, self._say(ZONES[zone])) for zone in TimeZone]
        self.zone = Choice(room.look, self._say("zone"), zones)
        self.act = button(room.look, self._say("save_hours"), self.save, kind="primary")
        self._is_typed = False
        self._arrange()
        self.read()
        self._start = dict(self._typed())
        drafting = Drafting(room, "settings/hours", self._typed, self)
        self.keeping = Keeping(room, self._place, drafting, self._restore, self._start)

    @property
    def told(self) -> str:
        """Give what is said of the hours of a week."""
        return self._sum.text()

    def problem(self, day: int) -> str:
        """Give what is wrong with a day, "" when nothing is."""
        return "" if self._wrong[day].isHidden() else self._wrong[day].text()

    def settle(self) -> None:
        """Begin with Monday."""
        self.lines[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> None:
        """Show the hours of the office, unless somebody is typing others."""
        if self._is_typed:
            return
        calendar = self._room.runner.session.workplace.calendar
        for day in DAYS:
            self._put(day, 0, calendar.hours.normal[day])
            self._put(day, 2, calendar.hours.ramadan[day])
        self.zone.setCurrentIndex(self.zone.findData(calendar.zone.name))
        self._tell()

    def _typed(self) -> Content:
        """Give what stands in every input, for the draft."""
        lines = {f"{day}.{place}": self.lines[day][place].answer() for day, place in PLACES}
        return {"lines": lines, "zone": {"zone": self.zone.key}}

    def _restore(self, kept: Content) -> None:
        """Show what was typed before and not saved."""
        typed = texts(kept, "lines")
        for day, place in PLACES:
            self.lines[day][place].put(typed.get(f"{day}.{place}", ""))
        self.zone.setCurrentIndex(self.zone.findData(texts(kept, "zone").get("zone", "")))
        self._is_typed = dict(self._typed()) != self._start
        self._tell()

    def save(self) -> None:
        """Write the hours; what cannot be read is said under its day."""
        wrong = [day for day in DAYS if not self._check(day)]
        if wrong:
            return self._first_wrong(wrong[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)
        before = self._room.runner.session.workplace.calendar
        wanted = self._weeks()
        if not any(wanted[0]) or not any(wanted[1]):
            return self._complain(0, self._say("never_open"))
        self.act.setEnabled(False)
        told = while_there(self, self._room, partial(self._saved, before))
        return save(self._room, told, set_hours, *wanted, self.zone.key)

    def _saved(self, before: Calendar, trouble: Trouble | None) -> None:
        self.act.setEnabled(True)
        if trouble is not None:
            return self._complain(0, self._room.words.trouble(trouble))
        self._is_typed = False
        self.keeping.bar.hide()
        self.read()
        self._start = dict(self._typed())
        self.keeping.drafting.keep()
        return self._offer_undo(before)

    def _offer_undo(self, before: Calendar) -> None:
        hours = [_written(day) for day in before.hours.normal]
        ramadan = [_written(day) for day in before.hours.ramadan]
        back = back_to(self._room, set_hours, hours, ramadan, before.zone.name)
        self._room.undo.offer(self._say("hours_saved"), back)

    def _say(self, key: str, **facts: str | int) -> str:
        return self._room.words.say("settings_sop", key, **facts)

    def _line(self, day: int, column: int) -> Line:
        weekday = self._weekday(day)
        made = Line(f"{weekday}: {self._say(COLUMNS[column + 1])}", _tidied)
        made.setReadOnly(not self._may)
        made.setPlaceholderText(self._say("closed") if column in (0, 2) else "")
        made.edited.connect(partial(self._edit, day))
        made.left.connect(partial(self._leave, day))
        return made

    def _weekday(self, day: int) -> str:
        return self._room.words.say("settings_sop", "weekdays").split()[day]

    def _arrange(self) -> None:
        look = self._room.look
        words = label(self._say("zone"), "label")
        words.setBuddy(self.zone)
        inner = QVBoxLayout()
        inner.setContentsMargins(*[look.px(10)] * 4)
        inner.setSpacing(look.px(10))
        inner.addWidget(plain(beside(words, self.zone, None, gap=look.px(8))))
        inner.addLayout(self._grid())
        inner.addWidget(self._sum)
        inner.addWidget(label(self._say("hours_why"), "caption", wrapped=True))
        inner.addStretch(1)
        sheet = plain(inner)
        sheet.setStyleSheet(NARROW)
        area = scrolled(sheet)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(framed(beside(area, margins=1)), 1)
        self._place.addWidget(plain(beside(None, self.act)))
        self.act.setVisible(self._may)
        self.zone.setEnabled(self._may)

    def _grid(self) -> QGridLayout:
        look = self._room.look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(5))
        grid.setVerticalSpacing(look.px(4))
        for column, key in enumerate(COLUMNS):
            head: QLabel = label(self._say(key), "label", wrapped=True)
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 1 if column else 0)
        for day in DAYS:
            grid.addWidget(label(self._weekday(day)), day * 2 + 1, 0)
            for column, line in enumerate(self.lines[day], 1):
                grid.addWidget(line, day * 2 + 1, column)
            grid.addWidget(self._wrong[day], day * 2 + 2, 1, 1, 4)
            self._wrong[day].hide()
        return grid

    def _put(self, day: int, column: int, hours: DayHours | None) -> None:
        worked = (hours.opening, hours.closing) if hours else None
        rest = (hours.break_from, hours.break_to) if hours and hours.break_to else None
        self.lines[day][column].put(span_shown(worked))
        self.lines[day][column + 1].put(span_shown(rest))
        self._complain(day, "")

    def _edit(self, day: int) -> None:
        self._is_typed = True
        self._complain(day, "")

    def _leave(self, day: int) -> None:
        self._check(day)
        self._tell()
        if self._is_typed:
            self.keeping.drafting.keep()

    def _check(self, day: int) -> bool:
        """Say under a day what cannot be read there; tell whether all can."""
        try:
            self._day(day, 0)
            self._day(day, 2)
        except Refused as refused:
            self._complain(day, self._room.words.trouble(refused))
            return False
        self._complain(day, "")
        return True

    def _first_wrong(self, day: int) -> Line:
        found = (line for line in self.lines[day] if line.property("wrong") == "true")
        return next(found, self.lines[day][0])

    def _day(self, day: int, column: int) -> str:
        return day_typed(self.lines[day][column].answer(), self.lines[day][column + 1].answer())

    def _weeks(self) -> tuple[list[str], list[str]]:
        return [self._day(day, 0) for day in DAYS], [self._day(day, 2) for day in DAYS]

    def _complain(self, day: int, sentence: str) -> None:
        self._wrong[day].setText(sentence)
        self._wrong[day].setVisible(bool(sentence))
        for column, line in enumerate(self.lines[day]):
            line.mark(wrong=bool(sentence) and self._is_wrong(day, column))

    def _is_wrong(self, day: int, column: int) -> bool:
        first = column - column % 2
        try:
            self._day(day, first)
        except Refused as refused:
            return (refused.code == "hours_unreadable") == (column == first)
        return False

    def _tell(self) -> None:
        """Add the hours of a week up, to compare with the rule (DOMAIN chapter 1.7)."""
        try:
            hours, ramadan = self._weeks()
            read = calendar_from({"hours": hours, "ramadan_hours": ramadan})
        except Refused:
            return
        week, fasting = _minutes(read.hours.normal), _minutes(read.hours.ramadan)
        said = self._say(
            "week_hours",
            hours=week // 60,
            minutes=week % 60,
            ramadan_hours=fasting // 60,
            ramadan_minutes=fasting % 60,
        )
        self._sum.setText(said)


def _tidied(typed: str) -> str:
    span = span_typed(typed)
    return span_shown(span) if span else typed.strip()


def _minutes(week: Week) -> int:
    return sum(day.minutes for day in week if day)


def _written(hours: DayHours | None) -> str:
    if hours is None:
        return ""
    rest = (hours.break_from, hours.break_to) if hours.break_to else None
    return f"{span_shown((hours.opening, hours.closing))} {span_shown(rest)}".strip()
