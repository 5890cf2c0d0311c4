"""What is wrong with the connectors of a finished chart, each fault in words, none when sound.

Read from the chart alone and from the rules of UX chapter 9, without knowing how lines are found.
"""

from collections import Counter
from itertools import combinations, pairwise
from math import hypot, inf

from desktop.diagram.chart import Box, Chart, Connector, Run, SymbolBox
from desktop.diagram.routing.graph import Spacing
from desktop.domain.sop.model import Shape
from tests.diagram.checker import (
    SLACK,
    Line,
    Picture,
    Point,
    Rectangle,
    enters,
    is_crossing,
    is_flat,
    length,
    shared,
)

TOUCH = 0.02
"""Points nearer than this many mm are the same point."""
SIDES = 4
Piece = tuple[Point, Point]


def picture(chart: Chart) -> Picture:
    """Give the chart to the independent counter, which takes all symbols for boxes."""
    boxes = {symbol.id: rectangle(symbol.box) for symbol in chart.symbols}
    lines = []
    for c in chart.connectors:
        first = to_box(c.line[0], c.line[1], boxes[c.source])
        last = to_box(c.line[-1], c.line[-2], boxes[c.target])
        lines.append(Line(c.source, c.target, (first, *c.line[1:-1], last)))
    return Picture(symbols=boxes, lines=tuple(lines))


def to_box(port: Point, beyond: Point, box: Rectangle) -> Point:
    """Move a port on the slope of a diamond straight out to the box around it."""
    left, top, right, bottom = box
    if is_flat(port, beyond):
        return (min(port[0], left) if beyond[0] < port[0] else max(port[0], right), port[1])
    return (port[0], min(port[1], top) if beyond[1] < port[1] else max(port[1], bottom))


def rectangle(box: Box) -> Rectangle:
    return (box.x, box.y, box.x + box.width, box.y + box.height)


def name(connector: Connector) -> str:
    return f"{connector.source}>{connector.target}"


def label_of(connector: Connector) -> tuple[Run, ...]:
    """Give all lines of an arrow's words."""
    return (connector.label, *connector.more_label) if connector.label else ()


def pieces(points: tuple[Point, ...]) -> list[Piece]:
    return list(pairwise(points))


def painted(connector: Connector) -> tuple[Point, ...]:
    """Give what is painted of a connector: all, or what lies before its join."""
    if connector.joins is None:
        return connector.line
    place, point = connector.joins
    return (*connector.line[: place + 1], point)


def near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < TOUCH and abs(one[1] - other[1]) < TOUCH


def lies_on(point: Point, piece: Piece, slack: float = TOUCH) -> bool:
    (x0, y0), (x1, y1) = piece
    left, right = sorted((x0, x1))
    top, bottom = sorted((y0, y1))
    x, y = point
    return left - slack < x < right + slack and top - slack < y < bottom + slack


def wrong_ports(chart: Chart) -> list[str]:
    """Every arrow leaves from the middle of a side, outwards, and arrives so, inwards.

    Only where a symbol has more arrows than sides, or two arrows lead from one symbol to the
    same other one, may they leave beside the middle, from the outline.
    """
    symbols = {symbol.id: symbol for symbol in chart.symbols}
    free = crowded(chart) | twins(chart)
    found = []
    for c in chart.connectors:
        for id_, port, beyond in (
            (c.source, c.line[0], c.line[1]),
            (c.target, c.line[-1], c.line[-2]),
        ):
            aside = {id_} & free or (len(c.line) == 2 and {c.source, c.target} & free)
            if leaves(symbols[id_].box, port, beyond):
                continue
            if aside and on_outline(symbols[id_], port):
                continue
            found.append(f"{name(c)} has no port at {id_}: {port}")
    return found


def crowded(chart: Chart) -> set[str]:
    """Name the symbols with more ways out, and one side for all that comes in, than sides."""
    out = Counter(c.source for c in chart.connectors)
    into = {c.target for c in chart.connectors}
    return {symbol for symbol, ways in out.items() if ways + (symbol in into) > SIDES}


