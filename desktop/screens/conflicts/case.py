"""Deciding what clashes in one case: its cards, and nothing else (UX 3.5, `mock_benturan`)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.actions.changes import Changes
from desktop.actions.lists import open_case
from desktop.domain.case import Case
from desktop.domain.permits import permit_type
from desktop.screens.case.page import CasePage
from desktop.screens.dossier.clashes.joined import JoinedNote
from desktop.screens.dossier.deciding import Decision, decisions_of
from desktop.screens.dossier.naming import Names
from desktop.screens.listing.nothing import Nothing
from desktop.screens.pieces.controls import below, beside, button, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Heading, Manners, Page, Room


class DecidingPage(Page):
    """Shows the conflicts of a case as they are in its data; leaving decides nothing."""

    def __init__(self, room: Room, subject: str) -> None:
        super().__init__(room)
        self._subject = subject
        self.case = open_case(room.runner.session, subject)
        self.decisions: list[Decision] = []
        self._area: QScrollArea | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(*[room.look.px(16), room.look.px(12)] * 2)
        self._fill()

    def heading(self) -> Heading:
        """Name the case, and on how many computers it was changed."""
        say, values = self.room.words.say, self.case.values
        office = self.room.runner.session.workplace.office
        who = values.get("business.name") or values.get("applicant.name") or ""
        title = " — ".join(filter(None, (self.case.number, who)))
        count = len(_computers(self.case))
        key = "changed_on" if count > 1 else "clashing_case"
        return Heading(
            title=say("conflicts", key, title=title, count=count),
            subtitle=permit_type(office, self.case.registered.permit_type).name,
            entry="cases",
            goes_back=True,
        )

    def manners(self) -> Manners:
        """Go from card to card; F1 explains conflicts."""
        return Manners(topic="conflicts", about=self._subject, panes=self.decisions)

    def look_again(self, changes: Changes) -> None:
        """Read the case again when it was touched, keeping what was chosen so far."""
        case = None
        if self._subject in changes.subjects:
            case = self.room.runner.ask(open_case, self._subject)
        if case is None:
            return
        had, chosen = self.case.conflicts, [each.chosen for each in self.decisions]
        self.case = case
        self._fill()
        for card in self.decisions:
            for known in chosen:
                card.take(known)
        self.renamed.emit()
        if case.conflicts < had:
            key = "decided" if case.conflicts else "all_decided"
            self.room.undo.say(self.room.words.say("conflicts", key))
            self.settle()

    def settle(self) -> None:
        """Begin at the first value, where there is one to choose."""
        for card in self.decisions:
            if card.body.isEnabled():
                return card.clashes[0].buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return (self.nothing.button if self.nothing.isVisibleTo(self) else self).setFocus()

    def _fill(self) -> None:
        room, say, look = self.room, self.room.words.say, self.room.look
        names = Names(room, self.case)
        self.decisions = decisions_of(room, self.case, names, room.back)
        if self._area is not None:
            self._box.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
        self.nothing = Nothing(look, "circle-check")
        self.nothing.tell(
            say("conflicts", "all_decided"), say("conflicts", "open_case"), self._open
        )
        if self.decisions:
            self.nothing.hide()
        pieces: list[QWidget] = [*self.decisions, self.nothing]
        if self.decisions:
            pieces.append(JoinedNote(room, self.case, names))
            link = button(look, say("conflicts", "open_case"), self._open, icon="folder-open")
            pieces.append(plain(beside(link, None)))
        inside = below(*pieces, None, gap=look.px(12))
        self._area = scrolled(plain(inside), say("conflicts", "title"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box.addWidget(self._area)

    def _open(self) -> None:
        self.room.go(partial(CasePage, subject=self._subject))


def _computers(case: Case) -> set[str]:
    """Name the computers on which the clashing things were written."""
    values = [*case.clashes.values(), *case.number_clashes.values()]
    sides = [e.device for side in case.trail[-1].sides for e in side.events]
    outcome = sides if case.trail[-1].clashes else []
    return {value.event.device for each in values for value in each} | set(outcome)
