"""The row of filters over the list of cases."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.actions.worklists.browsing import Filter, permit_types
from desktop.actions.worklists.due import Due
from desktop.domain.sop.model import Status
from desktop.screens.listing.period import Period
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

    def __init__(self, room: Room, begin: Filter | None = None) -> None:
        """Begin with what of `begin` is about status and deadline."""
        super().__init__()
        say, words = room.words.say, room.words
        permits = room.runner.ask(permit_types) or {}
        self.search = Search(room.look, say("cases", "search"))
        self.permit = _choice(room, ALL, list(permits.items()))
        named = [(status, words.say("status", status)) for status in STATUSES]
        self.status = _choice(room, "all_statuses", named)
        dues = [(due.value, say("cases", due.value)) for due in (Due.LATE, Due.TODAY)]
        self.due = _choice(room, Due.EVER.value, dues)
        self.period = Period(room)
        self.clearing = button(
            room.look, say("listing", "clear"), self.clear, icon="x", kind="link"
        )
        self._narrowing = (self.permit, self.status, self.due)
        pieces = (*self._narrowing, self.period, self.clearing)
        self.choices = plain(beside(*pieces, None, gap=room.look.px(8)))
        self.search.typed.connect(lambda _: self._change())
        for each in self._narrowing:
            each.picked.connect(lambda _: self._change())
        self.period.changed.connect(self._change)
        _begin_at(self.status, (begin or Filter()).status[:1])
        _begin_at(self.due, ((begin or Filter()).due.value,))
        self.clearing.setVisible(not self.filter.is_open)

    @property
    def filter(self) -> Filter:
        """Give what is sifted."""
        since, until = self.period.span
        return Filter(
            typed=self.search.text().strip(),
            permit_type=self.permit.key,
            status=(self.status.key,) if self.status.key else (),
            since=since,
            until=until,
            due=Due(self.due.key or Due.EVER),
        )

    def clear(self) -> None:
        """Let everything through again."""
        for each in self._narrowing:
            each.setCurrentIndex(0)
        self.period.clear()
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
    made.setMinimumContentsLength(10)
    made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _begin_at(choice: Choice, keys: Sequence[str]) -> None:
    """Choose what is there of some keys."""
    for key in keys:
        choice.setCurrentIndex(max(0, choice.findData(key)))
