"""One office per SOP: its people walk a case along a path, and are refused at others' steps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from desktop.actions.case.records import enter_online
from desktop.actions.case.registering import Application, register
from desktop.actions.case.steps import complete_step
from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.decisions import Answers
from desktop.domain.events.cases import StepCompleted
from desktop.domain.forms.fields import Kind
from desktop.domain.forms.sections import fields_of
from desktop.domain.people import Role
from desktop.domain.reading.contents import ONLINE
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import Flow, exit_for
from desktop.domain.sop.model import Result, Section, Symbol
from tests.actions.office import APPLICANT, TestOffice
from tests.journeys.paths import Step

TICKS = {"requirements.ktp": "present"}
BY_KIND: Mapping[Kind, str] = {
    Kind.TEXT: "Isian",
    Kind.LONG_TEXT: "Isian yang panjang",
    Kind.DATE: "19/11/2025",
    Kind.NIK: "1211014708900002",
    Kind.PHONE: "0812 6000 1234",
}
VERDICTS = {"repair": "repair", "refuse": "refuse"}


@dataclass
class Walker:
    """Walks cases through the one SOP of an office; counts what it saw."""

    office: TestOffice
    permit: str
    check_refusals: bool = True
    seen: set[Step] = field(default_factory=set)
    steps: int = 0
    refused: int = 0
    entered: int = 0

    @property
    def flow(self) -> Flow:
        return self.office.admin.workplace.office.newest_versions()[0].flow

    def case(self, subject: str) -> Case:
        return self.office.admin.workplace.case(subject)

    def walk(self, path: Sequence[Step]) -> Case:
        """Register a case and bring it to the end of a path."""
        subject, done = self._register(path)
        for symbol, outcome in path[done:]:
            self._step(subject, symbol, outcome)
        self.seen.update(path)
        self.steps += len(path)
        return self.case(subject)

    def _register(self, path: Sequence[Step]) -> tuple[str, int]:
        wanted = self._application(path)
        for session in self._others(frozenset({Role.FRONT_OFFICE})):
            self._is_refused(session, {"role_needed"}, lambda s=session: register(s, wanted))
        subject, changes = register(self.office.by(Role.FRONT_OFFICE), wanted)
        assert changes.subjects == {subject}
        case = self.case(subject)
        facts = [event.fact for event, _ in case.history]
        steps = [(f.symbol, f.outcome) for f in facts if isinstance(f, StepCompleted)]
        run = intake_run(self.flow, path)
        assert steps == run, "one register() completes the intake rows"
        return subject, len(run)

    def _application(self, path: Sequence[Step]) -> Application:
        outcomes: dict[str, str] = {}
        for symbol, outcome in path:
            outcomes.setdefault(symbol, outcome)
        run = intake_run(self.flow, path)
        lacking = any(outcome == "incomplete" for _, outcome in run)
        asked = {s for symbol, _ in run for s in self.flow.symbol(symbol).form}
        level = "MT" if "high_risk" in outcomes.values() else "R"
        risk = {"risk.level": level} if Section.RISK in asked else {}
        return Application(
            permit_type=self.permit,
            values={**APPLICANT, **risk},
            checklist={"requirements.ktp": "absent"} if lacking else TICKS,
            outcomes=outcomes,
            start=path[0][0],
        )

    def _step(self, subject: str, symbol: str, outcome: str) -> None:
        case = self.case(subject)
        assert case.current is not None
        assert case.current.symbol.id == symbol
        visit, parts = case.current.id, self.flow.parts_of(case.current.symbol)
        for place, asked in enumerate(parts):
            case = self.case(subject)
            assert case.current is not None
            assert case.current.id == visit, "only the last part leaves the step"
            assert case.performers() == asked
            last = place == len(parts) - 1
            answers = self._answers(case.current.symbol, outcome if last else "")
            self._enter_needed(case, asked, answers)
            self._refuse_others(case, asked, answers)
            session = self.office.by(sorted(asked)[self.steps % len(asked)])
            complete_step(session, subject, visit, answers)
        assert self.case(subject).trail[-1].id != visit or self.case(subject).current is None

    def _refuse_others(self, case: Case, asked: frozenset[Role], answers: Answers) -> None:
        assert case.current is not None
        for session in self._others(asked):
            desk = not session.roles() & {Role.SUPERVISOR, Role.ADMINISTRATOR}
            code = {"not_your_step"} if desk else {"role_needed"}
            visit = case.current.id
            self._is_refused(
                session, code, lambda s=session, v=visit: complete_step(s, case.id, v, answers)
            )

    def _others(self, asked: frozenset[Role]) -> list[Session]:
        if not self.check_refusals:
            return []
        everyone = [self.office.admin, *(self.office.by(role) for role in self.office.roles)]
        return [session for session in everyone if not session.roles() & asked]

    def _is_refused(self, session: Session, codes: set[str], act: Callable[[], object]) -> None:
        ledger = self.office.admin.workplace.store.ledger
        before = ledger.count()
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code in codes, session.roles()
        assert ledger.count() == before
        self.refused += 1

    def _enter_needed(self, case: Case, asked: frozenset[Role], answers: Answers) -> None:
        """Make the entries this step needs first; before that even the right person is refused."""
        assert case.current is not None
        needs = set(case.current.symbol.needs)
        owed = [e for e in case.online if e.symbol in needs and not e.reference]
        if owed:
            session, visit = self.office.by(min(asked)), case.current.id
            self._is_refused(
                session,
                {"online_entry_first"},
                lambda: complete_step(session, case.id, visit, answers),
            )
        for entry in owed:
            role = min(self.flow.parts_of(self.flow.symbol(entry.symbol))[0])
            self.entered += 1
            enter_online(self.office.by(role), case.id, entry.visit, f"REF-{self.entered}")

    def _answers(self, symbol: Symbol, outcome: str) -> Answers:
        values = {
            f.name: APPLICANT.get(f.name) or (f.choices[0] if f.choices else BY_KIND[f.kind])
            for f in fields_of(symbol.form)
            if f.required and not f.instead
        }
        if "risk.level" in values:
            values["risk.level"] = "T" if outcome == "high_risk" else "MR"
        if "recommendation.verdict" in values:
            values["recommendation.verdict"] = VERDICTS.get(outcome, "approve")
        values.pop("applicant.company", None)
        if symbol.system in ONLINE and Section.ONLINE_ENTRY in symbol.form:
            self.entered += 1
            # Every other time the system is out of reach, where the SOP lets the case go on.
            if not symbol.later or self.entered % 2:
                values["online_entry.reference"] = f"REF-{self.entered}"
        lacking = outcome in ("incomplete", "invalid")
        ticks = {"requirements.ktp": "absent" if lacking else "present"}
        asked = Section.REQUIREMENTS in symbol.form
        return Answers(outcome=outcome, values=values, checklist=ticks if asked else {})


def intake_run(flow: Flow, path: Sequence[Step]) -> list[Step]:
    """Give the beginning of a path that the counter completes with the registration."""
    run: list[Step] = []
    for symbol, outcome in path:
        if not flow.symbol(symbol).intake or symbol in {name for name, _ in run}:
            break
        run.append((symbol, outcome))
    return run


def result_of(flow: Flow, path: Sequence[Step]) -> Result | None:
    """Say what a path decides: its latest outcome that has a result."""
    found = None
    for symbol, outcome in path:
        way = exit_for(flow.symbol(symbol), outcome)
        found = (way.result if way else None) or found
    return found
