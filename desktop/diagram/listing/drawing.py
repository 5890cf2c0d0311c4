"""A page of a table: its rows with their lines, between heading and foot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.diagram.listing.columns import INSET, Columns
from desktop.diagram.listing.pages import PAD, Row
from desktop.diagram.shapes import Close, Figure, Move, Part, Pen, Shape, Step, To, Words
from desktop.diagram.sheets.setting import BLACK, LEADING, RISE, SHEET, THICK
from desktop.diagram.text.font import width_of

SHADE = "#eeeeee"
"""What stands under headings and totals."""
FINE = 0.1
HEADING, CELL = Part(SHEET.belongs, "column"), Part(SHEET.belongs, "cell")


@dataclass(frozen=True, slots=True)
class Body:
    """Rows of one page under their headings, from a corner of the page on."""

    columns: Columns
    headings: tuple[Row, ...]
    left: float
    top: float

    @property
    def leading(self) -> float:
        """Give the height of a line."""
        return self.columns.size * LEADING

    @property
    def head_height(self) -> float:
        """Tell how much room the headings take."""
        return sum(row.height(self.leading) for row in self.headings)

    def shapes(self, rows: Sequence[Row]) -> Iterator[Shape]:
        """Draw headings and rows, then all lines as two figures."""
        leading, top = self.leading, self.top
        yield _filled(self.left, top, self.columns.edges[-1], self.head_height)
        tops = [top]
        for place, row in enumerate((*self.headings, *rows)):
            height, is_heading = row.height(leading), place < len(self.headings)
            if row.strong and not is_heading:
                yield _filled(self.left, top, self.columns.edges[-1], height)
            yield from self._words(row, top + PAD, is_heading=is_heading)
            top += height
            tops.append(top)
        spread = any(row.is_spread for row in rows)
        yield self._lines(tops, tops[len(self.headings)] if spread else tops[-1])
        yield self._frame(tops[0], tops[-1], tops[len(self.headings)])

    def _words(self, row: Row, top: float, *, is_heading: bool) -> Iterator[Words]:
        columns, size, leading = self.columns, self.columns.size, self.leading
        font = columns.faces.of(strong=row.strong)
        part = HEADING if is_heading else CELL
        base = top + leading / 2 + size * RISE
        for place, lines in enumerate(row.cells):
            left = self.left + columns.edges[place] + INSET
            indent = 0.5 if is_heading else float(columns.columns[place].at_right)
            for line, text in enumerate(lines):
                wide = width_of(font, text, size)
                yield Words(
                    part=part,
                    x=left + indent * max(0.0, columns.room(place) - wide),
                    y=base + line * leading,
                    text=text,
                    size=size,
                    width=wide,
                    colour=BLACK,
                    strong=row.strong,
                )

    def _lines(self, tops: Sequence[float], foot: float) -> Figure:
        left, right = self.left, self.left + self.columns.edges[-1]
        path: list[Step] = []
        for y in tops[1:-1]:
            path += (Move(left, y), To(right, y))
        for edge in self.columns.edges[1:-1]:
            path += (Move(left + edge, tops[0]), To(left + edge, foot))
        return Figure(part=SHEET, path=tuple(path), pen=Pen(BLACK, FINE))

    def _frame(self, top: float, bottom: float, under_head: float) -> Figure:
        left, right = self.left, self.left + self.columns.edges[-1]
        corners = (To(right, top), To(right, bottom), To(left, bottom))
        path = (Move(left, top), *corners, Close(), Move(left, under_head), To(right, under_head))
        return Figure(part=SHEET, path=path, pen=Pen(BLACK, THICK))


def _filled(x: float, y: float, width: float, height: float) -> Figure:
    corners = (To(x + width, y), To(x + width, y + height), To(x, y + height))
    return Figure(part=SHEET, path=(Move(x, y), *corners, Close()), fill=SHADE)
