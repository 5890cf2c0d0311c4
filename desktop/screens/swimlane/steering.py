"""Which key goes to which row and to which zoom (UX chapter 5)."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.screens.swimlane.frame import Frame

NEAREST, FARTHEST = 2.0, 0.75
STEP = 0.25
LEAST = 0.4
"""Fitting a very wide table may go below what keys reach."""

NEARER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
FARTHER = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


@dataclass(frozen=True, slots=True)
class Zoom:
    """A zoom between 75 and 200 %."""

    wished: float = 1.0

    @property
    def factor(self) -> float:
        """Give the zoom as it is used."""
        return min(max(self.wished, LEAST), NEAREST)

    def nearer(self) -> float:
        """Give the next larger one."""
        return min(NEAREST, (self.factor // STEP + 1) * STEP)

    def farther(self) -> float:
        """Give the next smaller one."""
        return max(FARTHEST, -(-self.factor // STEP) * STEP - STEP)


def zoom_after(event: QKeyEvent, zoom: Zoom) -> float | None:
    """Give the zoom that a key asks for, 0 for the one that fits; None for other keys."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    if event.key() in NEARER:
        return zoom.nearer()
    if event.key() in FARTHER:
        return zoom.farther()
    return 0 if event.key() == Qt.Key.Key_0 else None


def row_after(event: QKeyEvent, row: int, frame: Frame | None) -> int:
    """Give the row that a key goes to from here, 0 when it goes to none."""
    if frame is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 0
    rows = [band.position for band in frame.chart.rows if band.position]
    step = _steps(frame, len(rows)).get(event.key())
    if step is None or not rows:
        return 0
    place = rows.index(row) if row in rows else -1
    return rows[min(max(0, place + step), len(rows) - 1)]


def _steps(frame: Frame, count: int) -> dict[int, int]:
    """Tell how many rows each key goes on."""
    page = max(1, _rows_seen(frame) - 1)
    return {
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_PageUp: -page,
        Qt.Key.Key_PageDown: page,
        Qt.Key.Key_Home: -count,
        Qt.Key.Key_End: count,
    }


def _rows_seen(frame: Frame) -> int:
    seen = (frame.seen_row(band.position) for band in frame.chart.rows if band.position)
    return sum(row.top() >= frame.head and row.bottom() <= frame.height for row in seen)
