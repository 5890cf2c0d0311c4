"""Who may decide what clashes in a case (DESIGN chapter 5), and what gave a paper its number."""

from collections.abc import Iterable

from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.events.cases import PaperNumbered
from desktop.domain.events.event import Event
from desktop.domain.people import DESKS, HEADS, ROLES_FOR, Action, Role
from desktop.domain.refusals import Refused


def case_deciders(case: Case, action: Action) -> tuple[Role, ...]:
    """Name who decides: fields the roles of the step, any desk at the end; the rest the heads."""
    asked = HEADS
    if action is Action.DECIDE_VALUES:
        asked = case.performers() if case.current else DESKS
    return tuple(role for role in Role if role in asked & ROLES_FOR[action])


def may_decide(session: Session, case: Case, action: Action) -> bool:
    """Tell whether who is signed in may decide this in a case."""
    return may_act(session, action, case, case_deciders(case, action))


def may_act(session: Session, action: Action, case: Case, among: Iterable[Role]) -> bool:
    """Tell whether who is signed in may do something to a case in one of these roles."""
    try:
        session.role_for(action, case, among)
    except Refused:
        return False
    return True


def given_by(case: Case, paper: str, text: str) -> Event | None:
    """Find what gave a paper of a case a number; the newest, should it have been given twice."""
    found = None
    for event, _ in case.history:
        fact = event.fact
        if isinstance(fact, PaperNumbered) and (fact.paper, fact.text) == (paper, text):
            found = event
    return found
