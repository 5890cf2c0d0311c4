"""The online queue: a list of entries, and beside it all that is needed to make one."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from desktop.actions.changes import Changes
from desktop.actions.online.queue import OnlineEntry, count_online, online_counts, online_entries
from desktop.domain.people import DESKS
from desktop.screens.listing.nothing import Nothing
from desktop.screens.listing.rows import Rows
from desktop.screens.listing.view import Listing
from desktop.screens.pieces.controls import Choice, below, beside, framed, label, plain
from desktop.screens.pieces.room import Heading, Manners, Page, Room
from desktop.screens.queue.sheet import Sheet
from desktop.screens.queue.telling import NARROW, WIDE, Teller

SHEET, ROOM = 372, 1150
"""Pixels of the sheet; of the page from which on the list has all columns."""
OWN, ALL = "own", "all"


class QueuePage(Page):
    """Lists what is to be entered elsewhere; the chosen entry stands beside."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        say = room.words.say
        self.entries: list[OnlineEntry] = []
        self.system = Choice(room.look, say("queue", "every_system"), [])
        whose = [(OWN, say("queue", "own")), (ALL, say("queue", "all"))]
        self.whose = Choice(room.look, say("queue", "whose"), whose)
        if not room.runner.session.roles() & DESKS:
            self.whose.hide()
        self._counted = label("", "secondary")
        self._teller = Teller(room)
        self.rows: Rows[OnlineEntry] = Rows(self._teller.headings(), self._teller.show)
        self.list = Listing(room.look, say("queue", "title"), self.rows, WIDE)
        self.nothing = Nothing(room.look, "globe")
        self.sheet: Sheet | None = None
        self._arrange()
        self._connect()
        self._read()
        if not self.entries and not self.whose.isHidden():
            self.whose.setCurrentIndex(1)
            self._read()

    def heading(self) -> Heading:
        """Say what this is, and how much of it there is."""
        say = self.room.words.say
        count = self.room.runner.ask(count_online) or 0
        subtitle = say("queue", "subtitle", count=count)
        return Heading(title=say("queue", "title"), subtitle=subtitle, entry="home", goes_back=True)

    def manners(self) -> Manners:
        """Go from the filters to the list and the sheet; a reference typed is written."""
        sheet = (self.sheet,) if self.sheet is not None else ()
        return Manners(topic="queue", panes=(self.system, self.list, *sheet), keep=self._keep)

    def look_again(self, changes: Changes) -> None:
        """Read again, staying near the chosen entry."""
        if changes.subjects:
            row = self.list.row
            self._read()
            self.list.choose(row)

    def settle(self) -> None:
        """Begin at the list."""
        (self.list if self.entries else self.system).setFocus()

    def close_part(self) -> bool:
        """Go from the sheet back to the list."""
        if self.sheet is None or not self.sheet.isAncestorOf(self.focusWidget() or self):
            return False
        self.list.setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the sheet says too where there is little room."""
        super().resizeEvent(event)
        is_wide = self.width() >= self.room.look.px(ROOM)
        self.list.share_out(WIDE if is_wide else NARROW)

    def finish(self) -> None:
        """Note the reference of the chosen entry."""
        if self.sheet is not None:
            self.sheet.finish()

    def _keep(self) -> None:
        """Write what was typed of a reference."""
        if self.sheet is not None:
            self.sheet.keep()

    def _arrange(self) -> None:
        look = self.room.look
        bar = plain(beside(self.system, self.whose, None, self._counted, gap=look.px(8)))
        self._card = framed(below(self.list, margins=1))
        hints = label(self.room.words.say("queue", "keys"), "caption")
        left = below(self._card, hints, gap=look.px(8))
        left.setStretch(0, 1)
        self._left = plain(left)
        self._middle: QHBoxLayout = beside(self._left, self.nothing, gap=look.px(12))
        self._middle.setStretch(0, 1)
        self._middle.setStretch(1, 1)
        box = below(bar, plain(self._middle), gap=look.px(8))
        box.setStretch(1, 1)
        box.setContentsMargins(*[look.px(16), look.px(8)] * 2)
        self.setLayout(box)

    def _connect(self) -> None:
        self.system.picked.connect(lambda _: self._read())
        self.whose.picked.connect(lambda _: self._read())
        self.list.selectionModel().currentRowChanged.connect(lambda now, _: self._show(now.row()))
        self.list.opened.connect(lambda _: self._enter())
        self.list.left_above.connect(self.system.setFocus)
        QShortcut(QKeySequence("F9"), self, self.finish).setAutoRepeat(False)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.list, self._enter)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _read(self) -> None:
        self._fill_systems()
        found = self.room.runner.ask(online_entries, self.system.key) or []
        only_own = not self.whose.isHidden() and self.whose.key == OWN
        self.entries = [entry for entry in found if entry.is_own or not only_own]
        self.rows.put(len(self.entries), lambda start, limit: self.entries[start : start + limit])
        say = self.room.words.say
        self._counted.setText(say("queue", "counted", count=len(self.entries)))
        self._left.setVisible(bool(self.entries))
        self.nothing.setVisible(not self.entries)
        if not self.entries:
            self._tell_nothing(is_sifted=bool(found) or bool(self.system.key))
        self._show(-1)
        self.list.choose(0)

    def _fill_systems(self) -> None:
        """Offer the systems in which something is owed, and the one that was chosen."""
        say, chosen = self.room.words.say, self.system.currentData() or ""
        counts = dict(self.room.runner.ask(online_counts) or {})
        if chosen:
            counts.setdefault(chosen, 0)
        self.system.clear()
        self.system.addItem(say("queue", "every_system"), "")
        for system, count in counts.items():
            self.system.addItem(f"{say('system', system)} ({count})", system)
        self.system.setCurrentIndex(max(0, self.system.findData(chosen)))

    def _tell_nothing(self, *, is_sifted: bool) -> None:
        say = self.room.words.say
        if is_sifted:
            self.nothing.tell(say("queue", "none_such"), say("queue", "show_all"), self._show_all)
        else:
            self.nothing.tell(say("queue", "none"))

    def _show_all(self) -> None:
        self.system.setCurrentIndex(0)
        self.whose.setCurrentIndex(1)
        self._read()
        self.settle()

    def _show(self, row: int) -> None:
        if self.sheet is not None:
            self.sheet.keep()
            self._middle.removeWidget(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None
        entry = self.rows.item(row) if row >= 0 else None
        if entry is not None:
            self.sheet = Sheet(self.room, entry)
            self.sheet.setFixedWidth(self.room.look.px(SHEET))
            self.sheet.entered.connect(partial(self._noted, entry))
            self._middle.addWidget(self.sheet)

    def _enter(self) -> None:
        if self.sheet is not None:
            self.sheet.copies.settle()

    def _noted(self, entry: OnlineEntry) -> None:
        say = self.room.words.say
        system = say("system", entry.system)
        self.room.tell(say("queue", "noted", system=system, number=entry.line.number))
        self.renamed.emit()
        self.settle()
