"""The form at the counter: permit, applicant, business; what is known fills itself in."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.applicants.known import Known, same_application
from desktop.actions.case import forms
from desktop.actions.worklists.browsing import permit_types
from desktop.domain.forms.fields import Field, Kind
from desktop.domain.forms.problems import Problem, error
from desktop.domain.lines import CaseLine
from desktop.domain.permits import permit_type
from desktop.domain.sop.model import Section
from desktop.screens.forms.form import Form
from desktop.screens.forms.inputs.choice import Choice
from desktop.screens.forms.inputs.finder import Finder, Hit
from desktop.screens.forms.previous import previous_answer
from desktop.screens.intake.people import BUSINESS, NAME, NIK, People
from desktop.screens.intake.same_address import SameAddress
from desktop.screens.intake.wanted import ALWAYS, Permit, permit_of
from desktop.screens.pieces.room import Room

PERMIT, KIND, EARLIER = "intake.permit", "intake.kind", "intake.earlier"
KINDS = ("new", "renewal", "change", "re_registration")


class Entry(QWidget):
    """Everything that is typed at the counter except the checklist."""

    edited = Signal()
    left = Signal(str)
    permit_chosen = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.setObjectName("plain")
        self.permit: Permit | None = None
        self.known: Known | None = None
        self.people = People(room, self._take)
        self.form = Form(room, self._check, columns=2, own=self._inputs())
        self._more: dict[Section, QWidget] = {}
        self._arrange()
        self.same = SameAddress(room, self.form)
        self.form.edited.connect(self.edited)
        self.form.left.connect(self._leave)
        self.form.copy_wanted.connect(self._copy)
        self.people.business.picked.connect(self._take_business)
        # Before the cursor goes on: the number of the earlier application comes next.
        self.form.boxes[KIND].edited.connect(self._show_earlier)

    def answers(self) -> dict[str, str]:
        """Give what is filled in, with the address of the business where it is the same."""
        return self.form.answers() | self.same.answer()

    def values(self) -> dict[str, str]:
        """Give the answers that belong to the application of this permit type."""
        sections = set(self.permit.sections if self.permit else ALWAYS)
        return {
            name: text
            for name, text in self.answers().items()
            if name.partition(".")[0] in {section.value for section in sections}
        }

    def fill(self, answers: Mapping[str, str]) -> None:
        """Show answers, such as those of a draft."""
        self.form.fill({name: text for name, text in answers.items() if name != PERMIT})
        self.form.fill({PERMIT: answers.get(PERMIT, "")})
        self._choose_permit()
        self._show_earlier()

    def complain(self) -> bool:
        """Show what is wrong or missing; tell whether anything is."""
        return self.form.complain(self.answers())

    def duplicates(self) -> Sequence[CaseLine]:
        """List open cases of the same applicant for the same permit type."""
        answers = self.form.answers()
        nik = "".join(filter(str.isdigit, answers.get(NIK, "")))
        if self.permit is None or not nik:
            return []
        return self._room.runner.ask(same_application, nik, self.permit.type.id) or []

    def _inputs(self) -> dict[str, Finder]:
        say, look = self._room.words.say, self._room.look
        offered = self._room.runner.ask(permit_types) or {}
        office = self._room.runner.session.workplace.office
        permits = [
            Hit(name, f"{permit_type(office, name).code} — {text}")
            for name, text in offered.items()
        ]
        kinds = [Hit(kind, say("application", kind).capitalize()) for kind in KINDS]
        return {
            PERMIT: Choice(look, say("field", PERMIT), permits),
            KIND: Choice(look, say("field", KIND), kinds),
            NIK: self.people.nik,
            NAME: self.people.name,
            BUSINESS: self.people.business,
        }

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, self._room.look.px(10), 0)
        box.addWidget(self.form)
        box.addStretch(1)
        fields = [
            Field(name=PERMIT, kind=Kind.CHOICE, required=True),
            Field(name=KIND, kind=Kind.CHOICE, required=True),
            Field(name=EARLIER, length=100),
        ]
        say = self._room.words.say
        self.form.add_fields(say("intake", "part_permit"), fields)
        self.form.add_section(Section.APPLICANT, say("intake", "part_applicant"))
        self.form.add_section(Section.BUSINESS, say("intake", "part_business"))
        self.form.fill({KIND: KINDS[0]})
        self.form.boxes[PERMIT].hint(say("intake", "permit_hint"))
        self.form.boxes[EARLIER].hide()

    def _check(self, answers: Mapping[str, str], finishing: bool) -> Sequence[Problem]:
        sections = self.permit.sections if self.permit else ALWAYS
        workplace = self._room.runner.session.workplace
        own = self._own_problems(answers, finishing=finishing)
        told = dict(answers) | (self.same.answer() if finishing else {})
        return (*own, *forms.problems(workplace, sections, told, finishing=finishing))

    def _own_problems(self, answers: Mapping[str, str], *, finishing: bool) -> list[Problem]:
        needs_earlier = answers.get(KIND, KINDS[0]) not in ("", KINDS[0])
        asked = (PERMIT, KIND, *((EARLIER,) if needs_earlier else ()))
        found = [
            _at(name, error("field_missing", name=name))
            for name in asked
            if finishing and not answers.get(name, "")
        ]
        for name in (PERMIT, KIND):
            box = self.form.boxes[name].input
            answer = answers.get(name, "")
            known = {hit.key for hit in box.choices} if isinstance(box, Choice) else set()
            if answer and answer not in known:
                found.append(_at(name, error("choice_unknown", text=answer)))
        return found

    def _leave(self, name: str) -> None:
        if name == PERMIT:
            self._choose_permit()
        elif name == KIND:
            self._show_earlier()
        elif name == NIK and self.known is not None:
            self._say_found(self.known)
        self.left.emit(name)

    def _choose_permit(self) -> None:
        chosen = self.form.boxes[PERMIT].input.answer()
        if self.permit is not None and self.permit.type.id == chosen:
            return
        self.permit = permit_of(self._room.runner.session, chosen) if chosen else None
        sections = self.permit.sections if self.permit else ALWAYS
        for section in sections:
            if section not in (*ALWAYS, *self._more):
                title = self._room.words.say("section", section.value)
                self._more[section] = self.form.add_section(section, title)
        for section, group in self._more.items():
            group.setVisible(section in sections)
        self.permit_chosen.emit()

    def _show_earlier(self) -> None:
        kind = self.form.boxes[KIND].input.answer()
        self.form.boxes[EARLIER].setVisible(kind not in ("", KINDS[0]))

    def _take(self, known: Known) -> None:
        """Fill in a known applicant, and their business where they have only one."""
        self.known = known
        self.people.offer_businesses(known.businesses)
        one = known.businesses[0] if len(known.businesses) == 1 else {}
        self.form.replace({**known.applicant, **one})
        self._say_found(known)
        if len(known.businesses) > 1:
            # The field that was typed into is still about to give the focus on.
            QTimer.singleShot(0, self._offer_businesses)

    def _offer_businesses(self) -> None:
        self.form.go_to(BUSINESS)
        self.people.business.offer("")

    def _take_business(self, place: str) -> None:
        self.form.replace(self.people.business_at(place))

    def _say_found(self, known: Known) -> None:
        if self.form.boxes[NIK].is_wrong:
            return
        found = self._room.words.say("intake", "found")
        digits = "".join(filter(str.isdigit, self.form.boxes[NIK].input.answer()))
        if digits == known.nik:
            self.form.boxes[NIK].hint(found)

    def _copy(self, name: str) -> None:
        answer = previous_answer(self._room, name)
        if answer:
            self.form.boxes[name].input.put(answer)
            self.edited.emit()


def _at(field: str, problem: Problem) -> Problem:
    return Problem(code=problem.code, severity=problem.severity, facts=problem.facts, field=field)
