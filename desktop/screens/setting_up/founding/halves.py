"""Two parts of a page, beside each other where there is room, else under each other."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.screens.look.appearance import Look

NARROW = 760


class Halves(QWidget):
    """Holds two parts; `shares` is how they divide the width."""

    def __init__(self, look: Look, *parts: QWidget, shares: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._look = look
        self._parts = parts
        self.setObjectName("plain")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, look.px(4), 0)
        self._box.setSpacing(look.px(24))
        for part, share in zip(parts, shares, strict=True):
            self._box.addWidget(part, share)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the wider part only: they may stand under each other."""
        wide = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(wide + self._look.px(4), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the window is narrow for this size of type."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(NARROW)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
