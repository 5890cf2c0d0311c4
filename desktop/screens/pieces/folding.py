"""Two parts beside each other where there is room, else the second below the first."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import beside

Direction = QBoxLayout.Direction


class Folding(QWidget):
    """A row of two parts that becomes two rows in a small window or with large type."""

    def __init__(
        self,
        look: Look,
        first: QWidget,
        second: QWidget,
        *,
        gap: int = 8,
        shares: tuple[int, int] = (0, 1),
    ) -> None:
        """Share out what is left of a row by `shares`."""
        super().__init__()
        self.setObjectName("plain")
        self._parts = (first, second)
        self._gap = look.px(gap)
        self._box: QBoxLayout = beside(first, second, gap=self._gap)
        for place, share in enumerate(shares):
            self._box.setStretch(place, share)
        self.setLayout(self._box)

    @property
    def is_folded(self) -> bool:
        """Tell whether the second part stands below the first."""
        return self._box.direction() == Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Do with the room of the wider part."""
        return QSize(max(self._widths()), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Fold or unfold when the room is another, or a part needs another."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        is_narrow = self.width() < sum(self._widths()) + self._gap
        if is_narrow is not self.is_folded:
            self._box.setDirection(Direction.TopToBottom if is_narrow else Direction.LeftToRight)

    def _widths(self) -> tuple[int, ...]:
        return tuple(
            max(part.minimumSizeHint().width(), part.minimumWidth()) for part in self._parts
        )
