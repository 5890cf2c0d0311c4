"""Buttons, labels, lists to choose from and rows of them, as every page has them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.screens.look.appearance import Look
from desktop.screens.look.icons import pixmap

ARROW, ICON, GAP = 14, 16, 5


def label(text: str, kind: str = "", *, wrapped: bool = False) -> QLabel:
    """Make a label: title, section, label, secondary, caption, problem, or plain."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrapped)
    return made


def button(
    look: Look, text: str, act: Callable[[], object], *, icon: str = "", kind: str = ""
) -> QPushButton:
    """Make a button: primary, plain, link, or outlined where no kind is named."""
    made = QPushButton(text)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    made.setProperty("kind", kind)
    if icon:
        colours = {"primary": look.tokens.on_primary, "link": look.tokens.primary}
        gap = GAP if text else 0
        made.setIcon(look.icon(icon, colours.get(kind, ""), ICON, gap))
        made.setIconSize(QSize(look.px(ICON) + look.px(gap), look.px(ICON)))
    if kind != "link":
        made.setCursor(Qt.CursorShape.ArrowCursor)
    made.clicked.connect(lambda: act())
    return made


class Choice(QComboBox):
    """A list to choose one thing from; it paints its arrow, which the style sheet takes away."""

    picked = Signal(str)

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        for key, text in choices:
            self.addItem(text, key)
        self.activated.connect(lambda place: self.picked.emit(self.itemData(place)))

    @property
    def key(self) -> str:
        """Give what is chosen."""
        return str(self.currentData())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its arrow."""
        super().paintEvent(event)
        size = self._look.px(ARROW)
        arrow = pixmap("chevron-down", self._look.tokens.secondary, size, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(
            QPointF(self.width() - size - self._look.px(8), (self.height() - size) / 2), arrow
        )


def beside(*pieces: QWidget | int | None, gap: int = 8, margins: int = 0) -> QHBoxLayout:
    """Put pieces side by side; None takes the room that is left, a number is a gap."""
    box = QHBoxLayout()
    _fill(box, pieces, gap, margins)
    return box


def below(*pieces: QWidget | int | None, gap: int = 8, margins: int = 0) -> QVBoxLayout:
    """Put pieces below each other; None takes the room that is left, a number is a gap."""
    box = QVBoxLayout()
    _fill(box, pieces, gap, margins)
    return box


def _fill(box: QBoxLayout, pieces: Sequence[QWidget | int | None], gap: int, margins: int) -> None:
    box.setSpacing(gap)
    box.setContentsMargins(margins, margins, margins, margins)
    for piece in pieces:
        if piece is None:
            box.addStretch(1)
        elif isinstance(piece, int):
            box.addSpacing(piece)
        else:
            box.addWidget(piece)


def framed(inner: QBoxLayout, name: str = "card") -> QFrame:
    """Put a layout into a card, or into another named frame."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setLayout(inner)
    return frame


def plain(inner: QBoxLayout) -> QWidget:
    """Put a layout into a widget that shows nothing of itself."""
    made = QWidget()
    made.setObjectName("plain")
    made.setLayout(inner)
    return made
