"""The row of filters over the list of cases."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop.actions.worklists.browsing import Filter, permit_types
from desktop.domain.sop.model import Status
from desktop.screens.cases.periods import Within, span_of
from desktop.screens.listing.search import Search
from desktop.screens.pieces.controls import Choice, beside, button, plain
from desktop.screens.pieces.room import Room

ALL = "all_permits"
STATUSES = tuple(status.value for status in Status if status is not Status.DRAFT)


class Sieve(QObject):
    """The search field and, in `choices`, permit type, status and period.

    `changed` tells that something is sifted otherwise.
    """

    changed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        say, words = room.words.say, room.words
        permits = room.runner.ask(permit_types) or {}
        self.search = Search(room.look, say("cases", "search"))
        self.permit = _choice(room, ALL, list(permits.items()))
        named = [(status, words.say("status", status)) for status in STATUSES]
        self.status = _choice(room, "all_statuses", named)
        spans = [(each.value, say("cases", each.value)) for each in Within if each != Within.EVER]
        self.period = _choice(room, Within.EVER.value, spans)
        self.clearing = button(
            room.look, say("listing", "clear"), self.clear, icon="x", kind="link"
        )
        pieces = (self.permit, self.status, self.period, self.clearing)
        self.choices = plain(beside(*pieces, None, gap=room.look.px(8)))
        self.search.typed.connect(lambda _: self._change())
        for each in (self.permit, self.status, self.period):
            each.picked.connect(lambda _: self._change())
        self.clearing.hide()

    @property
    def filter(self) -> Filter:
        """Give what is sifted."""
        today = date.fromisoformat(self._room.runner.session.workplace.today())
        since, until = span_of(Within(self.period.key or Within.EVER), today)
        return Filter(
            typed=self.search.text().strip(),
            permit_type=self.permit.key,
            status=(self.status.key,) if self.status.key else (),
            since=since,
            until=until,
        )

    def clear(self) -> None:
        """Let everything through again."""
        for each in (self.permit, self.status, self.period):
            each.setCurrentIndex(0)
        self.search.clear()
        self.search.settle()
        self._change()
        self.search.setFocus()

    def _change(self) -> None:
        self.clearing.setVisible(not self.filter.is_open)
        self.changed.emit()


def _choice(room: Room, none: str, choices: list[tuple[str, str]]) -> Choice:
    """Make a list to choose from, with a first line that lets everything through."""
    every = room.words.say("listing" if none == ALL else "cases", none)
    made = Choice(room.look, every, [("", every), *choices])
    made.setMinimumContentsLength(12)
    made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made
