"""A box to tick with its words beside it, painted like the ticks of forms."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from desktop.screens.forms.inputs.line import ENTER
from desktop.screens.forms.ticks import indent, paint_tick
from desktop.screens.look.appearance import Look


class Switch(QCheckBox):
    """Something that holds or does not; Space turns it, Enter goes on."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(words)
        self._look = look
        self.setAccessibleName(words)
        self.setMinimumHeight(look.px(24))
        wide = self.fontMetrics().horizontalAdvance(words) + indent(look) + look.px(4)
        self.setMinimumWidth(wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in ENTER:
            self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the words be clicked as well as the box."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box and words."""
        paint_tick(self, self._look, self.text())
