"""Data permohonan: every field in its section, who said it last, and what clashes."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.actions.dossier.data import Group, said_data
from desktop.domain.case import Case
from desktop.domain.permits import permit_type
from desktop.screens.dossier.deciding import Decision, decisions_of
from desktop.screens.dossier.naming import Names
from desktop.screens.dossier.tab import CaseTab, moment_of, who_said
from desktop.screens.pieces.controls import below, framed, label
from desktop.screens.pieces.facts import copied, scrolled
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING

Line = tuple[str, str, str]
"""A heading, what is so, and who said it."""


class DataTab(CaseTab):
    """Shows all data of a case; conflicts stand on top and are decided there."""

    def __init__(self, room: Room, case: Case) -> None:
        super().__init__(room, case)
        self.decisions: list[Decision] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._place = box
        self._area: QWidget | None = None

    @property
    def title(self) -> str:
        """Give the words of the tab, with a warning where data clash."""
        say, count = self.room.words.say, self.case.conflicts
        return say("dossier", "data_clash", count=count) if count else say("dossier", "data")

    def fill(self) -> None:
        """Show the data."""
        room, look = self.room, self.room.look
        names = Names(room, self.case)
        self.decisions = decisions_of(room, self.case, names)
        groups = room.runner.ask(said_data, self.case) or ()
        cards: list[QWidget] = [*self.decisions]
        cards.append(_card(room, room.words.say("dossier", "about"), self._about()))
        cards += [
            _card(room, room.words.say("section", group.section.value), _lines(room, names, group))
            for group in groups
        ]
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(below(*cards, None, gap=look.px(12)))
        if self._area is not None:
            self._area.deleteLater()
        self._area = scrolled(inside)
        self._place.addWidget(self._area)

    def _about(self) -> Iterator[Line]:
        case, room = self.case, self.room
        say, office = room.words.say, room.runner.session.workplace.office
        registered = case.registered
        permit = permit_type(office, registered.permit_type).name
        yield say("column", "case"), case.number, who_said(room, case.opening)
        yield say("column", "permit_type"), permit, ""
        yield say("dossier", "kind"), say("application", registered.application), ""
        yield say("column", "status"), say("status", case.status.value), ""
        yield say("column", "taken_in"), moment_of(room, case.opening), ""
        if registered.earlier_number:
            yield say("dossier", "earlier"), registered.earlier_number, ""
        if case.complete_on:
            on = room.words.answer("number.date", case.complete_on)
            yield say("dossier", "complete_on"), on, ""
        for paper, text in sorted(case.numbers.items()):
            yield say("dossier", "number_of", paper=say("paper", paper)), text, ""
        for entry in case.online:
            step = case.sop.flow.row_of(entry.symbol).number.rstrip(".")
            system = say("system", entry.system.value)
            heading = say("dossier", "reference_of", system=system, step=step)
            said = who_said(room, entry.done) if entry.done else ""
            yield heading, entry.reference or say("dossier", "reference_owed"), said


def _lines(room: Room, names: Names, group: Group) -> Iterator[Line]:
    for field in group.fields:
        text = names.answer(field.name, field.text)
        if field.values:
            yield names.field(field.name), room.words.say("dossier", "undecided"), NOTHING
        else:
            yield names.field(field.name), text, who_said(room, field.event)


def _card(room: Room, title: str, lines: Iterator[Line]) -> QFrame:
    """Make a card of three columns: what, how it stands, who said so."""
    look, top = room.look, Qt.AlignmentFlag.AlignTop
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.px(20))
    grid.setVerticalSpacing(look.px(8))
    grid.setColumnMinimumWidth(0, look.px(190))
    grid.setColumnStretch(1, 3)
    grid.setColumnStretch(2, 2)
    for row, (heading, text, said) in enumerate(lines):
        grid.addWidget(label(heading, "label", wrapped=True), row, 0, top)
        grid.addWidget(copied(text), row, 1, top)
        grid.addWidget(label(said, "caption", wrapped=True), row, 2, top)
    inner = QWidget()
    inner.setObjectName("plain")
    grid.setContentsMargins(0, 0, 0, 0)
    inner.setLayout(grid)
    return framed(below(label(title, "section"), inner, gap=look.px(10), margins=look.px(16)))
