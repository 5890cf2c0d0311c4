"""The picture of a table: scrolled with its heading and first columns standing still, zoomed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from desktop.diagram.chart import Chart
from desktop.diagram.shapes import Drawing
from desktop.screens.look.appearance import Look
from desktop.screens.swimlane.crisp import Grid
from desktop.screens.swimlane.cursor import CursorArea, paint_cursor
from desktop.screens.swimlane.frame import Frame
from desktop.screens.swimlane.painter import PX_OF_MM, Picture
from desktop.screens.swimlane.scrolling import as_before, into_view, towards
from desktop.screens.swimlane.steering import Zoom, row_after, zoom_after

HOVER = 0.04
OUTLINE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is shown: a chart, its drawing, and perhaps a strip beside it, row by row.

    `current` is the row the case stands at, 0 for none. `tip` and `said` tell of a row what a
    pointer resting on it shows and what a screen reader reads.
    """

    chart: Chart
    drawing: Drawing
    strip: Drawing | None = None
    current: int = 0
    tip: Callable[[int], str] = lambda _: ""
    said: Callable[[int], str] = lambda _: ""


class Swimlane(CursorArea):
    """Shows a scene; rows are chosen by key and pointer, `opened` asks for the details of one."""

    chosen = Signal(int)
    opened = Signal(int)
    widened = Signal()
    zoomed = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._scene: Scene | None = None
        self._pictures: tuple[Picture, Picture | None] | None = None
        self._zoom = Zoom()
        self._hovered = 0
        self._is_fresh = True
        self._ratio = self.viewport().devicePixelRatioF()
        self.row = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Otherwise width, wrapping and the bar itself swing to and fro.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().sliderPressed.connect(self._wear)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def zoom(self) -> float:
        """Give the zoom, 1 for 100 %."""
        return self._zoom.factor

    def show_scene(self, scene: Scene) -> None:
        """Show another scene: at its current row, or where the eye was once somebody moved."""
        before = self.frame()
        self._scene = scene
        self._pictures = None
        self._arrange()
        frame = self.frame()
        if scene.current and self._is_fresh:
            self.choose(scene.current)
            self.jump()
        elif before is not None and frame is not None:
            self.verticalScrollBar().setValue(as_before(frame, before, self.row))

    def frame(self) -> Frame | None:
        """Give what of the chart is seen where."""
        if self._scene is None:
            return None
        grid = Grid(PX_OF_MM * self.zoom, self._ratio)
        strip = self._scene.strip
        return Frame(
            chart=self._scene.chart,
            grid=grid,
            width=self.viewport().width(),
            height=self.viewport().height(),
            strip=grid.edge(strip.width) if strip else 0.0,
            scrolled=QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value()),
        )

    def choose(self, row: int) -> None:
        """Choose a row and bring it into view."""
        frame = self.frame()
        if self._scene is None or frame is None or frame.band(row) is None:
            return
        self.verticalScrollBar().setValue(into_view(frame, row))
        if row != self.row:
            self.row = row
            self.setAccessibleDescription(self._scene.said(row))
            self.chosen.emit(row)
        self.viewport().update()

    def jump(self) -> None:
        """Go to where the case stands, or to the chosen row where it has ended."""
        frame = self.frame()
        if frame is not None and self._scene is not None:
            row = self._scene.current or self.row
            self.choose(row)
            self.verticalScrollBar().setValue(towards(frame, row))

    def set_zoom(self, factor: float) -> None:
        """Zoom, keeping what is at the top."""
        before, bar = self.zoom, self.verticalScrollBar()
        self._zoom = Zoom(factor)
        if self.zoom == before:
            return
        top = bar.value() / before
        self._pictures = None
        self._arrange()
        bar.setValue(round(top * self.zoom))
        self.zoomed.emit(self.zoom)

    def fit(self) -> None:
        """Zoom so that all columns are seen."""
        frame = self.frame()
        if frame is not None:
            whole = (frame.content.x() + frame.strip) / self.zoom
            self.set_zoom(min(1.0, frame.width / whole))

    def _arrange(self) -> None:
        frame = self.frame()
        if frame is None:
            return
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        steps = (frame.room - frame.frozen, frame.height - frame.head)
        for bar, most, page in zip(bars, (frame.most.x(), frame.most.y()), steps, strict=True):
            bar.setRange(0, most)
            bar.setPageStep(max(1, round(page)))
            bar.setSingleStep(40)
        self.viewport().update()

    def _ready(self, frame: Frame, scene: Scene) -> tuple[Picture, Picture | None]:
        if self._pictures is None:
            ratio = frame.grid.ratio
            strip = Picture(scene.strip, self.zoom, ratio) if scene.strip else None
            self._pictures = (Picture(scene.drawing, self.zoom, ratio), strip)
        return self._pictures

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed."""
        painter = QPainter(self.viewport())
        self._meet(painter.paintEngine().paintDevice().devicePixelRatioF())
        painter.fillRect(event.rect(), QColor(self._look.palette.surface))
        frame, scene = self.frame(), self._scene
        if frame is None or scene is None:
            return
        table, strip = self._ready(frame, scene)
        for part in frame.parts():
            _paint(painter, table, part.seen & QRectF(event.rect()), part.shift)
        for part in frame.strip_parts():
            if strip is not None:
                shift = part.shift
                _paint(painter, strip, part.seen & QRectF(event.rect()), shift)
        self._paint_marks(painter, frame)
        paint_cursor(painter, self, self._look)

    def _meet(self, ratio: float) -> None:
        """Note on how fine a screen is painted: windows move between screens."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._pictures = None

    def _paint_marks(self, painter: QPainter, frame: Frame) -> None:
        """Paint what only the window has: where the pointer is, the chosen row, frozen rims."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        rim = QColor(self._look.tokens.border)
        end = min(frame.height, frame.content.y() - frame.scrolled.y())
        if frame.scrolled.x():
            painter.fillRect(QRectF(frame.frozen - 1, 0, 1, end), rim)
        if frame.scrolled.y():
            painter.fillRect(QRectF(0, frame.head - 1, frame.table + frame.strip, 1), rim)
        painter.setClipRect(QRectF(0, frame.head, frame.width, frame.height - frame.head))
        if self._hovered and self._hovered != self.row:
            tint = QColor(self._look.tokens.text)
            tint.setAlphaF(HOVER)
            painter.fillRect(frame.seen_row(self._hovered), tint)
        if self.row:
            half = OUTLINE / 2
            painter.setPen(QPen(QColor(self._look.tokens.primary), OUTLINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(frame.seen_row(self.row).adjusted(half, half, -half, -half))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew; who laid the chart out is told when the width is another."""
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def scrollContentsBy(self, _right: int, _down: int) -> None:
        """Paint anew: what stands still must not move with the rest."""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose rows, jump, zoom and open by key (UX chapter 5)."""
        self._is_fresh = False
        if self._scene is None:
            return super().keyPressEvent(event)
        factor = zoom_after(event, self._zoom)
        if factor is not None:
            return self.fit() if factor == 0 else self.set_zoom(factor)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row:
            return self.opened.emit(self.row)
        if event.key() == Qt.Key.Key_Period:
            return self.jump()
        row = row_after(event, self.row, self.frame())
        return self.choose(row) if row else super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take what the pointer does: choose, open, tint, tell, zoom with Ctrl and the wheel."""
        match event:
            case QHelpEvent() if self._scene is not None:
                tip = self._scene.tip(self._row_at(QPointF(event.pos())))
                QToolTip.showText(event.globalPos(), tip, self.viewport())
                return True
            case QWheelEvent():
                self._is_fresh = False
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    turned = event.angleDelta().y()
                    self.set_zoom(self._zoom.nearer() if turned > 0 else self._zoom.farther())
                    return True
            case QMouseEvent():
                self._point(event)
            case _:
                pass
        if event.type() == QEvent.Type.Leave:
            self._hover(0)
        return super().viewportEvent(event)

    def _point(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._is_fresh = False
                self.choose(row)
            case QEvent.Type.MouseButtonDblClick if row:
                self.opened.emit(row)
            case QEvent.Type.MouseMove:
                self._hover(row)
            case _:
                pass

    def _wear(self) -> None:
        self._is_fresh = False

    def _row_at(self, place: QPointF) -> int:
        frame = self.frame()
        return frame.row_at(place) if frame else 0

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()


def _paint(painter: QPainter, picture: Picture, seen: QRectF, shift: QPointF) -> None:
    if seen.isEmpty():
        return
    painter.save()
    painter.setClipRect(seen)
    painter.translate(-shift)
    picture.paint(painter, seen.translated(shift))
    painter.restore()
