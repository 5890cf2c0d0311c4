"""Take up an application: number, data, checklist, and the intake rows in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.actions.case import forms
from desktop.actions.changes import Changes
from desktop.actions.office.sops import newest_version
from desktop.actions.session import Session
from desktop.actions.writing import Entry, Pen, pen
from desktop.domain.decisions import require_agreement
from desktop.domain.events.cases import (
    CaseRegistered,
    DataChanged,
    DeclaredComplete,
    StepCompleted,
)
from desktop.domain.events.event import Event
from desktop.domain.lines import CaseLine, intake_counter
from desktop.domain.numbers import Values, build, read_format
from desktop.domain.office import SopInForce
from desktop.domain.people import Action, Role
from desktop.domain.permits import PermitType, permit_type
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import Flow, exit_for, exits, way_named
from desktop.domain.sop.model import Section, Shape, Symbol

KINDS = frozenset({"new", "renewal", "change", "re_registration"})
INTAKE_FORMAT = "{prefix}-{number:04}/{permit_code}/{month_roman}/{year}"
CARRIED = ("applicant.", "business.", "technical_data.")
"""What a case takes over from the one it renews, changes or follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What the officer at the counter has filled in.

    `outcomes` are the choices at intake rows, by symbol; unnamed ones take the straight way.
    `earlier` is the case that is renewed or changed (`earlier_number` its number where that
    permit is older than Sopan), `follows` the one this SOP runs after.
    """

    permit_type: str
    kind: str = "new"
    values: Mapping[str, str] = field(default_factory=dict)
    checklist: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    earlier: str = ""
    earlier_number: str = ""
    follows: str = ""
    start: str = ""
    note: str = ""
    opened: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Intake:
    """An application that was checked, with the way it takes through the intake rows."""

    wanted: Application
    permit: PermitType
    version: SopInForce
    values: Mapping[str, str]
    way: Sequence[tuple[Symbol, str]]
    roles: Mapping[str, Role]


def register(session: Session, wanted: Application) -> tuple[str, Changes]:
    """Register an application and complete the intake rows of its SOP.

    Gives the id of the case. The intake number carries the prefix of this computer, so that
    two never meet (DESIGN chapter 8).
    """
    permit = permit_type(session.workplace.office, wanted.permit_type)
    role = session.role_at(Action.REGISTER_CASE, permit.id)
    intake = _checked(session, wanted, permit)
    case = session.workplace.world.new_id()
    with pen(session) as writer:
        opening = writer.write(Entry(case, _registered(session, intake, role)))
        kept = {name: text for name, text in intake.values.items() if text}
        if kept:
            writer.write(Entry(case, DataChanged(role=role, values=kept)))
        _complete_rows(session, writer, intake, opening)
    return case, writer.changes()


def _checked(session: Session, wanted: Application, permit: PermitType) -> _Intake:
    version = newest_version(session, permit.sop)
    values = _values(session, wanted)
    forms.require_sound(session.workplace, forms.OPEN, values, finishing=False)
    kept = forms.stored(session.workplace, forms.OPEN, values, {})
    way = _way(version.flow, _start(version.flow, wanted), wanted.outcomes)
    intake = _Intake(
        wanted=wanted,
        permit=permit,
        version=version,
        values=kept,
        way=way,
        roles={symbol.id: _role(session, version.flow, symbol, permit) for symbol, _ in way},
    )
    for symbol, outcome in way:
        forms.require_sound(session.workplace, symbol.form, kept)
        require_agreement(symbol, kept, outcome)
        forms.refuse_strange_ticks(
            permit.requirements, version.flow.row_of(symbol.id), wanted.checklist
        )
    return intake


def _values(session: Session, wanted: Application) -> dict[str, str]:
    if wanted.kind not in KINDS:
        raise Refused("application_kind_unknown", kind=wanted.kind)
    if wanted.kind != "new" and not (wanted.earlier or wanted.earlier_number.strip()):
        raise Refused("earlier_case_missing", kind=wanted.kind)
    return _carried(session, wanted) | dict(wanted.values)


def _carried(session: Session, wanted: Application) -> dict[str, str]:
    source = wanted.earlier or wanted.follows
    if not source:
        return {}
    earlier = session.workplace.case(source)
    return {name: text for name, text in earlier.values.items() if name.startswith(CARRIED)}


def _start(flow: Flow, wanted: Application) -> Symbol:
    starts = {symbol.id: symbol for symbol in flow.first_symbols()}
    if wanted.start and wanted.start not in starts:
        raise Refused("start_unknown", start=wanted.start)
    return starts[wanted.start] if wanted.start else next(iter(starts.values()))


def _way(flow: Flow, start: Symbol, outcomes: Mapping[str, str]) -> list[tuple[Symbol, str]]:
    """List the intake rows from a start until the flow leaves them, each at most once."""
    way: list[tuple[Symbol, str]] = []
    symbol = start
    while symbol.intake and symbol.kind is not Shape.END and symbol not in [s for s, _ in way]:
        outcome = _outcome(flow, symbol, outcomes.get(symbol.id, ""))
        way.append((symbol, outcome))
        taken = exit_for(symbol, outcome)
        if taken is None:
            break
        symbol = flow.symbol(taken.to)
    return way


def _outcome(flow: Flow, symbol: Symbol, wished: str) -> str:
    ways = exits(symbol)
    if wished and wished not in {way.outcome for way in ways}:
        choices = ", ".join(way_named(way) for way in ways)
        raise Refused("outcome_unknown", outcome=wished, choices=choices)
    onward = [way for way in ways if not flow.goes_back(symbol, way)] or list(ways)
    return wished or onward[0].outcome


def _role(session: Session, flow: Flow, symbol: Symbol, permit: PermitType) -> Role:
    first = flow.parts_of(symbol)[0]
    role = next((role for role in Role if role in first and session.holds(role, permit.id)), None)
    if role is None:
        raise Refused("not_your_step", number="", lane=flow.lane_of(symbol).label)
    return role


def _registered(session: Session, intake: _Intake, role: Role) -> CaseRegistered:
    workplace, wanted = session.workplace, intake.wanted
    today = workplace.today()
    count = workplace.store.lists.highest(intake_counter(workplace.device, int(today[:4]))) + 1
    number = build(
        read_format(INTAKE_FORMAT),
        Values(
            number=count,
            year=int(today[:4]),
            month=int(today[5:7]),
            prefix=workplace.office.devices[workplace.device].prefix.upper(),
            permit_code=intake.permit.code,
        ),
    )
    return CaseRegistered(
        role=role,
        number=number,
        permit_type=intake.permit.id,
        sop=intake.version.event,
        start=_start(intake.version.flow, wanted).id,
        application=wanted.kind,
        count=count,
        earlier=wanted.earlier,
        earlier_number=wanted.earlier_number.strip(),
        follows=wanted.follows,
    )


def _complete_rows(session: Session, writer: Pen, intake: _Intake, opening: Event) -> None:
    """Write one completion for each intake row, each naming the visit the one before opened."""
    visit, flow = opening.id, intake.version.flow
    items, declared = intake.permit.requirements, False
    for symbol, outcome in intake.way:
        role = intake.roles[symbol.id]
        ticks = intake.wanted.checklist if Section.REQUIREMENTS in symbol.form else {}
        complete = forms.require_complete(flow, symbol, outcome, items, ticks)
        if complete and not declared:
            on = session.workplace.today()
            writer.write(Entry(opening.subject, DeclaredComplete(role=role, on=on)))
            declared = True
        fact = StepCompleted(
            role=role,
            visit=visit,
            symbol=symbol.id,
            outcome=outcome,
            checklist=dict(ticks),
            note=intake.wanted.note if Section.REQUIREMENTS in symbol.form else "",
            opened=intake.wanted.opened,
        )
        visit = writer.write(Entry(opening.subject, fact, flow)).id


def duplicates(session: Session, wanted: Application) -> list[CaseLine]:
    """List open cases of the same applicant for the same permit type: a warning, no refusal."""
    session.allow(Action.SEE_CASES)
    values = _carried(session, wanted) | dict(wanted.values)
    nik = "".join(filter(str.isdigit, values.get("applicant.nik", "")))
    if not nik:
        return []
    found = session.workplace.store.lists.of_applicant(nik)
    return [line for line in found if line.permit_type == wanted.permit_type and line.symbol]
