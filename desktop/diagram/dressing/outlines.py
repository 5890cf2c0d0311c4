"""Closed outlines as paths: rectangles, discs and the symbols of PermenPANRB 35/2012."""

from math import hypot

from desktop.diagram.chart import Box
from desktop.diagram.routing.graph import Point
from desktop.diagram.shapes import Close, Curve, Move, Step, To
from desktop.diagram.sizes import PIXEL
from desktop.domain.sop.model import Shape

ROUND = 0.5523
"""How far the control points of a quarter circle lie along its tangents, in radii."""

Path = tuple[Step, ...]


def polygon(*points: Point) -> Path:
    """Join points by straight lines and close them."""
    return (*polyline(*points), Close())


def polyline(*points: Point) -> Path:
    """Join points by straight lines."""
    return (Move(*points[0]), *(To(*point) for point in points[1:]))


def rectangle(box: Box, radius: float = 0.0) -> Path:
    """Outline a box, its corners rounded by a radius."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    if radius <= 0:
        return polygon((left, top), (right, top), (right, bottom), (left, bottom))
    r, k = radius, radius * (1 - ROUND)
    return (
        Move(left + r, top),
        To(right - r, top),
        Curve(right - k, top, right, top + k, right, top + r),
        To(right, bottom - r),
        Curve(right, bottom - k, right - k, bottom, right - r, bottom),
        To(left + r, bottom),
        Curve(left + k, bottom, left, bottom - k, left, bottom - r),
        To(left, top + r),
        Curve(left, top + k, left + k, top, left + r, top),
        Close(),
    )


def disc(centre: Point, radius: float) -> Path:
    """Outline a circle."""
    return rectangle(around(centre, 2 * radius, 2 * radius), radius)


def around(centre: Point, width: float, height: float) -> Box:
    """Give the box of a size that lies around a point."""
    return Box(x=centre[0] - width / 2, y=centre[1] - height / 2, width=width, height=height)


def grown(box: Box, by: float) -> Box:
    """Widen a box on all its sides."""
    return Box(x=box.x - by, y=box.y - by, width=box.width + 2 * by, height=box.height + 2 * by)


def outline(kind: Shape | None, box: Box, by: float = 0.0) -> Path:
    """Outline a symbol: capsule, box, diamond, or a pentagon that points down to another page.

    `by` widens it evenly, as the halo of the current step needs it.
    """
    match kind:
        case Shape.DECISION:
            return _diamond(box, by)
        case Shape.START | Shape.END:
            wide = grown(box, by)
            return rectangle(wide, min(wide.width, wide.height) / 2)
        case Shape.PROCESS:
            return rectangle(grown(box, by), 2 * PIXEL + by)
        case None:
            return _pentagon(grown(box, by))


def _diamond(box: Box, by: float) -> Path:
    a, b = box.width / 2, box.height / 2
    x, y = box.x + a, box.y + b
    slant = hypot(a, b)
    a, b = a + by * slant / b, b + by * slant / a
    return polygon((x, y - b), (x + a, y), (x, y + b), (x - a, y))


def _pentagon(box: Box) -> Path:
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    shoulder = top + box.height * 0.62
    point = (left + box.width / 2, bottom)
    return polygon((left, top), (right, top), (right, shoulder), point, (left, shoulder))
