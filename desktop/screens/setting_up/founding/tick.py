"""A box to tick whose words wrap, painted like the ticks of a checklist."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from desktop.screens.forms.inputs.line import ENTER
from desktop.screens.forms.ticks import AROUND, WORDS_LEFT, indent, paint_tick
from desktop.screens.look.appearance import Look


class Tick(QCheckBox):
    """One thing to tick with Space; Enter goes on."""

    def __init__(self, look: Look, text: str, *, strong: bool = False) -> None:
        super().__init__()
        self._look, self._said = look, text
        self.setAccessibleName(text)
        self.setFont(look.font(strong=strong))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """Ask for little width; the height follows from it."""
        wide = self._look.px(200)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Ask for one line at least."""
        return QSize(self._look.px(160), self._look.px(24))

    def hasHeightForWidth(self) -> bool:
        """Say that words are wrapped."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tell how high it is in a width."""
        room = QRect(0, 0, width - indent(self._look), 10_000)
        words = QFontMetrics(self.font()).boundingRect(room, WORDS_LEFT, self._said)
        return max(words.height() + 2 * self._look.px(AROUND), self._look.px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room when the words wrap otherwise."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in ENTER:
            self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the words be clicked as well as the box."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box and words."""
        paint_tick(self, self._look, self._said)
