"""The index grid that connectors run on (UX 9.4), with every set of its points as one whole number.

x counts 0..2L: even is a gutter between two lanes, odd the centre of a lane. y counts 0..2T: even
is a gap between two tiers, odd the centre of a tier. Symbols stand at odd points only, so gutters
and gaps are always free.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagram.routing.graph import Field, Node

Spot = tuple[int, int]
Way = tuple[Spot, ...]
"""The corners of a route on the grid, from symbol to symbol."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """The grid points and grid steps of a route, each set one bit a point.

    `flat` and `upright` are the points passed straight on, `corners` those turned at; a step
    is marked at its left or upper end.
    """

    flat: int
    upright: int
    corners: int
    flat_steps: int
    upright_steps: int


class Grid:
    """The grid of one chart: its size, its nominal coordinates in mm, its occupied points."""

    def __init__(self, nodes: Sequence[Node], field: Field) -> None:
        self.lanes = len(field.centres)
        self.tiers = len(field.tier_heights)
        self.across = 2 * self.lanes + 1
        self.down = 2 * self.tiers + 1
        self.spots = tuple((2 * node.lane + 1, 2 * node.tier + 1) for node in nodes)
        self.x = _interleaved(field.lane_edges, field.centres)
        self.y = _interleaved(*_tier_lines(field.tier_heights))
        self.occupied = sum({1 << self._bit(x, y) for x, y in self.spots})
        self._column = _columns(self.across, self.down)
        row = (1 << self.across) - 1
        odd = sum(1 << x for x in range(1, self.across, 2))
        self.centre_rows = sum(row << y * self.across for y in range(1, self.down, 2))
        self.centre_columns = sum(odd << y * self.across for y in range(self.down))
        self.centre_points = self.centre_rows & self.centre_columns
        self._footprints: dict[Way, Footprint] = {}

    def _bit(self, x: int, y: int) -> int:
        return y * self.across + x

    def footprint(self, way: Way) -> Footprint:
        """Give the points and steps that a route takes."""
        known = self._footprints.get(way)
        if known is None:
            known = self._footprints[way] = self._drawn(way)
        return known

    def _drawn(self, way: Way) -> Footprint:
        flat = upright = corners = flat_steps = upright_steps = 0
        for (x0, y0), (x1, y1) in itertools.pairwise(way):
            if y0 == y1:
                left, count = min(x0, x1), abs(x1 - x0)
                start = self._bit(left, y0)
                flat_steps |= ((1 << count) - 1) << start
                flat |= ((1 << (count - 1)) - 1) << (start + 1)
            else:
                top, count = min(y0, y1), abs(y1 - y0)
                start = self._bit(x0, top)
                upright_steps |= self._column[count] << start
                upright |= self._column[count - 1] << (start + self.across)
        for x, y in way[1:-1]:
            corners |= 1 << self._bit(x, y)
        return Footprint(flat, upright, corners, flat_steps, upright_steps)


def _columns(across: int, down: int) -> tuple[int, ...]:
    columns = [0]
    for y in range(down):
        columns.append(columns[-1] | 1 << y * across)
    return tuple(columns)


def _interleaved(edges: Sequence[float], centres: Sequence[float]) -> tuple[float, ...]:
    lines = [edges[0]]
    for centre, edge in zip(centres, edges[1:], strict=True):
        lines += [centre, edge]
    return tuple(lines)


def _tier_lines(heights: Sequence[float]) -> tuple[list[float], list[float]]:
    edges, centres = [0.0], []
    for height in heights:
        centres.append(edges[-1] + height / 2)
        edges.append(edges[-1] + height)
    return edges, centres
