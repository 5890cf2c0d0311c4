"""What is wrong with the table of a finished chart, each fault in words, none when sound.

Widths are measured by ReportLab, which reads the same font with code of its own.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFont

from desktop.diagram.chart import Box, Cell, Chart, Run
from desktop.diagram.sizes import Sizes
from desktop.domain.sop.model import Row, Shape, Sop
from tests.diagram.rules.lines import label_of, overlap, rectangle

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"
WORDS = ("number", "activity", "requirements", "time", "output", "note")
SLACK = 0.02
"""Sums of many lengths may differ by this many mm."""
TALL = 0.72
"""How far capitals of the font reach over the baseline, in sizes."""


@lru_cache(maxsize=2)
def _advances(strong: bool) -> dict[int, float]:
    file = FONTS / ("Inter-SemiBold.ttf" if strong else "Inter-Regular.ttf")
    face = TTFont(file.stem, str(file)).face
    return {**face.charWidths, -1: face.defaultWidth}


@lru_cache(maxsize=65536)
def width(text: str, strong: bool) -> float:
    """Tell how wide words are in a size of 1."""
    known = _advances(strong)
    return sum(known.get(ord(sign), known[-1]) for sign in text) / 1000


def ink(run: Run) -> tuple[float, float, float, float]:
    """Tell where a line of words is: from the baseline up to its capitals."""
    return (run.x, run.y - TALL * run.size, run.x + width(run.text, run.strong) * run.size, run.y)


def runs(chart: Chart) -> Iterator[Run]:
    """Go through all words of a chart."""
    for place in (*chart.headings, *chart.cells, *chart.symbols):
        yield from place.words
    for connector in chart.connectors:
        yield from label_of(connector)


def shown_columns(sop: Sop, sizes: Sizes) -> list[str]:
    """Tell which columns a table has, from left to right, as the SOP prints them."""
    before = [key for key in ("number", "activity") if key in sizes.columns]
    after = [key for key in (*sop.headings.order, "note") if key in sizes.columns]
    lanes = [lane.id for lane in sop.lanes]
    always = {"note"} if sizes.live else set()
    printed = [key for key in (*before, *after) if getattr(sop.headings, key) or key in always]
    return [key for key in printed if key in before] + lanes + [k for k in printed if k in after]


def wrong_columns(chart: Chart, sop: Sop, sizes: Sizes) -> list[str]:
    """Columns stand in the order of the SOP, side by side, and fill the width."""
    found = []
    keys = [column.key for column in chart.columns]
    if keys != shown_columns(sop, sizes):
        found.append(f"columns {keys} instead of {shown_columns(sop, sizes)}")
    ends = [column.x + column.width for column in chart.columns]
    starts = [column.x for column in chart.columns]
    if not _follow([0.0, *ends], [*starts, chart.width]):
        found.append(f"columns from {starts} to {ends} in a width of {chart.width}")
    if chart.width < sizes.width - 1.0:
        found.append(f"the table is {chart.width} wide, not {sizes.width}")
    return found


def wrong_rows(chart: Chart, positions: Sequence[int]) -> list[str]:
    """Rows follow each other without gap or overlap, from the heading to the foot."""
    found = []
    printed = [band.position for band in chart.rows if band.position]
    if printed != list(positions):
        found.append(f"rows {printed} instead of {list(positions)}")
    ends = [band.y + band.height for band in chart.rows]
    if not _follow([chart.head, *ends], [*(band.y for band in chart.rows), chart.height]):
        found.append(f"rows end at {ends}, the chart at {chart.height}")
    return found


def _follow(ends: list[float], starts: list[float]) -> bool:
    return all(abs(end - start) < SLACK for end, start in zip(ends, starts, strict=True))


def wrong_headings(chart: Chart, sop: Sop, sizes: Sizes) -> list[str]:
    """Every heading stands once, to the letter; so do the groups and the column numbers."""
    shown = shown_columns(sop, sizes)
    lanes = {lane.id: lane.label for lane in sop.lanes}
    wanted = [lanes.get(key) or getattr(sop.headings, key) for key in shown]
    wanted.append(sop.headings.performers)
    if any(key in ("requirements", "time", "output") for key in shown):
        wanted.append(sop.headings.standard)
    if sop.headings.column_numbers and sizes.column_numbers:
        numbered = [key for key in shown if key in lanes or getattr(sop.headings, key)]
        wanted += [str(place) for place in range(1, len(numbered) + 1)]
    printed = [squeezed("".join(run.text for run in cell.words)) for cell in chart.headings]
    return _differences("heading", sorted(map(squeezed, wanted)), sorted(printed))


def squeezed(text: str) -> str:
    """Leave out what a break of lines may swallow."""
    return "".join(text.split())


def _differences(what: str, wanted: list[str], printed: list[str]) -> list[str]:
    missing, more = list(wanted), []
    for text in printed:
        if text in missing:
            missing.remove(text)
        elif text:
            more.append(text)
    lost = [text for text in missing if text]
    return [f"{what} {text!r} is missing" for text in lost] + [f"{what} {t!r} is new" for t in more]


def cell_words(row: Row) -> dict[str, str]:
    return {key: row.time.text if key == "time" else getattr(row, key) for key in WORDS}


def wrong_cells(chart: Chart, sop: Sop, sizes: Sizes, positions: Sequence[int]) -> list[str]:
    """Every filled cell stands once, to the letter, in its column and over all of its rows.

    A merged cell that began on the page before is said again.
    """
    places = [(cell.position, cell.column) for cell in chart.cells if cell.position]
    cells = {(cell.position, cell.column): cell for cell in chart.cells if cell.position}
    wanted = {
        (position, key): cell_words(sop.rows[owner - 1])[key]
        for position in positions
        for key in WORDS
        if key in shown_columns(sop, sizes)
        for owner in [owner_of(sop, key, position)]
        if position in (owner, positions[0])
    }
    found = [f"cell {place} stands {places.count(place)} times" for place in _doubled(places)]
    for place, text in wanted.items():
        printed = cells[place].words if place in cells else ()
        if not is_verbatim([run.text for run in printed], text):
            found.append(f"cell {place} says {[r.text for r in printed]} instead of {text!r}")
    return found + [f for cell in chart.cells for f in _misplaced(cell, chart, sop)]


def owner_of(sop: Sop, column: str, position: int) -> int:
    """Tell in which row the cell begins that covers a row, mostly in the row itself.

    A merged cell never covers words: it ends before a row that has some in this column.
    """
    owner = position
    while owner > 1 and not cell_words(sop.rows[owner - 1])[column]:
        owner -= 1
        if owner + sop.rows[owner - 1].spans.get(column, 1) > position:
            return owner
    return position


def _misplaced(cell: Cell, chart: Chart, sop: Sop) -> list[str]:
    """A cell covers its column and rows; one of a strip of page connectors covers the strip."""
    column = next(column for column in chart.columns if column.key == cell.column)
    if cell.position:
        owner = owner_of(sop, cell.column, cell.position)
        bands = [
            band
            for band in chart.rows
            if band.position >= cell.position and owner_of(sop, cell.column, band.position) == owner
        ]
    else:
        bands = [b for b in chart.rows if not b.position and abs(b.y - cell.box.y) < SLACK]
    if not bands:
        return [f"cell {cell.position, cell.column} stands in no row"]
    bottom = bands[-1].y + bands[-1].height
    box = (column.x, bands[0].y, column.x + column.width, bottom)
    if _same(rectangle(cell.box), box):
        return []
    return [f"cell {cell.position, cell.column} has the box {cell.box} instead of {box}"]


def _doubled(places: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return sorted({place for place in places if places.count(place) > 1})


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) < SLACK for a, b in zip(one, other, strict=True))


def is_verbatim(lines: list[str], text: str) -> bool:
    """Tell whether lines say a text to the letter; only white space at a break may be lost."""
    rest = text.strip()
    for line in lines:
        if not rest.startswith(line):
            return False
        rest = rest[len(line) :].lstrip()
    return not rest


def words_outside(chart: Chart) -> list[str]:
    """Words stay in the box of their cell, symbol or plate."""
    boxes = [(run, place.box) for place in (*chart.headings, *chart.cells) for run in place.words]
    boxes += [(run, symbol.box) for symbol in chart.symbols for run in symbol.words]
    boxes += [(run, c.plate) for c in chart.connectors if c.plate for run in label_of(c)]
    return [f"{run.text!r} leaves its box {box}" for run, box in boxes if not _inside(run, box)]


def _inside(run: Run, box: Box) -> bool:
    left, top, right, bottom = ink(run)
    inner = rectangle(box)
    across = left >= inner[0] - SLACK and right <= inner[2] + SLACK
    return across and top >= inner[1] - SLACK and bottom <= inner[3] + SLACK


def words_on_words(chart: Chart) -> list[str]:
    """No two lines of words overlap."""
    found = []
    lines = sorted(((ink(run), run.text) for run in runs(chart)), key=lambda line: line[0][1])
    for place, (one, text) in enumerate(lines):
        for other, more in lines[place + 1 :]:
            if other[1] > one[3]:
                break
            if overlap(one, other):
                found.append(f"{text!r} overlaps {more!r}")
    return found


def wrong_symbols(chart: Chart, sop: Sop, sizes: Sizes, positions: Sequence[int]) -> list[str]:
    """Every symbol stands in its lane and row, under and over the others of its lane."""
    found = []
    columns = {column.key: column for column in chart.columns}
    bands = {band.position: band for band in chart.rows}
    wanted = {
        symbol.id: (position, symbol.lane, symbol.kind)
        for position in positions
        for symbol in sop.rows[position - 1].symbols
    }
    printed = [s for s in chart.symbols if s.kind is not None]
    for symbol in printed:
        if (symbol.position, symbol.lane, symbol.kind) != wanted.get(symbol.id):
            found.append(f"symbol {symbol.id} is {symbol.position, symbol.lane, symbol.kind}")
        left, top, right, bottom = rectangle(symbol.box)
        lane, band = columns[symbol.lane], bands[symbol.position]
        if not (lane.x < left and right < lane.x + lane.width):
            found.append(f"symbol {symbol.id} leaves its lane")
        if not (band.y < top and bottom < band.y + band.height):
            found.append(f"symbol {symbol.id} leaves its row")
    if sorted(s.id for s in printed) != sorted(wanted):
        found.append(f"symbols {sorted(s.id for s in printed)} instead of {sorted(wanted)}")
    return found + _uneven(chart, sizes.grain / 2 + SLACK) + _colliding(chart)


def _uneven(chart: Chart, slack: float) -> list[str]:
    """Symbols of a lane stand under each other; between the outermost lanes in its middle."""
    found = []
    lanes = [column for column in chart.columns if column.is_lane]
    for lane in lanes:
        middles = [s.centre[0] for s in chart.symbols if s.lane == lane.key]
        if middles and max(middles) - min(middles) > SLACK:
            found.append(f"symbols of {lane.key} stand at {sorted(set(middles))}")
        inner = lane not in (lanes[0], lanes[-1])
        middle = lane.x + lane.width / 2
        if inner and any(abs(x - middle) > slack for x in middles):
            found.append(f"symbols of {lane.key} stand beside its middle")
    return found


def _colliding(chart: Chart) -> list[str]:
    symbols = sorted(chart.symbols, key=lambda symbol: (symbol.lane, symbol.box.y))
    return [
        f"symbols {one.id} and {other.id} overlap"
        for one, other in pairwise(symbols)
        if overlap(rectangle(one.box), rectangle(other.box))
    ]


def wrong_symbol_words(chart: Chart, sop: Sop, sizes: Sizes) -> list[str]:
    """Printed words stand in their symbol; else the row's number where numbers are wanted."""
    found = []
    texts = {symbol.id: symbol.text for symbol in sop.symbols()}
    for symbol in chart.symbols:
        if symbol.kind is None:
            continue
        lines = [run.text for run in symbol.words]
        number = sop.rows[symbol.position - 1].number.rstrip(".") if sizes.numbered else ""
        text = texts[symbol.id] or number
        if not is_verbatim(lines, text) and not is_verbatim(lines, text + "."):
            found.append(f"symbol {symbol.id} says {lines} instead of {text!r}")
        if symbol.kind is Shape.DECISION and not _fits_diamond(symbol.words, symbol.box):
            found.append(f"words {lines} stick out of decision {symbol.id}")
    return found


def _fits_diamond(words: tuple[Run, ...], box: Box) -> bool:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    corners = [
        (abs(across - x) / (box.width / 2), abs(down - y) / (box.height / 2))
        for left, top, right, bottom in map(ink, words)
        for across in (left, right)
        for down in (top, bottom)
    ]
    return all(across + down <= 1.02 for across, down in corners)


def off_pixels(chart: Chart, grain: float) -> list[str]:
    """On the screen every edge of the table lies between pixels."""
    edges = [(f"column {c.key}", value) for c in chart.columns for value in (c.x, c.width)]
    edges += [(f"row {r.position}", value) for r in chart.rows for value in (r.y, r.height)]
    edges += [(f"symbol {s.id}", value) for s in chart.symbols for value in (s.box.x, s.box.y)]
    edges += [("chart", value) for value in (chart.width, chart.height, chart.head)]
    return [
        f"{what} lies at {value / grain:.3f} pixels"
        for what, value in edges
        if abs(value / grain - round(value / grain)) > 1e-4
    ]
