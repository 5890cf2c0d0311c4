"""Pieces side by side in columns where there is room, below each other where there is none."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.screens.look.appearance import Look

LEAST = 200
"""Pixels below which a column is too narrow for a field and what is said under it."""


class Columns(QWidget):
    """Puts pieces into at most `most` columns: a small window with large type gets one."""

    def __init__(self, look: Look, most: int) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._least, self._gap = look.px(LEAST), look.px(16)
        self._most = most
        self._pieces: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self._gap)
        self._grid.setVerticalSpacing(look.px(8))
        self.count = 0
        self._put(most)

    def add(self, piece: QWidget) -> None:
        """Put a piece after the others."""
        self._grid.addWidget(piece, *divmod(len(self._pieces), self.count))
        self._pieces.append(piece)

    def minimumSizeHint(self) -> QSize:
        """Do with the room of one column."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as there is room for."""
        super().resizeEvent(event)
        self._put(self._fitting())

    def _fitting(self) -> int:
        column = max(self._least, self._widest()) + self._gap
        return max(1, min(self._most, (self.width() + self._gap) // column))

    def _widest(self) -> int:
        shown = (each for each in self._pieces if not each.isHidden())
        return max((each.minimumSizeHint().width() for each in shown), default=0)

    def _put(self, columns: int) -> None:
        if columns == self.count:
            return
        self.count = columns
        for piece in self._pieces:
            self._grid.removeWidget(piece)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, piece in enumerate(self._pieces):
            self._grid.addWidget(piece, *divmod(place, columns))
