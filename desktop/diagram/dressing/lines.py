"""Open lines as paths: rounded corners, half circles over other lines, arrow heads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from desktop.diagram.dressing.outlines import ROUND, polygon
from desktop.diagram.routing.graph import Point
from desktop.diagram.shapes import Curve, Move, Step, To

NEAR = 1e-6


def rounded(
    points: Sequence[Point], corner: float, hops: Sequence[Point], hop: float
) -> tuple[Step, ...]:
    """Follow a polyline, its corners rounded, jumping over what it crosses at the hops.

    A half circle hops upwards from a level line and to the right from an upright one.
    """
    pieces = list(pairwise(points))
    jumps = [_on(piece, hops) for piece in pieces]
    radii = [0.0, *_radii(pieces, jumps, corner, hop), 0.0]
    steps: list[Step] = [Move(*points[0])]
    for place, piece in enumerate(pieces):
        room = (radii[place], distance(*piece) - radii[place + 1])
        steps += _jumping(piece, jumps[place], hop, room)
        steps.append(To(*toward(*piece, room[1])))
        if radii[place + 1]:
            steps.append(_turn(piece, pieces[place + 1], radii[place + 1]))
    return tuple(steps)


def arrow_head(tail: Point, tip: Point, length: float, width: float) -> tuple[Step, ...]:
    """Outline an arrow head at the end of a piece, shorter where the piece is."""
    length = min(length, distance(tail, tip))
    x, y = toward(tip, tail, length)
    across_x, across_y = toward((0.0, 0.0), (tail[1] - tip[1], tip[0] - tail[0]), width / 2)
    return polygon(tip, (x + across_x, y + across_y), (x - across_x, y - across_y))


def distance(start: Point, end: Point) -> float:
    """Tell how far two points lie apart."""
    return hypot(end[0] - start[0], end[1] - start[1])


def toward(start: Point, end: Point, by: float) -> Point:
    """Go from a point towards another one by a length."""
    whole = distance(start, end)
    share = by / whole if whole > NEAR else 0.0
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def is_on(point: Point, piece: tuple[Point, Point]) -> bool:
    """Say whether a point lies on a piece of a line, its ends included."""
    (start, end) = piece
    detour = distance(start, point) + distance(point, end) - distance(start, end)
    return detour < NEAR * 10


def _on(piece: tuple[Point, Point], hops: Sequence[Point]) -> list[float]:
    """Tell how far from the beginning of a piece its hops are."""
    return sorted(distance(piece[0], hop) for hop in hops if is_on(hop, piece))


def _radii(
    pieces: Sequence[tuple[Point, Point]], jumps: Sequence[list[float]], corner: float, hop: float
) -> Iterator[float]:
    """Round each corner as far as the pieces beside it and their hops leave room."""
    last = len(pieces) - 1
    for place, (before, after) in enumerate(pairwise(pieces)):
        room_before = distance(*before) / (1 if place == 0 else 2)
        room_after = distance(*after) / (1 if place + 1 == last else 2)
        if jumps[place]:
            room_before = distance(*before) - jumps[place][-1] - hop
        if jumps[place + 1]:
            room_after = jumps[place + 1][0] - hop
        yield max(0.0, min(corner, room_before, room_after))


def _turn(before: tuple[Point, Point], after: tuple[Point, Point], radius: float) -> Curve:
    """Round the corner between two pieces with a quarter of a circle."""
    corner, short = before[1], radius * (1 - ROUND)
    return Curve(
        *toward(corner, before[0], short),
        *toward(corner, after[1], short),
        *toward(corner, after[1], radius),
    )


def _jumping(
    piece: tuple[Point, Point], jumps: Sequence[float], hop: float, room: tuple[float, float]
) -> Iterator[Step]:
    """Jump over each hop of a piece; hops too near to land between them are taken in one go."""
    for first, last in _flights(jumps, hop):
        radius = max(0.0, min(hop, first - room[0], room[1] - last))
        up = _up(piece, radius)
        yield To(*toward(*piece, first - radius))
        yield _quarter(toward(*piece, first - radius), toward(*piece, first), up, rising=True)
        if last > first:
            yield To(*_lifted(toward(*piece, last), up))
        yield _quarter(toward(*piece, last), toward(*piece, last + radius), up, rising=False)


def _flights(jumps: Sequence[float], hop: float) -> list[tuple[float, float]]:
    flights: list[tuple[float, float]] = []
    for jump in jumps:
        if flights and jump - flights[-1][1] < 2 * hop:
            flights[-1] = (flights[-1][0], jump)
        else:
            flights.append((jump, jump))
    return flights


def _up(piece: tuple[Point, Point], radius: float) -> Point:
    """Point away from a piece: upwards from a level one, to the right from an upright one."""
    is_level = abs(piece[0][1] - piece[1][1]) < NEAR
    return (0.0, -radius) if is_level else (radius, 0.0)


def _lifted(point: Point, up: Point) -> Point:
    return (point[0] + up[0], point[1] + up[1])


def _quarter(start: Point, end: Point, up: Point, *, rising: bool) -> Curve:
    """Go a quarter of a circle, up from the line or down onto it."""
    along = ((end[0] - start[0]) * ROUND, (end[1] - start[1]) * ROUND)
    steep = (up[0] * ROUND, up[1] * ROUND)
    if rising:
        top = _lifted(end, up)
        return Curve(*_lifted(start, steep), top[0] - along[0], top[1] - along[1], *top)
    top = _lifted(start, up)
    return Curve(*_lifted(top, along), *_lifted(end, steep), *end)
