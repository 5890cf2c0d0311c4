"""What may happen next to a case: state and wish in, a fact or a refusal out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.domain.case import Case
from desktop.domain.events import cases
from desktop.domain.events.event import Event
from desktop.domain.papers import PERMIT, REFUSAL, paper_at
from desktop.domain.people import Role
from desktop.domain.reading.contents import ONLINE
from desktop.domain.reading.verdicts import Verdict, may_undo
from desktop.domain.reading.visits import Visit
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import exit_for, exits, row_name, way_named
from desktop.domain.sop.model import Result, Section, Shape, Status, Symbol

BLOCKED_BY_CONFLICT = frozenset({Section.SIGNATURE, Section.NUMBER, Section.HANDOVER})
MEANINGS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "recommendation.verdict": {"approve": "approve", "repair": "repair", "refuse": "refuse"},
        "risk.level": {"R": "low_risk", "MR": "low_risk", "MT": "high_risk", "T": "high_risk"},
    }
)
"""The outcomes that an answer stands for, where the step has them."""
HOLD_REASONS = frozenset({"applicant", "recommendation", "system"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a person filled in before finishing a step."""

    outcome: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    checklist: Mapping[str, str] = field(default_factory=dict)
    papers: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    opened: int = 0


def standing_at(case: Case, visit: str) -> Visit:
    """Give the visit the case stands at, if that is the one the person means."""
    current = case.current
    if current is None:
        raise Refused("case_ended", number=case.number)
    if visit not in current.names:
        raise Refused("step_elsewhere", number=case.number, step=step_name(case, current))
    if current.clashes:
        raise Refused("outcome_undecided", number=case.number)
    return current


def step_name(case: Case, visit: Visit) -> str:
    """Name a step as the table has it: printed number and activity."""
    return row_name(case.sop.flow.row_of(visit.symbol.id))


def complete(case: Case, visit: str, answers: Answers, role: Role) -> cases.StepCompleted:
    """Let the person finish their part of the step."""
    current = require_ready(case, visit)
    outcome = outcome_of(case, current, answers.outcome)
    if not _goes_back(case, current.symbol, outcome) and is_last_part(case, current):
        _reference_given(case, current.symbol, answers.values)
    return cases.StepCompleted(
        role=role,
        visit=current.id,
        symbol=current.symbol.id,
        part=len(current.parts),
        outcome=outcome,
        values=dict(answers.values),
        checklist=dict(answers.checklist),
        papers=dict(answers.papers),
        note=answers.note,
        opened=answers.opened,
    )


def require_ready(case: Case, visit: str) -> Visit:
    """Refuse to finish a step on hold, in conflict, or before what the SOP wants first."""
    current = standing_at(case, visit)
    _not_on_hold(case, current)
    _unblocked(case, current.symbol)
    _entries_made(case, current.symbol)
    _numbered(case, current.symbol)
    return current


def is_last_part(case: Case, visit: Visit) -> bool:
    """Tell whether the next completion leaves the step."""
    return len(visit.parts) == len(case.sop.flow.parts_of(visit.symbol)) - 1


def outcome_of(case: Case, visit: Visit, wished: str) -> str:
    """Give the outcome with which the step is left; none before its last part or at an end."""
    if visit.symbol.kind is Shape.END or not is_last_part(case, visit):
        return ""
    ways = [way.outcome for way in exits(visit.symbol)]
    if not wished and len(ways) == 1:
        return ways[0]
    if wished not in ways:
        choices = ", ".join(way_named(way) for way in exits(visit.symbol))
        raise Refused("outcome_unknown", outcome=wished or "-", choices=choices)
    return wished


def require_agreement(symbol: Symbol, values: Mapping[str, str], outcome: str) -> None:
    """Refuse an outcome that says otherwise than the verdict or the risk filled in beside it."""
    outcomes = {way.outcome: way_named(way) for way in exits(symbol)}
    for name, meanings in MEANINGS.items():
        meant = meanings.get(values.get(name, ""), "")
        asked = Section(name.partition(".")[0]) in symbol.form
        if asked and outcome and meant in outcomes and outcome != meant:
            said = outcomes.get(outcome, outcome)
            raise Refused("outcome_contradicts", field=name, outcome=said)


def _goes_back(case: Case, symbol: Symbol, outcome: str) -> bool:
    way = exit_for(symbol, outcome)
    return way is not None and case.sop.flow.goes_back(symbol, way)


def _not_on_hold(case: Case, visit: Visit) -> None:
    if visit.hold is not None:
        raise Refused("case_on_hold", number=case.number, reason=visit.hold.reason)


def _unblocked(case: Case, symbol: Symbol) -> None:
    if case.conflicts and BLOCKED_BY_CONFLICT.intersection(symbol.form):
        raise Refused("conflict_open", number=case.number, count=case.conflicts)


def _entries_made(case: Case, symbol: Symbol) -> None:
    newest = {entry.symbol: entry for entry in case.online}
    for needed in symbol.needs:
        if needed in newest and not newest[needed].reference:
            row = case.sop.flow.row_of(needed)
            raise Refused("online_entry_first", number=case.number, step=row_name(row))


def _numbered(case: Case, symbol: Symbol) -> None:
    """Refuse to hand over a paper without its number, once the case has passed its numbering."""
    if Section.HANDOVER not in symbol.form:
        return
    paper = REFUSAL if case.result is Result.REFUSE else PERMIT
    passed = [visit for visit in case.trail[:-1] if _numbers(case, visit)]
    about = {paper_at(visit.symbol, case.result) for visit in passed}
    if paper in about and not case.numbers.get(paper):
        raise Refused("paper_without_number", number=case.number, paper=paper)


