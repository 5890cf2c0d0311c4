"""The letterhead of the office as it stands over its papers, drawn while somebody types."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.actions.slips.people import letterhead
from desktop.screens.look.appearance import Look
from desktop.swimlane import slip_press

NAMES = 2
"""Lines that name the government and the office; address lines follow."""
SIZES = (14, 15, 11)
"""Pixels of the government, of the office, and of the lines below."""
SPACING, EDGE, RULES, LEAST = 1.35, 14, 10, 0.6
STEP = 0.5
INK, PAPER = "#000000", "#FFFFFF"
"""A paper is white in every theme."""


class LetterheadView(QWidget):
    """Shows the letterhead on a strip of paper; a line that is too long is set smaller."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._lines: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[str, ...]:
        """Give the lines that are shown."""
        return self._lines

    def show_letterhead(self, values: Mapping[str, str], office: str) -> None:
        """Show the letterhead that settings like these make; `office` names it without any."""
        self._lines = letterhead(values, office, slip_press().words)
        self.setAccessibleDescription("; ".join(self._lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines."""
        spoken = sum(SIZES[min(place, NAMES)] * SPACING for place in range(len(self._lines)))
        return QSize(self._look.px(320), self._look.px(spoken + 2 * EDGE + RULES))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper, lines and the double rule under them."""
        look, painter = self._look, QPainter(self)
        painter.fillRect(self.rect(), QColor(PAPER))
        painter.setPen(QColor(look.tokens.hairline))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        edge = look.px(EDGE)
        y, width = float(edge), self.width() - 2.0 * edge
        painter.setPen(QColor(INK))
        for place, text in enumerate(self._lines):
            y = self._paint_line(painter, place, text, QRectF(edge, y, width, 0))
        self._paint_rules(painter, QRectF(edge, y + look.px(4), width, 0))

    def _paint_line(self, painter: QPainter, place: int, text: str, at: QRectF) -> float:
        size = SIZES[min(place, NAMES)]
        height = self._look.px(size * SPACING)
        painter.setFont(self._fitting(size, text, at.width(), strong=place < NAMES))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(at.adjusted(0, 0, 0, height), middle, text)
        return at.y() + height

    def _fitting(self, size: float, text: str, width: float, *, strong: bool) -> QFont:
        font = self._look.font(size, strong=strong)
        least = size * LEAST
        # Letters do not shrink in proportion: fonts come in whole pixels.
        while QFontMetricsF(font).horizontalAdvance(text) > width and size > least:
            size -= STEP
            font = self._look.font(size, strong=strong)
        return font

    def _paint_rules(self, painter: QPainter, at: QRectF) -> None:
        for below, weight in ((0, 2), (4, 1)):
            painter.setPen(QPen(QColor(INK), weight))
            y = at.y() + below
            painter.drawLine(round(at.left()), round(y), round(at.right()), round(y))
