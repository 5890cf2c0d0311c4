"""Komputer: every computer that ever belonged to the office."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from desktop.actions.changes import Changes
from desktop.actions.office.computers import Computer, computers
from desktop.domain.events.event import OFFICE
from desktop.screens.forms.dress import dress
from desktop.screens.pieces.controls import below, framed, label, plain
from desktop.screens.pieces.delegate import Cells
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.settings.chapter import ChapterPage
from desktop.screens.settings.computers.computer import ComputerSheet, remarks_on, state_of
from desktop.screens.settings.sheets import Sheets
from desktop.screens.settings.word_list import word_list

COLUMNS = ("column_computer", "column_prefix", "column_state", "column_remarks")
WEIGHTS = (26, 12, 20, 42)
STATE = COLUMNS.index("column_state")


class ComputersChapter(ChapterPage):
    """Lists computers, opened with Enter."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.setStyleSheet(dress(room.look))
        self.table = Table(self.say("computers"))
        self._cells = Cells(room.look)
        self.table.setItemDelegate(self._cells)
        self.computers: Sequence[Computer] = ()
        self._copied = label(self.say("copied_warning"), wrapped=True)
        self._warn_bar = framed(below(self._copied, margins=room.look.px(8)), "message")
        self._warn_bar.setProperty("kind", "problem")
        card = framed(below(self.table, margins=1))
        how = label(self.say("computers_how"), "caption", wrapped=True)
        box = below(self._warn_bar, card, how, gap=room.look.px(8))
        box.setStretch(1, 1)
        self.sheets = Sheets(plain(box))
        self.setLayout(below(self.sheets))
        self.table.opened.connect(self.open_computer)
        self._read()

    @property
    def warning(self) -> str:
        """Give what is said above the list, "" when nothing is."""
        return "" if self._warn_bar.isHidden() else self._copied.text()

    def look_again(self, changes: Changes) -> None:
        """Read the computers again, and the one that is open."""
        if OFFICE in changes.subjects:
            self._read()
            top = self.sheets.top
            if isinstance(top, ComputerSheet):
                self.sheets.close_top()
                ids = [each.id for each in self.computers]
                self.open_computer(ids.index(top.computer.id))

    def close_part(self) -> bool:
        """Close a question, then the sheet."""
        top = self.sheets.top
        if isinstance(top, ComputerSheet) and top.close_asked():
            return True
        closed = self.sheets.close_top()
        if closed:
            self.table.setFocus()
        return closed

    def settle(self) -> None:
        """Begin at the table, or at the sheet that is open."""
        top = self.sheets.top
        piece = top.back if isinstance(top, ComputerSheet) else self.table
        piece.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_computer(self, row: int) -> None:
        """Show one computer."""
        self.sheets.open(ComputerSheet(self.room, self.computers[row]))
        self.settle()

    def _read(self) -> None:
        self.computers = self.room.runner.ask(computers, word_list()) or ()
        self._warn_bar.setVisible(any(each.is_forked for each in self.computers))
        rows = [self._row(each) for each in self.computers]
        pills = {
            (row, STATE): state_of(self.room, each).state for row, each in enumerate(self.computers)
        }
        self.table.set_rows([self.say(word) for word in COLUMNS], rows, pills)
        self.table.share_out(WEIGHTS)

    def _row(self, computer: Computer) -> tuple[str, ...]:
        remarks = remarks_on(self.room, computer)
        said = "\n".join(remarks[:2])
        return (computer.name, computer.prefix, state_of(self.room, computer).text, said)
