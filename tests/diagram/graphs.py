"""Graphs to route: those of the prototype, from the same random numbers, and wilder ones.

A sheet is what the table hands to the router: symbols in cells, links, lanes and tiers in mm.
"""

import random
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from desktop.diagram.routing.graph import Field, Link, Node, NodeKind, Spacing

PX = 25.4 / 96
SPACING = Spacing(
    track=6 * PX,
    track_least=3 * PX,
    edge=7 * PX,
    clear=5 * PX,
    arrow=7 * PX,
    stub=12 * PX,
    corner=4 * PX,
    hop=3.5 * PX,
    label_gap=3 * PX,
)
BOX, DIAMOND = (38.0, 20.0), (40.0, 26.0)
BACK = "Tidak"
KINDS = (NodeKind.PROCESS,) * 6 + (NodeKind.DECISION,) * 3 + (NodeKind.TERMINAL,)
SIZES = {
    NodeKind.PROCESS: BOX,
    NodeKind.TERMINAL: BOX,
    NodeKind.DECISION: DIAMOND,
    NodeKind.OFF_PAGE: (22.0, 20.0),
}
WORDS = ("Ya", "Ya", BACK, BACK, "Lengkap", "Tidak lengkap", "Perlu perbaikan")


@dataclass(frozen=True)
class Row:
    """A row of the prototype: its symbols by lane, and how many letters its cells have."""

    symbols: tuple[tuple[int, NodeKind], ...]
    letters: tuple[int, int, int, int]


