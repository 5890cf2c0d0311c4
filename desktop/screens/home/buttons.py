"""Buttons of the start page: a number that leads into its list, and a line that leads to a case."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.domain.progress import StepState
from desktop.screens.finding.entry import HEIGHT, Entry, paint_entry
from desktop.screens.look.appearance import Look
from desktop.screens.look.icons import drawn

TILE, NUMBER, ICON, INSET, RADIUS = 76, 28, 22, 16, 6
NARROW = 250
"""Under this width only the number and its words have room."""


class Painted(QAbstractButton):
    """A button that paints itself: lit under the pointer, framed where the cursor is."""

    def __init__(self, look: Look, height: int) -> None:
        super().__init__()
        self._look = look
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Ask for its height."""
        return QSize(self._look.px(120), self._look.px(self._height))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the pointer."""
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter too; go up and down among neighbours."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.click()
        return super().keyPressEvent(event)

    def _frame(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._look.tokens.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


class Tile(Painted):
    """A number with its word; nothing to count is said quietly."""

    def __init__(self, look: Look, state: StepState, icon: str) -> None:
        super().__init__(look, TILE)
        self._state, self._icon = state, icon
        self._said = ("", "", "")

    def tell(self, number: int, word: str, where: str) -> None:
        """Show a number: what it counts, and where it leads."""
        said = f"{number:,}".replace(",", ".")
        self._said = (said, word, where)
        self.setText(f"{said} {word}")
        self.setAccessibleName(f"{said} {word}. {where}")
        self.setToolTip(where)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, its icon, the number and its words."""
        look, tokens = self._look, self._look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = self._state if self._said[0] != "0" else StepState.NOT_REACHED
        colours = look.palette.states[state]
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        lit = self.underMouse() or self.isDown()
        painter.setPen(QColor(tokens.primary if lit else tokens.hairline))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        left: float = look.px(INSET)
        if self.width() >= look.px(NARROW):
            disc = look.px(ICON * 2)
            at = QRectF(left, (self.height() - disc) / 2, disc, disc)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.fill))
            painter.drawEllipse(at)
            rim = (disc - look.px(ICON)) / 2
            drawn(self._icon, colours.line).render(painter, at.adjusted(rim, rim, -rim, -rim))
            left = at.right() + look.px(12)
        self._words(painter, left, colours.text)
        self._frame(painter)

    def _words(self, painter: QPainter, left: float, colour: str) -> None:
        look, tokens = self._look, self._look.tokens
        number, word, where = self._said
        painter.setFont(look.font(NUMBER, strong=True))
        painter.setPen(QColor(colour))
        wide = painter.fontMetrics().horizontalAdvance(number)
        height = self.height()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 0, wide + 2, height), middle, number)
        left += wide + look.px(10)
        room = self.width() - left - look.px(8)
        lines = (
            (word, look.font(13, strong=True), tokens.text, -9),
            (where, look.font(12), tokens.secondary, 9),
        )
        for text, font, ink, shift in lines:
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room))
            painter.drawText(QRectF(left, look.px(shift), room, height), middle, shown)


class Line(Painted):
    """A line that leads somewhere."""

    def __init__(self, look: Look, entry: Entry) -> None:
        super().__init__(look, HEIGHT)
        self._entry = entry
        self.setText(entry.title)
        self.setAccessibleName(entry.heard)
        self.setToolTip("\n".join(filter(None, (entry.title, entry.second))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, and a hairline under it."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        lit = self.underMouse() or self.isDown()
        paint_entry(painter, self._look, rect, self._entry, is_chosen=lit)
        below = QRectF(0, rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(below, QColor(self._look.tokens.hairline))
        self._frame(painter)
