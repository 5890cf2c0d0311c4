"""A case in its SOP: every state can be told without colour, every word finds its place."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

from desktop.diagram.dressing.dressed import dressed
from desktop.diagram.dressing.palettes import LIGHT, PAPER, Palette
from desktop.diagram.live import Live, LiveRow
from desktop.diagram.shapes import Belongs, Drawing, Figure, Step
from desktop.domain.progress import StepState
from tests.diagram.examples import FACES, OTHER, SEVEN, Example, drawn, known
from tests.diagram.rules import strokes
from tests.diagram.rules.lines import overlap

BOTH = pytest.mark.parametrize("palette", [LIGHT, PAPER], ids=["screen", "paper"])
TIMES = "\N{MULTIPLICATION SIGN}"
NOTES = ("Bahauddin Nasruddin Tampubolon-Simanjuntak", "19 Nov 2025 10.42")


def live_of(chart: Example, states: dict[str, StepState] | None = None) -> Live:
    """Let a case stand in the middle of an SOP, late, with every state somewhere."""
    symbols = [symbol for symbol in chart.chart.symbols if symbol.kind]
    every = list(StepState)
    spread = {symbol.id: every[place % len(every)] for place, symbol in enumerate(symbols)}
    ways = [(arrow.source, arrow.target) for arrow in chart.chart.connectors]
    return Live(
        states=states or spread,
        passes={symbols[1].id: 2, symbols[-1].id: 12},
        travelled=frozenset(ways[::3]),
        skipped=frozenset(ways[1::3]) - frozenset(ways[::3]),
        rows={
            position: LiveRow(
                actual="Terlambat 1 hari", is_late=bool(position % 2), notes=NOTES[: position % 3]
            )
            for position in chart.positions
        },
        row=symbols[len(symbols) // 2].position,
    )


def look_of(drawing: Drawing, symbol: str) -> frozenset[tuple[object, ...]]:
    """Describe how a symbol looks, all but colours and places."""
    return frozenset(
        (figure.part.belongs, bool(figure.fill), pen_of(figure), moved(figure.path))
        for kind in (Belongs.SYMBOL, Belongs.BADGE)
        for figure in strokes.figures(drawing, kind)
        if figure.part.key == symbol
    )


def pen_of(figure: Figure) -> tuple[float, tuple[float, ...]] | None:
    return (figure.pen.width, figure.pen.dashes) if figure.pen else None


def moved(path: tuple[Step, ...]) -> tuple[tuple[float, float], ...]:
    points = strokes.points(path)
    x0, y0 = points[0]
    return tuple((round(x - x0, 2), round(y - y0, 2)) for x, y in points)


@BOTH
def test_the_seven_states_differ_in_more_than_colour(palette: Palette) -> None:
    chart = known(OTHER, "live screen")
    looks = {}
    for state in StepState:
        states = {symbol.id: StepState.NOT_REACHED for symbol in chart.chart.symbols}
        live = replace(live_of(chart, states | {"5": state}), passes={}, row=5)
        looks[state] = look_of(dressed(chart.chart, palette, FACES, live), "5")

    same = [pair for pair in combinations(StepState, 2) if looks[pair[0]] == looks[pair[1]]]

    assert same == []


@BOTH
def test_travelled_and_skipped_arrows_differ_in_more_than_colour(palette: Palette) -> None:
    chart = known(OTHER, "live screen")
    live = live_of(chart)
    drawing = dressed(chart.chart, palette, FACES, live)
    pens: dict[str, set[object]] = {"travelled": set(), "skipped": set(), "ahead": set()}
    added = {(c.source, c.target) for c in chart.chart.connectors if c.added}
    for figure in strokes.figures(drawing, Belongs.CONNECTOR):
        source, target = figure.part.key.split(">")
        way = (source, target)
        kind = "travelled" if way in live.travelled else "ahead"
        if way not in added:
            pens["skipped" if way in live.skipped else kind].add(pen_of(figure))

    assert all(pens.values())
    assert [pair for pair in combinations(pens, 2) if pens[pair[0]] & pens[pair[1]]] == []


@cache
def live_drawings() -> tuple[tuple[Example, Live, Drawing], ...]:
    charts = [known(sop, "live screen") for sop in (*SEVEN, OTHER)]
    charts += [known(sop, "case page") for sop in (*SEVEN, OTHER)]
    charts += [drawn(seed) for seed in range(60) if drawn_sheet_is_live(seed)]
    lives = [live_of(chart) for chart in charts]
    return tuple(
        (chart, live, dressed(chart.chart, LIGHT, FACES, live))
        for chart, live in zip(charts, lives, strict=True)
    )


def drawn_sheet_is_live(seed: int) -> bool:
    return seed % 8 in (3, 4)


def test_live_words_stay_in_the_drawing_and_off_each_other(counted: Callable[[str], None]) -> None:
    found = {
        chart.name: strokes.words_outside(drawing) + on_each_other(drawing)
        for chart, _, drawing in live_drawings()
    }
    broken = {chart: faults for chart, faults in found.items() if faults}

    counted(f"{len(found)} live drawings, {len(broken)} break it")
    assert broken == {}


def on_each_other(drawing: Drawing) -> list[str]:
    lines = [(line.text, strokes.ink(line)) for line in strokes.words(drawing)]
    return [
        f"{text!r} overlaps {other!r}"
        for (text, one), (other, two) in combinations(lines, 2)
        if overlap(one, two)
    ]


def test_times_and_names_of_a_case_are_written_into_their_rows() -> None:
    for chart, live, drawing in live_drawings():
        said = [line.text for line in strokes.words(drawing)]
        assert sum("Terlambat" in text for text in said) >= len(live.rows), chart.name
        if any(column.key == "note" for column in chart.chart.columns):
            signed = sum(bool(row.notes) for row in live.rows.values())
            assert sum(text.startswith("Bahauddin") for text in said) >= signed, chart.name


def test_live_arrows_stay_out_of_symbols_and_are_painted_once() -> None:
    found = {
        chart.name: strokes.through_symbols(drawing) + strokes.painted_twice(drawing)
        for chart, _, drawing in live_drawings()
    }

    assert {chart: faults for chart, faults in found.items() if faults} == {}


def test_a_symbol_passed_more_than_once_says_how_often() -> None:
    for chart, live, drawing in live_drawings():
        counts = {
            line.part.key: line.text
            for line in strokes.words(drawing)
            if line.part.belongs is Belongs.BADGE
        }
        wanted = {symbol: f"{TIMES}{count}" for symbol, count in live.passes.items()}
        assert counts == wanted, chart.name
