"""*Riwayat paket*: what went out, came in and was refused, newest first; refusals on paper."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.actions.dossier.sheets import table_document
from desktop.actions.exchange.history import PackageEntry, exchanges, refusals
from desktop.actions.exchange.looking import Incoming
from desktop.diagram.listing.content import Column
from desktop.diagram.listing.content import Table as PaperTable
from desktop.diagram.sheets.paper import Paper
from desktop.screens.exchange.rows import PastTeller
from desktop.screens.exchange.telling import REFUSED, SENT
from desktop.screens.listing.moments import short_moment
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.delegate import Cells
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.printing.plan import Plan
from desktop.swimlane import press

COLUMNS = ("column_time", "column_way", "column_computer", "column_content", "column_result")
WEIGHTS = (16, 8, 18, 36, 22)
RESULT = COLUMNS.index("column_result")
PAPER = (("column_time", 17), ("column_computer", 17), ("column_file", 22), ("column_why", 44))
LEAST = 190


class Past(QWidget):
    """The table; `opened` gives the whole sentence of a row, `printed` the log of refusals."""

    told = Signal(str)
    printed = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._room, self._teller = room, PastTeller(room)
        self.entries: Sequence[PackageEntry] = ()
        say, look = self._teller.say, room.look
        self.table = Table(say("history"))
        self._cells = Cells(look)
        self.table.setItemDelegate(self._cells)
        self.table.setMinimumHeight(look.px(LEAST))
        self.table.opened.connect(self._tell)
        self.print = button(
            look, say("print_refusals"), lambda: self.print_refusals(), icon="printer"
        )
        head = plain(beside(label(say("history"), "section"), None, self.print))
        self._nothing = label(say("no_history"), "secondary", wrapped=True)
        self._empty = framed(below(self._nothing, margins=look.px(16)))
        self._card = framed(below(self.table, margins=1))
        box = below(head, self._empty, self._card, gap=look.px(8))
        box.setStretch(2, 1)
        self.setLayout(box)
        self.read()

    def read(self) -> None:
        """Read what was exchanged."""
        room, teller = self._room, self._teller
        self.entries = room.runner.ask(exchanges) or ()
        rows = [self._row(entry) for entry in self.entries]
        pills = {(at, RESULT): teller.result(each).state for at, each in enumerate(self.entries)}
        self.table.set_rows([teller.say(word) for word in COLUMNS], rows, pills)
        self.table.share_out(WEIGHTS)
        self._empty.setVisible(not rows)
        self._card.setVisible(bool(rows))
        self.print.setVisible(any(entry.direction == REFUSED for entry in self.entries))

    def print_refusals(self, lying: Sequence[Incoming] = ()) -> None:
        """Lay out the log of refusals for paper, with what lies on the stick unreadable."""
        entries = self._room.runner.ask(refusals) or []
        self.printed.emit(refusal_plan(self._room, entries, lying))

    def _row(self, entry: PackageEntry) -> tuple[str, ...]:
        say = self._teller.say
        way = say("way_out") if entry.direction == SENT else say("way_in")
        to = say("to_computers", count=entry.readers)
        computer = to if entry.direction == SENT else entry.computer
        return (
            short_moment(self._room, entry.at),
            way,
            computer,
            self._teller.content(entry),
            self._teller.result(entry).text,
        )

    def _tell(self, row: int) -> None:
        entry = self.entries[row]
        when = short_moment(self._room, entry.at)
        said = self._teller.content(entry)
        self.told.emit(f"{when} · {entry.file}: {said}")


def refusal_plan(
    room: Room, entries: Sequence[PackageEntry], lying: Sequence[Incoming] = ()
) -> Plan:
    """Lay the refused packages out as a table on paper: when, whose, which file and why."""
    session, title = room.runner.session, room.words.say("packages", "refusals")
    table = refusal_table(room, entries, lying)

    def made(paper: Paper) -> bytes:
        return table_document(session, table, paper, press())

    return Plan(title, title, made, entry="exchange")


def refusal_table(
    room: Room, entries: Sequence[PackageEntry], lying: Sequence[Incoming] = ()
) -> PaperTable:
    """Say what stands on the paper."""
    words, workplace = room.words, room.runner.session.workplace
    teller = PastTeller(room)
    person = workplace.office.people[room.runner.session.person].full_name
    now = words.moment(workplace.local_time(workplace.world.now()))
    here = workplace.office.devices[workplace.device].name
    known = {entry.file for entry in entries}
    rows = [
        (now, one.label.sender_name if one.label else "", one.path.name, why)
        for one in lying
        if one.path.name not in known
        and (why := words.trouble(one.refused.raised()) if one.refused else "")
    ]
    rows += [
        (
            words.moment(workplace.local_time(entry.at)),
            entry.computer,
            entry.file,
            teller.content(entry),
        )
        for entry in entries
    ]
    return PaperTable(
        title=words.say("packages", "refusals"),
        columns=tuple(
            Column(heading=words.say("packages", word), share=share) for word, share in PAPER
        ),
        rows=tuple(rows),
        pages=words.say("dossier", "page_of", page="{page}", pages="{pages}"),
        about=(words.say("packages", "refusals_at", computer=here),),
        nothing=words.say("packages", "no_refusals"),
        foot=words.say("dossier", "printed_by", moment=now, person=person),
    )
