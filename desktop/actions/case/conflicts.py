"""Take a side where two people wrote at once; the other value stays in the history."""

from collections.abc import Mapping

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain import decisions
from desktop.domain.people import Action


def decide_values(session: Session, case_id: str, chosen: Mapping[str, str]) -> Changes:
    """Choose between clashing values, field by field; for the roles of the current step."""
    case = session.workplace.case(case_id)
    asked = case.performers() if case.current else None
    role = (
        session.role_for(Action.DECIDE_VALUES, case, asked)
        if asked
        else session.role_for(Action.DECIDE_VALUES, case)
    )
    return record(session, [Entry(case.id, decisions.decide_values(case, chosen, role))])


def decide_outcome(session: Session, case_id: str, side: str, reason: str = "") -> Changes:
    """Choose how the clashing step was left; for kasi, kabid, sekretaris, kepala dinas."""
    case = session.workplace.case(case_id)
    role = session.role_for(Action.DECIDE_OUTCOME, case)
    return record(session, [Entry(case.id, decisions.decide_outcome(case, side, reason, role))])


def decide_number(session: Session, case_id: str, paper: str, text: str) -> Changes:
    """Choose between two numbers of one paper; for kasi, kabid, sekretaris, kepala dinas."""
    case = session.workplace.case(case_id)
    role = session.role_for(Action.DECIDE_OUTCOME, case)
    return record(session, [Entry(case.id, decisions.decide_number(case, paper, text, role))])
