"""What a newer version of a procedure says otherwise than the one it replaces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from types import MappingProxyType

from desktop.domain.refusals import Fact
from desktop.domain.sop.model import Row, Sop, Symbol

TEXTS = ("number", "activity", "requirements", "output", "note")
"""The cells of a row that are words and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as before: its code and facts, and the row it is about.

    `row` is the position in the newer table, of what is gone that in the older one; 0 when it
    concerns no row.
    """

    code: str
    row: int = 0
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


def differences(old: Sop, new: Sop) -> tuple[Difference, ...]:
    """Find what changed from one version to the next: head and lanes first, then row by row."""
    return (*_head(old, new), *_lanes(old, new), *_rows(old, new), *_symbols(old, new))


def _head(old: Sop, new: Sop) -> Iterator[Difference]:
    number = old.identity.number, new.identity.number
    for part, (before, after) in {"title": (old.title, new.title), "sop_number": number}.items():
        if _plain(before) != _plain(after):
            yield _difference("head_changed", 0, part=part, before=before, after=after)
    if replace(old.identity, number="") != replace(new.identity, number=""):
        yield _difference("identity_changed", 0)


def _lanes(old: Sop, new: Sop) -> Iterator[Difference]:
    before = {lane.id: lane for lane in old.lanes}
    after = {lane.id: lane for lane in new.lanes}
    for name, lane in after.items():
        if name not in before:
            yield _difference("lane_added", 0, lane=lane.label)
        elif before[name] != lane:
            yield _difference("lane_changed", 0, before=before[name].label, after=lane.label)
    for name, lane in before.items():
        if name not in after:
            yield _difference("lane_gone", 0, lane=lane.label)


def _rows(old: Sop, new: Sop) -> Iterator[Difference]:
    """Pair rows by what is done there, since printed numbers repeat and jump."""
    names = [_plain(row.activity) for row in old.rows], [_plain(row.activity) for row in new.rows]
    for _, first, last, start, end in SequenceMatcher(None, *names, autojunk=False).get_opcodes():
        paired = min(last - first, end - start)
        for step in range(paired):
            yield from _cells(old.rows[first + step], new.rows[start + step], start + step + 1)
        for place in range(start + paired, end):
            yield _difference("row_added", place + 1, activity=new.rows[place].activity)
        for place in range(first + paired, last):
            yield _difference("row_gone", place + 1, activity=old.rows[place].activity)


def _cells(old: Row, new: Row, position: int) -> Iterator[Difference]:
    for name in TEXTS:
        before, after = getattr(old, name), getattr(new, name)
        if _plain(before) != _plain(after):
            yield _difference("cell_changed", position, column=name, before=before, after=after)
    if old.time != new.time:
        before, after = old.time.text, new.time.text
        yield _difference("cell_changed", position, column="time", before=before, after=after)


def _symbols(old: Sop, new: Sop) -> Iterator[Difference]:
    before = {symbol.id: (place, symbol) for place, symbol in _placed(old)}
    after = {symbol.id: (place, symbol) for place, symbol in _placed(new)}
    labels = {lane.id: lane.label for lane in (*old.lanes, *new.lanes)}
    for name, (place, symbol) in after.items():
        if name not in before:
            yield _difference("symbol_added", place, symbol=name, lane=labels.get(symbol.lane, ""))
        else:
            yield from _symbol(before[name][1], symbol, place, labels)
    for name, (place, symbol) in before.items():
        if name not in after:
            yield _difference("symbol_gone", place, symbol=name, lane=labels.get(symbol.lane, ""))


def _symbol(
    old: Symbol, new: Symbol, place: int, labels: Mapping[str, str]
) -> Iterator[Difference]:
    if old.lane != new.lane:
        before, after = labels.get(old.lane, old.lane), labels.get(new.lane, new.lane)
        yield _difference("symbol_moved", place, symbol=new.id, before=before, after=after)
    if old.kind is not new.kind:
        before, after = old.kind.value, new.kind.value
        yield _difference("kind_changed", place, symbol=new.id, before=before, after=after)
    if _ways(old) != _ways(new):
        before, after = ", ".join(_ways(old)), ", ".join(_ways(new))
        yield _difference("ways_changed", place, symbol=new.id, before=before, after=after)
    if (old.form, old.papers, old.parts) != (new.form, new.papers, new.parts):
        yield _difference("work_changed", place, symbol=new.id)
    if old.system is not new.system:
        before, after = old.system.value, new.system.value
        yield _difference("system_changed", place, symbol=new.id, before=before, after=after)


def _placed(sop: Sop) -> Iterator[tuple[int, Symbol]]:
    for position, row in enumerate(sop.rows, 1):
        for symbol in row.symbols:
            yield position, symbol


def _ways(symbol: Symbol) -> Sequence[str]:
    return [f"{_plain(way.label)} → {way.to}".strip() for way in symbol.next]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _difference(code: str, row: int, **facts: Fact) -> Difference:
    said = {name: _plain(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return Difference(code=code, row=row, facts=said)
