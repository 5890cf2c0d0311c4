"""Voids the number of a paper, with its reason, where the number is shown."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.actions.case.numbers import void_number
from desktop.actions.conflicts.deciders import may_act
from desktop.domain.case import Case
from desktop.domain.people import DESKS, Action
from desktop.screens.forms.dress import dress
from desktop.screens.forms.escape import Escape
from desktop.screens.forms.step.asking import Asking, Question
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.pieces.controls import beside, button, plain
from desktop.screens.pieces.room import Room


class Voiding(QFrame):
    """A button, and the question for the reason in its place; nothing for those who may not."""

    def __init__(self, room: Room, case: Case, paper: str, text: str) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setStyleSheet(dress(room.look))
        self._room, self._case, self._paper, self._text = room, case, paper, text
        say = room.words.say
        self.asking: Asking | None = None
        self.begin = button(room.look, say("conflicts", "void"), self.ask, icon="x")
        paper_said = say("paper", paper)
        heard = say("conflicts", "void_here", number=text, paper=paper_said, case=case.number)
        self.begin.setAccessibleName(heard)
        self.begin.setToolTip(heard)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._row = plain(beside(self.begin, None))
        self._box.addWidget(self._row)
        if not may_act(room.runner.session, Action.VOID_NUMBER, case, DESKS):
            self.hide()
        Escape(self, lambda: self.asking is not None, self.give_up)

    def ask(self) -> None:
        """Ask for the reason."""
        say = self._room.words.say
        title = say("conflicts", "void_title", number=self._text)
        question = Question(
            key="void", title=title, act=say("conflicts", "void"), needs_reason=True, lines=2
        )
        self.asking = Asking(self._room, question)
        self.asking.given_up.connect(self.give_up)
        self.asking.answered.connect(self._void)
        self._row.hide()
        self._box.addWidget(self.asking)
        self.asking.begin()

    def give_up(self) -> None:
        """Leave the number as it is."""
        if self.asking is not None:
            self.asking.hide()
            self.asking.deleteLater()
            self.asking = None
            self._row.show()
            self.begin.setFocus()

    def _void(self, _question: Question, _target: str, reason: str) -> None:
        runner = self._room.runner
        trouble = attempt(runner, void_number, self._case.id, self._paper, reason)
        if trouble is None:
            self._room.undo.say(self._room.words.say("conflicts", "voided", number=self._text))
        elif self.asking is not None:
            self.asking.refuse(self._room.words.trouble(trouble))
