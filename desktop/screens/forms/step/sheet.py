"""What is filled in at a step: checklist, fields, files, note; kept as a draft while typed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.actions.case import forms
from desktop.actions.case.drafts import name_of
from desktop.actions.case.steps import NEEDED_TO_SEND_BACK
from desktop.domain.decisions import Answers
from desktop.domain.forms.problems import Problem
from desktop.domain.refusals import Refused
from desktop.domain.sop.model import Section
from desktop.screens.forms.drafting import Drafting, texts
from desktop.screens.forms.form import Form
from desktop.screens.forms.previous import previous_answer
from desktop.screens.forms.step.files import Files
from desktop.screens.forms.step.reading import Step
from desktop.screens.forms.ticks import Checklist
from desktop.screens.pieces.controls import below, framed, label
from desktop.screens.pieces.room import Room

NOTE = "note.text"
ANEW = frozenset(
    {Section.INITIALS, Section.SIGNATURE, Section.NUMBER, Section.ONLINE_ENTRY, Section.NOTE}
)
"""Sections that everybody fills in for their own step: what the last one wrote is not theirs."""
UNTITLED = (Section.REQUIREMENTS, Section.NOTE)
"""Sections of one field, which says what it is itself."""


class Sheet(QWidget):
    """The inputs of one step, and what was typed into them."""

    left = Signal()

    def __init__(self, room: Room, step: Step) -> None:
        super().__init__()
        self._room, self._step = room, step
        self.setObjectName("plain")
        self.form = Form(room, self._check)
        self.checklist = Checklist(room, step.items, hint=step.is_mine)
        self.files = Files(room, step)
        self.drafting = Drafting(room, self._draft_name(), self.content, self)
        self._opened = room.runner.session.workplace.world.now()
        self._arrange()
        self._fill()
        for source in (self.form.edited, self.checklist.edited):
            source.connect(self.drafting.note)
        self.form.left.connect(lambda _: self.drafting.keep())
        self.form.copy_wanted.connect(self._copy)
        self.setEnabled(step.is_mine and step.visit.hold is None)

    @property
    def folds(self) -> Sequence[QPushButton]:
        """Give the buttons that show more fields."""
        return [fold.button for fold in self.form.folds]

    def content(self) -> dict[str, object]:
        """Give what is kept as a draft: what was typed, ticked, and since when it is open."""
        ticked = self.checklist.answers()
        return {"values": self.typed(), "ticks": ticked, "opened": self._opened}

    def typed(self) -> dict[str, str]:
        """Give the answers that are not as the case has them."""
        answers = self.form.answers()
        return {name: text for name, text in answers.items() if text != self._known.get(name, "")}

    def complain(self, outcome: str) -> bool:
        """Show what keeps the step from being finished this way; tell whether anything does."""
        self._outcome = outcome
        return self.form.complain()

    def answers(self, outcome: str) -> Answers:
        """Give what is filled in, as the action wants it."""
        typed = self.typed()
        note = typed.get(NOTE, "")
        if Section.NOTE not in self._step.symbol.form:
            typed.pop(NOTE, None)
        return Answers(
            outcome=outcome,
            values=typed,
            checklist=self.checklist.answers(),
            note=note,
            opened=self._opened,
        )

    def refuse(self, field: str, sentence: str) -> bool:
        """Say at a field why an action was refused; tell whether the form has that field."""
        if field not in self.form.boxes:
            return False
        self.form.boxes[field].refuse(sentence)
        self.form.go_to(field)
        return True

    def _arrange(self) -> None:
        room, step = self._room, self._step
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, room.look.px(10), room.look.px(4))
        box.setSpacing(room.look.px(8))
        if step.items:
            caption = label(room.words.say("section", "requirements"), "label")
            box.addWidget(framed(below(caption, self.checklist, gap=0), "plain"))
        titled = [section for section in step.sections if section not in UNTITLED]
        for section in step.sections:
            is_titled = section in titled and len(titled) > 1
            title = room.words.say("section", section.value) if is_titled else ""
            self.form.add_section(section, title)
        box.addWidget(self.form)
        box.addWidget(self.files)
        box.addStretch(1)

    def _fill(self) -> None:
        self._outcome = ""
        case = self._step.case
        known = {
            name: case.values.get(name, "")
            for name in self.form.boxes
            if name.partition(".")[0] not in ANEW
        }
        self.form.fill(known)
        self.checklist.fill(forms.ticks_of(case))
        self._known = self.form.answers()
        if self._step.is_mine:
            self._take_up()
        for name in sorted(case.clashes.keys() & self.form.boxes.keys()):
            trouble = Refused("field_in_conflict", field=name)
            self.form.boxes[name].refuse(self._room.words.trouble(trouble))
            self.form.boxes[name].input.setEnabled(False)

    def _take_up(self) -> None:
        """Go on with the draft; without one, note since when the step is open."""
        draft = self.drafting.load()
        opened = draft.get("opened")
        self._opened = opened if isinstance(opened, int) and opened else self._opened
        self.form.fill(texts(draft, "values"))
        self.checklist.fill(self.checklist.answers() | texts(draft, "ticks"))
        self.drafting.keep()

    def _draft_name(self) -> str:
        return name_of(self._step.visit.id)

    def _check(self, answers: Mapping[str, str], finishing: bool) -> Sequence[Problem]:
        asked, workplace = self._step.sections, self._room.runner.session.workplace
        if not finishing or not self._step.goes_back(self._outcome):
            return forms.problems(workplace, asked, answers, finishing=finishing)
        # What is sent back is not finished, but a recommendation to repair says what to repair.
        needed = [section for section in asked if section in NEEDED_TO_SEND_BACK]
        return (
            *forms.problems(workplace, asked, answers, finishing=False),
            *forms.problems(workplace, needed, answers, finishing=True),
        )

    def _copy(self, name: str) -> None:
        answer = previous_answer(self._room, name, self._step.case.id)
        if answer:
            self.form.boxes[name].input.put(answer)
            self.drafting.note()
