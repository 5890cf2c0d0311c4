"""Cases of a small office brought to where an action makes sense, and conflicts between two PCs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.actions.case.numbers import give_number
from desktop.actions.case.records import change_data, enter_online
from desktop.actions.case.registering import Application, register
from desktop.actions.case.steps import complete_step
from desktop.domain.case import Case
from desktop.domain.decisions import Answers
from desktop.domain.people import Role
from tests.actions.office import APPLICANT, DAIRI, TestOffice
from tests.actions.second import Desk, first_desk, second_pc
from tests.journeys.paths import Step
from tests.journeys.walker import Walker

PRESENT = {"requirements.ktp": "present"}
APPROVED: tuple[Step, ...] = tuple(
    (symbol, outcome)
    for symbol, outcome in (
        *(("1", "done"), ("2", "complete"), ("3", "done"), ("4", "done"), ("4b", "done")),
        *(("5", "valid"), ("6", "done"), ("6b", "done"), ("7", "done"), ("8", "approve")),
        *((str(row), "done") for row in range(16, 25)),
        *(("24b", "done"), ("25", "")),
    )
)
"""The way of an approved case through Dairi's table."""


@dataclass
class Stage:
    """An office on one PC, a second PC where two must write at once."""

    office: TestOffice
    path: Path
    made: int = 0
    desks: list[Desk] = field(default_factory=list)

    def case(self, subject: str) -> Case:
        return self.office.admin.workplace.case(subject)

    def visit(self, subject: str) -> str:
        current = self.case(subject).current
        assert current is not None
        return current.id

    def next(self) -> int:
        self.made += 1
        return self.made

    def application(self, **wanted: object) -> Application:
        given = {"permit_type": DAIRI, "values": APPLICANT, "checklist": PRESENT}
        return Application(**{**given, **wanted})  # type: ignore[arg-type]

    def registered(self, **wanted: object) -> str:
        return register(self.office.by(Role.FRONT_OFFICE), self.application(**wanted))[0]

    def incomplete(self) -> str:
        ticks = {"requirements.ktp": "absent"}
        return self.registered(checklist=ticks, outcomes={"2": "incomplete"})

    def do(self, subject: str, role: Role, outcome: str = "", **values: str) -> None:
        named = {name.replace("__", "."): text for name, text in values.items()}
        answers = Answers(outcome=outcome, values=named)
        complete_step(self.office.by(role), subject, self.visit(subject), answers)

    def tick(self, subject: str, role: Role, outcome: str, ticks: Mapping[str, str]) -> None:
        answers = Answers(outcome=outcome, checklist=ticks)
        complete_step(self.office.by(role), subject, self.visit(subject), answers)

    def at_verification(self) -> str:
        """A case at row 5, where back office or kasi decide."""
        subject = self.registered()
        self.do(subject, Role.FRONT_OFFICE)
        self.do(subject, Role.BACK_OFFICE)
        return subject

    def walked(self, until: str) -> str:
        """A case that stands at a row on the way of an approved one; empty for its end."""
        names = [symbol for symbol, _ in APPROVED]
        cut = names.index(until) if until else len(names)
        walker = Walker(self.office, DAIRI, check_refusals=False)
        return walker.walk(APPROVED[:cut]).id

    def two(self) -> list[Desk]:
        if not self.desks:
            self.desks = [first_desk(self.office), second_pc(self.office, self.path / "second")]
        return self.desks

    def close(self) -> None:
        self.office.close()
        for desk in self.desks[1:]:
            desk.close()


def clashing_values(stage: Stage) -> str:
    subject = stage.registered()
    here, there = stage.two()
    there.take(here)
    for desk, phone in ((here, "081260000001"), (there, "081260000002")):
        change_data(desk.by(Role.FRONT_OFFICE), subject, {"applicant.phone": phone})
    here.take(there)
    return subject


def clashing_outcomes(stage: Stage) -> str:
    subject = stage.at_verification()
    here, there = stage.two()
    there.take(here)
    visit = stage.visit(subject)
    for desk, outcome in ((here, "valid"), (there, "invalid")):
        complete_step(desk.by(Role.BACK_OFFICE), subject, visit, Answers(outcome=outcome))
    here.take(there)
    return subject


def clashing_numbers(stage: Stage) -> str:
    subject = stage.registered()
    here, there = stage.two()
    there.take(here)
    for desk in (here, there):
        text = f"503/{100 + stage.next():04}/DPMPTSPK/XI/2025"
        give_number(desk.by(Role.GENERAL_AFFAIRS), subject, "permit", text, "2025-11-19")
    here.take(there)
    return subject


def enter_owed(stage: Stage, subject: str) -> None:
    """Make all online entries that are owed, each by who did its step."""
    case = stage.case(subject)
    for entry in case.online:
        if not entry.reference:
            role = min(case.sop.flow.parts_of(case.sop.flow.symbol(entry.symbol))[0])
            enter_online(stage.office.by(role), subject, entry.visit, f"REF-{stage.next()}")
