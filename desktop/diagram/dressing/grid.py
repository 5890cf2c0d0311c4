"""The ground of the table: shaded lanes, the band of the current row, and all its lines."""

from collections.abc import Iterator

from desktop.diagram.chart import Box, Cell, Chart, RowBand
from desktop.diagram.dressing.looks import Looks
from desktop.diagram.dressing.outlines import rectangle
from desktop.diagram.dressing.strokes import Strokes
from desktop.diagram.shapes import Belongs, Figure, Part, Shape

NEAR = 1e-3
PAPER = Part(Belongs.PAPER)
GRID = Part(Belongs.GRID)


def ground(looks: Looks) -> Iterator[Shape]:
    """Fill the body: every second lane shaded, the row the case stands at in its colour."""
    chart, palette = looks.chart, looks.palette
    body = Box(x=0, y=chart.head, width=chart.width, height=chart.height - chart.head)
    yield Figure(part=PAPER, path=rectangle(body), fill=palette.surface)
    for column in chart.columns:
        colour = looks.ground(column.key)
        if column.is_lane and colour != palette.surface:
            lane = Box(x=column.x, y=body.y, width=column.width, height=body.height)
            yield Figure(part=PAPER, path=rectangle(lane), fill=colour)
    for row in chart.rows:
        if row.position and row.position == looks.current:
            yield from _band(row, looks)


def _band(row: RowBand, looks: Looks) -> Iterator[Shape]:
    part = Part(Belongs.BAND, str(row.position))
    for column in looks.chart.columns:
        box = Box(x=column.x, y=row.y, width=column.width, height=row.height)
        under = looks.ground(column.key, row.position)
        yield Figure(part=part, path=rectangle(box), fill=under)


def bar(looks: Looks) -> Iterator[Shape]:
    """Mark the current row with a bar before it."""
    band = looks.band()
    for row in looks.chart.rows:
        if band and row.position == looks.current:
            box = Box(x=0, y=row.y, width=looks.palette.strokes.bar, height=row.height)
            part = Part(Belongs.BAND, str(row.position))
            yield Figure(part=part, path=rectangle(box), fill=band.line)


def heading_lines(looks: Looks) -> Iterator[Shape]:
    """Draw the lines between and under the cells of the heading."""
    chart, ruler = looks.chart, _Ruler(looks)
    for cell in chart.headings:
        box = cell.box
        if box.y > NEAR:
            yield ruler.level(box.y, box.x, box.x + box.width)
        if box.x > NEAR:
            yield ruler.upright(box.x, box.y, box.y + box.height)
    yield from ruler.frame(0, chart.head)


def body_lines(looks: Looks) -> Iterator[Shape]:
    """Draw the lines of the body; none runs through a merged cell or a strip of connectors."""
    chart, ruler = looks.chart, _Ruler(looks)
    for row in chart.rows[1:]:
        for left, right in _unmerged(chart, row.y):
            yield ruler.level(row.y, left, right)
    rows = [row for row in chart.rows if row.position]
    if rows:
        top, bottom = rows[0].y, rows[-1].y + rows[-1].height
        for column in chart.columns[1:]:
            yield ruler.upright(column.x, top, bottom)
    yield from ruler.frame(chart.head, chart.height)


class _Ruler:
    """Draws level and upright lines as thin boxes, which stay crisp where thin pens would not."""

    def __init__(self, looks: Looks) -> None:
        self._chart = looks.chart
        self._palette = looks.palette
        self._strokes: Strokes = looks.palette.strokes

    def level(self, y: float, left: float, right: float, *, framing: bool = False) -> Shape:
        top, thick = self._place(y, self._chart.height, framing=framing)
        return self._line(Box(x=left, y=top, width=right - left, height=thick), framing=framing)

    def upright(self, x: float, top: float, bottom: float, *, framing: bool = False) -> Shape:
        left, thick = self._place(x, self._chart.width, framing=framing)
        return self._line(Box(x=left, y=top, width=thick, height=bottom - top), framing=framing)

    def frame(self, top: float, bottom: float) -> Iterator[Shape]:
        """Draw the outer frame of a part of the table, and the sides of its block of lanes."""
        chart = self._chart
        lanes = [column for column in chart.columns if column.is_lane]
        if top < NEAR:
            yield self.level(top, 0, chart.width, framing=True)
        thick = self._strokes.frame
        box = Box(x=0, y=bottom - thick, width=chart.width, height=thick)
        yield self._line(box, framing=True)
        sides = [0.0, chart.width]
        if lanes:
            sides[1:1] = [lanes[0].x, lanes[-1].x + lanes[-1].width]
        for x in sides:
            yield self.upright(x, top, bottom, framing=True)

    def _place(self, at: float, end: float, *, framing: bool) -> tuple[float, float]:
        """Give where a line begins and how thick it is; none leaves the table."""
        thick = self._strokes.frame if framing else self._strokes.grid
        start = at if self._strokes.crisp else at - thick / 2
        return min(max(start, 0.0), end - thick), thick

    def _line(self, box: Box, *, framing: bool) -> Shape:
        colour = self._palette.frame if framing else self._palette.grid
        return Figure(part=GRID, path=rectangle(box), fill=colour)


def _unmerged(chart: Chart, y: float) -> Iterator[tuple[float, float]]:
    """Give the stretches of a line between rows that no merged cell interrupts."""
    merged = {cell.column for cell in chart.cells if _crosses(cell, y)}
    start: float | None = None
    for column in chart.columns:
        if column.key in merged:
            if start is not None:
                yield start, column.x
            start = None
        elif start is None:
            start = column.x
    if start is not None:
        yield start, chart.width


def _crosses(cell: Cell, y: float) -> bool:
    return cell.box.y + NEAR < y < cell.box.y + cell.box.height - NEAR
