"""The first page of all: three ways to begin, and one to come back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.controls import button
from desktop.screens.setting_up.frame import card, heading, page
from desktop.screens.setting_up.hall import Hall

HEIGHT = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to begin: its icon, the keys of title and sentence, where it leads."""

    icon: str
    title: str
    sentence: str
    go: Callable[[], None]


class WayButton(QPushButton):
    """A large button: icon, title, and a sentence under it."""

    def __init__(self, hall: Hall, way: Way) -> None:
        super().__init__()
        look = hall.look
        self.setObjectName("tile")
        self.setAutoDefault(False)
        self.setAccessibleName(hall.say(way.title))
        self.setAccessibleDescription(hall.say(way.sentence))
        # The style sheet has the height of usual buttons, and wins over setMinimumHeight.
        self.setStyleSheet(f"QPushButton {{ min-height: {look.px(HEIGHT)}px }}")
        self.clicked.connect(lambda: way.go())
        inside = heading(hall, hall.say(way.title), hall.say(way.sentence), way.icon)
        for piece in inside.findChildren(QLabel):
            piece.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        box.addWidget(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin with Enter too: nothing is sent or written by it yet."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class Welcome(QFrame):
    """Asks how this computer begins."""

    def __init__(self, hall: Hall, ways: Sequence[Way], quiet: Sequence[tuple[str, Way]]) -> None:
        """Offer large ways, and quiet ones as links below (their words, and the way)."""
        super().__init__()
        self.setObjectName("page")
        self.ways = [WayButton(hall, way) for way in ways]
        self.links = [button(hall.look, said, way.go, kind="link") for said, way in quiet]
        assign(self.links)
        pieces: list[QWidget | int | None] = [
            heading(hall, hall.say("welcome"), hall.say("welcome_why")),
            hall.look.px(8),
            *self.ways,
            *self.links,
        ]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page(hall, card(hall, pieces)))

    def settle(self) -> None:
        """Begin at the first way."""
        self.ways[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from way to way with the arrows."""
        steps = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}
        forward = steps.get(Qt.Key(event.key()))
        if forward is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(forward)
