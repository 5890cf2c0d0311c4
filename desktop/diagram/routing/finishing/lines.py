"""From routes and tracks to coordinates: how far centres lie apart, lines from port to port."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from desktop.diagram.routing.choosing.costs import entry_of, exit_of, side
from desktop.diagram.routing.choosing.grid import Way
from desktop.diagram.routing.finishing.placing import (
    OFF_THE_LINE,
    Span,
    Surroundings,
    needed,
    placed,
)
from desktop.diagram.routing.finishing.ports import port, room_at
from desktop.diagram.routing.finishing.tracks import Bundle, Tracks
from desktop.diagram.routing.graph import Field, Link, Node, Point, Spacing


@dataclass(frozen=True, slots=True)
class Plan:
    """What is decided before anything is measured: routes and the order of their tracks."""

    nodes: Sequence[Node]
    links: Sequence[Link]
    spacing: Spacing
    tracks: Tracks
    around: Surroundings

    @property
    def ways(self) -> Sequence[Way]:
        """Give the route of each link."""
        return self.tracks.ways


def centre_distances(plan: Plan, *, upright: bool) -> list[float]:
    """Tell how far apart the centres about each gutter, or gap, must at least be.

    The first and the last are distances from the rim.
    """
    spacing = plan.spacing
    gap = spacing.track_least if upright else spacing.track
    last = plan.around.last[0 if upright else 1]
    found = [0.0] * (last // 2 + 1)
    for group in plan.tracks.groups:
        bundle = group[0]
        if bundle.upright == upright and bundle.line % 2 == 0:
            outer = bundle.line in (0, last)
            room = needed(group, plan.around, spacing.track if outer else gap)
            room += 0.0 if outer else 2 * OFF_THE_LINE
            found[bundle.line // 2] = max(found[bundle.line // 2], room)
    for way in plan.ways:
        _ask_for_stub(plan, way, found, upright=upright)
    for (spot, direction, is_aside), room in plan.around.words.items():
        if is_aside == upright:
            line = (spot[0 if upright else 1] + direction) // 2
            found[line] = max(found[line], room + spacing.track / 2)
    return found


def _ask_for_stub(plan: Plan, way: Way, found: list[float], *, upright: bool) -> None:
    """A last piece from one centre line to the next must hold an arrow too."""
    axis = 0 if upright else 1
    before, end = way[-2], way[-1]
    if before[1 - axis] != end[1 - axis] or abs(before[axis] - end[axis]) != 2:
        return
    size = sum(_half(plan.around.nodes[spot], axis) for spot in {end, way[0]} & {before, end})
    line = (before[axis] + end[axis]) // 4
    found[line] = max(found[line], size + plan.spacing.stub + plan.spacing.track / 2)


def _half(node: Node, axis: int) -> float:
    return (node.height if axis else node.width) / 2


def grown(heights: Sequence[float], distances: Sequence[float], grain: float) -> tuple[float, ...]:
    """Grow tiers until the centres about each gap are as far apart as its lines need."""
    made = [rounded(height, grain) for height in heights]
    for k, distance in enumerate(distances):
        there = (made[k - 1] / 2 if k else 0.0) + (made[k] / 2 if k < len(made) else 0.0)
        if distance > there + 1e-9:
            at = min(k, len(made) - 1)
            made[at] = made[at] + 2 * rounded(distance - there, grain)
    return tuple(made)


def rounded(size: float, grain: float) -> float:
    """Round a size up to whole grains."""
    return ceil(size / grain - 1e-6) * grain if grain else size


@dataclass(frozen=True, slots=True)
class Measured:
    """Lines with coordinates: the centres of symbols and the polyline of each link."""

    field: Field
    nodes: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]


def measured(plan: Plan, field: Field) -> Measured:
    """Place every piece, upright ones first, and connect them from port to port."""
    at = _places(plan, field.lane_edges, field.centres, upright=True)
    past = frozenset(_past_their_ends(plan, field, at))
    plan = replace(plan, around=replace(plan.around, past=past))
    distances = centre_distances(plan, upright=False)
    heights = grown(field.tier_heights, distances, plan.spacing.grain)
    field = replace(field, tier_heights=heights)
    rows = _rows(heights)
    at |= _places(plan, *rows, upright=False)
    nodes = tuple((field.centres[n.lane], rows[1][n.tier]) for n in plan.nodes)
    lines = tuple(_polyline(plan, i, nodes, at) for i in range(len(plan.links)))
    return Measured(field, nodes, lines)


def _places(
    plan: Plan, edges: Sequence[float], centres: Sequence[float], *, upright: bool
) -> dict[tuple[int, int], float]:
    at: dict[tuple[int, int], float] = {}
    for group in plan.tracks.groups:
        if group[0].upright == upright:
            places = _coordinates(group, edges, centres, plan)
            for bundle, place in zip(group, places, strict=True):
                at.update(dict.fromkeys(bundle.members, place))
    return at


def _past_their_ends(
    plan: Plan, field: Field, at: Mapping[tuple[int, int], float]
) -> Iterator[tuple[tuple[int, int], int]]:
    """Find the flat lines whose end lies under or over the symbols of the lane past it.

    Words may push the track of a gutter beyond the border of its two lanes.
    """
    widths = [
        max((n.width for n in plan.nodes if n.lane == j), default=0.0)
        for j in range(len(field.centres))
    ]
    for bundle in (b for group in plan.tracks.groups for b in group if not b.upright):
        ends = [at[i, k] for i, j in bundle.members for k in (j - 1, j + 1) if (i, k) in at]
        for lane in (int(bundle.low) // 2 - 1, (int(bundle.high) + 1) // 2):
            if ends and 0 <= lane < len(widths):
                reach = widths[lane] / 2 + plan.spacing.clear
                if (
                    min(ends) < field.centres[lane] + reach
                    and max(ends) > field.centres[lane] - reach
                ):
                    yield bundle.members[0], 2 * lane + 1


def _rows(heights: Sequence[float]) -> tuple[list[float], list[float]]:
    edges, centres = [0.0], []
    for height in heights:
        centres.append(edges[-1] + height / 2)
        edges.append(edges[-1] + height)
    return edges, centres


def _coordinates(
    group: Sequence[Bundle], edges: Sequence[float], centres: Sequence[float], plan: Plan
) -> list[float]:
    line = group[0].line
    if line % 2:
        return _beside_centre(group, centres[line // 2], plan)
    k = line // 2
    start = centres[k - 1] if k else edges[0]
    end = centres[k] if k < len(centres) else edges[-1]
    return placed(group, Span(start, end, edges[k]), plan.around)


def _beside_centre(group: Sequence[Bundle], centre: float, plan: Plan) -> list[float]:
    """Lines at a symbol's vertex run on its centre line, several of them beside each other."""
    count = group[0].count
    if count == 1:
        return [centre] * len(group)
    rooms = [plan.spacing.track * (count - 1) / 2]
    for bundle in group:
        for i, j in bundle.members:
            rooms += _rooms(plan, i, j)
    step = 2 * min(rooms) / (count - 1)
    return [centre + (bundle.level - (count - 1) / 2) * step for bundle in group]


def _rooms(plan: Plan, i: int, j: int) -> list[float]:
    way, link = plan.ways[i], plan.links[i]
    found = []
    if j == 0:
        found.append(room_at(plan.nodes[link.source], exit_of(way)))
    if j == len(way) - 2:
        found.append(room_at(plan.nodes[link.target], entry_of(way)))
    return found


def _polyline(
    plan: Plan, i: int, nodes: Sequence[Point], at: dict[tuple[int, int], float]
) -> tuple[Point, ...]:
    way, link = plan.ways[i], plan.links[i]
    flat = [a[1] == b[1] for a, b in pairwise(way)]
    places = [at[i, j] for j in range(len(flat))]
    source, target = nodes[link.source], nodes[link.target]
    first, last = (0 if flat[0] else 1), (0 if flat[-1] else 1)
    start = port(
        plan.nodes[link.source], source, side(way[0], way[1]), places[0] - source[1 - first]
    )
    end = port(
        plan.nodes[link.target], target, side(way[-1], way[-2]), places[-1] - target[1 - last]
    )
    corners = [
        (places[j + 1], places[j]) if flat[j] else (places[j], places[j + 1])
        for j in range(len(flat) - 1)
    ]
    return (start, *corners, end)
