"""The practice office while it is made: who acts, what time it is, who comes next."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop.actions.case.records import enter_online
from desktop.actions.case.registering import Application, register
from desktop.actions.case.steps import complete_step
from desktop.actions.office.sops import newest_version
from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.people import Role
from desktop.domain.permits import permit_type
from desktop.domain.reading.contents import ONLINE
from desktop.domain.sop.model import Symbol
from desktop.practice.answers import answers_for, intake_answers, ticked
from desktop.practice.clock import SetClock
from desktop.practice.routes import Way


@dataclass(slots=True)
class Stage:
    """Everything a story needs. `people` are signed-in sessions by role."""

    admin: Session
    people: dict[Role, Session]
    clock: SetClock
    applicants: Iterator[dict[str, str]]
    entered: int = 0
    cases: list[str] = field(default_factory=list)

    def case(self, subject: str) -> Case:
        """Read a case."""
        return self.admin.workplace.case(subject)

    def actor(self, case: Case) -> Session:
        """Find somebody whose step it is."""
        return self.people[min(case.performers())]

    def register(self, permit: str, route: list[Way], follows: str = "") -> str:
        """Let the counter take up an application, choosing at intake rows as the route does."""
        known = permit_type(self.admin.workplace.office, permit)
        outcomes: dict[str, str] = {}
        for symbol, outcome in route:
            outcomes.setdefault(symbol, outcome)
        flow = newest_version(self.admin, known.sop).flow
        applicant = {} if follows else next(self.applicants)
        wanted = Application(
            permit_type=permit,
            values={**applicant, **intake_answers(flow, outcomes)},
            checklist=ticked(known.requirements),
            outcomes=outcomes,
            follows=follows,
            start=route[0][0],
            opened=self.clock.at - 9 * 60_000,
        )
        subject, _ = register(self.people[Role.FRONT_OFFICE], wanted)
        self.cases.append(subject)
        return subject

    def step(self, subject: str, outcome: str, handled: int) -> None:
        """Finish every part of the step a case stands at; `handled` minutes after opening it."""
        case = self.case(subject)
        visit = case.current
        while visit is not None and case.current is not None and case.current.id == visit.id:
            self._part(case, outcome, handled)
            case = self.case(subject)

    def _part(self, case: Case, outcome: str, handled: int) -> None:
        assert case.current is not None
        symbol = case.current.symbol
        self._enter_owed(case, symbol)
        workplace = self.admin.workplace
        requirements = permit_type(workplace.office, case.registered.permit_type).requirements
        answers = answers_for(case, symbol, outcome, workplace.today(), requirements)
        owes = symbol.system in ONLINE and "online_entry" in symbol.form
        if owes and (not symbol.later or self._is_online()):
            reference = f"{symbol.system.value.upper()}-{self.entered:06}"
            answers = replace(
                answers, values={**answers.values, "online_entry.reference": reference}
            )
        opened = self.clock.at - handled * 60_000
        complete_step(self.actor(case), case.id, case.current.id, replace(answers, opened=opened))

    def _enter_owed(self, case: Case, symbol: Symbol) -> None:
        """Make up for the entries that must come before this step."""
        for entry in case.online:
            if entry.symbol in symbol.needs and not entry.reference:
                self.entered += 1
                parts = case.sop.flow.parts_of(case.sop.flow.symbol(entry.symbol))
                clerk = self.people[min(parts[0])]
                reference = f"{entry.system.value.upper()}-{self.entered:06}"
                enter_online(clerk, case.id, entry.visit, reference)

    def _is_online(self) -> bool:
        """Let the connection be down every fourth time, so that entries are still owed."""
        self.entered += 1
        return self.entered % 4 != 0
