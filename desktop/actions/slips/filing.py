"""An application as slips tell it: registered already, or still being typed at the counter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.actions.case import forms
from desktop.actions.case.registering import Application
from desktop.actions.workplace import Workplace
from desktop.domain.calendar.deadlines import Deadline, promise_of
from desktop.domain.case import Case
from desktop.domain.case_times import approval_standards, promise
from desktop.domain.forms.checklist import GOOD, Presence, Requirement, checklist_of, missing
from desktop.domain.permits import permit_type
from desktop.domain.sop.flow import Flow
from desktop.domain.sop.model import StandardTime, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """A required document that is not there, or (`unfit`) is there and will not do."""

    text: str
    unfit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What slips say of an application. Times are milliseconds since 1970 UTC."""

    number: str
    permit: str
    kind: str
    earlier: str
    values: Mapping[str, str]
    received: tuple[str, ...]
    lacking: tuple[Lacking, ...]
    complete_on: str
    at: int
    due: Deadline
    officer: str


def filing_of(workplace: Workplace, case: Case) -> Filing:
    """Tell a registered application; it was received by whoever registered it."""
    registered, office = case.registered, workplace.office
    permit = permit_type(office, registered.permit_type)
    ticks = forms.ticks_of(case)
    officer = office.people.get(case.opening.by)
    return Filing(
        number=case.number,
        permit=permit.name,
        kind=registered.application,
        earlier=_earlier_number(workplace, registered.earlier, registered.earlier_number),
        values=case.values,
        received=_received(permit.requirements, case.sop.flow, ticks),
        lacking=_lacking(permit.requirements, ticks),
        complete_on=case.complete_on,
        at=case.opening.at,
        due=promise(case, office, workplace.calendar),
        officer=officer.full_name if officer else "",
    )


def filing_wanted(workplace: Workplace, person: str, wanted: Application, flow: Flow) -> Filing:
    """Tell an application that somebody types, as if it were registered now; it has no number."""
    permit = permit_type(workplace.office, wanted.permit_type)
    lacking = _lacking(permit.requirements, wanted.checklist)
    now = workplace.world.now()
    limit = StandardTime(amount=permit.limit, unit=Unit.WORKING_DAY)
    start = wanted.start or flow.first_symbols()[0].id
    standards = (limit,) if permit.limit else approval_standards(flow, start)
    officer = workplace.office.people.get(person)
    return Filing(
        number="",
        permit=permit.name,
        kind=wanted.kind,
        earlier=_earlier_number(workplace, wanted.earlier, wanted.earlier_number),
        values=wanted.values,
        received=_received(permit.requirements, flow, wanted.checklist),
        lacking=lacking,
        complete_on="" if lacking else workplace.today(),
        at=now,
        due=promise_of(standards, now, workplace.calendar),
        officer=officer.full_name if officer else "",
    )


def _received(
    requirements: Sequence[Requirement], flow: Flow, ticks: Mapping[str, str]
) -> tuple[str, ...]:
    """Name what was ticked as there, of the permit type's list and of what the rows print."""
    asked = {
        item.id: item
        for row in flow.sop.rows
        for item in checklist_of(requirements, row.requirements)
    }
    return tuple(item.text for item in asked.values() if ticks.get(item.field.name, "") in GOOD)


def _lacking(requirements: Sequence[Requirement], ticks: Mapping[str, str]) -> tuple[Lacking, ...]:
    return tuple(
        Lacking(text=item.text, unfit=ticks.get(item.field.name, "") == Presence.NOT_OK)
        for item in missing(requirements, ticks)
    )


def _earlier_number(workplace: Workplace, earlier: str, number: str) -> str:
    """Give the number of what is renewed or changed, its own or that of an older permit."""
    line = workplace.store.lists.line(earlier) if earlier else None
    return line.number if line else number
