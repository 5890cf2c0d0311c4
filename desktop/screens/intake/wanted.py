"""What the officer at the counter has filled in, as the action wants it."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.actions.case.forms import OPEN
from desktop.actions.case.registering import Application
from desktop.actions.lists import open_case
from desktop.actions.office.sops import newest_version
from desktop.actions.session import Session
from desktop.domain.decisions import MEANINGS
from desktop.domain.forms.checklist import missing
from desktop.domain.permits import PermitType, permit_type
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import Flow, exits, is_choice
from desktop.domain.sop.model import Exit, Section, Symbol

ALWAYS = (Section.APPLICANT, Section.BUSINESS)
BESIDE = frozenset({Section.REQUIREMENTS, Section.NOTE})
"""Sections that have a place of their own beside the form."""


@dataclass(frozen=True, slots=True)
class Permit:
    """A permit type with the procedure that holds for new applications."""

    type: PermitType
    flow: Flow

    @property
    def sections(self) -> tuple[Section, ...]:
        """Give the sections that the intake rows ask for besides applicant and business."""
        asked = [section for symbol in self.flow.intake_symbols() for section in symbol.form]
        more = [s for s in asked if s in OPEN and s not in BESIDE]
        return tuple(dict.fromkeys((*ALWAYS, *more)))

    @property
    def can_send_back(self) -> bool:
        """Tell whether the procedure lets an incomplete file go back from the counter."""
        return any(_way_back(self.flow, symbol) for symbol in self.flow.intake_symbols())


def permit_of(session: Session, name: str) -> Permit | None:
    """Find a permit type that applications can be made for now."""
    try:
        found = permit_type(session.workplace.office, name)
        return Permit(found, newest_version(session, found.sop).flow)
    except Refused:
        return None


def outcomes(permit: Permit, values: Mapping[str, str], *, complete: bool) -> dict[str, str]:
    """Choose at the intake rows: by what was filled in, and back when the file is incomplete."""
    chosen: dict[str, str] = {}
    for symbol in permit.flow.intake_symbols():
        back = _way_back(permit.flow, symbol)
        if back is not None and not complete:
            chosen[symbol.id] = back.outcome
        elif meant := _meant(symbol, values):
            chosen[symbol.id] = meant
    return chosen


def earlier(session: Session, number: str) -> tuple[str, str]:
    """Give the case an older number belongs to, or the number where Sopan does not know it."""
    if not number:
        return "", ""
    try:
        return open_case(session, number).id, ""
    except Refused:
        return "", number


def application(
    permit: Permit, kind: str, values: Mapping[str, str], ticks: Mapping[str, str]
) -> Application:
    """Put together what was filled in; what was left empty is not told."""
    given = {name: text for name, text in values.items() if text}
    lacking = missing(permit.type.requirements, ticks)
    return Application(
        permit_type=permit.type.id,
        kind=kind or "new",
        values=given,
        checklist=ticks,
        outcomes=outcomes(permit, given, complete=not lacking),
    )


def _way_back(flow: Flow, symbol: Symbol) -> Exit | None:
    """Find the way an incomplete file takes from a row that checks the requirements."""
    if Section.REQUIREMENTS not in symbol.form or not is_choice(symbol):
        return None
    return next((way for way in exits(symbol) if flow.goes_back(symbol, way)), None)


def _meant(symbol: Symbol, values: Mapping[str, str]) -> str:
    outcomes_there = {way.outcome for way in exits(symbol)}
    for name, meanings in MEANINGS.items():
        meant = meanings.get(values.get(name, ""), "")
        if Section(name.partition(".")[0]) in symbol.form and meant in outcomes_there:
            return meant
    return ""
