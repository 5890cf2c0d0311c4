"""A table of words: a model that is set in one call, and a view read by key and screen reader."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.domain.progress import StepState

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
PILL_ROLE = Qt.ItemDataRole.UserRole
"""Asks for the state of a cell that is painted as a pill."""
TIGHT = 48
"""Pixels a column keeps where there is no room even for its heading."""
Pills = Mapping[tuple[int, int], StepState]


class Rows(QAbstractTableModel):
    """Headings and cells, all in words."""

    def __init__(self) -> None:
        super().__init__()
        self._headings: tuple[str, ...] = ()
        self._cells: tuple[tuple[str, ...], ...] = ()
        self._pills: Pills = {}

    def set_rows(
        self, headings: Sequence[str], cells: Sequence[Sequence[str]], pills: Pills | None = None
    ) -> None:
        """Show other rows; `pills` names the cells that are states, by row and column."""
        self.beginResetModel()
        self._pills = pills or {}
        self._headings = tuple(headings)
        self._cells = tuple(tuple(row) for row in cells)
        self.endResetModel()

    @property
    def pills(self) -> Pills:
        """Give the cells that are states."""
        return self._pills

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a cell, to see and to hear; the whole of them in the tip."""
        if not index.isValid():
            return None
        place = (index.row(), index.column())
        text = self._cells[place[0]][place[1]]
        said: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.ToolTipRole: text,
            Qt.ItemDataRole.AccessibleTextRole: f"{self._headings[place[1]]}: {text}",
            Qt.ItemDataRole.TextAlignmentRole: MIDDLE,
            PILL_ROLE: self._pills.get(place),
        }
        return said.get(role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Give a heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None


class Table(QTableView):
    """Shows rows; a row is chosen as a whole and opened with Enter or a double click."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows()
        self._weights: tuple[int, ...] = ()
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.chosen.emit(now.row()))

    def set_rows(
        self, headings: Sequence[str], cells: Sequence[Sequence[str]], pills: Pills | None = None
    ) -> None:
        """Show other rows, keeping the chosen one by its place."""
        row = self.currentIndex().row()
        self.rows.set_rows(headings, cells, pills)
        self.choose(max(0, row))

    def choose(self, row: int) -> None:
        """Choose a row and bring it into view."""
        if 0 <= row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row, 0))

    def share_out(self, weights: Sequence[int]) -> None:
        """Share out the width by weight; headings and states are shortened last."""
        self._weights = tuple(weights)
        self._spread()

    def _spread(self) -> None:
        if not self._weights or self.rows.columnCount() != len(self._weights):
            return
        header, room = self.horizontalHeader(), self.viewport().width()
        widths = [room * weight // sum(self._weights) for weight in self._weights]
        header.setStretchLastSection(True)
        heads = [header.sectionSizeHint(column) for column in range(len(widths))]
        least = [max(head, self._pill(column)) for column, head in enumerate(heads)]
        fitted = _fitted(_fitted(widths, least, room), [TIGHT] * len(widths), room)
        for column, width in enumerate(fitted):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()

    def _pill(self, column: int) -> int:
        """Tell how wide the widest state in a column is: it is not shortened if that can be."""
        places = (place for place in self.rows.pills if place[1] == column)
        hints = (self.sizeHintForIndex(self.rows.index(*place)).width() for place in places)
        return max(hints, default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._spread()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            return self.opened.emit(self.currentIndex().row())
        return super().keyPressEvent(event)


def _fitted(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Give narrow columns what their headings need, and take it from the widest."""
    found = [max(pair) for pair in zip(widths, least, strict=True)]
    while (over := sum(found) - room) > 0:
        widest = max(range(len(found)), key=lambda column: found[column] - least[column])
        spare = found[widest] - least[widest]
        if spare <= 0:
            break
        found[widest] -= min(over, max(1, spare // 2))
    return found
