"""The rows of a long list, fetched a page at a time while somebody looks at them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.domain.progress import StepState
from desktop.screens.pieces.table import MIDDLE, PILL_ROLE

Index = QModelIndex | QPersistentModelIndex
Item = TypeVar("Item")
NOWHERE = QModelIndex()
MARK_ROLE = Qt.ItemDataRole.UserRole + 1
"""Asks for a warning that stands under the first line of a cell."""
PAGE, KEPT = 50, 24
"""Rows fetched at once, and pages kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A row in words: cells, those that are states, warnings under cells, and a tick."""

    cells: tuple[str, ...]
    pills: Mapping[int, StepState] = field(default_factory=dict)
    marks: Mapping[int, str] = field(default_factory=dict)
    ticked: bool | None = None


class Rows(QAbstractTableModel, Generic[Item]):
    """Headings, and as many rows as were counted; only pages that are looked at are fetched."""

    def __init__(self, headings: Sequence[str], show: Callable[[Item], Shown]) -> None:
        super().__init__()
        self._headings = tuple(headings)
        self._show = show
        self._count = 0
        self._fetch: Callable[[int, int], Sequence[Item]] = lambda _start, _limit: ()
        self._pages: dict[int, Sequence[Item]] = {}
        self._said: dict[int, Shown] = {}

    def put(self, count: int, fetch: Callable[[int, int], Sequence[Item]]) -> None:
        """Show other rows: how many there are, and what gives some of them from a place on."""
        self.beginResetModel()
        self._count, self._fetch, self._pages, self._said = count, fetch, {}, {}
        self.endResetModel()

    def item(self, row: int) -> Item | None:
        """Give what a row shows."""
        if not 0 <= row < self._count:
            return None
        page = self._page(row // PAGE)
        place = row % PAGE
        return page[place] if place < len(page) else None

    def again(self, row: int) -> None:
        """Show a row anew, such as after a tick."""
        self._said.pop(row, None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._headings) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a cell, to see and to hear."""
        shown, column = self._shown(index), index.column()
        if shown is None:
            return None
        text, mark = shown.cells[column], shown.marks.get(column, "")
        if role == Qt.ItemDataRole.CheckStateRole:
            return _tick(shown) if column == 0 else None
        said: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.ToolTipRole: "\n".join(filter(None, (text, mark))),
            Qt.ItemDataRole.AccessibleTextRole: self._heard(column, text, mark),
            Qt.ItemDataRole.TextAlignmentRole: MIDDLE,
            PILL_ROLE: shown.pills.get(column),
            MARK_ROLE: mark,
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

    def _shown(self, index: Index) -> Shown | None:
        """Say a row once, however often its cells are asked for while it is painted."""
        row = index.row()
        item = self.item(row) if index.isValid() else None
        if item is None:
            return None
        if row not in self._said:
            if len(self._said) >= PAGE * KEPT:
                self._said.clear()
            self._said[row] = self._show(item)
        return self._said[row]

    def _page(self, number: int) -> Sequence[Item]:
        known = self._pages.get(number)
        if known is None:
            known = self._fetch(number * PAGE, PAGE)
            if len(self._pages) >= KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[number] = known
        return known

    def _heard(self, column: int, text: str, mark: str) -> str:
        words = ", ".join(filter(None, (text.replace("\n", ", "), mark)))
        return f"{self._headings[column]}: {words}" if self._headings[column] else words


def _tick(shown: Shown) -> Qt.CheckState | None:
    if shown.ticked is None:
        return None
    return Qt.CheckState.Checked if shown.ticked else Qt.CheckState.Unchecked
