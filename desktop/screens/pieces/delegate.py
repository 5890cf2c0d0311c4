"""Paints cells: a strong first line over a quiet second one, a pill, or a whole paragraph."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.screens.look.appearance import Look
from desktop.screens.pieces.chip import HEIGHT, TEXT, Pill, paint_pill, pill_width
from desktop.screens.pieces.table import PILL_ROLE

Index = QModelIndex | QPersistentModelIndex
ROW, INSET = 52, 10
PARAGRAPH = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class Cells(QStyledItemDelegate):
    """Paints the cells of a list of things, each a row high enough to be hit."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for two lines, and for a pill's width."""
        state, text = index.data(PILL_ROLE), str(index.data() or "")
        wide = pill_width(self._look, text) if state else super().sizeHint(option, index).width()
        return QSize(round(wide) + self._look.px(INSET * 2), self._look.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        look, tokens = self._look, self._look.tokens
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(tokens.primary_weak if chosen else tokens.surface))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), tokens.hairline)
        inner = rect.adjusted(look.px(INSET), 0, -look.px(INSET), 0)
        state, text = index.data(PILL_ROLE), str(index.data() or "")
        if state and text:
            top = inner.top() + (inner.height() - look.px(HEIGHT)) / 2
            room = inner.width() + look.px(INSET - 2) - pill_width(look, "")
            metrics = QFontMetricsF(look.font(TEXT, strong=True))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            paint_pill(painter, look, Pill(state, shown), QPointF(inner.left(), top))
        else:
            self._words(painter, inner, text)
        painter.restore()

    def _words(self, painter: QPainter, inner: QRectF, text: str) -> None:
        look = self._look
        first, _, second = text.partition("\n")
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(look.font(13, strong=bool(second)))
        painter.setPen(QColor(look.tokens.text))
        half = look.px(10) if second else 0
        shown = painter.fontMetrics().elidedText(
            first, Qt.TextElideMode.ElideRight, round(inner.width())
        )
        painter.drawText(inner.translated(0, -half), middle, shown)
        if second:
            painter.setFont(look.font(12))
            painter.setPen(QColor(look.tokens.secondary))
            shown = painter.fontMetrics().elidedText(
                second, Qt.TextElideMode.ElideRight, round(inner.width())
            )
            painter.drawText(inner.translated(0, half), middle, shown)


class Paragraphs(QStyledItemDelegate):
    """Paints cells of words broken into as many lines as they need."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height of all lines in the width of the column."""
        table = option.widget
        width = table.columnWidth(index.column()) if isinstance(table, QTableView) else 200
        room = QRect(0, 0, width - self._look.px(INSET) * 2, 10_000)
        metrics = QFontMetrics(self._look.font(12))
        lines = metrics.boundingRect(room, PARAGRAPH, str(index.data() or ""))
        return QSize(width, lines.height() + self._look.px(INSET) * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        look, tokens = self._look, self._look.tokens
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(tokens.primary_weak if chosen else tokens.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.hairline))
        painter.setFont(look.font(12))
        painter.setPen(QColor(tokens.text))
        inset = look.px(INSET)
        inner = rect.adjusted(inset, inset, -inset, -inset)
        painter.drawText(inner, PARAGRAPH, str(index.data() or ""))
        painter.restore()
