"""A filter by time: a period to choose, or two dates to type (UX chapter 7, 44)."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.forms.amounts import check_date
from desktop.screens.forms.inputs.day import Day
from desktop.screens.listing.periods import Span, Within, span_of
from desktop.screens.pieces.controls import Choice, beside, label, plain
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING

DAY = 104
"""Width of a date in pixels."""


class Period(QWidget):
    """A list of periods; the last one opens two dates. `changed` when it is another span."""

    changed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.setObjectName("plain")
        say, look = room.words.say, room.look
        every = say("cases", Within.EVER.value)
        named = [(each.value, say("cases", each.value)) for each in Within if each != Within.EVER]
        self.choice = Choice(look, every, [("", every), *named])
        self.choice.setMinimumContentsLength(10)
        self.choice.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.since, self.until = self._day("since"), self._day("until")
        self._dates = plain(beside(self.since, label(NOTHING), self.until, gap=look.px(6)))
        box = beside(self.choice, self._dates, gap=look.px(8))
        self.setLayout(box)
        self._dates.hide()
        self.choice.picked.connect(lambda _: self._pick())

    @property
    def span(self) -> Span:
        """Give the first and the last date, both within; None where it is open."""
        today = self._today()
        within = Within(self.choice.key or Within.EVER)
        if within is not Within.CHOSEN:
            return span_of(within, today)
        return self._typed(self.since), self._typed(self.until)

    def clear(self) -> None:
        """Let every time through again."""
        self.choice.setCurrentIndex(0)
        self.since.clear()
        self.until.clear()
        self._dates.hide()

    def _day(self, key: str) -> Day:
        made = Day(self._room.words.say("listing", key), self._today)
        made.setPlaceholderText(made.accessibleName())
        made.setFixedWidth(self._room.look.px(DAY))
        made.setToolTip(self._room.words.say("form", "example_date"))
        made.left.connect(self._leave)
        return made

    def _pick(self) -> None:
        is_chosen = self.choice.key == Within.CHOSEN
        self._dates.setVisible(is_chosen)
        if is_chosen:
            self.since.setFocus()
        self.changed.emit()

    def _leave(self) -> None:
        """Mark what is no date; it sifts nothing."""
        for each in (self.since, self.until):
            each.mark(wrong=bool(each.answer()) and self._typed(each) is None)
        self.changed.emit()

    def _typed(self, day: Day) -> date | None:
        checked = check_date(day.answer(), self._today())
        return date.fromisoformat(checked.value) if day.answer() and checked.ok else None

    def _today(self) -> date:
        return date.fromisoformat(self._room.runner.session.workplace.today())
