"""Counts what is wrong with finished lines, from symbols and polylines alone.

It knows nothing of how the lines were found, so that any router can be measured with it.
"""

from dataclasses import dataclass

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""

NEAR = 0.4
"""Two parallel lines nearer than this many mm (1.5 px) are seen as one."""
SLACK = 0.16
"""Lines may end this far into what they touch, in mm (0.6 px)."""


@dataclass(frozen=True)
class Line:
    """A finished connector: where it comes from and goes to, and its corners."""

    source: str
    target: str
    points: tuple[Point, ...]

    def pieces(self) -> list[tuple[Point, Point]]:
        return list(zip(self.points, self.points[1:], strict=False))


@dataclass(frozen=True)
class Picture:
    """Symbols by id, and lines between them; `diamonds` names those that do not fill their box."""

    symbols: dict[str, Rectangle]
    lines: tuple[Line, ...]
    diamonds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Faults:
    """How often each thing happens; `shortest` is the shortest last piece in mm."""

    crossings: int
    bends: int
    overlaps: int
    hits: int
    slanted: int
    shortest: float


def faults(picture: Picture) -> Faults:
    lines = picture.lines
    pairs = [(one, other) for i, one in enumerate(lines) for other in lines[i + 1 :]]
    return Faults(
        crossings=sum(crossings(one, other) for one, other in pairs),
        bends=sum(len(line.points) - 2 for line in lines),
        overlaps=sum(overlaps(a, b) for a, b in pairs if a.target != b.target),
        hits=sum(hits(line, picture.symbols, picture.diamonds) for line in lines),
        slanted=sum(is_slanted(*piece) for line in lines for piece in line.pieces()),
        shortest=min((length(*line.pieces()[-1]) for line in lines), default=99.0),
    )


def crossings(one: Line, other: Line) -> int:
    return sum(is_crossing(a, b) for a in one.pieces() for b in other.pieces())


def overlaps(one: Line, other: Line) -> int:
    return sum(shared(a, b) > SLACK * 2 for a in one.pieces() for b in other.pieces())


def hits(line: Line, symbols: dict[str, Rectangle], diamonds: frozenset[str] = frozenset()) -> int:
    count = 0
    for name, (left, top, right, bottom) in symbols.items():
        own = name in (line.source, line.target)
        rim = SLACK * 2 if own else -SLACK * 2
        inner = (left + rim, top + rim, right - rim, bottom - rim)
        entered = enters_diamond if own and name in diamonds else enters
        count += sum(entered(piece, inner) for piece in line.pieces())
    return count


def enters_diamond(piece: tuple[Point, Point], box: Rectangle) -> bool:
    """Tell that a flat or upright piece enters the diamond that stands in a box."""
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    near = (
        min(max(x, min(piece[0][0], piece[1][0])), max(piece[0][0], piece[1][0])),
        min(max(y, min(piece[0][1], piece[1][1])), max(piece[0][1], piece[1][1])),
    )
    return 2 * abs(near[0] - x) / (right - left) + 2 * abs(near[1] - y) / (bottom - top) < 1


def is_slanted(start: Point, end: Point) -> bool:
    return abs(start[0] - end[0]) > 1e-6 and abs(start[1] - end[1]) > 1e-6


def length(start: Point, end: Point) -> float:
    return abs(start[0] - end[0]) + abs(start[1] - end[1])


def is_flat(start: Point, end: Point) -> bool:
    return abs(start[1] - end[1]) <= 1e-6


def is_crossing(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    if is_flat(*one) == is_flat(*other):
        return False
    flat, upright = (one, other) if is_flat(*one) else (other, one)
    x, y = upright[0][0], flat[0][1]
    left, right = sorted((flat[0][0], flat[1][0]))
    top, bottom = sorted((upright[0][1], upright[1][1]))
    return left + SLACK < x < right - SLACK and top + SLACK < y < bottom - SLACK


def shared(one: tuple[Point, Point], other: tuple[Point, Point]) -> float:
    """Tell over which length two pieces run on each other, in mm."""
    if is_flat(*one) != is_flat(*other):
        return 0.0
    along = 0 if is_flat(*one) else 1
    if abs(one[0][1 - along] - other[0][1 - along]) > NEAR:
        return 0.0
    low, high = sorted((one[0][along], one[1][along]))
    start, end = sorted((other[0][along], other[1][along]))
    return max(0.0, min(high, end) - max(low, start))


def enters(piece: tuple[Point, Point], box: Rectangle) -> bool:
    (x0, y0), (x1, y1) = piece
    left, top, right, bottom = box
    return max(x0, x1) > left and min(x0, x1) < right and max(y0, y1) > top and min(y0, y1) < bottom
