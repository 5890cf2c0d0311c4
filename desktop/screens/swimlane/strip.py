"""A narrow strip beside the table: how many cases stand at each row, how long it really takes.

It is a drawing like the table itself, row by row, and painted by the same painter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.diagram.chart import Chart, RowBand
from desktop.diagram.dressing.palettes import Colours, Palette
from desktop.diagram.shapes import (
    Belongs,
    Close,
    Curve,
    Drawing,
    Figure,
    Move,
    Part,
    Pen,
    Shape,
    Step,
    To,
    Words,
)
from desktop.diagram.sizes import PIXEL
from desktop.diagram.text.font import Faces, width_of
from desktop.diagram.text.wrapping import wrapped
from desktop.domain.progress import StepState
from desktop.screens.look.appearance import Look

HERE, SPENT = 76 * PIXEL, 80 * PIXEL
"""Widths of the two columns at 100 %."""
PILL, BAR = 18 * PIXEL, 4 * PIXEL
ROUND = 0.5523
"""How far the control points of a quarter circle lie out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """What the strip says of a row, in words.

    `here` is the number of cases that stand at the row, `late` says how many of them are;
    `spent` is the average actual time, `share` how much of the standard that is.
    """

    here: int = 0
    late: str = ""
    spent: str = ""
    share: float = 0.0
    is_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The strip: two headings, and a line for each row by its position."""

    headings: tuple[str, str]
    rows: Mapping[int, StripRow]


def strip_width(scale: float) -> float:
    """Tell how wide a strip is in mm."""
    return round((HERE + SPENT) * scale / PIXEL) * PIXEL


def strip_of(strip: Strip, chart: Chart, look: Look, faces: Faces) -> Drawing:
    """Draw the strip of a chart."""
    drawn = _Drawn(look.palette, faces, look.scale)
    shapes = [*drawn.heading(strip.headings, chart.head)]
    for band in chart.rows:
        shapes += drawn.row(band, strip.rows.get(band.position, StripRow()))
    width = strip_width(look.scale)
    return Drawing(width=width, height=chart.height, shapes=tuple(shapes))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Draws the parts of a strip in the colours of a palette."""

    palette: Palette
    faces: Faces
    scale: float

    @property
    def _columns(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Give left and width of both columns."""
        here, whole = round(HERE * self.scale / PIXEL) * PIXEL, strip_width(self.scale)
        return ((0.0, here), (here, whole - here - PIXEL))

    def heading(self, headings: tuple[str, str], height: float) -> Iterator[Shape]:
        """Draw both headings."""
        size, line = 10.5 * PIXEL * self.scale, 14 * PIXEL * self.scale
        part = Part(Belongs.HEADING, "strip")
        for (left, width), text in zip(self._columns, headings, strict=True):
            yield self._cell(part, (left, 0.0, width, height), self.palette.heading)
            lines = wrapped(self.faces.strong, text, size, width - 8 * PIXEL)
            top = (height - line * len(lines)) / 2
            for place, words in enumerate(lines):
                middle = (left + width / 2, top + line * (place + 0.5))
                yield self._words(part, words, middle, size, self.palette.text)

    def row(self, band: RowBand, row: StripRow) -> Iterator[Shape]:
        """Draw what is said of a row; where cases are late the cell says so by its colour."""
        part = Part(Belongs.BADGE, str(band.position))
        here, spent = self._columns
        late = self.palette.states[StepState.OVERDUE]
        fill = late.fill if row.late else self.palette.surface
        yield self._cell(part, (here[0], band.y, here[1], band.height), fill)
        yield self._cell(part, (spent[0], band.y, spent[1], band.height), self.palette.surface)
        middle = band.y + band.height / 2
        if row.here:
            yield from self._count(part, row, here[1] / 2, middle)
        if row.spent:
            yield from self._spent(part, row, spent, middle)

    def _count(self, part: Part, row: StripRow, x: float, y: float) -> Iterator[Shape]:
        state = StepState.OVERDUE if row.late else StepState.CURRENT
        colours = self.palette.states[state]
        down = 8 * PIXEL * self.scale if row.late else 0.0
        yield from self._pill(part, str(row.here), (x, y - down), colours)
        if row.late:
            size = 10 * PIXEL * self.scale
            yield self._words(part, row.late, (x, y + 11 * PIXEL * self.scale), size, colours.line)

    def _pill(
        self, part: Part, text: str, middle: tuple[float, float], colours: Colours
    ) -> Iterator[Shape]:
        x, y = middle
        size, half = 11.5 * PIXEL * self.scale, PILL * self.scale / 2
        reach = max(half * 1.5, width_of(self.faces.strong, text, size) / 2 + 7 * PIXEL)
        outline = _rounded(x - reach, y - half, x + reach, y + half)
        yield Figure(part=part, path=outline, fill=colours.line)
        yield self._words(part, text, (x, y), size, colours.fill)

    def _spent(
        self, part: Part, row: StripRow, column: tuple[float, float], y: float
    ) -> Iterator[Shape]:
        left, width = column[0] + 8 * PIXEL, column[1] - 16 * PIXEL
        colour = self.palette.late if row.is_over else self.palette.within
        at = (column[0] + column[1] / 2, y - 6 * PIXEL * self.scale if row.share else y)
        yield self._words(part, row.spent, at, 11 * PIXEL * self.scale, colour)
        if row.share:
            top = y + 5 * PIXEL * self.scale
            high = BAR * self.scale
            yield Figure(part=part, path=_box(left, top, width, high), fill=self.palette.grid)
            full = width * min(1.0, row.share)
            yield Figure(part=part, path=_box(left, top, full, high), fill=colour)

    def _cell(self, part: Part, box: tuple[float, float, float, float], fill: str) -> Figure:
        pen = Pen(self.palette.grid, self.palette.strokes.grid)
        return Figure(part=part, path=_box(*box), fill=fill, pen=pen)

    def _words(
        self, part: Part, text: str, middle: tuple[float, float], size: float, colour: str
    ) -> Words:
        width = width_of(self.faces.strong, text, size)
        x, y = middle[0] - width / 2, middle[1] + size * 0.36
        return Words(
            part=part, x=x, y=y, text=text, size=size, width=width, colour=colour, strong=True
        )


def _box(x: float, y: float, width: float, height: float) -> tuple[Step, ...]:
    right, bottom = x + width, y + height
    return (Move(x, y), To(right, y), To(right, bottom), To(x, bottom), Close())


def _rounded(left: float, top: float, right: float, bottom: float) -> tuple[Step, ...]:
    """Give a box whose ends are half circles."""
    r = (bottom - top) / 2
    k = r * ROUND
    middle = top + r
    return (
        Move(left + r, top),
        To(right - r, top),
        Curve(right - r + k, top, right, middle - k, right, middle),
        Curve(right, middle + k, right - r + k, bottom, right - r, bottom),
        To(left + r, bottom),
        Curve(left + r - k, bottom, left, middle + k, left, middle),
        Curve(left, middle - k, left + r - k, top, left + r, top),
        Close(),
    )