def _numbers(case: Case, visit: Visit) -> bool:
    """Tell whether a visit was left onwards from a numbering row."""
    way = visit.taken.exit if visit.taken else None
    onward = way is not None and not case.sop.flow.goes_back(visit.symbol, way)
    return onward and Section.NUMBER in visit.symbol.form


def _reference_given(case: Case, symbol: Symbol, values: Mapping[str, str]) -> None:
    """Refuse to leave a step that is nothing without its online entry (`later` is false)."""
    entered = symbol.system in ONLINE and Section.ONLINE_ENTRY in symbol.form
    if entered and not symbol.later and not values.get("online_entry.reference", "").strip():
        raise Refused("reference_missing", number=case.number)


def send_back(
    case: Case, visit: str, to: str, reasons: Sequence[str], role: Role
) -> cases.StepReturned:
    """Let the person return the case to an earlier step, with reasons."""
    current = standing_at(case, visit)
    given = tuple(reason.strip() for reason in reasons if reason.strip())
    if not given:
        raise Refused("reason_missing")
    if to not in {earlier.symbol.id for earlier in case.trail[:-1]}:
        raise Refused("return_nowhere", number=case.number)
    return cases.StepReturned(role=role, visit=current.id, to=to, reasons=given)


def hold(case: Case, visit: str, reason: str, note: str, role: Role) -> cases.CaseHeld:
    """Stop the clock of the current step."""
    current = standing_at(case, visit)
    _not_on_hold(case, current)
    if reason not in HOLD_REASONS:
        raise Refused("hold_reason_unknown", reason=reason)
    return cases.CaseHeld(role=role, visit=current.id, reason=reason, note=note)


def resume(case: Case, visit: str, role: Role) -> cases.CaseResumed:
    """Let the clock of the current step run again."""
    current = standing_at(case, visit)
    if current.hold is None:
        raise Refused("case_not_on_hold", number=case.number)
    return cases.CaseResumed(role=role, visit=current.id)


def cancel(case: Case, reason: str, role: Role) -> cases.CaseCancelled:
    """Let the applicant withdraw; not once the permit is out."""
    current = case.current
    if current is None:
        raise Refused("case_ended", number=case.number)
    if current.clashes:
        raise Refused("outcome_undecided", number=case.number)
    if case.status in (Status.ISSUED, Status.HANDED_OVER):
        raise Refused("permit_is_out", number=case.number)
    if not reason.strip():
        raise Refused("reason_missing")
    return cases.CaseCancelled(role=role, visit=current.id, reason=reason.strip())


def revoke(case: Case, reason: str, basis: str, role: Role) -> cases.CaseRevoked:
    """Take back a permit that was issued."""
    if case.status not in (Status.ISSUED, Status.HANDED_OVER):
        raise Refused("permit_not_issued", number=case.number)
    if case.conflicts:
        raise Refused("conflict_open", number=case.number, count=case.conflicts)
    if not reason.strip():
        raise Refused("reason_missing")
    return cases.CaseRevoked(role=role, reason=reason.strip(), basis=basis)


def undo(case: Case, person: str, device: str, heads: Sequence[str]) -> Event:
    """Find the newest event of a case, if this person may still take it back."""
    newest, verdict = case.history[-1]
    if verdict is not Verdict.COUNTS or not may_undo(newest, person, device, heads):
        raise Refused("undo_too_late", number=case.number)
    return newest


def decide_values(case: Case, chosen: Mapping[str, str], role: Role) -> cases.ConflictDecided:
    """Take a side between clashing values, field by field; only values that stand there."""
    if not chosen:
        raise Refused("nothing_decided")
    for name, text in chosen.items():
        if text not in {value.text for value in case.clashes.get(name, ())}:
            raise Refused("no_such_conflict", field=name)
    return cases.ConflictDecided(role=role, values=dict(chosen))


def decide_number(case: Case, paper: str, text: str, role: Role) -> cases.ConflictDecided:
    """Take a side between two numbers of one paper."""
    if text not in {value.text for value in case.number_clashes.get(paper, ())}:
        raise Refused("no_such_conflict", field=paper)
    return cases.ConflictDecided(role=role, numbers={paper: text})


def decide_outcome(case: Case, side: str, reason: str, role: Role) -> cases.ConflictDecided:
    """Take a side between two outcomes of the step the case stands at."""
    visit = case.trail[-1]
    if not visit.clashes or side not in {known.name for known in visit.sides}:
        raise Refused("no_such_conflict", field=side)
    return cases.ConflictDecided(role=role, visit=visit.id, side=side, reason=reason)


def enter_online(
    case: Case, visit: str, reference: str, on: str, role: Role
) -> cases.OnlineEntered:
    """Note that what was owed to another system has been entered there."""
    owed = next((entry for entry in case.online if entry.visit == visit), None)
    if owed is None or owed.system not in ONLINE:
        raise Refused("nothing_to_enter", number=case.number)
    if not reference.strip():
        raise Refused("reference_missing", number=case.number)
    return cases.OnlineEntered(
        role=role,
        visit=visit,
        symbol=owed.symbol,
        system=owed.system.value,
        reference=reference.strip(),
        on=on,
    )