def twins(chart: Chart) -> set[str]:
    """Name the symbols between which several arrows run."""
    pairs = Counter(frozenset((c.source, c.target)) for c in chart.connectors)
    return {symbol for pair, count in pairs.items() if count > 1 for symbol in pair}


def on_outline(symbol: SymbolBox, point: Point) -> bool:
    """Tell whether a point lies on the outline of a box, a diamond or a capsule."""
    wide, high = symbol.box.width / 2, symbol.box.height / 2
    across, down = abs(point[0] - symbol.centre[0]), abs(point[1] - symbol.centre[1])
    if symbol.kind is Shape.DECISION:
        reach = across / wide + down / high
    elif symbol.kind is Shape.PROCESS:
        reach = max(across / wide, down / high)
    else:
        reach = hypot(max(0.0, across - wide + high), down) / high
    return abs(reach - 1) < 0.02


def leaves(box: Box, port: Point, beyond: Point) -> bool:
    """Tell whether a piece goes straight out from the middle of a side."""
    left, top, right, bottom = rectangle(box)
    middle = (box.x + box.width / 2, box.y + box.height / 2)
    x, y = beyond
    sides = (
        ((middle[0], top), y < top),
        ((middle[0], bottom), y > bottom),
        ((left, middle[1]), x < left),
        ((right, middle[1]), x > right),
    )
    return any(near(port, side) and outwards for side, outwards in sides)


def crooked(chart: Chart) -> list[str]:
    """Pieces are upright and flat in turn, have a length, and none crosses its own line."""
    found = []
    for c in chart.connectors:
        own = pieces(c.line)
        if any(length(*piece) < TOUCH for piece in own):
            found.append(f"{name(c)} has a piece without length: {c.line}")
        if any(is_flat(*a) == is_flat(*b) for a, b in pairwise(own)):
            found.append(f"{name(c)} has a corner that is none: {c.line}")
        if any(is_crossing(a, b) for a, b in combinations(own, 2)):
            found.append(f"{name(c)} crosses itself: {c.line}")
    return found


def outside_lanes(chart: Chart) -> list[str]:
    """Lines stay in the block of the lanes, under the heading."""
    lanes = [column for column in chart.columns if column.is_lane]
    left, right = lanes[0].x, lanes[-1].x + lanes[-1].width
    return [
        f"{name(c)} leaves the lanes at {x:.2f}, {y:.2f}"
        for c in chart.connectors
        for x, y in c.line
        if not (left < x < right and chart.head < y < chart.height)
    ]


def on_grid_lines(chart: Chart) -> list[str]:
    """No line runs on a line of the grid, where it would disappear in print."""
    borders = {column.x for column in chart.columns if column.is_lane}
    rows = {band.y for band in chart.rows}
    return [
        f"{name(c)} runs on the grid at {piece}"
        for c in chart.connectors
        for piece in pieces(c.line)
        if any(
            abs(piece[0][is_flat(*piece)] - line) < SLACK
            for line in (rows if is_flat(*piece) else borders)
        )
    ]


def short_stubs(chart: Chart, spacing: Spacing) -> list[str]:
    """The last piece holds an arrow head and some line before it."""
    return [
        f"{name(c)} has a stub of {length(*pieces(c.line)[-1]):.2f} mm"
        for c in chart.connectors
        if length(*pieces(c.line)[-1]) < spacing.stub - 1e-3
    ]


def touching(chart: Chart) -> list[str]:
    """No corner of a line lies on a line to another target, where the two would seem to branch."""
    return [
        f"{name(one)} turns on {name(other)} at {corner}"
        for one in chart.connectors
        for other in chart.connectors
        if one.target != other.target
        for corner in one.line[1:-1]
        if any(lies_on(corner, piece, SLACK) for piece in pieces(other.line))
    ]


