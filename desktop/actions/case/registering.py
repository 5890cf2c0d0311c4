"""Take up an application: number, data, checklist, and the intake rows in one go."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.actions.case import forms
from desktop.actions.changes import Changes
from desktop.actions.office.sops import newest_version
from desktop.actions.session import Session
from desktop.actions.writing import Entry, Pen, pen
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
from desktop.domain.sop.flow import exit_for, exits
from desktop.domain.sop.model import Section, Shape, Symbol

KINDS = frozenset({"new", "renewal", "change", "re_registration"})
COMPLETE = "complete"
INTAKE_FORMAT = "{prefix}-{number:04}/{permit_code}/{month_roman}/{year}"
CARRIED = ("applicant.", "business.", "technical_data.")
"""What a case takes over from the one it renews, changes or follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What the officer at the counter has filled in.

    `outcomes` are the choices at intake rows, by symbol; unnamed ones take the straight way.
    `earlier` is the case that is renewed or changed, `follows` the one this SOP runs after.
    """

    permit_type: str
    kind: str = "new"
    values: Mapping[str, str] = field(default_factory=dict)
    checklist: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    earlier: str = ""
    follows: str = ""
    start: str = ""
    note: str = ""
    opened: int = 0


def register(session: Session, wanted: Application) -> tuple[str, Changes]:
    """Register an application and complete the intake rows of its SOP.

    Gives the id of the case. The intake number carries the prefix of this computer, so that
    two never meet (DESIGN chapter 8).
    """
    workplace = session.workplace
    permit = permit_type(workplace.office, wanted.permit_type)
    role = session.role_at(Action.REGISTER_CASE, permit.id)
    version = newest_version(session, permit.sop)
    values = _values(session, wanted)
    sections = [s for symbol in version.flow.intake_symbols() for s in symbol.form]
    about = [s for s in dict.fromkeys(sections) if s in (Section.APPLICANT, Section.BUSINESS)]
    forms.require_sound(workplace, about, values)
    kept = forms.stored(workplace, Section, values)
    case = workplace.world.new_id()
    with pen(session) as writer:
        opening = writer.write(Entry(case, _registered(session, wanted, permit, version, role)))
        if kept:
            writer.write(Entry(case, DataChanged(role=role, values=kept)))
        _Intake(session, writer, wanted, version, permit).run(case, opening)
    return case, writer.changes()


def _values(session: Session, wanted: Application) -> dict[str, str]:
    if wanted.kind not in KINDS:
        raise Refused("application_kind_unknown", kind=wanted.kind)
    source = wanted.earlier or wanted.follows
    if wanted.kind != "new" and not wanted.earlier:
        raise Refused("earlier_case_missing", kind=wanted.kind)
    carried: dict[str, str] = {}
    if source:
        earlier = session.workplace.case(source)
        carried = {k: v for k, v in earlier.values.items() if k.startswith(CARRIED)}
    return carried | dict(wanted.values)


def _registered(
    session: Session, wanted: Application, permit: PermitType, version: SopInForce, role: Role
) -> CaseRegistered:
    workplace = session.workplace
    today = workplace.today()
    counter = intake_counter(workplace.device, int(today[:4]))
    count = workplace.store.lists.highest(counter) + 1
    starts = [symbol.id for symbol in version.flow.first_symbols()]
    start = wanted.start or starts[0]
    if start not in starts:
        raise Refused("start_unknown", start=start)
    number = build(
        read_format(INTAKE_FORMAT),
        Values(
            number=count,
            year=int(today[:4]),
            month=int(today[5:7]),
            prefix=workplace.office.devices[workplace.device].prefix.upper(),
            permit_code=permit.code,
        ),
    )
    return CaseRegistered(
        role=role,
        number=number,
        permit_type=permit.id,
        sop=version.event,
        start=start,
        application=wanted.kind,
        count=count,
        earlier=wanted.earlier,
        follows=wanted.follows,
    )


class _Intake:
    """Walks the intake rows, one event per symbol, until the flow leaves them."""

    def __init__(
        self,
        session: Session,
        writer: Pen,
        wanted: Application,
        version: SopInForce,
        permit: PermitType,
    ) -> None:
        self._session = session
        self._writer = writer
        self._wanted = wanted
        self._flow = version.flow
        self._permit = permit

    def run(self, case: str, opening: Event) -> None:
        """Complete intake rows from the first symbol on; each at most once."""
        registered = opening.fact
        symbol = self._flow.symbol(getattr(registered, "start", ""))
        visit, passed = opening.id, set[str]()
        while symbol.intake and symbol.id not in passed and symbol.kind is not Shape.END:
            passed.add(symbol.id)
            fact = self._completed(symbol, visit)
            visit = self._writer.write(Entry(case, fact, self._flow)).id
            self._declare(case, symbol, fact)
            way = exit_for(symbol, fact.outcome)
            if way is None:
                return
            symbol = self._flow.symbol(way.to)

    def _completed(self, symbol: Symbol, visit: str) -> StepCompleted:
        role = next(iter(sorted(self._session.roles() & self._flow.parts_of(symbol)[0])), None)
        if role is None:
            raise Refused("not_your_step", number="", lane=self._flow.lane_of(symbol).label)
        outcome = self._outcome(symbol)
        ticks = dict(self._wanted.checklist) if Section.REQUIREMENTS in symbol.form else {}
        if ticks or Section.REQUIREMENTS in symbol.form:
            self._check(symbol, outcome, ticks)
        return StepCompleted(
            role=role,
            visit=visit,
            symbol=symbol.id,
            outcome=outcome,
            checklist=ticks,
            note=self._wanted.note if ticks else "",
            opened=self._wanted.opened,
        )

    def _outcome(self, symbol: Symbol) -> str:
        ways = exits(symbol)
        wished = self._wanted.outcomes.get(symbol.id, "")
        if wished and wished not in {way.outcome for way in ways}:
            raise Refused("outcome_unknown", outcome=wished, choices=", ".join(_names(symbol)))
        onward = [way for way in ways if not self._flow.goes_back(symbol, way)]
        return wished or onward[0].outcome

    def _check(self, symbol: Symbol, outcome: str, ticks: Mapping[str, str]) -> None:
        way = exit_for(symbol, outcome)
        if way is not None and not self._flow.goes_back(symbol, way):
            forms.require_complete(self._permit.requirements, ticks)

    def _declare(self, case: str, symbol: Symbol, fact: StepCompleted) -> None:
        if declares_complete(symbol, fact.outcome):
            on = self._session.workplace.today()
            self._writer.write(Entry(case, DeclaredComplete(role=fact.role, on=on)))


def _names(symbol: Symbol) -> list[str]:
    return [way.outcome for way in exits(symbol)]


def declares_complete(symbol: Symbol, outcome: str) -> bool:
    """Tell whether leaving a symbol so says that the file is complete (*lengkap*)."""
    return Section.REQUIREMENTS in symbol.form and outcome == COMPLETE


def duplicates(session: Session, wanted: Application) -> list[CaseLine]:
    """List open cases of the same applicant for the same permit type: a warning, no refusal."""
    session.allow(Action.SEE_CASES)
    nik = "".join(filter(str.isdigit, wanted.values.get("applicant.nik", "")))
    if not nik:
        return []
    found = session.workplace.store.lists.of_applicant(nik)
    return [line for line in found if line.permit_type == wanted.permit_type and line.symbol]
