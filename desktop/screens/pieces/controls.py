"""Buttons, labels, lists to choose from and rows of them, as every page has them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QTabBar,
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


class Tools(QWidget):
    """Buttons side by side, which leave their words away where these do not fit."""

    def __init__(self, look: Look, *buttons: QPushButton) -> None:
        super().__init__()
        self._buttons = buttons
        self._gap = look.px(8)
        self.setObjectName("plain")
        row = beside(*buttons, gap=self._gap)
        row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(row)

    def name(self, button: QPushButton, words: str) -> None:
        """Call one of the buttons something else."""
        if button.toolTip() == button.accessibleName():
            button.setToolTip(words)
        button.setAccessibleName(words)
        button.setText(words)
        self._fit()

    def fit_into(self, room: int) -> None:
        """Take the room for all words where it is there, else only that of the icons."""
        with_words = self._size(with_words=True).width()
        wide = with_words if with_words <= room else self._size(with_words=False).width()
        if wide != self.maximumWidth():
            self.setFixedWidth(wide)

    def sizeHint(self) -> QSize:
        """Ask for room for all words."""
        return self._size(with_words=True)

    def minimumSizeHint(self) -> QSize:
        """Do with room for the icons."""
        return self._size(with_words=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words away, or give them back."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        has_room = self.width() >= self.sizeHint().width()
        for each in self._buttons:
            if bool(each.text()) is not has_room:
                each.setText(each.accessibleName() if has_room else "")
            if not has_room and not each.toolTip():
                each.setToolTip(each.accessibleName())

    def _size(self, *, with_words: bool) -> QSize:
        sizes = [_sized(each, with_words=with_words) for each in self._buttons]
        wide = sum(size.width() for size in sizes) + self._gap * (len(sizes) - 1)
        return QSize(wide, max(size.height() for size in sizes))


class TabRow(QWidget):
    """Tabs with something at their right; they scroll where there is no room for all."""

    def __init__(self, look: Look, tabs: QTabBar, *others: QWidget) -> None:
        super().__init__()
        self._tabs, self._others = tabs, others
        self._gap = look.px(8)
        self.setObjectName("plain")
        self.setLayout(beside(tabs, None, *others, gap=self._gap))

    def event(self, event: QEvent) -> bool:
        """Share the room out anew when it is another, or the words of a tab are."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share_out()
        return super().event(event)

    def _share_out(self) -> None:
        tabs = sum(self._tabs.tabRect(tab).width() for tab in range(self._tabs.count()))
        shown = [each for each in self._others if not each.isHidden()]
        least = (max(each.minimumWidth(), each.minimumSizeHint().width()) for each in shown)
        others = sum(wide + self._gap for wide in least)
        is_narrow = self.width() < tabs + others
        if self._tabs.usesScrollButtons() is not is_narrow:
            self._tabs.setUsesScrollButtons(is_narrow)
        for each in shown:
            if isinstance(each, Tools):
                each.fit_into(self.width() - tabs - self._gap)


def _sized(button: QPushButton, *, with_words: bool) -> QSize:
    """Tell how large a button is with its words, or without."""
    size = button.sizeHint()
    words = button.fontMetrics().horizontalAdvance(button.accessibleName())
    has_words = bool(button.text())
    if has_words is not with_words:
        size.setWidth(size.width() + (words if with_words else -words))
    return size


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


def plain(inner: QLayout) -> QWidget:
    """Put a layout into a widget that shows nothing of itself."""
    made = QWidget()
    made.setObjectName("plain")
    made.setLayout(inner)
    return made
