"""Where lines to the same symbol run into each other, and where lines jump over others."""

from collections.abc import Sequence
from itertools import pairwise

from desktop.diagram.routing.graph import Link, Point

Line = tuple[Point, ...]
NEAR = 1e-6


def joins(lines: Sequence[Line], links: Sequence[Link]) -> list[tuple[int, Point] | None]:
    """Tell for each line where it runs into an earlier one to the same target, if it does."""
    found: list[tuple[int, Point] | None] = []
    for i, line in enumerate(lines):
        options = [_join(line, lines[j]) for j in range(i) if links[j].target == links[i].target]
        met = [option for option in options if option is not None]
        found.append(min(met, key=lambda join: (join[0], _run(line, join))) if met else None)
    return found


def _run(line: Line, join: tuple[int, Point]) -> float:
    start = line[join[0]]
    return abs(join[1][0] - start[0]) + abs(join[1][1] - start[1])


def _join(line: Line, other: Line) -> tuple[int, Point] | None:
    if not _same(line[-1], other[-1]):
        return None
    same = 1
    while same < min(len(line), len(other)) and _same(line[-same - 1], other[-same - 1]):
        same += 1
    piece = len(line) - 1 - same
    corner = line[-same]
    if piece < 0:
        return (0, line[0])
    met = corner
    if same < len(other):
        met = _met(corner, line[-same - 1], other[-same - 1])
    if same == 1 and _same(met, corner):
        return None
    return (piece, met)


def _same(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < NEAR and abs(one[1] - other[1]) < NEAR


def _met(corner: Point, mine: Point, its: Point) -> Point:
    """Give the point where two pieces that end in one corner begin to run on each other."""
    for axis in (0, 1):
        if abs(mine[axis] - corner[axis]) < NEAR and abs(its[axis] - corner[axis]) < NEAR:
            run, other = mine[1 - axis] - corner[1 - axis], its[1 - axis] - corner[1 - axis]
            if run * other > 0:
                return mine if abs(run) < abs(other) else its
    return corner


def hops(
    lines: Sequence[Line], ends: Sequence[tuple[int, Point] | None]
) -> list[tuple[Point, ...]]:
    """Give for each line the points at which its flat pieces cross other lines."""
    flat: list[tuple[int, Point, Point]] = []
    upright: list[tuple[int, Point, Point]] = []
    for i, line in enumerate(lines):
        for a, b in pairwise(painted(line, ends[i])):
            (flat if abs(a[1] - b[1]) < NEAR else upright).append((i, a, b))
    found: list[list[Point]] = [[] for _ in lines]
    for i, a, b in flat:
        points = {_crossing((a, b), (c, d)) for j, c, d in upright if j != i}
        kept = sorted((p for p in points if p is not None), reverse=a[0] > b[0])
        found[i] += kept
    return [tuple(points) for points in found]


def painted(line: Line, join: tuple[int, Point] | None) -> Line:
    """Give the part of a line up to its join."""
    return line if join is None else (*line[: join[0] + 1], join[1])


def _crossing(flat: tuple[Point, Point], upright: tuple[Point, Point]) -> Point | None:
    x, y = upright[0][0], flat[0][1]
    left, right = sorted((flat[0][0], flat[1][0]))
    top, bottom = sorted((upright[0][1], upright[1][1]))
    inside = left + NEAR < x < right - NEAR and top + NEAR < y < bottom - NEAR
    return (x, y) if inside else None
