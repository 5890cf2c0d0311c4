"""When Ramadan is in a year, because office hours are others then."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.office.settings import set_ramadan
from desktop.domain.calendar.workdays import Calendar
from desktop.domain.forms.amounts import check_date
from desktop.domain.people import Action
from desktop.domain.refusals import Trouble
from desktop.screens.forms.inputs.day import Day
from desktop.screens.forms.inputs.shown import dated
from desktop.screens.forms.making import today_of
from desktop.screens.pieces.controls import beside, button, label, plain
from desktop.screens.pieces.room import Room
from desktop.screens.settings.calendar.days import ramadan_of, shipped
from desktop.screens.settings.saving import back_to, save, while_there


class Fasting(QWidget):
    """First and last day, with the shipped ones offered where the office has none."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._room = room
        self._year = 0
        look, today = room.look, today_of(room)
        self.first = Day(self._say("ramadan_first"), today)
        self.last = Day(self._say("ramadan_last"), today)
        self.save = button(look, self._say("save_ramadan"), self.save_days)
        self._wrong = label("", "problem", wrapped=True)
        self._wrong.hide()
        self._words = label("", "label", wrapped=True)
        self._words.setBuddy(self.first)
        for each in (self.first, self.last):
            each.setMaximumWidth(look.px(110))
            each.setReadOnly(not self._may())
        until = label(self._say("until"))
        row = beside(self._words, self.first, until, self.last, self.save, None, gap=look.px(8))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(3))
        box.addWidget(plain(row))
        box.addWidget(self._wrong)
        self.save.setVisible(self._may())

    @property
    def problem(self) -> str:
        """Give what is wrong, "" when nothing is."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def show_year(self, year: int) -> None:
        """Show the dates of a year."""
        self._year = year
        found = ramadan_of(self._calendar, year) or ramadan_of(shipped(), year)
        known = ramadan_of(self._calendar, year) is not None
        self.first.put(dated(found[0].isoformat()) if found else "")
        self.last.put(dated(found[1].isoformat()) if found else "")
        key = "ramadan_of" if known or not found else "ramadan_proposed"
        self._words.setText(self._say(key, year=year))
        self._complain("")

    def save_days(self) -> None:
        """Write the dates; nothing typed takes them out."""
        days = [self._read(line) for line in (self.first, self.last)]
        if None in days:
            return self._complain(self._say("ramadan_unreadable"))
        first, last = days[0] or "", days[1] or ""
        if bool(first) != bool(last) or first > last:
            return self._complain(self._say("ramadan_unreadable"))
        before = ramadan_of(self._calendar, self._year)
        old = before[0].isoformat() if before else ""
        gone = old if old != first else ""
        ended = before[1].isoformat() if before else ""

        def told(trouble: Trouble | None) -> None:
            self.save.setEnabled(True)
            if trouble is not None:
                return self._complain(self._room.words.trouble(trouble))
            self.show_year(date.fromisoformat(first).year if first else self._year)
            back = back_to(self._room, set_ramadan, old, ended, first)
            return self._room.undo.offer(self._say("ramadan_saved"), back)

        self.save.setEnabled(False)
        return save(self._room, while_there(self, self._room, told), set_ramadan, first, last, gone)

    @property
    def _calendar(self) -> Calendar:
        return self._room.runner.session.workplace.calendar

    def _may(self) -> bool:
        return self._room.runner.session.may(Action.SET_CALENDAR)

    def _say(self, key: str, **facts: str | int) -> str:
        return self._room.words.say("settings_sop", key, **facts)

    def _read(self, line: Day) -> str | None:
        """Give a typed date as it is stored, "" for none; None for what is no date."""
        if not line.answer():
            return ""
        checked = check_date(line.answer(), today_of(self._room)())
        return checked.value if checked.ok else None

    def _complain(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        for line in (self.first, self.last):
            line.mark(wrong=bool(sentence))
