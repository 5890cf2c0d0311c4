"""Data permohonan: every field in its section, who said it last, and what clashes."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.case.forms import OPEN
from desktop.actions.dossier.data import Group, said_data
from desktop.domain.case import Case
from desktop.domain.people import ROLES_FOR, Action
from desktop.domain.permits import permit_type
from desktop.domain.sop.model import Section
from desktop.screens.dossier.clashes.joined import JoinedNote
from desktop.screens.dossier.deciding import Decision, decisions_of
from desktop.screens.dossier.editing import Editing
from desktop.screens.dossier.naming import Names
from desktop.screens.dossier.papers.numbers import NumbersCard
from desktop.screens.dossier.tab import CaseTab, moment_of, who_said
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import copied, scrolled
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING

Line = tuple[str, str, str]
"""A heading, what is so, and who said it."""
CHANGED = frozenset(OPEN) - {Section.NOTE, Section.REQUIREMENTS}
"""Sections that are corrected here; ticks and notes belong to the steps."""
ALWAYS = frozenset({Section.APPLICANT, Section.BUSINESS})
AFTERWARDS = frozenset({Section.SURVEY, Section.ARCHIVE})
"""Sections that are asked for at the end, also where the SOP has no row for them."""


class DataTab(CaseTab):
    """Shows all data of a case; conflicts stand on top, what may be corrected is in its place."""

    def __init__(self, room: Room, case: Case) -> None:
        super().__init__(room, case)
        self.decisions: list[Decision] = []
        self.numbers: NumbersCard | None = None
        self.changing: dict[Section, QPushButton] = {}
        self.editing: Editing | None = None
        QShortcut(QKeySequence("F9"), self, self._finish)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._place = box
        self._area: QScrollArea | None = None

    @property
    def title(self) -> str:
        """Give the words of the tab, with a warning where data clash."""
        say, count = self.room.words.say, self.case.conflicts
        return say("dossier", "data_clash", count=count) if count else say("dossier", "data")

    def fill(self) -> None:
        """Show the data; a section that is being corrected stays as it is."""
        room, look = self.room, self.room.look
        names = Names(room, self.case)
        self.decisions = decisions_of(room, self.case, names)
        cards: list[QWidget] = [*self.decisions]
        if self.case.clashes:
            cards.append(JoinedNote(room, self.case, names))
        if not self._may_change():
            cards.append(label(room.words.say("dossier", "only_read"), "secondary", wrapped=True))
        cards.append(_card(room, room.words.say("dossier", "about"), self._about()))
        self.numbers = NumbersCard(room, self.case)
        cards.append(self.numbers)
        self.changing = {}
        cards += [self._section(names, group) for group in self._groups()]
        inside = QWidget()
        inside.setObjectName("plain")
        cursor = QApplication.focusWidget()
        inside.setLayout(below(*cards, None, gap=look.px(12)))
        top = self._area.verticalScrollBar().value() if self._area is not None else 0
        if self._area is not None:
            self._area.hide()
            self._area.deleteLater()
        self._area = scrolled(inside, self.title)
        self._place.addWidget(self._area)
        inside.adjustSize()
        self._area.verticalScrollBar().setValue(top)
        if self.editing is not None and cursor is not None and self.editing.isAncestorOf(cursor):
            cursor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_case(self, case: Case) -> None:
        """Show the case as it is now, round what is being typed."""
        super().show_case(case)
        if self.editing is not None:
            self.editing.show_case(case)

    def change(self, section: Section) -> None:
        """Correct a section where it stands."""
        if self.editing is not None:
            self.editing.drafting.keep()
        self.editing = Editing(self.room, self.case, section)
        self.editing.closed.connect(self._close)
        self.fill()
        self.editing.begin()
        # Where it lies is known only once it is laid out.
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        if self._area is not None and self.editing is not None:
            self._area.verticalScrollBar().setValue(self.editing.y())

    def _close(self) -> None:
        """Show the data again, the cursor where it was."""
        section = self.editing.section if self.editing is not None else None
        self.editing = None
        self.fill()
        if section in self.changing:
            self.changing[section].setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        if self.editing is not None:
            self.editing.finish()

    def _groups(self) -> Iterator[Group]:
        """Give what is filled in, and what could be."""
        filled = {
            group.section: group for group in self.room.runner.ask(said_data, self.case) or ()
        }
        symbols = self.case.sop.flow.sop.symbols()
        asked = {section for symbol in symbols for section in symbol.form} | ALWAYS
        current = self.case.current
        if current is None or Section.HANDOVER in current.symbol.form:
            asked |= AFTERWARDS
        for section in Section:
            if section in filled:
                yield filled[section]
            elif section in asked and section in CHANGED:
                yield Group(section, ())

    def _section(self, names: Names, group: Group) -> QWidget:
        room, section = self.room, group.section
        if self.editing is not None and self.editing.section is section:
            return self.editing
        title = room.words.say("section", section.value)
        if section not in CHANGED:
            note = "" if section is Section.REQUIREMENTS else room.words.say("dossier", "own_step")
            return _card(room, title, _lines(room, names, group), note=note)
        if self._may_change():
            words = room.words.say("dossier", "change")
            made = button(room.look, words, partial(self.change, section), icon="pen-line")
            made.setAccessibleName(room.words.say("dossier", "change_what", section=title))
            self.changing[section] = made
        note = "" if group.fields else room.words.say("dossier", "nothing_filled_in")
        lines = _lines(room, names, group)
        return _card(room, title, lines, act=self.changing.get(section), note=note)

    def _may_change(self) -> bool:
        session, permit = self.room.runner.session, self.case.registered.permit_type
        return any(session.holds(role, permit) for role in ROLES_FOR[Action.CHANGE_DATA])

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


def _card(
    room: Room,
    title: str,
    lines: Iterator[Line],
    *,
    act: QPushButton | None = None,
    note: str = "",
) -> QFrame:
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
    pieces = [label(title, "section"), label(note, "caption"), None, *([act] if act else [])]
    head = plain(beside(*pieces, gap=look.px(12)))
    return framed(below(head, inner, gap=look.px(10), margins=look.px(16)))
