"""A long list on the screen: rows of one height, chosen as a whole, opened by key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.screens.listing.cells import ListCells
from desktop.screens.listing.rows import Item, Rows
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.delegate import ROW

Width = tuple[int, int]
"""Pixels a column needs at 100 %, and its weight in what is left; none for a hidden one."""


class Listing(QTableView):
    """Shows rows; Enter opens one, Space ticks one, Up from the first goes to what is above."""

    opened = Signal(int)
    ticked = Signal(int)
    left_above = Signal()

    def __init__(self, look: Look, name: str, rows: Rows[Item], widths: Sequence[Width]) -> None:
        super().__init__()
        self._widths = tuple(widths)
        self._look = look
        self._cells = ListCells(look)
        self.setModel(rows)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_headers()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    @property
    def row(self) -> int:
        """Give the place of the chosen row, -1 when there is none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Choose a row, or the nearest there is, and bring it into view."""
        count = self.model().rowCount()
        if count:
            # A hidden cell cannot be left by key: the first shown one is chosen.
            columns = range(self.model().columnCount())
            column = next((at for at in columns if not self.isColumnHidden(at)), 0)
            self.setCurrentIndex(self.model().index(min(max(0, row), count - 1), column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, tick with Space, leave upwards from the first row."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain and self.row >= 0:
            return self.opened.emit(self.row)
        if event.key() == Qt.Key.Key_Space and is_plain and self.row >= 0:
            return self.ticked.emit(self.row)
        if event.key() == Qt.Key.Key_Up and is_plain and self.row <= 0:
            return self.left_above.emit()
        return super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick with the mouse where there is a tick."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            self.ticked.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self.spread()

    def share_out(self, widths: Sequence[Width]) -> None:
        """Share out the width anew; a column of no width is hidden."""
        self._widths = tuple(widths)
        self.spread()

    def spread(self) -> None:
        """Give each column what it needs, and the rest by weight.

        Where there is no room for all, the last ones are left away.
        """
        look, header = self._look, self.horizontalHeader()
        least = [
            max(look.px(width), header.sectionSizeHint(column)) if width else 0
            for column, (width, _) in enumerate(self._widths)
        ]
        room = self.viewport().width()
        for column in reversed(range(1, len(least))):
            # What stands last matters least, and is told where the row leads.
            least[column] = least[column] if sum(least) <= room else 0
        rest = max(0, room - sum(least))
        shown = (weight for width, (_, weight) in zip(least, self._widths, strict=True) if width)
        weights = sum(shown)
        for column, (_, weight) in enumerate(self._widths):
            self.setColumnHidden(column, not least[column])
            if least[column]:
                self.setColumnWidth(column, least[column] + rest * weight // max(1, weights))

    def _set_up_headers(self) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        # One height for all: fifty thousand rows are never measured one by one.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._look.px(ROW))
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
