"""Hold and resume, cancel, revoke, undo."""

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain import decisions
from desktop.domain.events.cases import ActionUndone
from desktop.domain.people import Action
from desktop.domain.reading.verdicts import role_of
from desktop.domain.refusals import Refused


def hold(session: Session, case_id: str, visit: str, reason: str, note: str = "") -> Changes:
    """Stop the clock: for the applicant, a recommendation, or a system in trouble."""
    case = session.workplace.case(case_id)
    session.allow(Action.HOLD_CASE)
    decisions.standing_at(case, visit)
    role = session.role_for(Action.HOLD_CASE, case, case.performers())
    return record(session, [Entry(case.id, decisions.hold(case, visit, reason, note, role))])


def resume(session: Session, case_id: str, visit: str) -> Changes:
    """Let the clock run again."""
    case = session.workplace.case(case_id)
    session.allow(Action.RESUME_CASE)
    decisions.standing_at(case, visit)
    role = session.role_for(Action.RESUME_CASE, case, case.performers())
    return record(session, [Entry(case.id, decisions.resume(case, visit, role))])


def cancel(session: Session, case_id: str, reason: str) -> Changes:
    """Note that the applicant withdraws."""
    case = session.workplace.case(case_id)
    role = session.role_for(Action.CANCEL_CASE, case)
    return record(session, [Entry(case.id, decisions.cancel(case, reason, role))])


def revoke(session: Session, case_id: str, reason: str, basis: str = "") -> Changes:
    """Take back an issued permit."""
    case = session.workplace.case(case_id)
    role = session.role_for(Action.REVOKE_PERMIT, case)
    return record(session, [Entry(case.id, decisions.revoke(case, reason, basis, role))])


def undo(session: Session, case_id: str) -> Changes:
    """Take back one's own newest action on a case, before anything follows or leaves this PC."""
    workplace = session.workplace
    case = workplace.case(case_id)
    session.allow(Action.UNDO)
    heads = workplace.store.ledger.heads(case.id)
    event = decisions.undo(case, session.person, workplace.device, heads)
    if workplace.store.settings.get("sealed") and workplace.store.ledger.covers(
        workplace.store.settings.get("sealed"), event.id
    ):
        raise Refused("undo_too_late", number=case.number)
    role = session.role_for(Action.UNDO, case, {role_of(event)})
    fact = ActionUndone(role=role, event=event.id)
    return record(session, [Entry(case.id, fact)])
