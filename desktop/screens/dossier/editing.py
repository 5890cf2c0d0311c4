"""A section of the data, being corrected where it stands (UX rule 4 and 6)."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from desktop.actions.case import forms
from desktop.actions.case.records import change_data
from desktop.domain.case import Case
from desktop.domain.forms.problems import Problem
from desktop.domain.refusals import Refused, Trouble
from desktop.domain.sop.model import Section
from desktop.screens.forms.drafting import Drafting, texts
from desktop.screens.forms.dress import dress
from desktop.screens.forms.escape import Escape
from desktop.screens.forms.form import Form
from desktop.screens.forms.inputs.long_text import LongText
from desktop.screens.forms.leaving import Leaving
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.forms.step.questions import take_back
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING

REASON = "reason"
REASON_LINES = 2


class Editing(QFrame):
    """The form of one section of a case; `closed` when it was saved or given up."""

    closed = Signal()

    def __init__(self, room: Room, case: Case, section: Section) -> None:
        super().__init__()
        self._room, self._case, self._section = room, case, section
        self.setObjectName("card")
        self.setStyleSheet(dress(room.look))
        self.form = Form(room, self._check, columns=2)
        self.form.add_section(section, "")
        self.reason = LongText(self._say("edit_reason"), room.look, REASON_LINES)
        self._wrong = label("", "problem", wrapped=True)
        self._wrong.hide()
        self.save = button(room.look, self._say("save_data"), self.finish, kind="primary")
        self.leave = button(room.look, room.words.say("form", "esc_cancel"), self.give_up)
        self._arrange()
        self.drafting = Drafting(room, f"data/{case.id}/{section.value}", self._content, self)
        self._fill()
        for source in (self.form.edited, self.reason.edited):
            source.connect(self.drafting.note)
        self.form.left.connect(lambda _: self.drafting.keep())
        self.reason.edited.connect(self._wrong.hide)
        Escape(self, lambda: True, self.give_up)
        Leaving(self, self.drafting.keep)

    @property
    def section(self) -> Section:
        """Give the section that is being corrected."""
        return self._section

    @property
    def wrong(self) -> str:
        """Give what is said of the reason, "" when nothing is."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        first = next(iter(self.form.boxes.values()))
        first.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def typed(self) -> dict[str, str]:
        """Give the answers that are not as the case had them."""
        answers = self.form.answers()
        return {name: text for name, text in answers.items() if text != self._known.get(name, "")}

    def show_case(self, case: Case) -> None:
        """Take up what another computer changed, where nobody types here; say it elsewhere."""
        typed = self.typed()
        for name, box in self.form.boxes.items():
            old, new = self._case.values.get(name, ""), case.values.get(name, "")
            if old == new:
                continue
            if name in typed:
                answer = self._room.words.answer(name, new) if new else NOTHING
                box.hint(self._say("changed_meanwhile", value=answer))
            else:
                box.input.put(new)
                self._known[name] = box.input.answer()
        self._case = case
        self._close_clashing()

    def finish(self) -> None:
        """Keep what was corrected, if it may be."""
        self.form.setFocus()
        typed = self.typed()
        if self.form.complain(self.form.answers()):
            return None
        if not typed:
            return self.give_up()
        runner, subject = self._room.runner, self._case.id
        self.drafting.close()
        name, content = self.drafting.name, self._content()
        trouble = attempt(runner, change_data, subject, typed, self.reason.answer())
        if trouble is not None:
            self.drafting.is_open = True
            return self._refuse(trouble)
        self.drafting.drop()
        said = self._say("edited", section=self._room.words.say("section", self._section.value))
        draft = (name, content)
        self._room.undo.offer(said, partial(take_back, runner, subject, draft), subject)
        return self.closed.emit()

    def give_up(self) -> None:
        """Leave everything as it was."""
        self.drafting.drop()
        self.closed.emit()

    def _arrange(self) -> None:
        look = self._room.look
        title = label(self._room.words.say("section", self._section.value), "section")
        caption = label(self.reason.accessibleName(), "label")
        caption.setBuddy(self.reason)
        hint = label(self._say("edit_reason_hint"), "caption", wrapped=True)
        if not self._case.papers:
            hint.hide()
        foot = plain(beside(self.save, self.leave, None, gap=look.px(8)))
        why = plain(below(caption, self.reason, self._wrong, hint, gap=look.px(3)))
        pieces = (title, self.form, why, foot)
        self.setLayout(below(*pieces, gap=look.px(10), margins=look.px(16)))

    def _fill(self) -> None:
        self.form.fill({name: self._case.values.get(name, "") for name in self.form.boxes})
        self._known = self.form.answers()
        draft = self.drafting.load()
        self.form.fill(texts(draft, "values"))
        self.reason.put(texts(draft, "why").get(REASON, ""))
        if not draft:
            self.drafting.begin()
        self._close_clashing()

    def _close_clashing(self) -> None:
        for name in sorted(self._case.clashes.keys() & self.form.boxes.keys()):
            trouble = Refused("field_in_conflict", field=name)
            self.form.boxes[name].refuse(self._room.words.trouble(trouble))
            self.form.boxes[name].input.setEnabled(False)

    def _content(self) -> dict[str, object]:
        return {"values": self.typed(), "why": {REASON: self.reason.answer()}}

    def _check(self, answers: Mapping[str, str], finishing: bool) -> Sequence[Problem]:
        workplace = self._room.runner.session.workplace
        found = forms.problems(workplace, [self._section], answers, finishing=False)
        if not finishing:
            return found
        # What never stood there need not be filled in now; what did may not be emptied.
        had = {name for name, text in self._known.items() if text}
        lacking = forms.problems(workplace, [self._section], answers, finishing=True)
        return [*found, *(p for p in lacking if p.field in had and p not in found)]

    def _refuse(self, trouble: Trouble) -> None:
        sentence = self._room.words.trouble(trouble)
        field = str(trouble.facts.get("field", ""))
        if field in self.form.boxes:
            self.form.boxes[field].refuse(sentence)
            return self.form.go_to(field)
        self._wrong.setText(sentence)
        self._wrong.show()
        return self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say(self, key: str, **facts: str) -> str:
        return self._room.words.say("dossier", key, **facts)
