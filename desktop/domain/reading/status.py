"""The status of a case and its result, from the way it has gone."""

from collections.abc import Sequence
from types import MappingProxyType

from desktop.domain.reading.visits import Side, Visit
from desktop.domain.sop.flow import Flow
from desktop.domain.sop.model import Result, Shape, Status

UNDECIDED = frozenset(
    {
        Status.RECEIVED,
        Status.IN_PROGRESS,
        Status.WAITING_APPLICANT,
        Status.WAITING_RECOMMENDATION,
    }
)
ON_HOLD = MappingProxyType(
    {
        "applicant": Status.WAITING_APPLICANT,
        "recommendation": Status.WAITING_RECOMMENDATION,
    }
)


def status_and_result(flow: Flow, trail: Sequence[Visit]) -> tuple[Status, Result | None]:
    """Say where a case is (UX chapter 6.3) and whether it is approved or refused by now."""
    status, result = Status.RECEIVED, None
    for visit in trail:
        if visit.taken is None:
            continue
        if visit.taken.name == "cancelled":
            return Status.CANCELLED, result
        if visit.taken.exit is not None and visit.taken.exit.result is not None:
            result = visit.taken.exit.result
        status = _after(flow, visit, visit.taken, status, result)
    return _held(trail[-1], status), result


def _after(flow: Flow, visit: Visit, side: Side, status: Status, result: Result | None) -> Status:
    if side.name.startswith("returned:"):
        back = flow.symbol(side.to)
        return Status.WAITING_APPLICANT if flow.is_external(back) else Status.IN_PROGRESS
    reached = flow.status_after(visit.symbol, side.exit, result)
    if reached is not None:
        return reached
    if visit.symbol.kind is Shape.END and result is Result.REFUSE:
        return status if status is Status.REFUSAL_HANDED_OVER else Status.REFUSED
    if status not in UNDECIDED:
        return status
    return Status.RECEIVED if visit.symbol.intake else Status.IN_PROGRESS


def _held(current: Visit, status: Status) -> Status:
    if current.taken is not None or current.hold is None or status not in UNDECIDED:
        return status
    return ON_HOLD.get(current.hold.reason, status)
