"""What hangs on symbols: badges of the states, counts of passes, the sign of additions."""

from collections.abc import Iterator

from desktop.diagram.chart import Run, SymbolBox
from desktop.diagram.dressing.corners import (
    BOTTOM_LEFT,
    BOTTOM_RIGHT,
    TOP_LEFT,
    TOP_RIGHT,
    Corners,
)
from desktop.diagram.dressing.fitting import written
from desktop.diagram.dressing.looks import SymbolLook
from desktop.diagram.dressing.outlines import around, disc, polygon, polyline, rectangle
from desktop.diagram.dressing.palettes import Palette
from desktop.diagram.routing.graph import Point
from desktop.diagram.shapes import Belongs, Drawing, Figure, Part, Pen, Shape
from desktop.diagram.sizes import PIXEL
from desktop.diagram.text.font import Faces, width_of
from desktop.domain.progress import StepState

UNIT = 1 / 12
"""Glyphs are drawn on a badge 12 units wide, from its middle."""

Glyph = tuple[tuple[tuple[Point, ...], bool], ...]
"""Pieces of a glyph: corners, and whether they are filled."""

TIMES = "\N{MULTIPLICATION SIGN}"

SIGN = 14 * PIXEL
"""Size of a state's sign in a legend (UX chapter 8, chips)."""


def _bar(left: float, top: float, right: float, bottom: float) -> tuple[tuple[Point, ...], bool]:
    return (((left, top), (right, top), (right, bottom), (left, bottom)), True)


GLYPHS: dict[StepState, Glyph] = {
    StepState.DONE: ((((-2.7, 0.2), (-0.8, 2.1), (2.8, -2.0)), False),),
    StepState.CURRENT: ((((-1.8, -2.9), (3.0, 0.0), (-1.8, 2.9)), True),),
    StepState.DUE_SOON: ((((0.0, -3.4), (0.0, 0.4), (2.4, 1.9)), False),),
    StepState.OVERDUE: (_bar(-0.85, -3.6, 0.85, 0.9), _bar(-0.85, 1.9, 0.85, 3.5)),
    StepState.WAITING: (_bar(-2.5, -2.8, -0.7, 2.8), _bar(0.7, -2.8, 2.5, 2.8)),
    StepState.SKIPPED: (_bar(-2.8, -0.8, 2.8, 0.8),),
}
"""Tick, play, clock, exclamation mark, pause, dash; a step not reached has an empty ring."""


def badge(
    symbol: SymbolBox, look: SymbolLook, corners: Corners, palette: Palette
) -> Iterator[Shape]:
    """Hang the badge of a state on a symbol; one that is ahead has none."""
    if look.state in GLYPHS:
        size = palette.strokes.badge
        order = (TOP_RIGHT, TOP_LEFT, BOTTOM_RIGHT, BOTTOM_LEFT)
        centre = corners.take(symbol, (size, size), order)
        part = Part(Belongs.BADGE, symbol.id)
        ring = disc(centre, size / 2 + palette.strokes.ring)
        yield Figure(part=part, path=ring, fill=palette.surface)
        yield from _badge(look.state, centre, size, palette, part)


def plus(
    symbol: SymbolBox, look: SymbolLook, corners: Corners, palette: Palette
) -> Iterator[Shape]:
    """Hang a plus on a symbol that the signed table does not have."""
    size = palette.strokes.badge * 0.8
    order = (TOP_LEFT, BOTTOM_RIGHT, BOTTOM_LEFT, TOP_RIGHT)
    centre = corners.take(symbol, (size, size), order)
    yield from _plus(centre, size, look.colours.line, palette, Part(Belongs.BADGE, symbol.id))


def passes(
    symbol: SymbolBox,
    count: int,
    look: SymbolLook,
    corners: Corners,
    dressed_with: tuple[Palette, Faces],
) -> Iterator[Shape]:
    """Say how often a symbol was passed, with a sign of multiplication before the number."""
    palette, faces = dressed_with
    text, part = f"{TIMES}{count}", Part(Belongs.BADGE, symbol.id)
    height = palette.strokes.badge
    size = height * 0.78
    wide = width_of(faces.strong, text, size)
    width = wide + height * 0.5
    order = (BOTTOM_LEFT, BOTTOM_RIGHT, TOP_LEFT, TOP_RIGHT)
    centre = corners.take(symbol, (width, height), order)
    plate = rectangle(around(centre, width, height), height / 2)
    pen = Pen(look.colours.line, palette.strokes.ring)
    yield Figure(part=part, path=plate, fill=palette.surface, pen=pen)
    baseline = centre[1] + (faces.strong.ascent - faces.strong.descent) * size / 2
    run = Run(x=centre[0] - wide / 2, y=baseline, text=text, size=size, strong=True)
    yield written(run, part, look.colours.text, faces)


def sign_of(state: StepState | None, palette: Palette) -> Drawing:
    """Draw the sign of a state for a legend; no state means the sign of additions."""
    centre, part = (SIGN / 2, SIGN / 2), Part(Belongs.BADGE, state.value if state else "added")
    if state is None:
        shapes = tuple(_plus(centre, SIGN * 0.8, palette.plain.line, palette, part))
    elif state in GLYPHS:
        shapes = tuple(_badge(state, centre, SIGN * 0.92, palette, part))
    else:
        pen = Pen(palette.states[state].line, 1.4 * PIXEL, (2 * PIXEL, 2 * PIXEL))
        shapes = (Figure(part=part, path=disc(centre, SIGN * 0.42), pen=pen),)
    return Drawing(width=SIGN, height=SIGN, shapes=shapes)


def _badge(
    state: StepState, centre: Point, size: float, palette: Palette, part: Part
) -> Iterator[Shape]:
    colour = palette.states[state].line
    yield Figure(part=part, path=disc(centre, size / 2), fill=colour)
    for corners, filled in GLYPHS[state]:
        points = [(centre[0] + x * size * UNIT, centre[1] + y * size * UNIT) for x, y in corners]
        if filled:
            yield Figure(part=part, path=polygon(*points), fill=palette.glyph)
        else:
            pen = Pen(palette.glyph, 1.6 * size * UNIT)
            yield Figure(part=part, path=polyline(*points), pen=pen)


def _plus(centre: Point, size: float, colour: str, palette: Palette, part: Part) -> Iterator[Shape]:
    pen = Pen(colour, palette.strokes.ring)
    yield Figure(part=part, path=disc(centre, size / 2), fill=palette.surface, pen=pen)
    x, y = centre
    arm = size * 0.28
    yield Figure(part=part, path=polyline((x - arm, y), (x + arm, y)), pen=pen)
    yield Figure(part=part, path=polyline((x, y - arm), (x, y + arm)), pen=pen)
