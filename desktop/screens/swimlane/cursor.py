"""A scrolled area whose rim shows that keys are answered there."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea

from desktop.screens.look.appearance import Look

RIM = 2.0


class CursorArea(QAbstractScrollArea):
    """Paints itself anew when the cursor comes or goes."""

    def event(self, event: QEvent) -> bool:
        """Follow the cursor: Qt repaints the frame only, not what is inside."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)


def paint_cursor(painter: QPainter, area: CursorArea, look: Look) -> None:
    """Paint the rim around what is seen, while the cursor is there."""
    if area.hasFocus():
        half = RIM / 2
        painter.setClipping(False)
        painter.setPen(QPen(QColor(look.tokens.primary), RIM))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(area.viewport().rect()).adjusted(half, half, -half, -half))
