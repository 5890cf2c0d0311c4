"""Rows of one line, for long lists of short things."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.screens.listing.cells import ListCells
from desktop.screens.look.appearance import Look

ROW = 34


class SlimCells(ListCells):
    """Paints as other lists do, in rows as high as one line and a pill need."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._height = look.px(ROW)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Ask for one line."""
        return QSize(super().sizeHint(option, index).width(), self._height)
