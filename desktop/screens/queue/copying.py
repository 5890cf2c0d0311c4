"""Values below each other, each with a button that copies it; up and down go among them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from desktop.screens.pieces.controls import GAP, ICON, below, button, label, plain
from desktop.screens.pieces.facts import copied
from desktop.screens.pieces.room import Room

Value = tuple[str, str]
"""What it is, and the text that is typed elsewhere."""
Icons = Mapping[str, QIcon]
"""By what a button says; painted once for all of a list."""


class CopyButton(QPushButton):
    """Copies one text, and says so until another is copied; `moved` asks for a neighbour."""

    done = Signal()
    moved = Signal(int)

    def __init__(self, room: Room, name: str, text: str, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._say = room.words.say
        self._name, self._text = name, text
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setIconSize(QSize(room.look.px(ICON + GAP), room.look.px(ICON)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.copy)
        self.forget()

    def copy(self) -> None:
        """Put the text where other programs take it from."""
        QGuiApplication.clipboard().setText(self._text)
        self.done.emit()
        self._dress("copied")

    def forget(self) -> None:
        """Offer to copy again."""
        self._dress("copy")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Enter or Ctrl+C, go up and down."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.matches(
            QKeySequence.StandardKey.Copy
        ):
            return self.copy()
        if event.key() in steps:
            return self.moved.emit(steps[Qt.Key(event.key())])
        return super().keyPressEvent(event)

    def _dress(self, word: str) -> None:
        text = self._say("queue", word)
        self.setText(text)
        self.setAccessibleName(f"{text}: {self._name}")
        self.setToolTip(f"{text}: {self._name}")
        self.setIcon(self._icons[word])


class CopyList(QWidget):
    """Shows values with their buttons."""

    def __init__(self, room: Room, values: Sequence[Value]) -> None:
        super().__init__()
        self.setObjectName("plain")
        look = room.look
        icons = {
            "copy": look.icon("copy", look.tokens.primary, ICON, GAP),
            "copied": look.icon("check", look.tokens.primary, ICON, GAP),
        }
        self.buttons = [CopyButton(room, name, text, icons) for name, text in values]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, look.px(6), 0)
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(0, 1)
        for row, ((name, text), press) in enumerate(zip(values, self.buttons, strict=True)):
            said = plain(below(label(name, "caption"), copied(text), gap=0))
            grid.addWidget(said, row, 0)
            grid.addWidget(press, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            press.done.connect(self._forget)
            press.moved.connect(lambda step, row=row: self._go(row + step))
        grid.setRowStretch(len(values), 1)

    def settle(self) -> None:
        """Begin at the first value."""
        self._go(0)

    def _go(self, row: int) -> None:
        if 0 <= row < len(self.buttons):
            self.buttons[row].setFocus(Qt.FocusReason.TabFocusReason)

    def _forget(self) -> None:
        for press in self.buttons:
            press.forget()


def copy_all_button(room: Room, text: str) -> QPushButton:
    """Make a button that copies a whole entry as plain text."""
    say = room.words.say

    def copy() -> None:
        QGuiApplication.clipboard().setText(text)
        made.setText(say("queue", "copied"))

    made = button(room.look, say("queue", "copy_all"), copy, icon="copy", kind="link")
    return made
