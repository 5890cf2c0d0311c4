"""A number that several papers carry: each with its case, and one of them to be voided."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.changes import Changes
from desktop.actions.conflicts.deciders import given_by
from desktop.actions.lists import SharedNumber, shared_numbers
from desktop.domain.lines import CaseLine
from desktop.screens.case.page import CasePage
from desktop.screens.dossier.papers.voiding import Voiding
from desktop.screens.dossier.tab import who_said
from desktop.screens.listing.nothing import Nothing
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Heading, Manners, Page, Room
from desktop.words import NOTHING


class SharedPage(Page):
    """Shows the papers with one number; whoever may void one does so here."""

    def __init__(self, room: Room, text: str) -> None:
        super().__init__(room)
        self._text = text
        self.voiding: list[Voiding] = []
        self.nothing = Nothing(room.look, "circle-check")
        self._inside: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(*[room.look.px(16), room.look.px(12)] * 2)
        self._count = 0
        self._fill()

    def heading(self) -> Heading:
        """Name the number."""
        say = self.room.words.say
        title = say("conflicts", "shared_title", number=self._text, count=self._count)
        return Heading(title=title, entry="cases", goes_back=True)

    def manners(self) -> Manners:
        """F1 explains conflicts."""
        return Manners(topic="conflicts")

    def look_again(self, changes: Changes) -> None:
        """Look again whether the number is still on several papers."""
        if changes.subjects:
            self._fill()
            self.renamed.emit()

    def settle(self) -> None:
        """Begin at the first button."""
        first = self.voiding[0].begin if self.voiding else self.nothing.button
        first.setFocus()

    def _fill(self) -> None:
        room, say, look = self.room, self.room.words.say, self.room.look
        found = room.runner.ask(shared_numbers) or []
        here = next((each for each in found if each.text == self._text), None)
        self._count = len(here.papers) if here else 1
        self.voiding = []
        self.nothing = Nothing(look, "circle-check")
        self.nothing.tell(say("conflicts", "shared_done"), say("conflicts", "title"), room.back)
        pieces: list[QWidget] = [self.nothing] if here is None else self._papers(here)
        if self._inside is not None:
            self._box.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        inside = plain(below(*pieces, None, gap=look.px(12)))
        self._inside = scrolled(inside, say("conflicts", "title"))
        self._box.addWidget(self._inside)

    def _papers(self, shared: SharedNumber) -> list[QWidget]:
        why = label(self.room.words.say("conflicts", "shared_why"), "secondary", wrapped=True)
        return [why, *(self._paper(line, paper) for line, paper in shared.papers)]

    def _paper(self, line: CaseLine, paper: str) -> QWidget:
        room, look, say = self.room, self.room.look, self.room.words.say
        case = room.runner.session.workplace.case(line.subject)
        who = " — ".join(filter(None, (line.applicant, line.business))) or NOTHING
        head = label(f"{say('paper', paper)} · {line.number}", "section", wrapped=True)
        given = label(who_said(room, given_by(case, paper, self._text)), "caption", wrapped=True)
        opens = button(
            look,
            say("conflicts", "open_case"),
            partial(self._open, line.subject),
            icon="folder-open",
        )
        voiding = Voiding(room, case, paper, self._text)
        self.voiding.append(voiding)
        words = plain(below(head, label(who, wrapped=True), given, gap=look.px(4)))
        row = beside(words, opens, gap=look.px(12))
        row.setStretch(0, 1)
        return framed(below(plain(row), voiding, gap=look.px(8), margins=look.px(14)))

    def _open(self, subject: str) -> None:
        self.room.go(partial(CasePage, subject=subject))
