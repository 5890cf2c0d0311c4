"""Walk through an SOP every way there is and collect what is true at its ends."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.sop.flow import Flow, exits
from desktop.domain.sop.model import Result, Section, Shape, Sop, Status


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known of a case on its way: where it is, its status and result, was it numbered."""

    symbol: str
    status: Status = Status.DRAFT
    result: Result | None = None
    done: frozenset[Section] = frozenset()


def ends(sop: Sop) -> Iterator[Stand]:
    """Give every state in which a case of this SOP can be over."""
    flow = Flow(sop)
    waiting = [Stand(symbol.id) for symbol in flow.first_symbols()]
    seen: set[Stand] = set()
    while waiting:
        stand = waiting.pop()
        if stand in seen:
            continue
        seen.add(stand)
        symbol = flow.symbol(stand.symbol)
        done = stand.done | set(symbol.form)
        if symbol.kind is Shape.END:
            status = flow.status_after(symbol, None, stand.result) or stand.status
            yield Stand(symbol.id, status, stand.result, frozenset(done))
        for way in exits(symbol):
            result = way.result or stand.result
            status = flow.status_after(symbol, way, result) or stand.status
            waiting.append(Stand(way.to, status, result, frozenset(done)))
