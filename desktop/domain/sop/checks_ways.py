"""Checks of each symbol and its ways out, one symbol at a time."""

from collections import Counter

from desktop.domain.sop.findings import Finding, Spot, spots, twice
from desktop.domain.sop.flow import is_choice
from desktop.domain.sop.model import Shape, Sop


def symbols_twice(sop: Sop) -> list[Finding]:
    """Find symbols that share one id."""
    doubled = twice(symbol.id for symbol in sop.symbols())
    return [spot.finding("symbol_twice", "id") for spot in spots(sop) if spot.symbol.id in doubled]


def symbols_without_id(sop: Sop) -> list[Finding]:
    """Find symbols with an empty id."""
    return [
        spot.finding("symbol_without_id", "id") for spot in spots(sop) if not spot.symbol.id.strip()
    ]


def unusable_symbol_ids(sop: Sop) -> list[Finding]:
    """Find ids with a sign that drawings and events use between names: `>` and `:`."""
    return [
        spot.finding("symbol_id_unusable", "id")
        for spot in spots(sop)
        if set(spot.symbol.id) & set(">:")
    ]


def ways_to_nowhere(sop: Sop) -> list[Finding]:
    """Find ways out to symbols that do not exist."""
    known = {symbol.id for symbol in sop.symbols()}
    return [
        spot.finding("way_unknown", "next", to=way.to)
        for spot in spots(sop)
        for way in spot.symbol.next
        if way.to not in known
    ]


def needs_of_nothing(sop: Sop) -> list[Finding]:
    """Find entries that must come first, of symbols that do not exist or of the symbol itself."""
    known = {symbol.id for symbol in sop.symbols()}
    return [
        spot.finding("needs_unknown", "needs", needed=needed)
        for spot in spots(sop)
        for needed in spot.symbol.needs
        if needed not in known or needed == spot.symbol.id
    ]


def symbols_without_way_out(sop: Sop) -> list[Finding]:
    """Find symbols where a case would be stuck; only an end may have no way out."""
    return [
        spot.finding("no_way_out", "next")
        for spot in spots(sop)
        if spot.symbol.kind is not Shape.END and not spot.symbol.next
    ]


def ends_with_way_out(sop: Sop) -> list[Finding]:
    """Find ends that go on."""
    return [
        spot.finding("end_goes_on", "next")
        for spot in spots(sop)
        if spot.symbol.kind is Shape.END and spot.symbol.next
    ]


def decisions_without_choice(sop: Sop) -> list[Finding]:
    """Find decisions with fewer than two ways out."""
    return [
        spot.finding("decision_without_choice", "next", count=len(spot.symbol.next))
        for spot in spots(sop)
        if spot.symbol.kind is Shape.DECISION and len(spot.symbol.next) < 2
    ]


def choices_without_label(sop: Sop) -> list[Finding]:
    """Find ways out of a choice that say nothing to the person who chooses."""
    return [
        spot.finding("way_without_label", "label", to=way.to)
        for spot in _choices(sop)
        for way in spot.symbol.next
        if not way.label.strip()
    ]


def choices_without_outcome(sop: Sop) -> list[Finding]:
    """Find ways out of a choice that no event could name."""
    return [
        spot.finding("way_without_outcome", "outcome", to=way.to)
        for spot in _choices(sop)
        for way in spot.symbol.next
        if not way.outcome.strip()
    ]


def outcomes_twice(sop: Sop) -> list[Finding]:
    """Find ways out of one symbol that share an outcome."""
    return [
        spot.finding("outcome_twice", "outcome", outcome=outcome)
        for spot in _choices(sop)
        for outcome, count in Counter(way.outcome for way in spot.symbol.next).items()
        if outcome.strip() and count > 1
    ]


def _choices(sop: Sop) -> list[Spot]:
    return [spot for spot in spots(sop) if is_choice(spot.symbol)]


WAY_CHECKS = (
    symbols_twice,
    symbols_without_id,
    unusable_symbol_ids,
    ways_to_nowhere,
    needs_of_nothing,
    symbols_without_way_out,
    ends_with_way_out,
    decisions_without_choice,
    choices_without_label,
    choices_without_outcome,
    outcomes_twice,
)