@dataclass(frozen=True)
class Sheet:
    """A graph with the field it lies in."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    field: Field


def prototype_sheet(seed: int, rows_at_most: int = 40) -> Sheet:
    """Give random graph number `seed` of the prototype."""
    draw = random.Random(seed)
    lanes, count = draw.randint(3, 12), draw.randint(5, rows_at_most)
    rows = _prototype_rows(draw, lanes, count)
    jumps: list[tuple[int, int, str]] = []
    for i in range(count - 1):
        if rows[i].symbols[0][1] is not NodeKind.DECISION:
            jumps.append((i, i + 1, ""))
            continue
        jumps.append((i, i + 1, "Ya"))
        if draw.random() < 0.6 and i > 0:
            jumps.append((i, draw.randint(1, i) - 1, BACK))
        else:
            jumps.append((i, min(count, i + draw.randint(2, 10)) - 1, BACK))
    return sheet_of(lanes, rows, jumps, has_notes=True)


def _prototype_rows(draw: random.Random, lanes: int, count: int) -> list[Row]:
    rows = []
    lane = draw.randrange(lanes)
    for i in range(count):
        if draw.random() < 0.6:
            lane = draw.randrange(lanes)
        kind = NodeKind.TERMINAL
        if 0 < i < count - 1:
            kind = NodeKind.DECISION if draw.random() < 0.22 else NodeKind.PROCESS
        symbols = [(lane, kind)]
        if kind is NodeKind.PROCESS and draw.random() < 0.15:
            lane = draw.choice([other for other in range(lanes) if other != lane])
            symbols.append((lane, NodeKind.PROCESS))
        activity, requirements = draw.randint(10, 120), draw.randint(5, 60)
        rows.append(Row(tuple(symbols), (activity, requirements, 6, draw.randint(5, 40))))
    return rows


def sheet_of(
    lanes: int, rows: list[Row], jumps: list[tuple[int, int, str]], *, has_notes: bool
) -> Sheet:
    """Measure a table as the prototype does: every letter 5.6 px wide, every line 14 px high."""
    nodes, entries, exits, links = [], [], [], []
    for tier, row in enumerate(rows):
        entries.append(len(nodes))
        for lane, kind in row.symbols:
            width, height = DIAMOND if kind is NodeKind.DECISION else BOX
            nodes.append(
                Node(lane=lane, tier=tier, kind=kind, width=width * PX, height=height * PX)
            )
        exits.append(len(nodes) - 1)
        links += [Link(source=n, target=n + 1) for n in range(entries[-1], exits[-1])]
    for start, end, word in jumps:
        links.append(
            Link(
                source=exits[start],
                target=entries[end],
                label=label_size(word),
                declines=word == BACK,
            )
        )
    return Sheet(tuple(nodes), tuple(links), _field(lanes, rows, has_notes=has_notes))


def label_size(word: str) -> tuple[float, float]:
    return ((6.4 * len(word) + 2) * PX, 14 * PX) if word else (0.0, 0.0)


def _field(lanes: int, rows: list[Row], *, has_notes: bool) -> Field:
    least = [170.0, 104.0, 100.0] + [70.0] * has_notes
    parts = [0.40, 0.24, 0.20] + [0.16] * has_notes
    fixed = 34.0 + 62.0
    narrowest = fixed + sum(least) + lanes * 56.0
    width = max(1270.0, narrowest)
    lane = min(92.0, 56.0 + 0.45 * (width - narrowest) / lanes)
    extra = width - fixed - lanes * lane - sum(least)
    widths = [w + extra * part / sum(parts) for w, part in zip(least, parts, strict=True)]
    columns = (widths[0], widths[1], 62.0, widths[2])
    return Field(
        lane_edges=tuple(j * lane * PX for j in range(lanes + 1)),
        centres=tuple((j + 0.5) * lane * PX for j in range(lanes)),
        tier_heights=tuple(_height(row, columns) * PX for row in rows),
    )


def _height(row: Row, columns: tuple[float, ...]) -> float:
    lines = [
        ceil(letters / max(1, int((width - 12) / 5.6)))
        for letters, width in zip(row.letters, columns, strict=True)
    ]
    symbol = max(
        (26.0 if kind is NodeKind.DECISION else 20.0 for _, kind in row.symbols), default=20.0
    )
    return max(40.0, 14.0 * max(lines) + 12, symbol + 24)


DAIRI = """
0s 23 17 8 15; 1d 41 15 5 18; 1p 33 14 8 15; 1p 87 12 5 16; 3p 44 40 5 20; 3p 21 28 6 17
4p 19 20 6 12; 4d 21 15 6 11; 3p 30 20 5 15; 5p 21 20 5 5; 6p 21 20 5 5; 7p 31 29 5 15
2p 22 28 5 15; 3p+1p 27 15 5 15; 0e 24 48 8 15; 3p 20 26 8 11; 3p 64 16 8 15; 5p 15 15 5 24
6p 15 15 5 24; 7p 51 24 5 10; 2p 16 26 8 19; 3p 41 12 8 16; 3p 33 12 8 12; 3p+1p 34 19 8 19
0e 27 37 8 19
"""
KARIMUN = """
0s 129 27 7 15; 0p 147 31 8 26; 0p 96 27 8 26; 0p 126 27 7 32; 1d 163 27 7 32; 2d 171 45 7 39
3p 223 23 7 33; 4p 114 27 7 34; 5p 134 47 7 47; 6p 151 47 7 47; 7p+8p 123 47 7 14; 0p 63 47 7 32
0p+9p 180 47 7 32; 6p+0e 153 47 7 47
"""
LETTERS = {
    "s": NodeKind.TERMINAL,
    "e": NodeKind.TERMINAL,
    "p": NodeKind.PROCESS,
    "d": NodeKind.DECISION,
}


def dairi_sheet() -> Sheet:
    """Give the first of the prototype's two SOPs."""
    jumps = [(i, i + 1, "Ya" if i == 1 else "") for i in range(24) if i not in (7, 14)]
    return _known(8, DAIRI, [*jumps, (1, 0, BACK), (7, 8, BACK), (7, 15, "Ya")], has_notes=True)


def karimun_sheet() -> Sheet:
    """Give the second of the prototype's two SOPs."""
    jumps = [(i, i + 1, "Ya" if i in (4, 5) else "") for i in range(13)]
    return _known(10, KARIMUN, [*jumps, (4, 0, BACK), (5, 0, BACK)], has_notes=False)


