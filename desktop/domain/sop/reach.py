"""What still lies before a case in its procedure, and what it passed by for good."""

from collections.abc import Callable, Container
from functools import lru_cache

from desktop.domain.sop.flow import Flow, exits
from desktop.domain.sop.model import Exit, Symbol


@lru_cache(maxsize=1024)
def ahead_of(flow: Flow, symbol: str) -> frozenset[str]:
    """Name the symbols that a case standing at a symbol can still come to without going back."""
    return _reached(flow, [symbol], lambda at, way: not flow.goes_back(at, way))


def detours_of(flow: Flow, symbol: str, passed: Container[str]) -> frozenset[str]:
    """Name the symbols behind a case that a way back would lead to for the first time.

    Such a way is still open: where a check sends a file to be corrected at a symbol that was
    never needed until now, that symbol is not passed by.
    """
    ways_back = (
        way.to
        for name in sorted({symbol, *ahead_of(flow, symbol)})
        for way in exits(flow.symbol(name))
        if flow.goes_back(flow.symbol(name), way)
    )
    entrances = [name for name in dict.fromkeys(ways_back) if name not in passed]
    onward = _reached(
        flow,
        entrances,
        lambda at, way: way.to not in passed and not flow.goes_back(at, way),
    )
    return onward.union(entrances)


def _reached(flow: Flow, starts: list[str], may: Callable[[Symbol, Exit], bool]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        symbol = flow.symbol(waiting.pop())
        new = [way.to for way in exits(symbol) if way.to not in found and may(symbol, way)]
        found.update(new)
        waiting.extend(new)
    return frozenset(found)
