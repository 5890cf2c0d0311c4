"""The same table as a list of rows in words, for readers who do not see the picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desktop.diagram.live import Live, LiveRow
from desktop.domain.progress import StepState
from desktop.domain.sop.flow import Flow, exits
from desktop.domain.sop.model import Headings, Row, Sop, Symbol
from desktop.swimlane import state_label
from desktop.words import Words

ARROW = " → "
TIMES = "\N{MULTIPLICATION SIGN}"
TEXTS = ("requirements", "time", "output", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What is said of a row beside its printed words: in a column each, by the column's key."""

    headings: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepList:
    """Headings and cells of the list, all in words."""

    headings: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


def step_list(sop: Sop, words: Words, heard: Heard) -> StepList:
    """Write the table of a procedure as a list; what is said beside it comes last."""
    flow = Flow(sop)
    keys = tuple(key for key in TEXTS if getattr(sop.headings, key) or _is_used(sop, key))
    printed = ("number", "activity", "performers", *keys)
    return StepList(
        headings=(
            *(_heading(sop.headings, key, words) for key in printed),
            words.say("screen", "goes_on_to"),
            *heard.headings.values(),
        ),
        cells=tuple(
            (
                *_printed(flow, row, position, keys),
                ", ".join(way for symbol in row.symbols for way in _ways(flow, symbol)),
                *(heard.rows.get(position, {}).get(key, "") for key in heard.headings),
            )
            for position, row in enumerate(sop.rows, 1)
        ),
    )


def _printed(flow: Flow, row: Row, position: int, keys: tuple[str, ...]) -> list[str]:
    lanes = ARROW.join(flow.lane_of(symbol).label for symbol in row.symbols)
    texts = [row.time.text if key == "time" else str(getattr(row, key)) for key in keys]
    number = row.number or f"({position})"
    return [" ".join(text.split()) for text in (number, row.activity, lanes, *texts)]


def _is_used(sop: Sop, key: str) -> bool:
    return any(row.time.text if key == "time" else getattr(row, key) for row in sop.rows)


def _heading(headings: Headings, key: str, words: Words) -> str:
    printed = " ".join(str(getattr(headings, key)).split())
    return printed or words.say("column", key)


def _ways(flow: Flow, symbol: Symbol) -> Iterator[str]:
    """Say where a symbol leads; what only goes on in the same row is said by its performers."""
    here = flow.position_of(symbol.id)
    for way in exits(symbol):
        if way.label or flow.position_of(way.to) != here:
            yield f"{way.label}{ARROW}{_place(flow, way.to)}".strip()


def _place(flow: Flow, symbol: str) -> str:
    return flow.row_of(symbol).number or f"({flow.position_of(symbol)})"


def heard_of(sop: Sop, live: Live, words: Words) -> Heard:
    """Say of each row what one case did there: state, actual time, who and when."""
    return Heard(
        headings={
            "state": words.say("column", "state"),
            "actual": words.say("column", "actual"),
            "who": words.say("column", "who"),
        },
        rows={
            position: {
                "state": ", ".join(dict.fromkeys(_states(row, live, words))),
                "actual": _actual(live.rows.get(position), words),
                "who": ", ".join(live.rows[position].notes) if position in live.rows else "",
            }
            for position, row in enumerate(sop.rows, 1)
        },
    )


def _states(row: Row, live: Live, words: Words) -> list[str]:
    found = [
        (live.states.get(symbol.id, StepState.NOT_REACHED), live.passes.get(symbol.id, 0))
        for symbol in row.symbols
    ]
    return [
        state_label(state, words) + (f" {TIMES}{passes}" if passes > 1 else "")
        for state, passes in found
    ]


def _actual(row: LiveRow | None, words: Words) -> str:
    if row is None or not row.actual:
        return ""
    return words.say("screen", "actual_over", time=row.actual) if row.is_late else row.actual
