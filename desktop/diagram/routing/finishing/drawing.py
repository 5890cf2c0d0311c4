"""Lines, joins, hops and words of all connectors, drawn into given lanes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.diagram.routing.choosing.costs import Side, exit_of
from desktop.diagram.routing.choosing.grid import Spot
from desktop.diagram.routing.finishing.joins import hops, joins
from desktop.diagram.routing.finishing.labels import NEAR_THE_EXIT, Box, Scene, plates
from desktop.diagram.routing.finishing.lines import Measured, Plan, measured
from desktop.diagram.routing.finishing.placing import HIGH, LOW
from desktop.diagram.routing.graph import Field, Point

WIDER = 1.25
"""By how much more the place of words grows where they found none in it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Lines with coordinates, where they join and hop, and where their words stand."""

    measured: Measured
    joins: list[tuple[int, Point] | None]
    hops: list[tuple[Point, ...]]
    plates: list[Point | None]


def drawn(plan: Plan, field: Field, reach: float = NEAR_THE_EXIT) -> Drawn:
    """Draw the chosen routes; words that find no room that near to their exit have no plate."""
    found = measured(plan, field)
    ends = joins(found.lines, plan.links)
    jumps = hops(found.lines, ends)
    edges = found.field.lane_edges
    frame = (edges[0], 0.0, edges[-1], sum(found.field.tier_heights))
    taken = [*_symbols(plan, found), *_arcs(jumps, plan.spacing.hop)]
    scene = Scene(found.lines, ends, taken, frame, reach)
    return Drawn(found, ends, jumps, plates(scene, plan.links, plan.spacing))


def _symbols(plan: Plan, found: Measured) -> Iterator[Box]:
    for node, (x, y) in zip(plan.nodes, found.nodes, strict=True):
        wide, high = node.width / 2, node.height / 2
        yield (x - wide, y - high, x + wide, y + high)


def _arcs(jumps: Sequence[Sequence[Point]], radius: float) -> Iterator[Box]:
    """Hops rise over their line by their radius; words keep off them too."""
    for x, y in (point for points in jumps for point in points):
        yield (x - radius, y - radius, x + radius, y)


def lost(plan: Plan, found: Drawn) -> list[int]:
    """List the links whose words found no room."""
    pairs = zip(plan.links, found.plates, strict=True)
    return [i for i, (link, plate) in enumerate(pairs) if link.label[0] and plate is None]


def with_room(plan: Plan, these: Sequence[int], *, grows_lanes: bool) -> Plan:
    """Keep lines off the place beside a symbol where the words of its exit shall stand."""
    words = dict(plan.around.words)
    for i in these:
        for key, room in _room(plan, i):
            if grows_lanes or not key[2]:
                words[key] = max(room, words.get(key, 0.0) * WIDER)
    return replace(plan, around=replace(plan.around, words=words))


def _room(plan: Plan, i: int) -> Iterator[tuple[tuple[Spot, int, bool], float]]:
    link, way, gap = plan.links[i], plan.ways[i], plan.spacing.label_gap
    node, spot, leaves = plan.nodes[link.source], way[0], exit_of(way)
    width, height = link.label[0] + 2 * gap, link.label[1] + 2 * gap
    if leaves in (Side.LEFT, Side.RIGHT):
        yield (spot, HIGH if leaves is Side.RIGHT else LOW, True), node.width / 2 + width
        yield (spot, LOW, False), height
        yield (spot, HIGH, False), height
    else:
        for hand in _hands(plan, i):
            yield (spot, hand, True), width
        below = HIGH if leaves is Side.BOTTOM else LOW
        yield (spot, below, False), node.height / 2 + height


def _hands(plan: Plan, i: int) -> tuple[int, ...]:
    """Tell on which side of an upright exit words may stand: to the right, if it is alone."""
    bundle, spot = plan.tracks.of[i, 0], plan.ways[i][0]
    if bundle.count > 1:
        return (LOW,) if 2 * bundle.level < bundle.count - 1 else (HIGH,)
    return (LOW, HIGH) if (spot, HIGH, True) in plan.around.words else (HIGH,)
