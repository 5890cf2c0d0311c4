"""What a numbering step says of its book: where it is, who asked, what number there is."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from desktop.actions.case.asking import ask_for_number
from desktop.actions.conflicts.asked import NumberPlace, number_place
from desktop.actions.conflicts.office_wide import shared_in
from desktop.actions.office.books import Keeping
from desktop.domain.decisions import BLOCKED_BY_CONFLICT
from desktop.domain.events.event import Event
from desktop.domain.papers import paper_at
from desktop.domain.refusals import Trouble
from desktop.domain.sop.model import Section
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.forms.step.reading import Step
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.room import Room

SENTENCES: Mapping[Keeping, str] = {
    Keeping.HERE: "place_here",
    Keeping.ELSEWHERE: "place_elsewhere",
    Keeping.TWO_KEEPERS: "place_two_keepers",
    Keeping.FROZEN: "place_frozen",
}


class BookNote(QFrame):
    """Says where the number of a step's paper comes from; asks the computer that keeps the book.

    `troubled` carries why it could not be asked for. Hidden at steps that number nothing.
    """

    troubled = Signal(object)

    def __init__(self, room: Room, step: Step) -> None:
        super().__init__()
        self.setObjectName("message")
        self._room, self._step = room, step
        self._paper = paper_at(step.symbol, step.case.result)
        say = room.words.say
        self.said = label("", wrapped=True)
        self.ask = button(room.look, say("conflicts", "ask_number"), self.ask_now, icon="hash")
        numbers = Section.NUMBER in step.symbol.form
        place = room.runner.ask(number_place, step.case, self._paper) if numbers else None
        row = plain(beside(self.ask, None))
        gap, margins = room.look.px(6), room.look.px(8)
        self.setLayout(below(self.said, row, gap=gap, margins=margins))
        may_ask = place is not None and _may_be_asked(place) and step.is_mine
        row.setVisible(may_ask)
        self.ask.setEnabled(may_ask)
        if place is None:
            self.hide()
        else:
            self.said.setText(self._sentence(place))

    @property
    def offered(self) -> Sequence[QPushButton]:
        """Give the button, where there is something to ask for."""
        return [self.ask] if self.ask.isEnabled() else []

    def ask_now(self) -> None:
        """Note in the case that the number is wanted; it travels with the next package."""
        trouble: Trouble | None = attempt(
            self._room.runner, ask_for_number, self._step.case.id, self._paper
        )
        if trouble is not None:
            self.troubled.emit(trouble)

    def _sentence(self, place: NumberPlace) -> str:
        say = self._room.words.say
        computer = ", ".join(place.computers)
        if place.text:
            who = self._who(place.given) if place.given else computer
            return say("conflicts", "has_number", number=place.text, who=who)
        if place.asked is not None and place.keeping is not Keeping.HERE:
            moment, person = self._moment(place.asked), self._person(place.asked)
            return say("conflicts", "asked_at", moment=moment, person=person, computer=computer)
        if place.keeping is None:
            paper = say("paper", self._paper)
            return say("conflicts", "place_missing", paper=paper[:1].lower() + paper[1:])
        key = SENTENCES[place.keeping]
        return say("conflicts", key, book=place.title, computer=computer)

    def _who(self, event: Event) -> str:
        device = self._room.runner.session.workplace.office.devices.get(event.device)
        named = (self._person(event), device.name if device else "", self._moment(event))
        return ", ".join(filter(None, named))

    def _person(self, event: Event) -> str:
        person = self._room.runner.session.workplace.office.people.get(event.by)
        return person.full_name.partition(",")[0] if person else event.by

    def _moment(self, event: Event) -> str:
        workplace = self._room.runner.session.workplace
        return self._room.words.moment(workplace.local_time(event.at))


class BlockedNote(QFrame):
    """Says that a step waits for a decision, with the way to it; hidden where it does not."""

    def __init__(self, room: Room, step: Step, decide: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("kind", "problem")
        say, case = room.words.say, step.case
        is_final = not BLOCKED_BY_CONFLICT.isdisjoint(step.symbol.form)
        shared = room.runner.ask(shared_in, case) if is_final else ""
        self.said = label("", wrapped=True)
        if shared:
            self.said.setText(say("conflicts", "blocked_number", number=shared))
        if step.visit.clashes or (case.conflicts and is_final):
            self.said.setText(say("conflicts", "blocked", count=case.conflicts))
        self.decide = button(room.look, say("conflicts", "decide"), decide, kind="link")
        margins = room.look.px(8)
        row = plain(beside(self.decide, None))
        self.setLayout(below(self.said, row, gap=room.look.px(2), margins=margins))
        if not self.said.text():
            self.hide()

    @property
    def offered(self) -> Sequence[QPushButton]:
        """Give the button, where there is something to decide."""
        return [self.decide] if self.said.text() else []


def _may_be_asked(place: NumberPlace) -> bool:
    """Tell whether the number can be asked for: its book is kept elsewhere, by one computer."""
    return place.keeping is Keeping.ELSEWHERE and place.asked is None and not place.text
