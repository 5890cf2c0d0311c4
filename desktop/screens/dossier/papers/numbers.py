"""The card with the numbers of a case's papers: given, asked for, voided with the reason."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop.actions.conflicts.deciders import given_by
from desktop.domain.case import Case
from desktop.domain.events.cases import NumberVoided
from desktop.domain.events.event import Event
from desktop.domain.reading.verdicts import Verdict
from desktop.screens.dossier.papers.voiding import Voiding
from desktop.screens.dossier.tab import who_said
from desktop.screens.pieces.controls import below, label, plain
from desktop.screens.pieces.facts import copied
from desktop.screens.pieces.room import Room

Line = tuple[str, str, Event | None]
"""A paper, what is so, and the event that made it so."""


class NumbersCard(QFrame):
    """Lists the numbers; who may void one does so at its line. Hidden where there are none."""

    def __init__(self, room: Room, case: Case) -> None:
        super().__init__()
        self.setObjectName("card")
        self._room, self._case = room, case
        look = room.look
        self.voiding: list[Voiding] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(20))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnMinimumWidth(0, look.px(190))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        lines = [*self._given(), *self._asked(), *self._voided()]
        for row, (paper, said, event) in enumerate(lines):
            cells = (label(paper, "label", wrapped=True), copied(said), self._by(event))
            for column, cell in enumerate(cells):
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
        pieces: list[QWidget] = [label(room.words.say("conflicts", "numbers_title"), "section")]
        pieces.append(plain(grid))
        for paper, text in sorted(case.numbers.items()):
            self.voiding.append(Voiding(room, case, paper, text))
        self.setLayout(below(*pieces, *self.voiding, gap=look.px(10), margins=look.px(16)))
        if not lines:
            self.hide()

    def _by(self, event: Event | None) -> QWidget:
        return label(who_said(self._room, event) if event else "", "caption", wrapped=True)

    def _given(self) -> Iterator[Line]:
        case = self._case
        for paper, text in sorted(case.numbers.items()):
            yield self._room.words.say("paper", paper), text, given_by(case, paper, text)

    def _asked(self) -> Iterator[Line]:
        say = self._room.words.say
        for paper, event in sorted(self._case.asked.items()):
            yield say("paper", paper), say("conflicts", "is_asked"), event

    def _voided(self) -> Iterator[Line]:
        say = self._room.words.say
        for event, verdict in self._case.history:
            fact = event.fact
            if isinstance(fact, NumberVoided) and verdict is Verdict.COUNTS:
                said = say("conflicts", "was_voided", number=fact.text, reason=fact.reason)
                yield say("paper", fact.paper), said, event
