"""Puts lines onto the pixels of the screen, so that they are sharp at every zoom and scale.

A line in the middle between two pixels is painted as two grey ones. Where a shape lies is
decided by the drawing; here it moves by less than a pixel.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.diagram.shapes import Close, Curve, Figure, Move, Pen, Step, To

NEAR = 1e-6
Place = tuple[float, float]
Snap = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Grid:
    """The pixels of a screen: `scale` px to a millimetre, `ratio` pixels of the device to a px."""

    scale: float
    ratio: float = 1.0

    def plain(self, length: float) -> float:
        """Give a length in px as it is."""
        return length * self.scale

    def edge(self, length: float) -> float:
        """Give the nearest border between two pixels."""
        return round(length * self.scale * self.ratio) / self.ratio

    def centre(self, length: float) -> float:
        """Give the middle of the pixel in which a place lies."""
        return (math.floor(length * self.scale * self.ratio + NEAR) + 0.5) / self.ratio

    def pen(self, pen: Pen, *, whole: bool) -> float:
        """Give the width of a pen in px; `whole` ones cover whole pixels, one at least."""
        width = pen.width * self.scale
        return max(1, round(width * self.ratio)) / self.ratio if whole else width

    def fits(self, pen: Pen | None) -> Snap:
        """Choose where lines of a pen are sharp: odd widths in a pixel, even ones between two."""
        if pen is None:
            return self.edge
        odd = max(1, round(pen.width * self.scale * self.ratio)) % 2
        return self.centre if odd else self.edge


def is_upright(path: tuple[Step, ...]) -> bool:
    """Tell whether a path has only horizontal and vertical lines."""
    last: Place | None = None
    for step in path:
        match step:
            case Curve():
                return False
            case Move(x, y):
                last = (x, y)
            case To(x, y):
                if last is not None and abs(x - last[0]) > NEAR and abs(y - last[1]) > NEAR:
                    return False
                last = (x, y)
            case Close():
                last = None
    return True


def sharp(figure: Figure, grid: Grid) -> Iterator[Step]:
    """Give the path of a figure in px, on the pixels.

    What is only lines is put there point by point; a shape keeps its form and moves as a whole.
    """
    snap = grid.fits(figure.pen)
    if is_upright(figure.path) or not figure.fill:
        return (_placed(step, snap, snap) for step in figure.path)
    x, y = _first(figure.path)
    snap = grid.centre if figure.pen is None else snap
    right, down = snap(x) - grid.plain(x), snap(y) - grid.plain(y)
    return (
        _placed(step, lambda v: grid.plain(v) + right, lambda v: grid.plain(v) + down)
        for step in figure.path
    )


def _first(path: tuple[Step, ...]) -> Place:
    return next(((step.x, step.y) for step in path if isinstance(step, Move)), (0.0, 0.0))


def _placed(step: Step, x: Snap, y: Snap) -> Step:
    match step:
        case Move():
            return Move(x(step.x), y(step.y))
        case To():
            return To(x(step.x), y(step.y))
        case Curve():
            return Curve(x(step.x1), y(step.y1), x(step.x2), y(step.y2), x(step.x), y(step.y))
        case Close():
            return step
