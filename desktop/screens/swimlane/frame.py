"""Which part of the table is seen: what scrolls, what stands still (UX chapter 9.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, QRectF

from desktop.diagram.chart import Chart, RowBand
from desktop.screens.swimlane.crisp import Grid

FROZEN = ("number", "activity")
MOST_FROZEN = 0.6
"""Frozen columns never take more than this share of the window."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the viewport: where it is, and what of the picture lies under its corner."""

    seen: QRectF
    shift: QPointF

    @property
    def exposed(self) -> QRectF:
        """Give what of the picture is seen here."""
        return self.seen.translated(self.shift)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A chart at a zoom in a viewport, scrolled; all in px.

    `strip` is how much stands still at the right, beside the table.
    """

    chart: Chart
    grid: Grid
    width: float
    height: float
    strip: float = 0.0
    scrolled: QPoint = field(default_factory=QPoint)

    @property
    def head(self) -> float:
        """Give the height of the heading."""
        return self.grid.edge(self.chart.head)

    @property
    def content(self) -> QPointF:
        """Give the size of the whole table."""
        return QPointF(self.grid.edge(self.chart.width), self.grid.edge(self.chart.height))

    @property
    def room(self) -> float:
        """Give the width the table may take: up to the strip, which follows it closely."""
        return max(0.0, self.width - self.strip)

    @property
    def table(self) -> float:
        """Give the width in which the table is seen."""
        return min(self.room, self.content.x())

    @property
    def frozen(self) -> float:
        """Give the width of the first columns, as many as fit."""
        edges = [
            self.grid.edge(column.x + column.width)
            for column in self.chart.columns
            if column.key in FROZEN
        ]
        return max((edge for edge in edges if edge <= self.room * MOST_FROZEN), default=0.0)

    @property
    def most(self) -> QPoint:
        """Give how far it can be scrolled."""
        right = max(0.0, self.content.x() - self.room)
        down = max(0.0, self.content.y() - self.height)
        return QPoint(round(right), round(down))

    def parts(self) -> Iterator[Part]:
        """Go through the parts of the table: heading and body, first columns and the others."""
        frozen = self.frozen if self.scrolled.x() else 0.0
        yield from self._halves(0.0, frozen, 0.0)
        yield from self._halves(frozen, self.table - frozen, self.scrolled.x())

    def strip_parts(self) -> Iterator[Part]:
        """Go through the parts of the strip, which has its own picture."""
        for part in self._halves(self.table, self.strip, 0.0):
            yield Part(part.seen, part.shift - QPointF(self.table, 0))

    def _halves(self, left: float, width: float, right: float) -> Iterator[Part]:
        if width <= 0:
            return
        head = min(self.head, self.height)
        yield Part(QRectF(left, 0, width, head), QPointF(right, 0))
        body = QRectF(left, head, width, self.height - head)
        yield Part(body, QPointF(right, self.scrolled.y()))

    def row_at(self, place: QPointF) -> int:
        """Tell which row lies under a place of the viewport; 0 for none."""
        if place.y() < self.head:
            return 0
        y = (place.y() + self.scrolled.y()) / self.grid.scale
        return next(
            (r.position for r in self.chart.rows if r.y <= y < r.y + r.height and r.position), 0
        )

    def band(self, position: int) -> RowBand | None:
        """Find a row."""
        return next((row for row in self.chart.rows if row.position == position), None)

    def seen_row(self, position: int) -> QRectF:
        """Give where a row is seen, beyond the viewport where it is scrolled away."""
        row = self.band(position)
        if row is None:
            return QRectF()
        top, bottom = self.grid.edge(row.y), self.grid.edge(row.y + row.height)
        return QRectF(0, top - self.scrolled.y(), self.table + self.strip, bottom - top)
