"""Asks once, in its place, before what cannot be taken back (UX rule 5)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from desktop.domain.papers import paper_at
from desktop.domain.sop.flow import exit_for
from desktop.domain.sop.model import Section
from desktop.screens.forms.mnemonics import assign
from desktop.screens.forms.step.asking import side_by_side
from desktop.screens.forms.step.reading import Step, step_named
from desktop.screens.pieces.controls import below, button, label
from desktop.screens.pieces.room import Room

SENTENCES = (
    (Section.SIGNATURE, "sure_sign", "yes_sign"),
    (Section.NUMBER, "sure_number", "yes_number"),
    (Section.HANDOVER, "sure_hand_over", "yes_hand_over"),
    (Section.INITIALS, "sure_initial", "yes_initial"),
)
"""What is asked, and the words that say yes to it."""


class Confirming(QFrame):
    """One sentence with its two buttons."""

    sure = Signal()
    given_up = Signal()

    def __init__(self, room: Room, sentence: str, act: str) -> None:
        super().__init__()
        self.setObjectName("asked")
        look = room.look
        self.said = label(sentence, wrapped=True)
        self.go = button(look, act, self.sure.emit, kind="primary")
        self.leave = button(look, room.words.say("form", "esc_cancel"), self.given_up.emit)
        assign([self.go, self.leave])
        box = below(self.said)
        box.addLayout(side_by_side(look, self.go, self.leave))
        box.setContentsMargins(*[look.px(10)] * 4)
        self.setLayout(box)
        self.setAccessibleName(sentence)

    def finish(self) -> None:
        """Say yes."""
        self.sure.emit()

    def begin(self) -> None:
        """Put the cursor on the button that goes on."""
        self.go.setFocus(Qt.FocusReason.ShortcutFocusReason)


def confirmation(room: Room, step: Step, outcome: str) -> Confirming:
    """Ask before the person's key is put under a step: what it is, and that it stays."""
    say = room.words.say
    way = exit_for(step.symbol, outcome)
    if not step.goes_back(outcome):
        paper = paper_at(step.symbol, (way.result if way else None) or step.case.result)
        for section, sentence, act in SENTENCES:
            if section in step.symbol.form:
                named = say("paper", paper)
                asked = say("form", sentence, paper=named[:1].lower() + named[1:])
                return Confirming(room, asked, say("form", act))
    answer = " ".join(way.label.split()) if way and way.label else ""
    if not answer:
        name = step_named(step.flow, step.symbol)
        return Confirming(room, say("form", "sure_step", step=name), say("form", "yes_step"))
    sentence = say("form", "sure_way", answer=answer)
    return Confirming(room, sentence, say("form", "yes_way", answer=answer))
