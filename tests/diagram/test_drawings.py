"""Finished drawings: what painters copy is sound, whatever the palette."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest

from desktop.diagram.dressing.dressed import dressed
from desktop.diagram.dressing.palettes import DARK, HIGH_CONTRAST, LIGHT, PAPER, Palette
from desktop.diagram.shapes import Belongs, Drawing
from tests.diagram.examples import FACES, OTHER, SEVEN, Example, drawn, known
from tests.diagram.rules import strokes
from tests.diagram.rules.grid import runs
from tests.diagram.rules.lines import name

PALETTES: Mapping[str, Palette] = {
    "light": LIGHT,
    "dark": DARK,
    "high contrast": HIGH_CONTRAST,
    "paper": PAPER,
}
RANDOM_SOPS = 24


@cache
def drawings() -> tuple[tuple[Example, Drawing], ...]:
    return tuple((chart, dressed(chart.chart, palette, FACES)) for chart, palette in choices())


def choices() -> Iterator[tuple[Example, Palette]]:
    for sop in (*SEVEN, OTHER):
        yield known(sop, "screen"), LIGHT
        yield known(sop, "F4"), PAPER
    for seed in range(RANDOM_SOPS):
        yield drawn(seed), tuple(PALETTES.values())[seed // 2 % len(PALETTES)]


RULES: Mapping[str, Callable[[Drawing], list[str]]] = {
    "painted arrows stay out of symbols": strokes.through_symbols,
    "no piece of an arrow is painted twice": strokes.painted_twice,
    "words stay in the drawing": strokes.words_outside,
    "words know how wide they are": strokes.wrong_widths,
}


@pytest.mark.parametrize("rule", RULES)
def test_every_drawing_keeps_the_rule(rule: str, counted: Callable[[str], None]) -> None:
    found = {chart.name: RULES[rule](drawing) for chart, drawing in drawings()}
    broken = {chart: faults for chart, faults in found.items() if faults}

    counted(f"{len(found)} drawings, {len(broken)} break it")
    assert broken == {}


def test_every_symbol_and_arrow_of_a_chart_is_painted() -> None:
    lost = {
        chart.name: sorted(wanted(chart) - painted(drawing))
        for chart, drawing in drawings()
        if wanted(chart) - painted(drawing)
    }

    assert lost == {}


def wanted(chart: Example) -> set[tuple[Belongs, str]]:
    symbols = {(Belongs.SYMBOL, symbol.id) for symbol in chart.chart.symbols}
    arrows = {(Belongs.CONNECTOR, name(connector)) for connector in chart.chart.connectors}
    return symbols | arrows


def painted(drawing: Drawing) -> set[tuple[Belongs, str]]:
    kinds = (Belongs.SYMBOL, Belongs.CONNECTOR)
    return {(kind, figure.part.key) for kind in kinds for figure in strokes.figures(drawing, kind)}


def test_every_word_of_a_chart_is_painted_once_and_no_other() -> None:
    wrong = {}
    for chart, drawing in drawings():
        said = Counter(line.text for line in strokes.words(drawing))
        laid_out = Counter(run.text for run in runs(chart.chart))
        if said != laid_out:
            wrong[chart.name] = (laid_out - said, said - laid_out)

    assert wrong == {}


def test_every_target_is_pointed_at_by_arrow_heads() -> None:
    pointless = {
        chart.name: sorted(targets - headed)
        for chart, drawing in drawings()
        for targets in [{connector.target for connector in chart.chart.connectors}]
        for headed in [heads(drawing)]
        if targets - headed
    }

    assert pointless == {}


def heads(drawing: Drawing) -> set[str]:
    return {
        figure.part.key.split(">")[1]
        for figure in strokes.figures(drawing, Belongs.ARROW)
        if figure.fill
    }


def test_paper_is_black_grey_and_white() -> None:
    used = {
        colour
        for sop in (*SEVEN, OTHER)
        for colour in strokes.colours(dressed(known(sop, "F4").chart, PAPER, FACES))
    }

    assert [colour for colour in sorted(used) if not strokes.is_grey(colour)] == []


def test_additions_are_told_apart_without_colour() -> None:
    for palette in PALETTES.values():
        drawing = dressed(known(OTHER, "screen").chart, palette, FACES)
        pens = {
            figure.part.key: (figure.pen.width, figure.pen.dashes)
            for figure in strokes.figures(drawing, Belongs.CONNECTOR)
            if figure.pen
        }
        printed = {pens[key] for key in pens if key != "7>6"}

        assert pens["7>6"] not in printed


def test_the_same_chart_gives_the_same_drawing() -> None:
    chart = known(OTHER, "screen").chart

    assert dressed(chart, LIGHT, FACES) == dressed(chart, LIGHT, FACES)
