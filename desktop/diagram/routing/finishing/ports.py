"""Where lines touch symbols: the vertex of a side, or a little beside it."""

from math import sqrt

from desktop.diagram.routing.choosing.costs import Side
from desktop.diagram.routing.graph import Node, NodeKind, Point

ON_THE_SIDE = 0.35
"""Ports beside a vertex stay within this part of the symbol's half."""


def port(node: Node, centre: Point, side: Side, aside: float) -> Point:
    """Give the point on the symbol's outline, `aside` from the middle of a side."""
    x, y = centre
    if side in (Side.LEFT, Side.RIGHT):
        away = node.width / 2 - _sunk(node, side, aside)
        return (x + away if side is Side.RIGHT else x - away, y + aside)
    away = node.height / 2 - _sunk(node, side, aside)
    return (x + aside, y + away if side is Side.BOTTOM else y - away)


def room_at(node: Node, side: Side) -> float:
    """Tell how far from the middle of a side a port may lie."""
    flank = node.height if side in (Side.LEFT, Side.RIGHT) else node.width
    return flank * ON_THE_SIDE


def _sunk(node: Node, side: Side, aside: float) -> float:
    """Tell how far the outline lies inside the symbol's box there."""
    flat, across = node.width / 2, node.height / 2
    if side in (Side.TOP, Side.BOTTOM):
        flat, across = across, flat
    if node.kind is NodeKind.DECISION:
        return flat * abs(aside) / across
    if node.kind is NodeKind.TERMINAL and side in (Side.LEFT, Side.RIGHT):
        return across - sqrt(max(0.0, across**2 - aside**2))
    if node.kind is NodeKind.OFF_PAGE and side is Side.BOTTOM:
        return flat * abs(aside) / across
    return 0.0
