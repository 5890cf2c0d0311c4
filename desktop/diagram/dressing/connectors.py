"""Arrows and their words: painted from weak to strong, merged tails only once (UX 9.4, 9.5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from desktop.diagram.chart import Box, Chart, Connector
from desktop.diagram.dressing.fitting import written
from desktop.diagram.dressing.lines import arrow_head, distance, is_on, rounded, toward
from desktop.diagram.dressing.looks import Looks, WayLook
from desktop.diagram.dressing.outlines import rectangle
from desktop.diagram.dressing.strokes import Strokes
from desktop.diagram.routing.graph import Point
from desktop.diagram.shapes import Belongs, Figure, Part, Shape
from desktop.diagram.text.font import Faces

NEAR = 1e-4
BLUNT = 0.8
"""The line ends inside its arrow head, after this share of it, or it would show at the tip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """An arrow with its look and the points that are painted; `open` ones have no head."""

    connector: Connector
    look: WayLook
    points: tuple[Point, ...]
    is_open: bool = False

    @property
    def key(self) -> str:
        return f"{self.connector.source}>{self.connector.target}"


def arrows(looks: Looks) -> Iterator[Shape]:
    """Draw all arrows of a chart, those a case has travelled last."""
    strokes = looks.palette.strokes
    for way in sorted(_ways(looks), key=lambda way: way.look.rank):
        yield from _arrow(way, strokes)


def plates(looks: Looks) -> Iterator[Shape]:
    """Lay a piece of the ground under the words of arrows, so that no grid line runs in them."""
    for connector in looks.chart.connectors:
        if connector.plate:
            part = Part(Belongs.LABEL, f"{connector.source}>{connector.target}")
            for ground, box in _tiles(looks, connector.plate):
                yield Figure(part=part, path=rectangle(box), fill=ground)


def labels(looks: Looks, faces: Faces) -> Iterator[Shape]:
    """Write the words of arrows."""
    for connector in looks.chart.connectors:
        if connector.label:
            part = Part(Belongs.LABEL, f"{connector.source}>{connector.target}")
            colour = looks.way(connector).words
            for run in (connector.label, *connector.more_label):
                yield written(run, part, colour, faces)


def _ways(looks: Looks) -> list[_Way]:
    chart, strokes = looks.chart, looks.palette.strokes
    ranks = [looks.way(connector).rank for connector in chart.connectors]
    ways = []
    for place, connector in enumerate(chart.connectors):
        look = looks.way(connector)
        if connector.joins and _is_carried_on(place, chart, ranks):
            points = _until_join(connector, connector.joins, strokes.corner)
            ways.append(_Way(connector=connector, look=look, points=points, is_open=True))
        else:
            ways.append(_Way(connector=connector, look=look, points=connector.line))
    return ways


def _is_carried_on(place: int, chart: Chart, ranks: list[int]) -> bool:
    """Say whether another arrow to the same target paints the rest of this one's way.

    It must look at least as strong: a travelled way is painted whole where it joins one that
    the case never took. Of two that end at the same point the first carries on.
    """
    this = chart.connectors[place]
    if not this.joins:
        return False
    left = _left_after_join(this)
    for other_place, other in enumerate(chart.connectors):
        if other_place == place or other.target != this.target or ranks[other_place] < ranks[place]:
            continue
        goes_further = (_left_after_join(other), other_place) < (left, place)
        if goes_further and any(is_on(this.joins[1], piece) for piece in pairwise(other.line)):
            return True
    return False


def _left_after_join(connector: Connector) -> float:
    """Tell how long the way is that another arrow may paint, rounded so that equal ones are."""
    if not connector.joins:
        return 0.0
    piece, point = connector.joins
    rest = (point, *connector.line[piece + 1 :])
    return round(sum(distance(*each) for each in pairwise(rest)), 4)


def _until_join(connector: Connector, joins: tuple[int, Point], corner: float) -> tuple[Point, ...]:
    """Cut a line at its join, but let it flow on for as long as corners are round.

    Where one of the two turns there, its corner is rounded away, and the other would end in
    nothing.
    """
    piece, point = joins
    before, after = connector.line[: piece + 1], connector.line[piece + 1 :]
    before = before if distance(before[-1], point) > NEAR or len(before) < 2 else before[:-1]
    after = after if distance(point, after[0]) > NEAR or len(after) < 2 else after[1:]
    onward = toward(point, after[0], min(corner, distance(point, after[0])))
    is_straight = is_on(point, (before[-1], onward))
    return (*before, onward) if is_straight else (*before, point, onward)


def _arrow(way: _Way, strokes: Strokes) -> Iterator[Shape]:
    points = way.points
    head = strokes.arrow
    if not way.is_open:
        tip_piece = distance(points[-2], points[-1])
        points = (*points[:-1], toward(points[-1], points[-2], min(head * BLUNT, tip_piece)))
    path = rounded(points, strokes.corner, way.connector.hops, strokes.hop)
    yield Figure(part=Part(Belongs.CONNECTOR, way.key), path=path, pen=way.look.pen)
    if not way.is_open:
        path = arrow_head(way.points[-2], way.points[-1], head, strokes.arrow_width)
        yield Figure(part=Part(Belongs.ARROW, way.key), path=path, fill=way.look.pen.colour)


def _tiles(looks: Looks, plate: Box) -> Iterable[tuple[str, Box]]:
    """Cut a plate where the ground under it changes its colour."""
    for column in looks.chart.columns:
        left, right = _shared(column.x, column.width, plate.x, plate.width)
        for row in looks.chart.rows:
            top, bottom = _shared(row.y, row.height, plate.y, plate.height)
            if left < right and top < bottom:
                ground = looks.ground(column.key, row.position)
                yield ground, Box(x=left, y=top, width=right - left, height=bottom - top)


def _shared(start: float, length: float, other: float, other_length: float) -> tuple[float, float]:
    return max(start, other), min(start + length, other + other_length)
