"""Finish a step: form checked, paper hashed, number given, next step open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.actions.case import forms
from desktop.actions.case.drafts import name_of
from desktop.actions.case.numbers import number_for, refuse_shared
from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.writing import Entry, pen
from desktop.domain.case import Case
from desktop.domain.decisions import (
    BLOCKED_BY_CONFLICT,
    Answers,
    complete,
    outcome_of,
    require_agreement,
    require_ready,
    send_back,
    standing_at,
)
from desktop.domain.events.cases import DataChanged, DeclaredComplete, StepCompleted
from desktop.domain.forms.checklist import TICKS
from desktop.domain.papers import content, paper_at
from desktop.domain.people import Action, Role
from desktop.domain.reading.visits import Visit
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import exit_for
from desktop.domain.sop.model import Exit, Result, Section, Symbol
from desktop.ledger.canonical import encode
from desktop.ledger.codec import body_hash

HASHED = frozenset({Section.INITIALS, Section.SIGNATURE})
CARRIED_OUT = frozenset({Section.NUMBER, Section.HANDOVER})
NEEDED_TO_SEND_BACK = frozenset({Section.RECOMMENDATION})


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

    @property
    def outcome(self) -> str:
        """Give the outcome the person takes; empty at an end and before the last part."""
        return outcome_of(self.case, self.visit, self.answers.outcome)

    @property
    def way(self) -> Exit | None:
        """Give the way out the person takes, if any."""
        return exit_for(self.symbol, self.outcome)

    @property
    def result(self) -> Result | None:
        """Give the result of the case once this step is done: its own outcome may decide it."""
        return (self.way.result if self.way else None) or self.case.result

    @property
    def goes_back(self) -> bool:
        """Tell whether the person sends the case back: then nothing is signed or numbered."""
        return self.way is not None and self.case.sop.flow.goes_back(self.symbol, self.way)


def complete_step(session: Session, case_id: str, visit: str, answers: Answers) -> Changes:
    """Finish the person's part of the step a case stands at.

    Raises Refused: not theirs, elsewhere by now, on hold, form incomplete, requirements
    missing, reference missing, conflict open, book elsewhere. Nothing is written then.
    """
    case = session.workplace.case(case_id)
    session.allow(Action.COMPLETE_STEP)
    current = standing_at(case, visit)
    role = session.role_for(Action.COMPLETE_STEP, case, case.performers())
    require_ready(case, visit)
    step = _Step(session, case, current, role, answers)
    values = _checked_values(step)
    _require_own_number(step)
    _require_paper_as_signed(step)
    people, own = forms.split(values)
    papers = {**answers.papers, **_hashed(step, own)}
    fact = complete(case, visit, replace(answers, values=own, papers=papers), role)
    return _write(step, _entries(step, people, fact))


def _checked_values(step: _Step) -> dict[str, str]:
    workplace, answers = step.session.workplace, step.answers
    asked = (*step.symbol.form, Section.NOTE)
    values = forms.stored(workplace, asked, answers.values, step.case.values)
    forms.refuse_clashing(
        step.case, [*answers.values, *(TICKS + name for name in answers.checklist)]
    )
    told = {**step.case.values, **answers.values}
    forms.require_sound(workplace, asked, told, finishing=False)
    # What is sent back is not finished, but a recommendation to repair says what to repair.
    finished = NEEDED_TO_SEND_BACK.intersection(asked) if step.goes_back else asked
    forms.require_sound(workplace, finished, told)
    require_agreement(step.symbol, told, step.outcome)
    return values


def _hashed(step: _Step, own: Mapping[str, str]) -> dict[str, str]:
    """Give the hash of the paper that is initialled or signed here."""
    if HASHED.isdisjoint(step.symbol.form) or step.goes_back:
        return {}
    paper = paper_at(step.symbol, step.result)
    # What is filled in with the signature belongs to the signed paper.
    seen = replace(step.case, values={**step.case.values, **own})
    return {paper: paper_hash(seen, paper)}


def _require_own_number(step: _Step) -> None:
    """Sign, number and hand over nothing whose number stands on another paper too."""
    if not BLOCKED_BY_CONFLICT.isdisjoint(step.symbol.form) and not step.goes_back:
        refuse_shared(step.session.workplace.store, step.case)


def _require_paper_as_signed(step: _Step) -> None:
    """Number and hand over only what was initialled or signed, to the letter."""
    if CARRIED_OUT.isdisjoint(step.symbol.form) or step.goes_back:
        return
    paper = paper_at(step.symbol, step.result)
    signed = step.case.papers.get(paper)
    if signed and signed != paper_hash(step.case, paper) and HASHED.isdisjoint(step.symbol.form):
        raise Refused("paper_changed", number=step.case.number)


def paper_hash(case: Case, paper: str) -> str:
    """Give the hash of what a paper says, as hex text."""
    return body_hash(encode(content(case, paper)))


def _entries(step: _Step, people: Mapping[str, str], fact: StepCompleted) -> list[Entry]:
    case, flow = step.case.id, step.case.sop.flow
    entries = []
    if people:
        entries.append(Entry(case, DataChanged(role=step.role, values=people)))
    if Section.NUMBER in step.symbol.form and not step.goes_back:
        paper = paper_at(step.symbol, step.result)
        entries += number_for(step.session, step.case, paper, step.role, fact.values)
    if _file_is_complete(step, fact) and not step.case.complete_on:
        on = step.session.workplace.today()
        entries.append(Entry(case, DeclaredComplete(role=step.role, on=on)))
    # The step comes last: until something follows, it is what its author can take back.
    return [*entries, Entry(case, fact, flow)]


def _file_is_complete(step: _Step, fact: StepCompleted) -> bool:
    items = forms.checklist(step.session.workplace, step.case.registered.permit_type)
    flow = step.case.sop.flow
    forms.refuse_strange_ticks(items, flow.row_of(step.symbol.id), fact.checklist)
    ticks = {**forms.ticks_of(step.case), **fact.checklist}
    return forms.require_complete(flow, step.symbol, fact.outcome, items, ticks)


def _write(step: _Step, entries: Iterable[Entry]) -> Changes:
    """Write the step; what the person had typed for it is no draft any more."""
    with pen(step.session) as writer:
        for entry in entries:
            writer.write(entry)
        for name in step.visit.names:
            step.session.workplace.store.drafts.drop(step.session.person, name_of(name))
    return writer.changes()


def return_step(session: Session, case_id: str, visit: str, to: str, reasons: list[str]) -> Changes:
    """Send a case back to an earlier step, with reasons."""
    case = session.workplace.case(case_id)
    session.allow(Action.RETURN_STEP)
    current = standing_at(case, visit)
    role = session.role_for(Action.RETURN_STEP, case, case.performers())
    fact = send_back(case, visit, to, reasons, role)
    step = _Step(session, case, current, role, Answers())
    return _write(step, [Entry(case.id, fact, case.sop.flow)])
