"""A line that leads somewhere: icon, name, what is said of it, its state or its keys."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from desktop.screens.look.appearance import Look
from desktop.screens.look.icons import drawn
from desktop.screens.pieces.chip import HEIGHT as PILL_HEIGHT
from desktop.screens.pieces.chip import Pill, paint_pill, pill_width

HEIGHT, ICON, INSET, GAP = 46, 18, 12, 10
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a line says; `keys` are those that lead there without it."""

    title: str
    second: str = ""
    icon: str = ""
    pill: Pill | None = None
    keys: str = ""

    @property
    def heard(self) -> str:
        """Give the whole line for a screen reader."""
        state = self.pill.text if self.pill else ""
        return ", ".join(filter(None, (self.title, self.second, state, self.keys)))


def paint_entry(
    painter: QPainter, look: Look, rect: QRectF, entry: Entry, *, is_chosen: bool = False
) -> None:
    """Paint a line into a rectangle; what is too long ends in …."""
    tokens = look.tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_chosen:
        painter.fillRect(rect, QColor(tokens.primary_weak))
    inner = rect.adjusted(look.px(INSET), 0, -look.px(INSET), 0)
    if entry.icon:
        side = look.px(ICON)
        at = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        drawn(entry.icon, tokens.secondary).render(painter, at)
        inner.setLeft(at.right() + look.px(GAP))
    if entry.pill is not None:
        wide = pill_width(look, entry.pill.text)
        top = inner.center().y() - look.px(PILL_HEIGHT) / 2
        paint_pill(painter, look, entry.pill, QPointF(inner.right() - wide, top))
        if is_chosen:
            # The ground of a chosen line may be of the colour of the pill.
            painter.setPen(QColor(look.palette.states[entry.pill.state].line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            height = look.px(PILL_HEIGHT)
            box = QRectF(inner.right() - wide, top, wide, height).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, height / 2, height / 2)
        inner.setRight(inner.right() - wide - look.px(GAP))
    _paint_keys(painter, look, inner, entry.keys)
    _paint_words(painter, look, inner, entry)


def _paint_keys(painter: QPainter, look: Look, inner: QRectF, keys: str) -> None:
    if not keys:
        return
    painter.setFont(look.font(12))
    painter.setPen(QColor(look.tokens.caption))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
    inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(keys) - look.px(GAP))


def _paint_words(painter: QPainter, look: Look, inner: QRectF, entry: Entry) -> None:
    tokens, half = look.tokens, look.px(9) if entry.second else 0
    lines = (
        (entry.title, look.font(13, strong=bool(entry.second)), tokens.text, -half),
        (entry.second, look.font(12), tokens.secondary, half),
    )
    for text, font, colour, shift in lines:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner.translated(0, shift), MIDDLE, shown)
