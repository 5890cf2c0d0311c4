"""One row of clashing values: a choice per computer, none of them made beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QWidget

from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import label

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Option(QRadioButton):
    """The mark of one value; arrows go on without choosing anything, Space chooses.

    `moved` says how many rows and columns on an arrow leads.
    """

    moved = Signal(int, int)

    def __init__(self, text: str, key: str, heard: str) -> None:
        super().__init__()
        self.said, self.key = text, key
        self.setAccessibleName(heard)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbour by arrow."""
        way = ARROWS.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            return self.moved.emit(*way)
        return super().keyPressEvent(event)


class Words(QLabel):
    """The words of a value, as long as they are; a click on them chooses it."""

    def __init__(self, option: Option) -> None:
        super().__init__(option.said)
        self._option = option
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the value."""
        if event.button() == Qt.MouseButton.LeftButton and self._option.isEnabled():
            self._option.setFocus(Qt.FocusReason.MouseFocusReason)
            self._option.click()


class Row(QObject):
    """What one field is: its choices by column, and which was taken; `chosen` when one is."""

    chosen = Signal()

    def __init__(self, owner: QWidget, name: str, heading: str) -> None:
        super().__init__(owner)
        self.name, self.heading = name, heading
        self._group = QButtonGroup(self)
        self._options: list[Option] = []
        self._group.buttonClicked.connect(lambda _: self.chosen.emit())

    @property
    def key(self) -> str | None:
        """Give the value that was taken; None while none is."""
        button = self._group.checkedButton()
        return button.key if isinstance(button, Option) else None

    def buttons(self) -> Sequence[Option]:
        """Give the marks, in the order they are shown."""
        return self._options

    def offer(self, option: Option) -> Option:
        """Add a value to choose from."""
        self._group.addButton(option)
        self._options.append(option)
        return option

    def take(self, key: str) -> None:
        """Choose a value, as if somebody had clicked it."""
        for option in self._options:
            if option.key == key:
                option.setChecked(True)
                return self.chosen.emit()
        return None


def caption_below(look: Look, text: str) -> QLabel:
    """Make the small line that says who wrote a value."""
    made = label(text, "caption", wrapped=True)
    made.setContentsMargins(0, 0, 0, look.px(2))
    return made