def _known(lanes: int, table: str, jumps: list[tuple[int, int, str]], *, has_notes: bool) -> Sheet:
    rows = []
    for line in table.replace(";", "\n").strip().splitlines():
        cells, *counts = line.split()
        symbols = tuple((int(cell[:-1]), LETTERS[cell[-1]]) for cell in cells.split("+"))
        activity, requirements, time, output = map(int, counts)
        rows.append(Row(symbols, (activity, requirements, time, output)))
    return sheet_of(lanes, rows, jumps, has_notes=has_notes)


def wild_sheet(seed: int) -> Sheet:
    """Give a wilder random graph: many symbols in a row, many exits, loops, pages, wide symbols."""
    draw = random.Random(10_000 + seed)
    lanes, tiers = draw.randint(3, 12), draw.randint(5, 60)
    nodes = _wild_nodes(draw, lanes, tiers)
    links = _wild_links(draw, nodes)
    heights = [_wild_height(draw, [n for n in nodes if n.tier == tier]) for tier in range(tiers)]
    widths = [draw.choice((56.0, 64.0, 80.0, 92.0)) * PX for _ in range(lanes)]
    widths = [
        max(width, max((n.width for n in nodes if n.lane == lane), default=0.0) + 18 * PX)
        for lane, width in enumerate(widths)
    ]
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    centres = tuple((a + b) / 2 for a, b in pairwise(edges))
    return Sheet(
        nodes=tuple(nodes),
        links=tuple(links),
        field=Field(lane_edges=tuple(edges), centres=centres, tier_heights=tuple(heights)),
    )


def _wild_nodes(draw: random.Random, lanes: int, tiers: int) -> list[Node]:
    nodes = []
    for tier in range(tiers):
        rim = tier in (0, tiers - 1) and draw.random() < 0.3
        count = draw.choice((0, 1, 1, 1, 1, 1, 2, 2, 3))
        for lane in sorted(draw.sample(range(lanes), min(lanes, max(count, int(tier == 0))))):
            kind = NodeKind.OFF_PAGE if rim else draw.choice(KINDS)
            width, height = SIZES[kind]
            if kind is not NodeKind.OFF_PAGE and draw.random() < 0.2:
                width, height = width * draw.uniform(1, 2), height * draw.uniform(1, 1.6)
            node = Node(lane=lane, tier=tier, kind=kind, width=width * PX, height=height * PX)
            nodes.append(node)
    return nodes


def _wild_height(draw: random.Random, nodes: list[Node]) -> float:
    symbol = max((node.height for node in nodes), default=8 * PX)
    return max(symbol + 24 * PX, draw.choice((32.0, 40.0, 54.0, 68.0, 96.0)) * PX)


def _wild_links(draw: random.Random, nodes: list[Node]) -> list[Link]:
    links = []
    last = max(node.tier for node in nodes)
    ends = [i for i, n in enumerate(nodes) if n.kind is not NodeKind.OFF_PAGE or n.tier]
    for i, node in enumerate(nodes):
        if node.kind is NodeKind.OFF_PAGE and node.tier == last:
            continue
        for k in range(_wild_exits(draw, node)):
            if node.kind is not NodeKind.OFF_PAGE and draw.random() < 0.02:
                target = i
            elif k == 0 and i + 1 < len(nodes) and draw.random() < 0.8:
                target = i + 1
            else:
                target = draw.choice(ends)
            if target != i or node.kind is NodeKind.DECISION:
                word = draw.choice(WORDS) if node.kind is NodeKind.DECISION else ""
                links.append(
                    Link(source=i, target=target, label=label_size(word), declines=word == BACK)
                )
    return [link for link in links if link.target in ends]


def _wild_exits(draw: random.Random, node: Node) -> int:
    if node.kind is NodeKind.DECISION:
        return draw.choice((2, 2, 2, 2, 3, 3, 4, 5, 6))
    if node.kind is NodeKind.OFF_PAGE:
        return 1
    return draw.choice((0, 1, 1, 1, 1, 1, 1, 2))
