"""The chapter of permit types: which there are, and what each asks and promises."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.actions.changes import Changes
from desktop.domain.people import Action
from desktop.domain.permits import PermitType
from desktop.domain.progress import StepState
from desktop.screens.forms.mnemonics import assign
from desktop.screens.listing.cells import ListCells
from desktop.screens.listing.nothing import Nothing
from desktop.screens.pieces.controls import below, beside, button, framed, plain
from desktop.screens.pieces.facts import Fact, fact_sheet
from desktop.screens.pieces.room import Heading, Maker, Page, Room
from desktop.screens.pieces.table import Table
from desktop.screens.settings.chapter import ChapterPage
from desktop.screens.settings.permits.page import permit_page
from desktop.screens.settings.permits.reading import all_permits, clashes_of
from desktop.words import NOTHING

COLUMNS = ("permit", "procedure", "items", "limit", "fee")


class PermitsSheet(ChapterPage):
    """Lists permit types; Enter opens one."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.permits: list[PermitType] = []
        self.table = Table(self._say("permits"))
        self.table.setItemDelegate(ListCells(room.look))
        self.table.opened.connect(self._open)
        self.add = button(
            room.look, self._say("add_permit"), self._add, icon="plus", kind="primary"
        )
        self._card = framed(below(self.table, margins=1))
        self._nothing = Nothing(room.look, "list-checks")
        foot: QWidget = plain(beside(None, self.add))
        box = below(self._card, self._nothing, foot, gap=room.look.px(8))
        box.setStretch(0, 1)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.add.setVisible(self.may(Action.DEFINE_PERMIT_TYPE))
        assign([self.add])
        self._read()

    def look_again(self, _changes: Changes) -> None:
        """Read again."""
        self._read()

    def settle(self) -> None:
        """Begin at the list."""
        (self.table if self.permits else self.add).setFocus()

    def _say(self, key: str, **facts: str | int) -> str:
        return self.room.words.say("settings_sop", key, **facts)

    def _read(self) -> None:
        office = self.room.runner.session.workplace.office
        self.permits = all_permits(office)
        rows = [self._row(permit) for permit in self.permits]
        states = {
            (place, len(COLUMNS) - 1): StepState.OVERDUE
            for place, permit in enumerate(self.permits)
            if clashes_of(office, permit.id)
        }
        self.table.set_rows([self._say(key) for key in COLUMNS], rows, states)
        self.table.share_out([30, 34, 13, 11, 16])
        self._card.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._nothing.tell(self._say("no_permits"))

    def _row(self, permit: PermitType) -> tuple[str, ...]:
        office = self.room.runner.session.workplace.office
        titles = {each.sop.id: each.sop for each in office.newest_versions()}
        sop = titles.get(permit.sop)
        required = sum(item.required for item in permit.requirements)
        clash = self._say("two_values") if clashes_of(office, permit.id) else ""
        return (
            f"{permit.name}\n{permit.code}",
            f"{sop.title}\n{sop.identity.number or sop.office}" if sop else permit.sop,
            self._say("items_counted", count=len(permit.requirements), required=required),
            self._say("days", count=permit.limit) if permit.limit else NOTHING,
            clash or _rupiah(permit.fee),
        )

    def _add(self) -> None:
        self.room.go(permit_page())

    def _open(self, place: int) -> None:
        permit = self.permits[place]
        may = self.may(Action.DEFINE_PERMIT_TYPE)
        self.room.go(permit_page(permit.id) if may else _facts_page(permit))


class PermitFacts(Page):
    """A permit type for those who may only read it."""

    def __init__(self, room: Room, *, permit: PermitType) -> None:
        super().__init__(room)
        self._permit = permit
        margin = room.look.px(16)
        self.setLayout(below(fact_sheet(room.look, self._facts()), margins=margin))

    def heading(self) -> Heading:
        """Say which permit type it is."""
        return Heading(
            title=self._permit.name,
            subtitle=self._say("permits_subtitle"),
            entry="settings",
            goes_back=True,
        )

    def _say(self, key: str, **facts: str | int) -> str:
        return self.room.words.say("settings_sop", key, **facts)

    def _facts(self) -> list[Fact]:
        permit, say = self._permit, self.room.words.say
        asked = [
            f"{number}. {item.text}" + ("" if item.required else f" ({self._say('is_optional')})")
            for number, item in enumerate(permit.requirements, 1)
        ]
        office = self.room.runner.session.workplace.office
        titles = {each.sop.id: each.sop.title for each in office.newest_versions()}
        days = self._say("days", count=permit.limit) if permit.limit else self._say("limit_of_sop")
        months = self._say("months", count=permit.validity)
        return [
            (say("field", "permit.code"), [permit.code]),
            (say("field", "permit.sop"), [titles.get(permit.sop, permit.sop)]),
            (say("field", "permit.limit"), [days]),
            (say("field", "permit.fee"), [_rupiah(permit.fee)]),
            (
                say("field", "permit.validity"),
                [months if permit.validity else self._say("no_end")],
            ),
            (self._say("requirements"), asked or [NOTHING]),
        ]


def _facts_page(permit: PermitType) -> Maker:
    return partial(PermitFacts, permit=permit)


def _rupiah(amount: int) -> str:
    return "Rp " + f"{amount:,}".replace(",", ".") if amount else NOTHING
