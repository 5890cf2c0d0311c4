"""What is wrong with the words beside arrows, each fault in words, none when sound."""

from collections.abc import Iterator
from itertools import combinations
from math import inf

from desktop.diagram.chart import Chart, Connector
from tests.diagram.checker import NEAR, SLACK, Point, Rectangle, enters, is_flat, length
from tests.diagram.rules.lines import name, overlap, pieces, rectangle, shrunk


def obstructed_labels(chart: Chart) -> list[str]:
    """Words of an arrow stand on a plate that no line, symbol or other plate enters."""
    found = []
    plates = [(c, rectangle(c.plate)) for c in chart.connectors if c.plate]
    for c, plate in plates:
        inner = shrunk(plate)
        found += [f"{name(c)}: line of {name(o)} in its words" for o in lines_in(chart, inner)]
        found += [
            f"{name(c)}: symbol {symbol.id} in its words"
            for symbol in chart.symbols
            if overlap(rectangle(symbol.box), inner)
        ]
    found += [
        f"words of {name(a)} on words of {name(b)}"
        for (a, one), (b, other) in combinations(plates, 2)
        if overlap(one, shrunk(other))
    ]
    return found


def lines_in(chart: Chart, plate: Rectangle) -> Iterator[Connector]:
    for connector in chart.connectors:
        if any(enters(piece, plate) for piece in pieces(connector.line)):
            yield connector


def stray_labels(chart: Chart, reach: float) -> list[str]:
    """Words stand beside their own arrow, and not nearer to that of another."""
    found = []
    for c in chart.connectors:
        if c.plate is None:
            continue
        plate = rectangle(c.plate)
        own = distance(plate, c.line)
        if own > reach:
            found.append(f"words of {name(c)} stand {own:.2f} mm from their arrow")
        others = [o for o in chart.connectors if near_start(o, c)]
        nearer = [o for o in others if distance(plate, o.line) < own - NEAR]
        found += [f"words of {name(c)} stand nearer to {name(o)}" for o in nearer]
    return found


def near_start(one: Connector, other: Connector) -> bool:
    """Tell whether two arrows leave one symbol, so that their words could be mistaken."""
    return one is not other and one.source == other.source and one.target != other.target


def distance(plate: Rectangle, line: tuple[Point, ...]) -> float:
    """Tell how far a line is from a plate, in mm."""
    left, top, right, bottom = plate
    gaps = []
    for (x0, y0), (x1, y1) in pieces(line):
        across = max(left - max(x0, x1), min(x0, x1) - right, 0.0)
        down = max(top - max(y0, y1), min(y0, y1) - bottom, 0.0)
        gaps.append(max(across, down))
    return min(gaps)


def hops_in_words(chart: Chart, hop: float) -> list[str]:
    """The half circle of a hop does not rise into the words of an arrow, nor into a symbol."""
    boxes = [(f"words of {name(c)}", rectangle(c.plate)) for c in chart.connectors if c.plate]
    boxes += [(f"symbol {symbol.id}", rectangle(symbol.box)) for symbol in chart.symbols]
    return [
        f"{name(c)} hops into {what} at {x:.2f}, {y:.2f}"
        for c in chart.connectors
        for x, y in c.hops
        for what, box in boxes
        if overlap((x - hop, y - hop, x + hop, y), shrunk(box))
    ]


def lost_from_exit(chart: Chart, most: float) -> list[str]:
    """Words stand near the exit that they name, not somewhere on the way (DOMAIN chapter 1.6)."""
    return [
        f"words of {name(c)} stand {way:.0f} mm from its exit"
        for c in chart.connectors
        if c.plate
        for way in [way_to(rectangle(c.plate), c.line)]
        if way > most
    ]


def way_to(plate: Rectangle, line: tuple[Point, ...]) -> float:
    """Tell how far along a line its nearest point to a plate is."""
    gap, way, gone = inf, 0.0, 0.0
    for start, end in pieces(line):
        here = distance(plate, (start, end))
        if here < gap - SLACK:
            along = 0 if is_flat(start, end) else 1
            low, high = plate[along], plate[along + 2]
            gap, way = here, gone + max(0.0, min(abs(low - start[along]), abs(high - start[along])))
            if low <= start[along] <= high:
                way = gone
        gone += length(start, end)
    return way
