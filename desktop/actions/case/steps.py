"""Finish a step: form checked, paper hashed, number given, next step open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.actions.case import forms
from desktop.actions.case.numbers import number_for
from desktop.actions.case.registering import declares_complete
from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain.case import Case
from desktop.domain.decisions import Answers, complete, send_back, standing_at
from desktop.domain.events.cases import DataChanged, DeclaredComplete, StepCompleted
from desktop.domain.papers import content, paper_at
from desktop.domain.people import Action, Role
from desktop.domain.reading.visits import Visit
from desktop.domain.sop.flow import exit_for
from desktop.domain.sop.model import Section, Symbol
from desktop.ledger.canonical import encode
from desktop.ledger.codec import body_hash

HASHED = frozenset({Section.INITIALS, Section.SIGNATURE})


@dataclass(frozen=True, slots=True)
class _Step:
    """A step about to be finished, with everything it was checked against."""

    session: Session
    case: Case
    visit: Visit
    role: Role
    answers: Answers

    @property
    def symbol(self) -> Symbol:
        """Give the symbol the case stands at."""
        return self.visit.symbol


def complete_step(session: Session, case_id: str, visit: str, answers: Answers) -> Changes:
    """Finish the person's part of the step a case stands at.

    Raises Refused: not theirs, elsewhere by now, on hold, form incomplete, requirements
    missing, conflict open, book elsewhere. Nothing is written then.
    """
    case = session.workplace.case(case_id)
    session.allow(Action.COMPLETE_STEP)
    current = standing_at(case, visit)
    role = session.role_for(Action.COMPLETE_STEP, case, case.performers())
    step = _Step(session, case, current, role, answers)
    _check_form(step)
    people, own = forms.split(forms.stored(session.workplace, Section, answers.values))
    papers = {**answers.papers, **_hashed(step, own)}
    fact = complete(case, visit, replace(answers, values=own, papers=papers), role)
    _check_checklist(step, fact)
    return record(session, _entries(step, people, fact))


def _check_form(step: _Step) -> None:
    merged = {**step.case.values, **step.answers.values}
    forms.require_sound(step.session.workplace, step.symbol.form, merged)


def _check_checklist(step: _Step, fact: StepCompleted) -> None:
    if Section.REQUIREMENTS not in step.symbol.form or not fact.outcome:
        return
    way = exit_for(step.symbol, fact.outcome)
    if way is None or step.case.sop.flow.goes_back(step.symbol, way):
        return
    if declares_complete(step.symbol, fact.outcome):
        items = forms.checklist(step.session.workplace, step.case.registered.permit_type)
        forms.require_complete(items, {**ticks_of(step.case), **fact.checklist})


def ticks_of(case: Case) -> dict[str, str]:
    """Give the checklist as it was ticked so far."""
    prefix = "checklist."
    return {
        name.removeprefix(prefix): text
        for name, text in case.values.items()
        if name.startswith(prefix)
    }


def _hashed(step: _Step, own: Mapping[str, str]) -> dict[str, str]:
    """Give the hash of the paper that is initialled or signed here."""
    if HASHED.isdisjoint(step.symbol.form):
        return {}
    paper = paper_at(step.case, step.symbol)
    # What is filled in with the signature belongs to the signed paper.
    seen = replace(step.case, values={**step.case.values, **own})
    return {paper: paper_hash(seen, paper)}


def paper_hash(case: Case, paper: str) -> str:
    """Give the hash of what a paper says, as hex text."""
    return body_hash(encode(content(case, paper)))


def _entries(step: _Step, people: Mapping[str, str], fact: StepCompleted) -> list[Entry]:
    case, flow = step.case.id, step.case.sop.flow
    entries = []
    if people:
        entries.append(Entry(case, DataChanged(role=step.role, values=people)))
    if Section.NUMBER in step.symbol.form:
        entries += number_for(step.session, step.case, step.symbol, step.answers.values)
    entries.append(Entry(case, fact, flow))
    if declares_complete(step.symbol, fact.outcome) and not step.case.complete_on:
        on = step.session.workplace.today()
        entries.append(Entry(case, DeclaredComplete(role=step.role, on=on)))
    return entries


def return_step(session: Session, case_id: str, visit: str, to: str, reasons: list[str]) -> Changes:
    """Send a case back to an earlier step, with reasons."""
    case = session.workplace.case(case_id)
    session.allow(Action.RETURN_STEP)
    standing_at(case, visit)
    role = session.role_for(Action.RETURN_STEP, case, case.performers())
    fact = send_back(case, visit, to, reasons, role)
    return record(session, [Entry(case.id, fact, case.sop.flow)])
