"""Ways through an SOP, found from its flow alone: a covering few, or every one."""

from collections import deque
from collections.abc import Iterator

from desktop.domain.sop.flow import Flow, exits
from desktop.domain.sop.model import Shape

Step = tuple[str, str]
"""A symbol and the outcome by which it is left; that of an end is empty."""


def every_exit(flow: Flow) -> set[Step]:
    """Name every exit of every symbol, and every end."""
    found = {(symbol.id, way.outcome) for symbol in flow.sop.symbols() for way in exits(symbol)}
    return found | {(symbol.id, "") for symbol in flow.sop.symbols() if symbol.kind is Shape.END}


def covering(flow: Flow) -> list[list[Step]]:
    """Give paths that together take every exit: the shortest way to it, it, the shortest on."""
    chosen: list[list[Step]] = []
    open_exits = every_exit(flow)
    starts = [symbol.id for symbol in flow.first_symbols()]
    candidates = sorted(
        (_through(flow, starts, step) for step in open_exits), key=lambda path: (-len(path), path)
    )
    for path in candidates:
        if not open_exits.isdisjoint(path):
            chosen.append(path)
            open_exits -= set(path)
    assert not open_exits
    return chosen


def _through(flow: Flow, starts: list[str], step: Step) -> list[Step]:
    before = _shortest(flow, starts, step[0])
    target = {way.outcome: way.to for way in exits(flow.symbol(step[0]))}.get(step[1])
    return [*before, step, *(_to_an_end(flow, target) if target else [])]


def _shortest(flow: Flow, starts: list[str], wanted: str) -> list[Step]:
    waiting = deque((start, ()) for start in starts)
    passed = set(starts)
    while waiting:
        name, way = waiting.popleft()
        if name == wanted:
            return list(way)
        for leaving in exits(flow.symbol(name)):
            if leaving.to not in passed:
                passed.add(leaving.to)
                waiting.append((leaving.to, (*way, (name, leaving.outcome))))
    raise AssertionError(f"{wanted} cannot be reached")


def _to_an_end(flow: Flow, start: str) -> list[Step]:
    ends = [symbol.id for symbol in flow.sop.symbols() if symbol.kind is Shape.END]
    ways = []
    for end in ends:
        try:
            ways.append([*_shortest(flow, [start], end), (end, "")])
        except AssertionError:
            continue
    return min(ways, key=len)


def all_paths(flow: Flow) -> Iterator[list[Step]]:
    """Give every path from a start to an end on which no way back is taken twice."""
    for start in flow.first_symbols():
        yield from _onward(flow, start.id, (), frozenset())


def _onward(
    flow: Flow, name: str, way: tuple[Step, ...], backs: frozenset[Step]
) -> Iterator[list[Step]]:
    symbol = flow.symbol(name)
    if symbol.kind is Shape.END:
        yield [*way, (name, "")]
        return
    for leaving in exits(symbol):
        step = (name, leaving.outcome)
        back = flow.goes_back(symbol, leaving)
        if back and step in backs:
            continue
        yield from _onward(flow, leaving.to, (*way, step), backs | {step} if back else backs)
