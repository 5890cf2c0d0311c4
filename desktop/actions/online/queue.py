"""The online queue: each step that must also be entered elsewhere, most urgent first (DESIGN 8)."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.actions.lists import timing
from desktop.actions.session import Session
from desktop.domain.calendar.timing import Standing, sort_key
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action, Role
from desktop.domain.sop.flow import Flow
from desktop.domain.sop.model import Row

MOST = 200
"""Cases that the queue shows at most; what is due first stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineEntry:
    """One entry to be made elsewhere.

    `went_on` when work has left the step; `holds_up` when the step the case stands at may not be
    finished before it; `is_own` when the person, in one of `roles`, may say that it is done. An
    entry of the step the case stands at is made by finishing that step.
    """

    line: CaseLine
    system: str
    visit: str
    symbol: str
    row: Row
    position: int
    lane: str
    roles: tuple[str, ...]
    how: Standing
    went_on: bool
    holds_up: bool
    is_own: bool


def count_online(session: Session) -> int:
    """Count the cases that owe an entry, each system for itself."""
    return sum(online_counts(session).values())


def online_counts(session: Session) -> Mapping[str, int]:
    """Count the cases that owe an entry, by system."""
    session.allow(Action.SEE_CASES)
    return session.workplace.store.online.counts()


def online_entries(session: Session, system: str = "", limit: int = MOST) -> list[OnlineEntry]:
    """List what is to be entered: what holds work up first, then by deadline."""
    session.allow(Action.SEE_CASES)
    found = [
        entry
        for line in session.workplace.store.online.owing(system, limit)
        for entry in _entries(session, line)
        if system in ("", entry.system)
    ]
    found.sort(key=lambda e: (not e.holds_up, *sort_key(e.how), e.line.number, e.position))
    return found


def _entries(session: Session, line: CaseLine) -> list[OnlineEntry]:
    sop = session.workplace.office.sops.get(line.version)
    if sop is None:
        return []
    flow, how = sop.flow, timing(session, line)
    needed = flow.symbol(line.symbol).needs if line.symbol else ()
    here = _visit_here(line)
    return [
        OnlineEntry(
            line=line,
            system=system,
            visit=visit,
            symbol=symbol,
            row=flow.row_of(symbol),
            position=flow.position_of(symbol),
            lane=flow.lane_of(flow.symbol(symbol)).label,
            roles=tuple(role.value for role in _roles(flow, symbol)),
            how=how,
            went_on=visit != here,
            holds_up=symbol in needed,
            is_own=_is_own(session, _roles(flow, symbol), line.permit_type),
        )
        for system, visit, symbol in line.online
    ]


def _visit_here(line: CaseLine) -> str:
    """Name the visit the case stands at if that one is to be entered: it is always the last."""
    _, visit, symbol = line.online[-1]
    return visit if symbol == line.symbol else ""


def _roles(flow: Flow, symbol: str) -> tuple[Role, ...]:
    """Name who does a step, or records for whom is outside."""
    among = {role for part in flow.parts_of(flow.symbol(symbol)) for role in part}
    return tuple(role for role in Role if role in among)


def _is_own(session: Session, roles: tuple[Role, ...], permit_type: str) -> bool:
    may = session.may(Action.ENTER_ONLINE)
    return may and any(session.holds(role, permit_type) for role in roles)
