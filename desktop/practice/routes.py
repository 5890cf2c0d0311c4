"""Ways through an SOP that together take every exit of every symbol, and reach every end."""

from collections import deque
from collections.abc import Iterator

from desktop.domain.sop.flow import Flow, exits
from desktop.domain.sop.model import Exit, Shape, Symbol

Way = tuple[str, str]
"""A symbol and the outcome by which it is left; the outcome of an end is empty."""

LONGEST = 120


def routes(flow: Flow) -> list[list[Way]]:
    """Give as many walks from a start to an end as it takes to use every exit once."""
    open_ways = {(symbol.id, way.outcome) for symbol in flow.sop.symbols() for way in exits(symbol)}
    found = []
    starts = [symbol.id for symbol in flow.first_symbols()]
    while open_ways:
        before = len(open_ways)
        for start in starts:
            found.append(list(_walk(flow, start, open_ways)))
        if len(open_ways) == before:
            break
    return found


def _walk(flow: Flow, start: str, open_ways: set[Way]) -> Iterator[Way]:
    symbol = flow.symbol(start)
    taken: set[Way] = set()
    for _ in range(LONGEST):
        if symbol.kind is Shape.END:
            yield symbol.id, ""
            return
        way = _choose(flow, symbol, open_ways - taken)
        taken.add((symbol.id, way.outcome))
        open_ways.discard((symbol.id, way.outcome))
        yield symbol.id, way.outcome
        symbol = flow.symbol(way.to)


def _choose(flow: Flow, symbol: Symbol, wanted: set[Way]) -> Exit:
    """Prefer an exit not used yet, going back before going on; else the nearest way to one."""
    ways = list(exits(symbol))
    fresh = [way for way in ways if (symbol.id, way.outcome) in wanted]
    if fresh:
        return min(fresh, key=lambda way: not flow.goes_back(symbol, way))
    onward = [way for way in ways if not flow.goes_back(symbol, way)] or ways
    return min(onward, key=lambda way: _distance(flow, way.to, wanted))


def _distance(flow: Flow, start: str, wanted: set[Way]) -> int:
    """Count the steps forward from a symbol to the nearest exit that is wanted."""
    waiting = deque([(start, 0)])
    passed = {start}
    while waiting:
        name, steps = waiting.popleft()
        symbol = flow.symbol(name)
        for way in exits(symbol):
            if (name, way.outcome) in wanted:
                return steps
            if way.to not in passed and not flow.goes_back(symbol, way):
                passed.add(way.to)
                waiting.append((way.to, steps + 1))
    return LONGEST
