"""Tiles of those who may sign in, and the password of the one who does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QWidget

from desktop.domain.refusals import Trouble
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.words import Words

COLUMNS = 3
WIDTH, ROW = 720, 56
ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Who may come in, and how: `enter` raises a trouble for whom it does not let in.

    `hint` is what a practice office says about its passwords.
    """

    office: str
    logins: Sequence[str]
    enter: Callable[[str, str], None]
    hint: str = ""
    last: str = ""


class SignIn(QWidget):
    """Asks for a person and a password."""

    entered = Signal()

    def __init__(self, words: Words, look: Look, door: Door) -> None:
        super().__init__()
        self._words, self._look, self._door = words, look, door
        self.setObjectName("page")
        self._tiles = {login: self._tile(login) for login in door.logins}
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self._say("password"))
        self.password.returnPressed.connect(self.try_it)
        self.password.textEdited.connect(lambda _: self._complain(""))
        self.password.installEventFilter(self)
        self.wrong = label("", "problem", wrapped=True)
        self.wrong.setMinimumHeight(look.px(34))
        self._card()
        self.choose(door.last if door.last in self._tiles else next(iter(self._tiles), ""))

    @property
    def tiles(self) -> tuple[QPushButton, ...]:
        """Give the tiles, in their order."""
        return tuple(self._tiles.values())

    @property
    def login(self) -> str:
        """Give who is chosen."""
        return next((name for name, tile in self._tiles.items() if tile.isChecked()), "")

    def choose(self, login: str) -> None:
        """Choose a person, ready for the password."""
        if login in self._tiles:
            self._tiles[login].setChecked(True)
            self._area.ensureWidgetVisible(self._tiles[login])
        self.password.setFocus()

    def try_it(self) -> None:
        """Sign in, or say why not."""
        try:
            self._door.enter(self.login, self.password.text())
        except Trouble as trouble:
            self.password.selectAll()
            self.password.setFocus()
            self._complain(self._words.trouble(trouble))
        else:
            self.password.clear()
            self.entered.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the person with the arrow keys while the cursor waits for the password."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        step = ARROWS.get(Qt.Key(event.key()))
        sideways = step in (-1, 1) and self.password.text()
        if step is None or sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return super().eventFilter(watched, event)
        names = list(self._tiles)
        place = names.index(self.login) + step
        if 0 <= place < len(names):
            self.choose(names[place])
        return True

    def _say(self, key: str) -> str:
        return self._words.say("screen", key)

    def _tile(self, login: str) -> QPushButton:
        tile = button(self._look, login, lambda: self.password.setFocus(), icon="circle-user")
        tile.setObjectName("tile")
        tile.setCheckable(True)
        tile.setAutoExclusive(True)
        tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return tile

    def _card(self) -> None:
        look = self._look
        grid = QGridLayout()
        grid.setSpacing(look.px(8))
        grid.setContentsMargins(0, 0, look.px(6), 0)
        for place, tile in enumerate(self._tiles.values()):
            grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
        people = QWidget()
        people.setObjectName("plain")
        people.setLayout(grid)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(people)
        rows = -(-len(self._tiles) // COLUMNS)
        self._area.setMaximumHeight(look.px(ROW) * max(1, rows))
        go = button(look, self._say("enter"), self.try_it, kind="primary", icon="log-in")
        pieces: list[QWidget | int | None] = [
            label("Sopan", "title"),
            label(self._door.office, "secondary"),
            look.px(8),
            label(self._say("who_are_you"), "label"),
            self._area,
            label(self._say("password"), "label"),
            self.password,
            self.wrong,
            plain(_with_room(beside(label(self._door.hint, "caption", wrapped=True), go))),
        ]
        card = framed(below(*pieces, gap=look.px(6), margins=look.px(24)))
        card.setFixedWidth(look.px(WIDTH))
        self.setLayout(beside(None, plain(below(None, card, None, margins=look.px(16))), None))

    def _complain(self, text: str) -> None:
        self.wrong.setText(text)
        self.password.setProperty("wrong", "true" if text else "false")
        self.password.style().polish(self.password)


def _with_room(box: QHBoxLayout) -> QHBoxLayout:
    """Let the words in front take the room that is left."""
    box.setStretch(0, 1)
    return box
