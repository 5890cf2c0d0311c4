"""Initials and signatures under several cases: the same single action, case by case (UX 4)."""

from desktop.actions.case.steps import complete_step
from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.domain.decisions import Answers
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import Flow, exits
from desktop.domain.sop.model import Exit, Result, Section, Symbol

ALONE = frozenset({Section.INITIALS, Section.SIGNATURE, Section.NOTE})
"""Forms in which nothing must be filled in: whoever does several at once reads no form."""


def bulk_kind(session: Session, line: CaseLine) -> Section | None:
    """Tell whether a case waits for initials or a signature that may be given to several."""
    session.allow(Action.SEE_CASES)
    sop = session.workplace.office.sops.get(line.version)
    if sop is None or not line.symbol or line.symbol not in sop.flow:
        return None
    return _kind(sop.flow, sop.flow.symbol(line.symbol))


def sign_off(session: Session, subject: str, opened: int = 0) -> Changes:
    """Give one case its initials or signature and send it on, without reading its form.

    `opened` is when the list was shown. Raises Refused("not_for_several") where the step asks
    for more than a name, and whatever finishing the step raises.
    """
    session.allow(Action.COMPLETE_STEP)
    case = session.workplace.case(subject)
    current = case.current
    if current is None:
        raise Refused("case_ended", number=case.number)
    flow = case.sop.flow
    way = _onward(flow, current.symbol)
    if way is None or _kind(flow, current.symbol) is None:
        raise Refused("not_for_several", number=case.number)
    return complete_step(session, subject, current.id, Answers(outcome=way.outcome, opened=opened))


def _kind(flow: Flow, symbol: Symbol) -> Section | None:
    if not ALONE.issuperset(symbol.form) or _onward(flow, symbol) is None:
        return None
    return next((s for s in (Section.SIGNATURE, Section.INITIALS) if s in symbol.form), None)


def _onward(flow: Flow, symbol: Symbol) -> Exit | None:
    """Give the only way on; none where somebody has to choose."""
    onward = [way for way in exits(symbol) if not flow.goes_back(symbol, way)]
    return onward[0] if len(onward) == 1 and onward[0].result is not Result.REFUSE else None
