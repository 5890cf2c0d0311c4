"""Finds a corner of a symbol where a badge hides nothing: no words, no line, no other badge."""

from collections.abc import Sequence
from itertools import pairwise

from desktop.diagram.chart import Box, Chart, SymbolBox
from desktop.diagram.dressing.outlines import around, grown
from desktop.diagram.routing.graph import Point
from desktop.diagram.sizes import PIXEL
from desktop.domain.sop.model import Shape

TOP_RIGHT, TOP_LEFT, BOTTOM_RIGHT, BOTTOM_LEFT = (1, -1), (-1, -1), (1, 1), (-1, 1)

ON_DIAMOND = (0.34, 0.44)
"""Where badges hang on a diamond, as parts of its width and height (UX 9.5)."""
ON_BOX = (0.5, 0.5)
TOUCH = 1.5 * PIXEL
"""By so much a badge may reach over a line before another corner is better."""


class Corners:
    """The corners of one chart's symbols, and what hangs there already."""

    def __init__(self, chart: Chart) -> None:
        self._words = [way.plate for way in chart.connectors if way.plate]
        self._lines = [_thin(piece) for way in chart.connectors for piece in pairwise(way.line)]
        self._symbols = [(symbol.id, symbol.box) for symbol in chart.symbols]

    def take(
        self, symbol: SymbolBox, size: tuple[float, float], order: Sequence[tuple[int, int]]
    ) -> Point:
        """Give the middle of the freest place, the first of equals, and keep it.

        Where words stand at all corners, a badge moves onto the outline beside one.
        """
        places = [_corner(symbol, side) for side in order]
        places += [
            (x - side[0] * size[0] / 2, y) for (x, y), side in zip(places, order, strict=True)
        ]
        best = min(places, key=lambda place: self._hidden(symbol.id, around(place, *size)))
        self._words.append(around(best, *size))
        return best

    def _hidden(self, symbol: str, box: Box) -> int:
        """Say how bad it is to put something here: words count more than lines."""
        words = [*self._words, *(other for name, other in self._symbols if name != symbol)]
        over_words = any(_meet(box, other) for other in words)
        over_lines = any(_meet(grown(box, -TOUCH), line) for line in self._lines)
        return 2 * over_words + over_lines


def _corner(symbol: SymbolBox, side: tuple[int, int]) -> Point:
    x, y = symbol.centre
    across, down = ON_DIAMOND if symbol.kind is Shape.DECISION else ON_BOX
    return (x + side[0] * across * symbol.box.width, y + side[1] * down * symbol.box.height)


def _thin(piece: tuple[Point, Point]) -> Box:
    (x0, y0), (x1, y1) = piece
    return Box(x=min(x0, x1), y=min(y0, y1), width=abs(x1 - x0), height=abs(y1 - y0))


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
