"""The list under Ctrl+K: lines in groups, one of them chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.screens.finding.entry import HEIGHT, INSET, MIDDLE, paint_entry
from desktop.screens.finding.hits import Hit
from desktop.screens.look.appearance import Look

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HIT_ROLE = Qt.ItemDataRole.UserRole
GROUP = 28


class Hits(QAbstractListModel):
    """The lines; headings of groups cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []

    def put(self, hits: Sequence[Hit]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.hits = list(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Count the lines."""
        return 0 if parent.isValid() else len(self.hits)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a line be chosen, a heading not."""
        if self.hits[index.row()].act is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a line, its words to see and to hear."""
        hit = self.hits[index.row()]
        said: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: hit.entry.title,
            Qt.ItemDataRole.ToolTipRole: hit.entry.heard,
            Qt.ItemDataRole.AccessibleTextRole: hit.entry.heard,
            HIT_ROLE: hit,
        }
        return said.get(role)


class HitCells(QStyledItemDelegate):
    """Paints lines and headings of groups."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height of a line, or of a heading."""
        is_line = index.data(HIT_ROLE).act is not None
        return QSize(100, self._look.px(HEIGHT if is_line else GROUP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line or a heading."""
        look, hit, rect = self._look, index.data(HIT_ROLE), QRectF(option.rect)
        painter.save()
        if hit.act is None:
            painter.setFont(look.font(12, strong=True))
            painter.setPen(QColor(look.tokens.caption))
            inner = rect.adjusted(look.px(INSET), look.px(4), -look.px(INSET), 0)
            painter.drawText(inner, MIDDLE, hit.entry.title)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_entry(painter, look, rect, hit.entry, is_chosen=chosen)
            if chosen:
                bar = QRectF(rect.left(), rect.top(), look.px(3), rect.height())
                painter.fillRect(bar, QColor(look.tokens.primary))
        painter.restore()


class HitList(QListView):
    """Shows lines; up and down go past headings."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._lines = Hits()
        self._cells = HitCells(look)
        self.setObjectName("hits")
        self.setModel(self._lines)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    @property
    def hits(self) -> list[Hit]:
        """Give the lines, headings too."""
        return self._lines.hits

    @property
    def chosen(self) -> Hit | None:
        """Give the chosen line."""
        index = self.currentIndex()
        return self.hits[index.row()] if index.isValid() else None

    @property
    def height_wanted(self) -> int:
        """Give the height that all lines need."""
        rows = range(len(self.hits))
        return sum(self.sizeHintForRow(row) for row in rows) + 2 * self.frameWidth()

    def put(self, hits: Sequence[Hit]) -> None:
        """Show other lines, the first of them chosen."""
        self._lines.put(hits)
        self.go(1)

    def go(self, step: int) -> None:
        """Choose the next line in a direction; from the last on to the first."""
        lines = [row for row, hit in enumerate(self.hits) if hit.act is not None]
        if not lines:
            return
        row = self.currentIndex().row()
        place = lines.index(row) + step if row in lines else 0
        self.setCurrentIndex(self._lines.index(lines[place % len(lines)], 0))
        if place == 0:
            self.scrollToTop()
