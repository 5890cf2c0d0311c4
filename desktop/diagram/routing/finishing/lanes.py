"""How wide lanes must be for the lines in their gutters."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.diagram.routing.finishing.lines import Plan, centre_distances
from desktop.diagram.routing.graph import Field, Node, Spacing


def widest(nodes: Sequence[Node], lanes: int) -> list[float]:
    """Give the width of the widest symbol of each lane."""
    return [max((n.width for n in nodes if n.lane == j), default=0.0) for j in range(lanes)]


def gutters(plan: Plan, lanes: int) -> tuple[float, ...]:
    """Tell the free width that each gutter needs between the widest symbols beside it."""
    halves = [0.0, *(width / 2 for width in widest(plan.nodes, lanes)), 0.0]
    distances = centre_distances(plan, upright=True)
    return tuple(
        max(0.0, distance - halves[g] - halves[g + 1]) for g, distance in enumerate(distances)
    )


def widened(field: Field, nodes: Sequence[Node], asked: Sequence[float]) -> Field:
    """Give the field with every lane as wide as its gutters need, the rest moved aside."""
    lanes = len(field.centres)
    halves = [width / 2 for width in widest(nodes, lanes)]
    lefts = [field.centres[j] - field.lane_edges[j] - halves[j] for j in range(lanes)]
    rights = [field.lane_edges[j + 1] - field.centres[j] - halves[j] for j in range(lanes)]
    lefts[0] = max(lefts[0], asked[0])
    rights[-1] = max(rights[-1], asked[-1])
    for g in range(1, lanes):
        lacking = max(0.0, asked[g] - rights[g - 1] - lefts[g])
        rights[g - 1] += lacking / 2
        lefts[g] += lacking / 2
    edges, centres = [field.lane_edges[0]], []
    for left, half, right in zip(lefts, halves, rights, strict=True):
        centres.append(edges[-1] + left + half)
        edges.append(centres[-1] + half + right)
    return replace(field, lane_edges=tuple(edges), centres=tuple(centres))


def narrowed(field: Field, nodes: Sequence[Node], spacing: Spacing) -> Field:
    """Give the field with lanes hardly wider than their symbols: words must find room there too.

    The caller may take width away from one lane to widen another.
    """
    symbols = widest(nodes, len(field.centres))
    usual = max(symbols, default=0.0)
    rooms = [(width or usual) / 2 + spacing.edge for width in symbols]
    edges, centres = [field.lane_edges[0]], []
    for j, room in enumerate(rooms):
        centres.append(edges[-1] + min(room, field.centres[j] - field.lane_edges[j]))
        edges.append(centres[-1] + min(room, field.lane_edges[j + 1] - field.centres[j]))
    return replace(field, lane_edges=tuple(edges), centres=tuple(centres))
