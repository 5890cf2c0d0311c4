"""Sheets drawn by the router, as the independent counter sees them, and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from desktop.diagram.routing.graph import NodeKind, Path, Routed
from desktop.diagram.routing.router import choose, finish, widened
from tests.diagram.checker import (
    Faults,
    Line,
    Picture,
    Point,
    Rectangle,
    enters,
    faults,
    is_crossing,
    is_flat,
    shared,
)
from tests.diagram.graphs import SPACING, Sheet

NEAR = 1e-6
POINTED = (NodeKind.DECISION, NodeKind.OFF_PAGE)
"""Symbols whose outline lies inside their box beside a port."""


@dataclass(frozen=True)
class Drawing:
    """A sheet with its finished lines."""

    sheet: Sheet
    routed: Routed

    @property
    def boxes(self) -> list[Rectangle]:
        pairs = zip(self.sheet.nodes, self.routed.nodes, strict=True)
        return [
            (x - n.width / 2, y - n.height / 2, x + n.width / 2, y + n.height / 2)
            for n, (x, y) in pairs
        ]

    @property
    def picture(self) -> Picture:
        lines = zip(self.sheet.links, self.routed.paths, strict=True)
        nodes = enumerate(self.sheet.nodes)
        return Picture(
            symbols={str(i): box for i, box in enumerate(self.boxes)},
            lines=tuple(Line(str(k.source), str(k.target), p.points) for k, p in lines),
            diamonds=frozenset(str(i) for i, n in nodes if n.kind in POINTED),
        )


def drawn(sheet: Sheet) -> Drawing:
    ways = choose(sheet.nodes, sheet.links, sheet.field, SPACING)
    return Drawing(sheet, finish(ways, widened(ways, sheet.field)))


def wrong(drawing: Drawing) -> list[str]:
    """Say everything that is wrong with a drawing, crossings and bends apart."""
    counts = faults(drawing.picture)
    return [
        *_counted(counts),
        *misplaced_ports(drawing),
        *wrong_joins(drawing),
        *wrong_hops(drawing),
        *wrong_plates(drawing),
        *shrunken(drawing),
    ]


def _counted(counts: Faults) -> Iterator[str]:
    for name in ("overlaps", "hits", "slanted"):
        if getattr(counts, name):
            yield f"{getattr(counts, name)} {name}"
    if counts.shortest < SPACING.stub - NEAR:
        yield f"a last piece of {counts.shortest:.2f} mm"


def misplaced_ports(drawing: Drawing) -> Iterator[str]:
    """Lines begin and end on the outline's box, or a little inside where it is not the box."""
    for i, (link, path) in enumerate(zip(drawing.sheet.links, drawing.routed.paths, strict=True)):
        for node, port, beyond in (
            (link.source, path.points[0], path.points[1]),
            (link.target, path.points[-1], path.points[-2]),
        ):
            if not _is_port(drawing.boxes[node], port, beyond):
                yield f"line {i} has no port at {port}"


def _is_port(box: Rectangle, port: Point, beyond: Point) -> bool:
    left, top, right, bottom = box
    middle = ((left + right) / 2, (top + bottom) / 2)
    if is_flat(port, beyond):
        outwards = (port[0] - middle[0]) * (beyond[0] - port[0]) > 0
        return outwards and abs(port[1] - middle[1]) <= 0.36 * (bottom - top)
    outwards = (port[1] - middle[1]) * (beyond[1] - port[1]) > 0
    return outwards and abs(port[0] - middle[0]) <= 0.36 * (right - left)


def wrong_joins(drawing: Drawing) -> Iterator[str]:
    """From its join on a line lies on painted lines to the same target."""
    links, paths = drawing.sheet.links, drawing.routed.paths
    for i, path in enumerate(paths):
        if path.joins is None:
            continue
        place, point = path.joins
        tail = list(pairwise((point, *path.points[place + 1 :])))
        others = [
            piece
            for j, other in enumerate(paths)
            if j != i and links[j].target == links[i].target
            for piece in pairwise(painted(other))
        ]
        if not all(_covered(piece, others) for piece in tail):
            yield f"line {i} joins nothing at {point}"


def painted(path: Path) -> tuple[Point, ...]:
    if path.joins is None:
        return path.points
    return (*path.points[: path.joins[0] + 1], path.joins[1])


def _covered(piece: tuple[Point, Point], others: list[tuple[Point, Point]]) -> bool:
    length = abs(piece[0][0] - piece[1][0]) + abs(piece[0][1] - piece[1][1])
    across = 1 if is_flat(*piece) else 0
    same = [o for o in others if abs(o[0][across] - piece[0][across]) < NEAR]
    return sum(shared(piece, other) for other in same) >= length - NEAR


def wrong_hops(drawing: Drawing) -> Iterator[str]:
    """Hops are where a painted flat piece crosses a painted upright one, and everywhere there."""
    pieces = [list(pairwise(painted(path))) for path in drawing.routed.paths]
    for i, path in enumerate(drawing.routed.paths):
        wanted = {
            (round(b[0][0], 4), round(a[0][1], 4))
            for a in pieces[i]
            if is_flat(*a)
            for j, others in enumerate(pieces)
            if j != i
            for b in others
            if is_crossing(a, b)
        }
        hops = [(round(x, 4), round(y, 4)) for x, y in path.hops]
        if len(hops) != len(set(hops)) or set(hops) != wanted:
            yield f"line {i} hops at {hops}, crosses at {sorted(wanted)}"


def wrong_plates(drawing: Drawing) -> Iterator[str]:
    """Every word has its place, free of lines, symbols and other words."""
    plates = _plates(drawing)
    for i, link in enumerate(drawing.sheet.links):
        if link.label[0] and i not in plates:
            yield f"the words of line {i} have no place"
    pieces = [piece for path in drawing.routed.paths for piece in pairwise(path.points)]
    for i, plate in plates.items():
        if any(enters(piece, plate) for piece in pieces):
            yield f"a line runs through the words of line {i}"
        if any(_overlap(plate, box) for box in drawing.boxes):
            yield f"a symbol stands on the words of line {i}"
    for (i, one), (j, other) in combinations(plates.items(), 2):
        if _overlap(one, other):
            yield f"the words of lines {i} and {j} stand on each other"


def _plates(drawing: Drawing) -> dict[int, Rectangle]:
    found = {}
    for i, (link, path) in enumerate(zip(drawing.sheet.links, drawing.routed.paths, strict=True)):
        if path.plate is not None:
            left, top = path.plate
            found[i] = (left, top, left + link.label[0], top + link.label[1])
    return found


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def shrunken(drawing: Drawing) -> Iterator[str]:
    pairs = zip(drawing.sheet.field.tier_heights, drawing.routed.tier_heights, strict=True)
    for tier, (asked, given) in enumerate(pairs):
        if given < asked - NEAR:
            yield f"tier {tier} shrank from {asked} to {given}"
