"""A small pill with an icon and a word: a state is colour, icon and word at once (UX rule 7)."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.progress import StepState
from desktop.screens.look.appearance import Look
from desktop.screens.look.icons import drawn

ICONS = {
    StepState.DONE: "circle-check",
    StepState.CURRENT: "circle-play",
    StepState.DUE_SOON: "clock",
    StepState.OVERDUE: "circle-alert",
    StepState.WAITING: "circle-pause",
    StepState.NOT_REACHED: "circle-dashed",
    StepState.SKIPPED: "circle-minus",
}
"""The icon of each state (UX chapter 6.1)."""

HEIGHT, ICON, GAP, INSET, TEXT = 22, 14, 5, 8, 12


@dataclass(frozen=True, slots=True)
class Pill:
    """What a chip says: a state, and the words for it."""

    state: StepState
    text: str


def pill_width(look: Look, text: str) -> float:
    """Tell how wide a pill with these words is."""
    words = QFontMetricsF(look.font(TEXT, strong=True)).horizontalAdvance(text)
    return words + look.px(ICON + GAP + INSET * 2)


def paint_pill(painter: QPainter, look: Look, pill: Pill, place: QPointF) -> None:
    """Paint a pill with its left upper corner at a place."""
    colours = look.palette.states[pill.state]
    height, icon = look.px(HEIGHT), look.px(ICON)
    box = QRectF(place.x(), place.y(), pill_width(look, pill.text), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QColor(colours.line) if colours.fill == look.palette.surface else Qt.PenStyle.NoPen
    )
    painter.setBrush(QColor(colours.fill))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
    at = QRectF(box.left() + look.px(INSET), box.top() + (height - icon) / 2, icon, icon)
    drawn(ICONS[pill.state], colours.line).render(painter, at)
    painter.setPen(QColor(colours.text))
    painter.setFont(look.font(TEXT, strong=True))
    words = box.adjusted(look.px(INSET + ICON + GAP), 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, pill.text)


class Chip(QWidget):
    """Shows one pill."""

    def __init__(self, look: Look, pill: Pill, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pill = pill
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(pill.text)

    @property
    def text(self) -> str:
        """Give the words."""
        return self._pill.text

    def say(self, pill: Pill) -> None:
        """Show another pill."""
        self._pill = pill
        self.setAccessibleName(pill.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for as much room as the words need."""
        width = pill_width(self._look, self._pill.text)
        return QSize(round(width + 1), self._look.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        paint_pill(painter, self._look, self._pill, QPointF(0, 0))
