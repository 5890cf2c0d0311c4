"""Checks of the whole flow: whether every case can begin, go on and end."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.domain.sop.findings import Finding, Severity, spots
from desktop.domain.sop.flow import without_additions
from desktop.domain.sop.model import Result, Shape, Sop, Status

Ways = Mapping[str, frozenset[str]]


def no_start(sop: Sop) -> list[Finding]:
    """Find an SOP in which no case can begin."""
    return [] if _ids(sop, Shape.START) else [Finding(code="no_start", column="kind")]


def no_end(sop: Sop) -> list[Finding]:
    """Find an SOP in which no case can end."""
    return [] if _ids(sop, Shape.END) else [Finding(code="no_end", column="kind")]


def unreachable_symbols(sop: Sop) -> list[Finding]:
    """Find symbols that no case comes to from a start."""
    reached = _reached(_ids(sop, Shape.START), _forward(sop))
    return [
        spot.finding("symbol_unreachable", "next")
        for spot in spots(sop)
        if spot.symbol.id not in reached
    ]


def symbols_that_never_end(sop: Sop) -> list[Finding]:
    """Find symbols from which no way leads to an end."""
    ending = _reached(_ids(sop, Shape.END), _backward(sop))
    return [
        spot.finding("end_unreachable", "next")
        for spot in spots(sop)
        if spot.symbol.id not in ending
    ]


def scattered_intake(sop: Sop) -> list[Finding]:
    """Find intake symbols that the new-application page cannot complete in one go."""
    intake = {symbol.id for symbol in sop.symbols() if symbol.intake}
    ways = {origin: ends & intake for origin, ends in _forward(sop).items()}
    together = _reached(_ids(sop, Shape.START) & intake, ways)
    return [
        spot.finding("intake_scattered", "intake")
        for spot in spots(sop)
        if spot.symbol.intake and spot.symbol.id not in together
    ]


def stuck_without_additions(sop: Sop) -> list[Finding]:
    """Find symbols that need what is not printed: the additions cannot be switched off."""
    stuck = {finding.facts["symbol"] for finding in symbols_that_never_end(sop)}
    return [
        replace(finding, code="additions_needed", severity=Severity.WARNING)
        for finding in symbols_that_never_end(without_additions(sop))
        if finding.facts["symbol"] not in stuck
    ]


def nothing_issued(sop: Sop) -> list[Finding]:
    """Find an SOP at whose end no case would count as issued or handed over."""
    final = {Status.ISSUED, Status.HANDED_OVER}
    if any(symbol.reaches in final for symbol in sop.symbols()):
        return []
    return [Finding(code="nothing_issued", column="reaches", severity=Severity.WARNING)]


def nothing_refused(sop: Sop) -> list[Finding]:
    """Find an SOP that has no way to refuse an application."""
    if any(way.result is Result.REFUSE for symbol in sop.symbols() for way in symbol.next):
        return []
    return [Finding(code="nothing_refused", column="result", severity=Severity.WARNING)]


def _ids(sop: Sop, kind: Shape) -> set[str]:
    return {symbol.id for symbol in sop.symbols() if symbol.kind is kind}


def _forward(sop: Sop) -> Ways:
    ways: dict[str, frozenset[str]] = {}
    for symbol in sop.symbols():
        ways[symbol.id] = ways.get(symbol.id, frozenset()) | {way.to for way in symbol.next}
    return ways


def _backward(sop: Sop) -> Ways:
    ways: dict[str, frozenset[str]] = {}
    for symbol in sop.symbols():
        for way in symbol.next:
            ways[way.to] = ways.get(way.to, frozenset()) | {symbol.id}
    return ways


def _reached(origins: Iterable[str], ways: Ways) -> set[str]:
    reached: set[str] = set()
    waiting = list(origins)
    while waiting:
        symbol = waiting.pop()
        if symbol not in reached:
            reached.add(symbol)
            waiting.extend(ways.get(symbol, ()))
    return reached


FLOW_CHECKS = (
    no_start,
    no_end,
    unreachable_symbols,
    symbols_that_never_end,
    scattered_intake,
    stuck_without_additions,
    nothing_issued,
    nothing_refused,
)
