"""What the form of a step is made from: the case, its step, who may act, what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.actions.case import forms
from desktop.actions.lists import open_case
from desktop.domain.case import Case
from desktop.domain.case_times import step_deadline
from desktop.domain.decisions import MEANINGS, is_last_part
from desktop.domain.forms.checklist import Requirement, checklist_of
from desktop.domain.reading.visits import Visit
from desktop.domain.sop.flow import Flow, exits, is_choice, needs_approval, row_name
from desktop.domain.sop.model import Exit, Row, Section, Shape, Symbol
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING

NAME = 48
"""Letters of a step's name that are said of where a case goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The step a case stands at, as its form shows it; `is_mine` for whoever is signed in."""

    case: Case
    visit: Visit
    items: tuple[Requirement, ...]
    is_mine: bool

    @property
    def symbol(self) -> Symbol:
        """Give the symbol the case stands at."""
        return self.visit.symbol

    @property
    def flow(self) -> Flow:
        """Give the procedure the case follows."""
        return self.case.sop.flow

    @property
    def row(self) -> Row:
        """Give the row the symbol stands in."""
        return self.flow.row_of(self.symbol.id)

    @property
    def lane(self) -> str:
        """Name who does it, as the table does."""
        return " ".join(self.flow.lane_of(self.symbol).label.split())

    @property
    def sections(self) -> tuple[Section, ...]:
        """Give the sections of the form; a note can be left everywhere."""
        return tuple(dict.fromkeys((*self.symbol.form, Section.NOTE)))

    @property
    def ways(self) -> tuple[Exit, ...]:
        """Give the ways to choose from; none where there is nothing to choose."""
        chosen = is_choice(self.symbol) and is_last_part(self.case, self.visit)
        return exits(self.symbol) if chosen else ()

    @property
    def is_final(self) -> bool:
        """Tell whether finishing it cannot be taken back: the person's key stands under it."""
        return needs_approval(self.symbol)

    @property
    def state(self) -> tuple[object, ...]:
        """Give what, when it is otherwise, makes another form of it."""
        return (
            self.visit.id,
            len(self.visit.parts),
            self.visit.hold is not None,
            self.is_mine,
            tuple(sorted(self.case.clashes)),
            self.case.conflicts,
            tuple(sorted(self.case.asked)),
            tuple(sorted(self.case.numbers.items())),
            len(self.case.attachments),
        )

    def goes_back(self, outcome: str) -> bool:
        """Tell whether an outcome sends the case back."""
        way = next((way for way in exits(self.symbol) if way.outcome == outcome), None)
        return way is not None and self.flow.goes_back(self.symbol, way)

    def meant(self, answers: Mapping[str, str]) -> str:
        """Give the outcome that the verdict or the risk filled in stands for, if any."""
        outcomes = {way.outcome for way in self.ways}
        for name, meanings in MEANINGS.items():
            if Section(name.partition(".")[0]) in self.symbol.form:
                meant = meanings.get(answers.get(name, ""), "")
                if meant in outcomes:
                    return meant
        return ""


def read_step(room: Room, subject: str) -> Step | None:
    """Read the step a case stands at; None when it has come to its end."""
    return step_of(room, open_case(room.runner.session, subject))


def step_of(room: Room, case: Case) -> Step | None:
    """Say what the form of a case's step is made from."""
    session = room.runner.session
    if case.current is None:
        return None
    symbol = case.current.symbol
    asked: tuple[Requirement, ...] = ()
    if Section.REQUIREMENTS in symbol.form:
        asked = forms.checklist(session.workplace, case.registered.permit_type)
    row = case.sop.flow.row_of(symbol.id)
    return Step(
        case=case,
        visit=case.current,
        items=checklist_of(asked, row.requirements),
        is_mine=room.runner.session.has_step(case),
    )


def times_said(room: Room, step: Step) -> str:
    """Say the printed standard and the deadline: *Baku 2 Hari · batas Kam, 13 Nov 2025 16.00*."""
    workplace = room.runner.session.workplace
    due = step_deadline(step.case, step.visit, workplace.office, workplace.calendar).due
    printed = " ".join(step.row.time.text.split())
    said = []
    if printed and printed != NOTHING:
        said.append(room.words.say("form", "standard", time=printed))
    if due:
        moment = room.words.moment(workplace.local_time(due))
        said.append(room.words.say("form", "until", moment=moment))
    return " · ".join(said)


def next_said(room: Room, step: Step) -> str:
    """Say what comes next, for each way out where there are several."""
    say = room.words.say
    if step.symbol.kind is Shape.END:
        return say("form", "next_end")
    if not is_last_part(step.case, step.visit):
        return say("form", "next_part", lane=step.lane)
    if not step.ways:
        (way,) = exits(step.symbol)
        return say("form", "next", step=_named(step.flow, way))
    ways = [say("form", "next_way", way=w.label, step=_named(step.flow, w)) for w in step.ways]
    return "\n".join(ways)


def step_named(flow: Flow, symbol: Symbol) -> str:
    """Name a step by number and activity, as the table has it: *8. Pemberian Rekomendasi*."""
    row = flow.row_of(symbol.id)
    name = " ".join(row_name(row).split())
    number = row.number
    return name.replace(f"{number} ", f"{number}. ", 1) if number.isdecimal() else name


def _named(flow: Flow, way: Exit) -> str:
    target = flow.symbol(way.to)
    lane = " ".join(flow.lane_of(target).label.split())
    return f"{shortened(step_named(flow, target))} ({lane})"


def shortened(text: str, most: int = NAME) -> str:
    """Cut a long name of a step after a whole word; the table beside has all of it."""
    if len(text) <= most:
        return text
    return text[:most].rpartition(" ")[0].rstrip(",.;") + " …"
