"""Paints the cells of a long list: what every list has, ticks, and warnings under a line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.domain.progress import StepState
from desktop.screens.listing.rows import MARK_ROLE
from desktop.screens.look.appearance import Look
from desktop.screens.look.icons import drawn
from desktop.screens.pieces.chip import HEIGHT, TEXT, Pill, paint_pill, pill_width
from desktop.screens.pieces.delegate import INSET, Cells
from desktop.screens.pieces.table import PILL_ROLE

Index = QModelIndex | QPersistentModelIndex
BOX = 18
"""Pixels of a tick; the whole row is the target."""


class ListCells(Cells):
    """Paints ticks and warnings besides lines and pills."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._dress = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        tick, mark = index.data(Qt.ItemDataRole.CheckStateRole), str(index.data(MARK_ROLE) or "")
        state, text, rect = index.data(PILL_ROLE), str(index.data() or ""), QRectF(option.rect)
        if tick is None and not mark and not state:
            return super().paint(painter, option, index)
        painter.save()
        self._ground(painter, option)
        if tick is not None:
            self._tick(painter, rect, is_on=tick == Qt.CheckState.Checked)
        elif mark:
            self._marked(painter, rect, text, mark)
        else:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._pill(painter, rect, Pill(state, text), is_chosen=is_chosen)
        painter.restore()
        return None

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, rect = self._dress.tokens, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(tokens.primary_weak if chosen else tokens.surface))
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, QColor(tokens.hairline))

    def _pill(self, painter: QPainter, rect: QRectF, pill: Pill, *, is_chosen: bool) -> None:
        """Paint a state as wide as there is room; in the chosen row with a line around it."""
        look = self._dress
        inset, height = look.px(INSET), look.px(HEIGHT)
        around = pill_width(look, "")
        metrics = QFontMetricsF(look.font(TEXT, strong=True))
        room = rect.width() - inset - look.px(2) - around
        text = metrics.elidedText(pill.text, Qt.TextElideMode.ElideRight, room)
        place = QPointF(rect.left() + inset, rect.top() + (rect.height() - height) / 2)
        paint_pill(painter, look, Pill(pill.state, text), place)
        if is_chosen:
            # The ground of a chosen row may be of the colour of the pill.
            size = QSizeF(pill_width(look, text), height)
            painter.setPen(QColor(look.palette.states[pill.state].line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(place, size).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, height / 2, height / 2)

    def _tick(self, painter: QPainter, rect: QRectF, *, is_on: bool) -> None:
        look, tokens = self._dress, self._dress.tokens
        size = look.px(BOX)
        box = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.primary if is_on else tokens.border), 1.5))
        painter.setBrush(QColor(tokens.primary if is_on else tokens.surface))
        painter.drawRoundedRect(box, 3, 3)
        if is_on:
            drawn("check", tokens.on_primary).render(painter, box.adjusted(2, 2, -2, -2))

    def _marked(self, painter: QPainter, rect: QRectF, text: str, mark: str) -> None:
        look = self._dress
        inner = rect.adjusted(look.px(INSET), look.px(4), -look.px(INSET), 0)
        painter.setFont(look.font(13, strong="\n" in text))
        painter.setPen(QColor(look.tokens.text))
        first = painter.fontMetrics().elidedText(
            text.partition("\n")[0], Qt.TextElideMode.ElideRight, round(inner.width())
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, first)
        painter.setClipRect(rect)
        place = QPointF(inner.left(), rect.center().y() + look.px(1))
        paint_pill(painter, look, Pill(StepState.OVERDUE, mark), place)
