"""All open conflicts of the office in one list; Enter leads to where each is decided."""

from functools import partial

from PySide6.QtGui import QResizeEvent

from desktop.actions.changes import Changes
from desktop.actions.conflicts.office_wide import Clashing, Conflict, Kind, open_conflicts
from desktop.screens.conflicts.case import DecidingPage
from desktop.screens.conflicts.shared import SharedPage
from desktop.screens.conflicts.telling import NARROW, WIDE, Teller
from desktop.screens.listing.nothing import Nothing
from desktop.screens.listing.rows import Rows
from desktop.screens.listing.view import Listing
from desktop.screens.pieces.controls import Choice, below, beside, framed, label, plain
from desktop.screens.pieces.room import Heading, Maker, Manners, Page, Room
from desktop.screens.settings.page import settings_at

ROOM = 1050
OWN, ALL = "own", "all"
CHAPTERS = {"permit_type": "permits", "person": "people", "calendar": "calendar"}
"""The chapter in which a group of settings is decided; the office's own data else."""


class ConflictsPage(Page):
    """Lists what waits for a decision; those the person may decide come first."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        say = room.words.say
        self.conflicts: list[Conflict] = []
        self._found = Clashing(())
        self._is_read = False
        whose = [(ALL, say("conflicts", "all")), (OWN, say("conflicts", "own"))]
        self.whose = Choice(room.look, say("conflicts", "whose"), whose)
        self._teller = Teller(room)
        self.rows: Rows[Conflict] = Rows(self._teller.headings(), self._teller.show)
        self.list = Listing(room.look, say("conflicts", "title"), self.rows, WIDE)
        self.nothing = Nothing(room.look, "circle-check")
        self.more = label("", "caption", wrapped=True)
        self._arrange()
        self.whose.picked.connect(lambda _: self._show())
        self.list.opened.connect(self.open)
        self.list.left_above.connect(self.whose.setFocus)
        self._read()

    def heading(self) -> Heading:
        """Say how much waits."""
        say, count = self.room.words.say, len(self._found.listed) + self._found.more
        subtitle = say("conflicts", "subtitle", count=count) if self._is_read else ""
        return Heading(
            title=say("conflicts", "title"), subtitle=subtitle, entry="home", goes_back=True
        )

    def manners(self) -> Manners:
        """Go from the choice to the list."""
        return Manners(topic="conflicts", panes=(self.whose, self.list))

    def look_again(self, _changes: Changes) -> None:
        """Read again: a decision, a package or a setting may have changed what clashes."""
        self._read()

    def settle(self) -> None:
        """Begin at the list, where there is one."""
        (self.list if self.conflicts else self.whose).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the room there is."""
        super().resizeEvent(event)
        self.list.share_out(WIDE if self.width() >= self.room.look.px(ROOM) else NARROW)

    def open(self, row: int) -> None:
        """Show where a conflict is decided."""
        conflict = self.rows.item(row)
        if conflict is not None:
            self.room.go(place_of(conflict))

    def _arrange(self) -> None:
        look, say = self.room.look, self.room.words.say
        why = label(say("conflicts", "why"), "secondary", wrapped=True)
        bar = beside(why, self.whose, gap=look.px(16))
        bar.setStretch(0, 1)
        self._card = framed(below(self.list, margins=1))
        self._hints = label(say("conflicts", "keys"), "caption")
        foot = plain(beside(self._hints, None, self.more, gap=look.px(12)))
        box = below(plain(bar), self._card, self.nothing, foot, gap=look.px(8))
        box.setStretch(1, 1)
        box.setStretch(2, 1)
        box.setContentsMargins(*[look.px(16), look.px(8)] * 2)
        self.setLayout(box)
        self._show()

    def _read(self) -> None:
        """Gather beside the window: each case in conflict has to be read."""
        name = self.room.words.say("conflicts", "counting")
        self.room.runner.ask_beside(name, open_conflicts, self._take, self)

    def _take(self, found: Clashing) -> None:
        is_first, had_focus = not self._is_read, self.list.hasFocus()
        self._found, self._is_read = found, True
        self._show()
        self.renamed.emit()
        if (is_first or had_focus) and self.isVisible():
            self.settle()

    def _show(self) -> None:
        say, row = self.room.words.say, self.list.row
        is_own = self.whose.key == OWN
        self.conflicts = [each for each in self._found.listed if each.mine or not is_own]
        self.rows.put(
            len(self.conflicts), lambda start, limit: self.conflicts[start : start + limit]
        )
        self.list.choose(max(0, row))
        self._card.setVisible(bool(self.conflicts))
        self._hints.setVisible(bool(self.conflicts))
        self.nothing.setVisible(self._is_read and not self.conflicts)
        if self._found.listed:
            self.nothing.tell(
                say("conflicts", "none_such"), say("conflicts", "show_all"), self._show_all
            )
        else:
            self.nothing.tell(say("conflicts", "none"))
        more = say("conflicts", "more", count=self._found.more) if self._found.more else ""
        self.more.setText(more)

    def _show_all(self) -> None:
        self.whose.setCurrentIndex(0)
        self._show()
        self.settle()


def place_of(conflict: Conflict) -> Maker:
    """Say where a conflict is decided: on a page of its own, or in the settings."""
    if conflict.kind in (Kind.VALUES, Kind.OUTCOME, Kind.NUMBERS):
        return partial(DecidingPage, subject=conflict.about)
    if conflict.kind is Kind.SHARED:
        return partial(SharedPage, text=conflict.about)
    chapters = {Kind.BOOK: "numbering", Kind.VERSIONS: "procedures", Kind.UNCONFIRMED: "people"}
    known = chapters.get(conflict.kind) or CHAPTERS.get(conflict.about.partition("/")[0])
    return settings_at(known or "office")


def conflicts_page(room: Room) -> Page:
    """Make the page with all open conflicts."""
    return ConflictsPage(room)
