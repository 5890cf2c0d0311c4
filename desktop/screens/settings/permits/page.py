"""One permit type: what it is called, which procedure it runs under, what has to be brought."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.actions.office.settings import define_permit_type
from desktop.domain.forms.answers import check_answers, stored_answers
from desktop.domain.forms.problems import Problem
from desktop.domain.office import SopInForce
from desktop.domain.permits import PermitType, permit_type
from desktop.screens.forms.drafting import Content, texts
from desktop.screens.forms.form import Form
from desktop.screens.forms.inputs.choice import Choice
from desktop.screens.forms.inputs.finder import Hit
from desktop.screens.forms.making import today_of
from desktop.screens.pieces.controls import beside, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Maker, Room
from desktop.screens.settings.editing import EditPage
from desktop.screens.settings.permits.reading import (
    CODE,
    NAME,
    SOP,
    all_permits,
    answers_of,
    clashes_of,
    fields,
    items_kept,
    permit_of,
    ruled_rows,
)
from desktop.screens.settings.permits.requirements import RequirementList
from desktop.screens.settings.permits.times import Times
from desktop.screens.settings.saving import back_to
from desktop.words import NOTHING

LINE = "line"
"""Stands in a draft for what was typed in the line of the checklist and not taken yet."""


class PermitPage(EditPage):
    """Changes a permit type, or defines a new one; only what changed is written."""

    def __init__(self, room: Room, *, permit: str = "") -> None:
        super().__init__(room, "save_permit")
        office = room.runner.session.workplace.office
        self.known: PermitType | None = permit_type(office, permit) if permit else None
        self.title = self.known.name if self.known else self.say("new_permit")
        self.subtitle = self.say("permits_subtitle")
        self._versions = {each.sop.id: each for each in office.newest_versions()}
        self._fields = fields(tuple(self._versions))
        hits = [Hit(name, _title(version)) for name, version in self._versions.items()]
        choice = Choice(room.look, room.words.say("field", SOP), hits)
        self.form = Form(room, self._check, own={SOP: choice})
        self.times = Times(room)
        self.requirements = RequirementList(room)
        self._arrange()
        self.form.left.connect(self._leave)
        choice.picked.connect(lambda _: self._show_times())
        self._fill()
        keeping = self.keep_typing(f"permit/{permit or 'new'}", self._typed, self._restore)
        for signal in (self.form.edited, self.requirements.edited, self.times.edited):
            signal.connect(keeping.note)

    def settle(self) -> None:
        """Begin at the name."""
        self.form.go_to(NAME)

    def take_back(self) -> bool:
        """Take back the last change of the list, else of the form."""
        return self.requirements.take_back() or self.form.undo()

    def finish(self) -> None:
        """Write what changed; errors are shown at their fields."""
        self.requirements.take_line()
        wrong_time = self.times.complain()
        if self.form.complain() or self._code_is_taken() or wrong_time:
            return self.complain(self.say("mend_fields"))
        wanted = self._wanted()
        done = partial(self._say_done, wanted)
        return self.save(done, define_permit_type, wanted)

    def _say_done(self, wanted: PermitType) -> None:
        self.done()
        before = self.known
        if before is None:
            self.room.undo.say(self.say("permit_added", name=wanted.name))
        elif before != wanted:
            said = self.say("permit_saved", name=wanted.name)
            self.room.undo.offer(said, back_to(self.room, define_permit_type, before))

    def _typed(self) -> Content:
        """Give everything that can be typed here, for the draft."""
        items = [[item.id, item.text, item.required] for item in self.requirements.items]
        line = self.requirements.line.answer()
        values = {**self.form.answers(), LINE: line}
        return {"values": values, "items": items, "times": self.times.typed()}

    def _restore(self, kept: Content) -> None:
        values = texts(kept, "values")
        self.form.fill(values)
        self.requirements.line.put(values.get(LINE, ""))
        self.requirements.fill(items_kept(kept))
        self._show_times()
        self.times.put(texts(kept, "times"))

    def _wanted(self) -> PermitType:
        stored = stored_answers(self._fields, self.form.answers(), today_of(self.room)())
        office = self.room.runner.session.workplace.office
        return permit_of(
            self.known,
            stored,
            self.requirements.items,
            self.times.given(),
            office.permit_types(),
        )

    def _arrange(self) -> None:
        look = self.room.look
        self.form.add_fields(self.say("permit_is"), self._fields[:3])
        self.form.add_fields(self.say("permit_limits"), self._fields[3:])
        box = QVBoxLayout()
        box.setContentsMargins(*[look.px(16)] * 4)
        box.setSpacing(look.px(12))
        for piece in (self._clash_note(), self.form, self.times):
            box.addWidget(piece)
        box.addStretch(1)
        area: QScrollArea = scrolled(plain(box))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        items = beside(self.requirements, margins=look.px(12))
        both = beside(framed(beside(area, margins=1)), framed(items), gap=look.px(12))
        both.setStretch(0, 9)
        both.setStretch(1, 11)
        self.lay_out([plain(both)], 0, [None], self.requirements.buttons)

    def _clash_note(self) -> QWidget:
        """Say what two computers said differently; saving decides it."""
        office = self.room.runner.session.workplace.office
        found = clashes_of(office, self.known.id) if self.known else {}
        said = "; ".join(
            f"{self._named(name)}: " + " / ".join(value.text or NOTHING for value in values)
            for name, values in found.items()
        )
        note = label(self.say("permit_clash", what=said) if said else "", "problem", wrapped=True)
        if not said:
            note.hide()
        return note

    def _named(self, setting: str) -> str:
        kind, _, what = setting.partition(".")
        words = {"requirement": "requirement", "optional": "requirement", "order": "order"}
        if kind in words:
            return f"{self.say(words[kind])} {what}".strip()
        field = f"permit.{kind}"
        return self.room.words.say("field", field) if not what else f"{self.say('times')} {what}"

    def _fill(self) -> None:
        if self.known is not None:
            self.form.fill(answers_of(self.known))
            self.requirements.fill(self.known.requirements)
        self._show_times()

    def _show_times(self) -> None:
        version = self._versions.get(self.form.answers()[SOP])
        self.times.show_rows(ruled_rows(version), self.known.by_rule if self.known else {})

    def _leave(self, name: str) -> None:
        if name == SOP:
            self._show_times()
        if name == CODE:
            self._code_is_taken()

    def _check(self, answers: Mapping[str, str], finishing: bool) -> Sequence[Problem]:
        return check_answers(self._fields, answers, today_of(self.room)(), finishing=finishing)

    def _code_is_taken(self) -> bool:
        """Complain at the code if another permit type has it: numbers would look alike."""
        office = self.room.runner.session.workplace.office
        code = self.form.answers()[CODE].strip().casefold()
        own = self.known.id if self.known else ""
        others = (other for other in all_permits(office) if other.id != own)
        same = next((other for other in others if other.code.casefold() == code), None)
        if same is not None and code:
            self.form.boxes[CODE].refuse(self.say("code_taken", name=same.name))
        return same is not None and bool(code)


def _title(version: SopInForce) -> str:
    return " ".join(version.sop.title.split())


def permit_page(permit: str = "") -> Maker:
    """Give what opens the page of a permit type, or of a new one."""
    return partial(PermitPage, permit=permit)
