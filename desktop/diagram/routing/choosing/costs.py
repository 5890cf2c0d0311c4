"""What a route costs by itself: after the table of UX 9.4, with lengths in mm.

Bends and ports weigh more against length here, and crossings more against all: tuned on the
prototype's 300 graphs until no graph had more crossings than with the prototype.
"""

import itertools
from dataclasses import dataclass
from enum import IntEnum

from desktop.diagram.routing.choosing.grid import Grid, Spot, Way
from desktop.diagram.routing.graph import Link, Node, NodeKind

BEND = 80.0
LENGTH = 0.22 * 96 / 25.4
PAST_A_ROW = 5.0
GUTTER = 3.0
OUTER_GUTTER = 12.0
OUTER_GAP = 14.0
ALONG_A_ROW = 12.0
WRONG_END = 200.0
"""An off-page connector left or entered on the wrong side."""
DECLINED_BELOW = 8.0
BELOW_TO_SIDE = 12.0


class Side(IntEnum):
    """A side of a symbol."""

    TOP = 0
    RIGHT = 1
    BOTTOM = 2
    LEFT = 3


EXITS = {Side.TOP: 120.0, Side.RIGHT: 0.0, Side.BOTTOM: 0.0, Side.LEFT: 0.0}
DECISION_EXITS = EXITS | {Side.TOP: 240.0}
ENTRIES = {Side.TOP: 0.0, Side.RIGHT: 16.0, Side.BOTTOM: 140.0, Side.LEFT: 16.0}
BACK_ENTRIES = ENTRIES | {Side.BOTTOM: 20.0}


def side(symbol: Spot, other: Spot) -> Side:
    """Tell by which side of a symbol a line towards another point leaves."""
    if other[0] != symbol[0]:
        return Side.RIGHT if other[0] > symbol[0] else Side.LEFT
    return Side.BOTTOM if other[1] > symbol[1] else Side.TOP


def exit_of(way: Way) -> Side:
    """Tell by which side a route leaves."""
    return side(way[0], way[1])


def entry_of(way: Way) -> Side:
    """Tell by which side a route arrives."""
    return side(way[-1], way[-2])


@dataclass(frozen=True, slots=True)
class Own:
    """Costs of one link's routes that no other link changes."""

    grid: Grid
    link: Link
    source: Node
    target: Node

    def __call__(self, way: Way) -> float:
        """Add up what a route costs."""
        cost = BEND * (len(way) - 2) + self._ends(way)
        x, y = self.grid.x, self.grid.y
        last = len(way) - 2
        for i, ((x0, y0), (x1, y1)) in enumerate(itertools.pairwise(way)):
            if y0 == y1:
                cost += LENGTH * abs(x[x1] - x[x0]) + self._flat(y0, 0 < i < last)
            else:
                cost += LENGTH * abs(y[y1] - y[y0]) + self._upright(x0, abs(y1 - y0))
        return cost

    def _flat(self, y: int, is_inner: bool) -> float:
        if y % 2:
            return ALONG_A_ROW if is_inner else 0.0
        return OUTER_GAP if y in (0, 2 * self.grid.tiers) else 0.0

    def _upright(self, x: int, steps: int) -> float:
        if x % 2:
            return PAST_A_ROW * ((steps - 1) // 2)
        return OUTER_GUTTER if x in (0, 2 * self.grid.lanes) else GUTTER

    def _ends(self, way: Way) -> float:
        leaves, arrives = exit_of(way), entry_of(way)
        return self._leaving(leaves) + self._arriving(leaves, arrives)

    def _leaving(self, leaves: Side) -> float:
        if self.source.kind is NodeKind.DECISION:
            below = DECLINED_BELOW if self.link.declines and leaves is Side.BOTTOM else 0.0
            return DECISION_EXITS[leaves] + below
        if self.source.kind is NodeKind.OFF_PAGE and leaves is not Side.BOTTOM:
            return EXITS[leaves] + WRONG_END
        return EXITS[leaves]

    def _arriving(self, leaves: Side, arrives: Side) -> float:
        down = self.target.tier - self.source.tier
        cost = (BACK_ENTRIES if down < 0 else ENTRIES)[arrives]
        if self.target.kind is NodeKind.OFF_PAGE and arrives is not Side.TOP:
            cost += WRONG_END
        if down > 0 and leaves is Side.BOTTOM and arrives in (Side.LEFT, Side.RIGHT):
            cost += BELOW_TO_SIDE
        return cost