def wrong_joins(chart: Chart) -> list[str]:
    """A join lies on its own piece; from there on others to the same target paint the rest."""
    found = []
    for c in chart.connectors:
        if c.joins is None:
            continue
        place, point = c.joins
        if not lies_on(point, (c.line[place], c.line[place + 1])):
            found.append(f"{name(c)} joins beside its own line at {point}")
        others = [o for o in chart.connectors if o is not c and o.target == c.target]
        tail = (point, *c.line[place + 1 :])
        ink = [piece for other in others for piece in pieces(painted(other))]
        found += [f"{name(c)} is not painted at {p}" for p in pieces(tail) if not covered(p, ink)]
    return found


def covered(piece: Piece, ink: list[Piece]) -> bool:
    """Tell whether the pieces together paint all of one."""
    if length(*piece) < TOUCH:
        return True
    along = 0 if is_flat(*piece) else 1
    across = 1 - along
    same = [
        sorted((p[0][along], p[1][along]))
        for p in ink
        if is_flat(*p) == is_flat(*piece) and abs(p[0][across] - piece[0][across]) < TOUCH
    ]
    reach, end = sorted((piece[0][along], piece[1][along]))
    for low, high in sorted(same):
        if low < reach + TOUCH:
            reach = max(reach, high)
    return reach > end - TOUCH


def painted_twice(chart: Chart) -> list[str]:
    """No two painted lines run on each other, or the line would look thicker."""
    return [
        f"{name(a)} and {name(b)} are both painted at {p}"
        for a, b in combinations(chart.connectors, 2)
        for p in pieces(painted(a))
        for q in pieces(painted(b))
        if shared(p, q) > 2 * SLACK
    ]


def wrong_hops(chart: Chart) -> list[str]:
    """The flat line hops over the upright one at every crossing of painted lines, nowhere else."""
    found = []
    ink = [(c, pieces(painted(c))) for c in chart.connectors]
    for c, own in ink:
        wanted = [
            (upright[0][0], flat[0][1])
            for flat in own
            if is_flat(*flat)
            for other, theirs in ink
            if other is not c
            for upright in theirs
            if is_crossing(flat, upright)
        ]
        found += [f"{name(c)} lacks a hop at {p}" for p in wanted if not hit(p, c.hops)]
        found += [f"{name(c)} hops over nothing at {p}" for p in c.hops if not hit(p, wanted)]
        found += [f"{name(c)} hops twice at {a}" for a, b in combinations(c.hops, 2) if near(a, b)]
    return found


def hit(point: Point, points: list[Point] | tuple[Point, ...]) -> bool:
    return any(near(point, other) for other in points)


def shrunk(plate: Rectangle, by: float = 0.05) -> Rectangle:
    left, top, right, bottom = plate
    return (left + by, top + by, right - by, bottom - by)


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def crowded_tracks(chart: Chart, least: float) -> list[str]:
    """Lines to different targets that run side by side keep the least distance of tracks."""
    return [
        f"{name(a)} runs {gap:.2f} mm beside {name(b)} at {p}"
        for a, b in combinations(chart.connectors, 2)
        if a.target != b.target
        for p in pieces(a.line)
        for q in pieces(b.line)
        for gap in [gap_between(p, q)]
        if gap < least - 1e-3
    ]


def gap_between(one: Piece, other: Piece) -> float:
    """Tell how far two pieces are apart that run side by side, inf when they do not."""
    if is_flat(*one) != is_flat(*other):
        return inf
    along = 0 if is_flat(*one) else 1
    low, high = sorted((one[0][along], one[1][along]))
    start, end = sorted((other[0][along], other[1][along]))
    beside = min(high, end) - max(low, start) > 2 * SLACK
    return abs(one[0][1 - along] - other[0][1 - along]) if beside else inf


def grazed_symbols(chart: Chart, clear: float) -> list[str]:
    """Lines keep their distance from symbols that are not their own."""
    by = -clear + 1e-3
    boxes = {symbol.id: shrunk(rectangle(symbol.box), by) for symbol in chart.symbols}
    return [
        f"{name(c)} passes symbol {symbol} too near at {piece}"
        for c in chart.connectors
        for symbol, box in boxes.items()
        if symbol not in (c.source, c.target)
        for piece in pieces(c.line)
        if enters(piece, box)
    ]
