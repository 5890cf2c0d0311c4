"""Asks, in place of the form, for what an action besides finishing needs: where to, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout

from desktop.screens.forms.inputs.choice import Choice
from desktop.screens.forms.inputs.finder import Hit
from desktop.screens.forms.inputs.long_text import LongText
from desktop.screens.forms.mnemonics import assign
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import below, beside, button, label
from desktop.screens.pieces.room import Room

BESIDE = 20
"""Letters of a button up to which another one fits beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: a title, whether a reason must be given, and where to if that is open."""

    key: str
    title: str
    act: str
    needs_reason: bool
    targets: Sequence[Hit] = ()
    target: str = ""
    lines: int = 4


class Asking(QFrame):
    """One question with its two buttons."""

    answered = Signal(object, str, str)
    given_up = Signal()

    def __init__(self, room: Room, question: Question) -> None:
        super().__init__()
        self.question = question
        self._room = room
        look = room.look
        self.setObjectName("asked")
        box = QVBoxLayout(self)
        box.setContentsMargins(*[look.px(12)] * 4)
        box.setSpacing(look.px(6))
        box.addWidget(label(question.title, "section", wrapped=True))
        self.target = Choice(look, room.words.say("form", "return_to"), question.targets)
        self.target.put(question.target)
        if question.targets:
            box.addWidget(_labelled(self.target))
            box.addWidget(self.target)
        self.reason = LongText(room.words.say("form", "why"), look, question.lines)
        box.addWidget(_labelled(self.reason))
        box.addWidget(self.reason)
        self._wrong = label("", "problem", wrapped=True)
        self._wrong.hide()
        box.addWidget(self._wrong)
        self.go = button(look, question.act, self.finish, kind="primary")
        self.leave = button(look, room.words.say("form", "esc_cancel"), self.given_up.emit)
        assign([self.go, self.leave])
        box.addLayout(side_by_side(look, self.go, self.leave))
        self.reason.edited.connect(self._wrong.hide)

    @property
    def wrong(self) -> str:
        """Give what is wrong with the answer, "" when nothing is."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def begin(self) -> None:
        """Put the cursor where the answer begins."""
        first = self.target if self.question.targets else self.reason
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish(self) -> None:
        """Hand the answer on, once the reason is given that is needed."""
        if self.question.needs_reason and not self.reason.answer():
            self.refuse(self._room.words.say("form", "why_missing"))
            return
        self.target.settle()
        self.answered.emit(self.question, self.target.answer(), self.reason.answer())

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the answer."""
        self._wrong.setText(sentence)
        self._wrong.show()
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)


def side_by_side(look: Look, go: QPushButton, leave: QPushButton) -> QBoxLayout:
    """Put two buttons beside each other, or below where the words of the first are long."""
    if len(go.accessibleName()) <= BESIDE:
        return beside(go, leave, None, gap=look.px(8))
    return below(go, leave, gap=look.px(6))


def _labelled(inner: Choice | LongText) -> QLabel:
    made = label(inner.accessibleName(), "label")
    made.setBuddy(inner)
    return made


def return_question(room: Room, targets: Mapping[str, str]) -> Question:
    """Ask where to a case goes back, the step before it first."""
    say = room.words.say
    return Question(
        key="return",
        title=say("form", "return_title"),
        act=say("form", "return_do"),
        needs_reason=True,
        targets=[Hit(key, text) for key, text in targets.items()],
        target=next(iter(targets), ""),
    )


def hold_question(room: Room, reason: str) -> Question:
    """Ask for a note on why a case waits."""
    say = room.words.say
    title = say("form", "hold_title", reason=say("hold", reason))
    act = say("form", "hold_do")
    return Question(key=reason, title=title, act=act, needs_reason=False)


def cancel_question(room: Room) -> Question:
    """Ask why an applicant withdraws."""
    say = room.words.say
    title, act = say("form", "cancel_title"), say("form", "cancel_do")
    return Question(key="cancel", title=title, act=act, needs_reason=True)
