"""The chapter of procedures: those in force, those that come with Sopan, and what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.actions.changes import Changes
from desktop.actions.procedures.files import sop_file, sops_in
from desktop.actions.procedures.library import Procedure, Version, library, versions
from desktop.domain.office import SopInForce
from desktop.domain.people import Action
from desktop.domain.progress import StepState
from desktop.domain.sop.model import Sop
from desktop.resource_files import RESOURCES
from desktop.screens.forms.mnemonics import assign
from desktop.screens.listing.cells import ListCells
from desktop.screens.pieces.controls import Tools, below, beside, button, framed, label, plain
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.settings.chapter import ChapterPage
from desktop.screens.settings.procedures.choosing import ask_for_sop
from desktop.screens.settings.procedures.lanes import lanes_page
from desktop.screens.settings.procedures.put import put_page
from desktop.screens.settings.procedures.telling import unsure
from desktop.words import NOTHING

COLUMNS = ("procedure", "lanes_sure", "state")
LANES, STATE = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of the list: a version in force, or (no version) what only comes with Sopan."""

    sop: Sop
    procedure: Procedure | None = None
    version: SopInForce | None = None
    number: int = 0
    by: Version | None = None

    @property
    def clashes(self) -> bool:
        """Tell whether another computer put another version into force."""
        return self.procedure is not None and self.procedure.versions_clash


class ProceduresSheet(ChapterPage):
    """Lists procedures; Enter opens the lanes of one in force, or puts another into force."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.items: Sequence[Item] = ()
        self.table = Table(self._say("chapter"))
        self.table.setItemDelegate(ListCells(room.look))
        look = room.look
        self._facts = label("", "secondary", wrapped=True)
        self._facts.setMinimumHeight(look.px(34))
        self.lanes = button(look, self._say("see_lanes"), self._open_lanes, icon="users")
        self.put = button(look, self._say("put_again"), self._open_put, icon="circle-play")
        self.read = button(look, self._say("from_file"), self.choose_file, icon="folder-open")
        self.setLayout(self._arranged())
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._tell)
        self._read()

    @property
    def facts(self) -> str:
        """Give what is said of the chosen one."""
        return self._facts.text()

    @property
    def item(self) -> Item | None:
        """Give the chosen one."""
        row = self.table.currentIndex().row()
        return self.items[row] if 0 <= row < len(self.items) else None

    def look_again(self, _changes: Changes) -> None:
        """Count again."""
        self._read()

    def settle(self) -> None:
        """Begin at the list."""
        self.table.setFocus()

    def choose_file(self) -> None:
        """Read a procedure that somebody wrote, and show what would become of it."""
        path = ask_for_sop(self, self.room.words)
        found = path and self.room.runner.ask(lambda _: sop_file(path))
        if found:
            self.room.go(put_page(found))

    def _say(self, key: str, **facts: str | int) -> str:
        return self.room.words.say("settings_sop", key, **facts)

    def _arranged(self) -> QVBoxLayout:
        look = self.room.look
        self._tools = Tools(look, self.lanes, self.put, self.read)
        assign([self.lanes, self.put, self.read])
        bar = beside(self._tools, None)
        foot = below(self._facts, plain(bar), gap=look.px(6), margins=look.px(10))
        card = framed(below(self.table, margins=1))
        self._foot: QFrame = framed(foot)
        box = below(card, self._foot, gap=look.px(8))
        box.setStretch(0, 1)
        return box

    def _read(self) -> None:
        self.items = (*self._in_force(), *self._templates())
        rows = [self._row(item) for item in self.items]
        states = {(place, STATE): _state(item) for place, item in enumerate(self.items)}
        states |= {
            (place, LANES): StepState.DUE_SOON if unsure(item.sop) else StepState.DONE
            for place, item in enumerate(self.items)
        }
        self.table.set_rows([self._say(key) for key in COLUMNS], rows, states)
        self.table.share_out([46, 31, 23])
        may = self.may(Action.PUT_SOP_IN_FORCE)
        self.put.setVisible(may)
        self.read.setVisible(may)
        self._tell(self.table.currentIndex().row())

    def _in_force(self) -> list[Item]:
        found = []
        office = self.room.runner.session.workplace.office
        newest = office.newest_versions()
        for procedure in self.room.runner.ask(library) or []:
            known = self.room.runner.ask(versions, procedure.id) or []
            for version in (each for each in newest if each.sop.id == procedure.id):
                place = [each.event for each in known].index(version.event)
                found.append(
                    Item(
                        sop=version.sop,
                        procedure=procedure,
                        version=version,
                        number=len(known) - place,
                        by=known[place],
                    )
                )
        return found

    def _templates(self) -> list[Item]:
        office = self.room.runner.session.workplace.office
        used = {version.sop.id for version in office.newest_versions()}
        return [Item(sop=sop) for sop in _shipped() if sop.id not in used]

    def _row(self, item: Item) -> tuple[str, ...]:
        count, open_ones = sum(1 for _ in item.sop.symbols()), len(unsure(item.sop))
        sure = self._say("lanes_unsure", open=open_ones, count=count)
        return (
            f"{item.sop.title}\n{self._since(item) or item.sop.office or NOTHING}",
            sure if open_ones else self._say("lanes_all_sure"),
            self._say(_state_word(item)),
        )

    def _since(self, item: Item) -> str:
        if item.version is None or item.by is None:
            return ""
        workplace, words = self.room.runner.session.workplace, self.room.words
        day = words.day(workplace.local_time(item.version.at).date())
        return self._say("version_by", number=item.number, day=day, name=item.by.name)

    def _tell(self, row: int) -> None:
        item = self.items[row] if 0 <= row < len(self.items) else None
        self.lanes.setEnabled(item is not None and item.version is not None and not item.clashes)
        if item is None or item.version is None or item.procedure is None:
            self._facts.setText(self._say("template_why"))
            self._name(self.put, "put_first")
            return
        additions = "additions_on" if item.version.additions else "additions_off"
        permits = ", ".join(name for _, name in item.procedure.permit_types)
        facts = self._say(
            "in_force_facts",
            number=item.sop.identity.number or NOTHING,
            version=item.number,
            reason=item.version.reason or self._say("no_reason"),
            running=item.procedure.running,
            additions=self._say(additions),
            permits=permits or NOTHING,
        )
        self._facts.setText(self._say("clash_why") if item.clashes else facts)
        self._name(self.put, "put_this" if item.clashes else "put_again")

    def _name(self, which: QPushButton, key: str) -> None:
        words = self._say(key)
        if which.accessibleName() != words:
            self._tools.name(which, words)
        if which.text():
            assign([self.lanes, self.put, self.read])

    def _open(self, _row: int) -> None:
        item = self.item
        if item is not None and item.version is not None and not item.clashes:
            self._open_lanes()
        elif self.may(Action.PUT_SOP_IN_FORCE):
            self._open_put()

    def _open_lanes(self) -> None:
        item = self.item
        if item is not None and item.version is not None:
            self.room.go(lanes_page(item.version.event))

    def _open_put(self) -> None:
        item = self.item
        if item is not None:
            additions = item.version.additions if item.version else True
            self.room.go(put_page(item.sop, additions=additions))


def _state(item: Item) -> StepState:
    if item.clashes:
        return StepState.OVERDUE
    return StepState.DONE if item.version is not None else StepState.NOT_REACHED


def _state_word(item: Item) -> str:
    if item.clashes:
        return "state_clash"
    return "state_in_force" if item.version is not None else "state_template"


@lru_cache(maxsize=1)
def _shipped() -> tuple[Sop, ...]:
    return tuple(sops_in(RESOURCES / "sops"))
