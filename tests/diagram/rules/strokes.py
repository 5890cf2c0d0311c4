"""What a finished drawing really puts on the sheet, read from its figures and words alone."""

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from math import dist

from desktop.diagram.shapes import Belongs, Close, Curve, Drawing, Figure, Move, Step, To, Words
from tests.diagram.checker import Point, Rectangle, enters
from tests.diagram.rules.grid import TALL, width
from tests.diagram.rules.lines import shrunk

FINE = 8
"""Into how many straight pieces a curve is cut for measuring."""
RIM = 0.3
"""Arrows may reach this far into a symbol, in mm: they end at its outline."""
Piece = tuple[Point, Point]


def figures(drawing: Drawing, belongs: Belongs) -> list[Figure]:
    return [
        shape
        for shape in drawing.shapes
        if isinstance(shape, Figure) and shape.part.belongs is belongs
    ]


def words(drawing: Drawing) -> list[Words]:
    return [shape for shape in drawing.shapes if isinstance(shape, Words)]


def points(path: Iterable[Step]) -> list[Point]:
    """Follow a path, its curves in short straight pieces."""
    found: list[Point] = []
    begin: Point = (0.0, 0.0)
    for step in path:
        if isinstance(step, Close):
            found.append(begin)
        elif isinstance(step, Curve):
            found += curve(found[-1], step)
        else:
            begin = (step.x, step.y) if isinstance(step, Move) else begin
            found.append((step.x, step.y))
    return found


def curve(start: Point, step: Curve) -> Iterator[Point]:
    for part in range(1, FINE + 1):
        t = part / FINE
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x = a * start[0] + b * step.x1 + c * step.x2 + d * step.x
        y = a * start[1] + b * step.y1 + c * step.y2 + d * step.y
        yield (x, y)


def extent(path: Iterable[Step]) -> Rectangle:
    xs, ys = zip(*points(path), strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def ink(line: Words) -> Rectangle:
    """Tell where words are, measured anew."""
    return (
        line.x,
        line.y - TALL * line.size,
        line.x + width(line.text, line.strong) * line.size,
        line.y,
    )


def straight(figure: Figure) -> list[Piece]:
    """Give the straight pieces of a figure, without its curves."""
    found = []
    last: Point = (0.0, 0.0)
    for step in figure.path:
        if isinstance(step, To):
            found.append((last, (step.x, step.y)))
        if not isinstance(step, Close):
            last = (step.x, step.y)
    return found


def through_symbols(drawing: Drawing) -> list[str]:
    """Painted arrows, curves included, stay out of all symbols."""
    outlines = [figure for figure in figures(drawing, Belongs.SYMBOL) if figure.pen]
    boxes = [(figure, shrunk(extent(figure.path), RIM)) for figure in outlines]
    return [
        f"arrow {arrow.part.key} runs into symbol {figure.part.key}"
        for arrow in figures(drawing, Belongs.CONNECTOR)
        for line in [list(pairwise(points(arrow.path)))]
        for figure, box in boxes
        if any(enters(piece, box) and cuts(piece, figure) for piece in line)
    ]


def cuts(piece: Piece, outline: Figure) -> bool:
    """Tell whether a piece runs deeper than the rim into an outline, all of which are convex."""
    corners = points(outline.path)
    return any(
        all(depth(point, side) > RIM for side in pairwise([*corners, corners[0]]) if is_long(side))
        for point in steps(piece)
    )


def steps(piece: Piece, count: int = 20) -> Iterator[Point]:
    (x0, y0), (x1, y1) = piece
    for part in range(count + 1):
        yield (x0 + (x1 - x0) * part / count, y0 + (y1 - y0) * part / count)


def is_long(side: Piece) -> bool:
    return dist(*side) > 1e-6


def depth(point: Point, side: Piece) -> float:
    """Tell how far a point lies inside of a side of an outline that goes clockwise."""
    (x0, y0), (x1, y1) = side
    across = (x1 - x0) * (point[1] - y0) - (y1 - y0) * (point[0] - x0)
    return across / dist(*side)


def painted_twice(drawing: Drawing) -> list[str]:
    """No straight piece of an arrow is painted over another one of the same look."""
    lines = [(arrow, straight(arrow)) for arrow in figures(drawing, Belongs.CONNECTOR)]
    return [
        f"arrows {one.part.key} and {other.part.key} are both painted at {p}"
        for (one, own), (other, theirs) in combinations(lines, 2)
        if one.pen == other.pen
        for p in own
        for q in theirs
        if common(p, q) > 0.4
    ]


def common(one: Piece, other: Piece) -> float:
    """Tell over which length two flat or two upright pieces lie on each other."""
    for along in (0, 1):
        across = 1 - along
        level = one[0][across]
        if all(abs(p[across] - level) < 0.05 for p in (*one, *other)):
            low, high = sorted((one[0][along], one[1][along]))
            start, end = sorted((other[0][along], other[1][along]))
            return min(high, end) - max(low, start)
    return 0.0


def words_outside(drawing: Drawing) -> list[str]:
    found = []
    for line in words(drawing):
        left, top, right, bottom = ink(line)
        if left < -0.02 or top < -0.02:
            found.append(f"{line.text!r} begins outside at {left:.2f}, {top:.2f}")
        if right > drawing.width + 0.02 or bottom > drawing.height + 0.02:
            found.append(f"{line.text!r} ends outside at {right:.2f}, {bottom:.2f}")
    return found


def wrong_widths(drawing: Drawing) -> list[str]:
    """Every line of words says how wide it is, so that no painter has to measure."""
    return [
        f"{line.text!r} claims {line.width:.3f} mm, is {right - left:.3f}"
        for line in words(drawing)
        for left, _, right, _ in [ink(line)]
        if abs(line.width - (right - left)) > 0.01
    ]


def colours(drawing: Drawing) -> set[str]:
    """Collect every colour that is painted."""
    found = {line.colour for line in words(drawing)}
    for shape in drawing.shapes:
        if isinstance(shape, Figure):
            found |= {shape.fill} | ({shape.pen.colour} if shape.pen else set())
    return found - {""}


def is_grey(colour: str) -> bool:
    return len(colour) == 7 and colour[1:3] == colour[3:5] == colour[5:7]
