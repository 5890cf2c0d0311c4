"""What hangs on symbols: where, and what it says."""

from dataclasses import replace

import pytest

from desktop.diagram.chart import Box, Chart, Connector
from desktop.diagram.dressing.badges import SIGN, sign_of
from desktop.diagram.dressing.dressed import dressed
from desktop.diagram.dressing.palettes import LIGHT, PAPER
from desktop.diagram.live import Live
from desktop.diagram.shapes import Belongs, Figure
from desktop.domain.progress import StepState
from tests.diagram.dressing.small import chart, live, px
from tests.diagram.examples import FACES
from tests.diagram.rules.strokes import extent, figures, words


def discs(state: Live, of: Chart | None = None) -> dict[str, tuple[float, float]]:
    """Give the middle of each symbol's badge, from the middle of the symbol, in pixels."""
    small = of or chart()
    found: dict[str, tuple[float, float]] = {}
    centres = {symbol.id: symbol.centre for symbol in small.symbols}
    for figure in figures(dressed(small, LIGHT, FACES, state), Belongs.BADGE):
        if figure.part.key not in found:
            left, top, right, bottom = extent(figure.path)
            x, y = centres[figure.part.key]
            found[figure.part.key] = (
                round(((left + right) / 2 - x) / px(1), 2),
                round(((top + bottom) / 2 - y) / px(1), 2),
            )
    return found


def test_badges_hang_at_the_upper_right_corner() -> None:
    assert discs(live(passes={})) == {"1": (19, -10), "2": (13.6, -11.44)}


def test_a_badge_gives_way_to_words() -> None:
    small = chart()
    in_the_way = Box(x=px(258), y=px(60), width=px(20), height=px(13))
    first = replace(small.connectors[0], plate=in_the_way)
    moved = replace(small, connectors=(first, *small.connectors[1:]))

    assert discs(live(passes={}), moved)["1"] == (-19, -10)


def test_between_words_at_all_corners_a_badge_moves_onto_the_outline() -> None:
    small = chart()
    plates = [
        Box(x=px(x), y=px(y), width=px(20), height=px(12)) for x in (204, 264) for y in (62, 86)
    ]
    lines = [(small.symbols[0].centre, small.symbols[0].centre)] * 4
    ways = [
        Connector(source="1", target="3", line=line, plate=plate)
        for line, plate in zip(lines, plates, strict=True)
    ]
    crowded = replace(small, connectors=tuple(ways))

    assert discs(live(passes={}), crowded)["1"] == (13, -10)


def test_a_step_ahead_has_no_badge() -> None:
    assert "3" not in discs(live(passes={}))


def test_a_symbol_passed_once_does_not_count() -> None:
    said = [w.text for w in words(dressed(chart(), LIGHT, FACES, live())) if "\u00d7" in w.text]

    assert said == ["\u00d72"]


def test_counts_fit_into_their_plates() -> None:
    drawing = dressed(chart(), LIGHT, FACES, live(passes={"1": 999, "2": 12}))
    plates = [f for f in figures(drawing, Belongs.BADGE) if f.pen and f.fill == LIGHT.surface]
    for line in words(drawing):
        if line.part.belongs is Belongs.BADGE:
            (plate,) = [extent(p.path) for p in plates if p.part == line.part]
            assert plate[0] < line.x
            assert line.x + line.width < plate[2]
            assert plate[1] < line.y < plate[3]


@pytest.mark.parametrize("palette", [LIGHT, PAPER], ids=["screen", "paper"])
def test_the_signs_of_the_legend_differ_in_form(palette: object) -> None:
    def form(state: StepState | None) -> tuple[object, ...]:
        drawing = sign_of(state, palette)  # type: ignore[arg-type]
        shapes = [s for s in drawing.shapes if isinstance(s, Figure)]
        edges = [extent(s.path) for s in shapes]
        assert all(min(e) >= 0 and max(e) <= SIGN for e in edges)
        return tuple((s.path, bool(s.fill), bool(s.pen)) for s in shapes)

    forms = {form(state) for state in (*StepState, None)}

    assert len(forms) == 8
