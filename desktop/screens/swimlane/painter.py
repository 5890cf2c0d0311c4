"""Copies a drawing onto a screen: it measures nothing, wraps nothing and decides nothing.

Paths and glyphs are made once for a zoom; painting goes through those that are exposed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QPainter, QPainterPath, QPen, QRawFont

from desktop.diagram.shapes import Close, Curve, Drawing, Figure, Move, Step, To, Words
from desktop.resource_files import RESOURCES
from desktop.screens.swimlane.crisp import Grid, is_upright, sharp

PX_OF_MM = 96 / 25.4
EM = 2048
"""The size at which words are measured: so large that nothing is rounded to pixels."""


@dataclass(frozen=True, slots=True)
class Path:
    """A path ready to be painted."""

    bounds: QRectF
    path: QPainterPath
    pen: QPen
    fill: QColor | None


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A line of words ready to be painted."""

    bounds: QRectF
    at: QPointF
    run: QGlyphRun
    pen: QPen


Item = Path | Glyphs


class Picture:
    """A drawing made ready for one zoom on one screen; lengths are px from here on."""

    def __init__(self, drawing: Drawing, zoom: float = 1.0, ratio: float = 1.0) -> None:
        grid = Grid(PX_OF_MM * zoom, ratio)
        self.width = grid.edge(drawing.width)
        self.height = grid.edge(drawing.height)
        self._items = tuple(_item(shape, grid) for shape in drawing.shapes)

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint what lies in a part of the picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in self._items:
            if not item.bounds.intersects(exposed):
                continue
            painter.setPen(item.pen)
            if isinstance(item, Glyphs):
                painter.drawGlyphRun(item.at, item.run)
                continue
            painter.setBrush(item.fill if item.fill is not None else Qt.BrushStyle.NoBrush)
            painter.drawPath(item.path)


def _item(shape: Figure | Words, grid: Grid) -> Item:
    return _path(shape, grid) if isinstance(shape, Figure) else _glyphs(shape, grid)


def _path(figure: Figure, grid: Grid) -> Path:
    path = _traced(sharp(figure, grid))
    pen = QPen(Qt.PenStyle.NoPen)
    reach = 1.0
    if figure.pen is not None:
        width = grid.pen(figure.pen, whole=is_upright(figure.path))
        pen = QPen(QColor(figure.pen.colour), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if figure.pen.dashes:
            pen.setDashPattern([grid.plain(dash) / width for dash in figure.pen.dashes])
        reach += width
    fill = QColor(figure.fill) if figure.fill else None
    if fill is not None:
        fill.setAlphaF(figure.opacity)
    bounds = path.boundingRect().adjusted(-reach, -reach, reach, reach)
    return Path(bounds, path, pen, fill)


def _traced(steps: Iterable[Step]) -> QPainterPath:
    path = QPainterPath()
    for step in steps:
        match step:
            case Move(x, y):
                path.moveTo(x, y)
            case To(x, y):
                path.lineTo(x, y)
            case Curve(x1, y1, x2, y2, x, y):
                path.cubicTo(x1, y1, x2, y2, x, y)
            case Close():
                path.closeSubpath()
    return path


def _glyphs(words: Words, grid: Grid) -> Glyphs:
    pixels = grid.plain(words.size)
    measuring = _face(words.strong, EM)
    indexes = measuring.glyphIndexesForString(words.text)
    places, x = [], 0.0
    for advance in measuring.advancesForGlyphIndexes(indexes):
        places.append(QPointF(x * pixels / EM, 0))
        x += advance.x()
    run = QGlyphRun()
    run.setRawFont(_face(words.strong, pixels))
    run.setGlyphIndexes(indexes)
    run.setPositions(places)
    at = QPointF(grid.plain(words.x), grid.edge(words.y))
    wide = max(x * pixels / EM, grid.plain(words.width))
    bounds = QRectF(at.x() - 1, at.y() - pixels * 1.2, wide + 2, pixels * 1.6)
    return Glyphs(bounds, at, run, QPen(QColor(words.colour)))


@cache
def _face(strong: bool, pixels: float) -> QRawFont:
    name = "Inter-SemiBold.ttf" if strong else "Inter-Regular.ttf"
    return QRawFont(
        str(RESOURCES / "fonts" / name), pixels, QFont.HintingPreference.PreferNoHinting
    )
