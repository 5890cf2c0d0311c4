"""Tiles of those who may sign in, and the password of the one who does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from desktop.domain.refusals import Trouble
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.sign_in.patience import Patience
from desktop.words import Words

COLUMNS = 3
WIDTH, ROW, LONG_ROW = 760, 56, 70
BESIDE_WORDS = 56
"""Pixels of a tile that its words cannot have: icon and edges."""
LATE = 300
"""Milliseconds after which it is said that the password is being checked."""
WRONG = "password_wrong"
ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}

Answered = Callable[[Trouble | None], None]
"""Is told why somebody may not come in, or that they are in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody who may sign in; name and role are known where the office is open."""

    login: str
    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Who may come in, and how: `enter` checks login and password beside the window.

    `hint` is what a practice office says about its passwords, `links` are the other ways that
    lead on from here.
    """

    office: str
    people: Sequence[Known]
    enter: Callable[[str, str, Answered], None]
    patience: Patience
    hint: str = ""
    last: str = ""
    links: Sequence[tuple[str, Callable[[], None]]] = ()


class SignIn(QWidget):
    """Asks for a person and a password."""

    def __init__(self, words: Words, look: Look, door: Door) -> None:
        super().__init__()
        self._words, self._look, self._door = words, look, door
        self._is_checking = False
        self._has_caps = False
        self.setObjectName("page")
        self._tiles = {known.login: self._tile(known) for known in door.people}
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self._say("password"))
        self.password.returnPressed.connect(self.try_it)
        self.password.textEdited.connect(lambda _: self._forgive())
        self.password.installEventFilter(self)
        self.wrong = label("", "problem", wrapped=True)
        self.wrong.setMinimumHeight(look.px(34))
        self._late = QTimer(self, interval=LATE, singleShot=True)
        self._late.timeout.connect(self._say_checking)
        door.patience.ticked.connect(self._count_down)
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

    def settle(self) -> None:
        """Put the cursor where the password is typed."""
        self.choose(self.login)

    def choose(self, login: str) -> None:
        """Choose a person, ready for the password."""
        if login in self._tiles:
            self._tiles[login].setChecked(True)
            self._area.ensureWidgetVisible(self._tiles[login])
        self.password.setFocus()

    def try_it(self) -> None:
        """Check the password beside the window; typing goes on meanwhile."""
        if self._is_checking:
            return
        if self._door.patience.left:
            self._count_down()
            return
        self._is_checking = True
        self._late.start()
        typed = self.password.text()
        self._door.enter(self.login, typed, lambda trouble: self._answered(trouble, typed))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the person with the arrow keys while the cursor waits for the password."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        self._notice_caps(event)
        step = ARROWS.get(Qt.Key(event.key()))
        sideways = step in (-1, 1) and self.password.text()
        if step is None or sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return super().eventFilter(watched, event)
        names = list(self._tiles)
        place = names.index(self.login) + step
        if 0 <= place < len(names):
            self.choose(names[place])
        return True

    def _answered(self, trouble: Trouble | None, typed: str) -> None:
        self._is_checking = False
        self._late.stop()
        self._tell("")
        patience = self._door.patience
        if trouble is None:
            patience.note_right()
            self.password.clear()
            return
        if trouble.code == WRONG:
            patience.note_wrong()
        if self.password.text() == typed:
            self.password.selectAll()
        self._complain(self._words.trouble(trouble))
        if patience.left:
            self._count_down()

    def _count_down(self) -> None:
        """Say how long to wait for the next try; what is typed meanwhile stays."""
        left = self._door.patience.left
        if left:
            self._complain(self._words.say("setting_up", "wait_longer", seconds=left))
        else:
            self._complain("")

    def _say(self, key: str) -> str:
        return self._words.say("screen", key)

    def _tile(self, known: Known) -> QPushButton:
        lines = tuple(filter(None, (known.name or known.login, known.role)))
        words = "\n".join(lines)
        tile = button(self._look, words, lambda: self.password.setFocus(), icon="circle-user")
        tile.setText("\n".join(self._fitting(line) for line in lines).replace("&", "&&"))
        tile.setAccessibleName(", ".join(words.split("\n")))
        tile.setToolTip("\n".join((*lines, known.login)) if known.name else known.login)
        tile.setObjectName("tile")
        tile.setCheckable(True)
        tile.setAutoExclusive(True)
        tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if known.role:
            tile.setMinimumHeight(self._look.px(LONG_ROW - 8))
        return tile

    def _fitting(self, line: str) -> str:
        """Shorten a line that is wider than its tile; the whole stands in the tip."""
        look = self._look
        inside = look.px(WIDTH) - 2 * look.px(24) - look.px(6) - (COLUMNS - 1) * look.px(8)
        room = inside // COLUMNS - look.px(BESIDE_WORDS)
        # The chosen one is written in bold.
        metrics = QFontMetrics(look.font(strong=True))
        return metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)

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
        rows = max(1, -(-len(self._tiles) // COLUMNS))
        has_roles = any(known.role for known in self._door.people)
        self._area.setMaximumHeight(look.px(LONG_ROW if has_roles else ROW) * rows)
        go = button(look, self._say("enter"), self.try_it, kind="primary", icon="log-in")
        pieces: list[QWidget | int | None] = [
            label("Sopan", "title"),
            *([label(self._door.office, "secondary")] if self._door.office else []),
            look.px(8),
            label(self._say("who_are_you"), "label"),
            self._area,
            label(self._say("password"), "label"),
            self.password,
            self.wrong,
            plain(_with_room(beside(label(self._door.hint, "caption", wrapped=True), go))),
            *self._links(),
        ]
        card = framed(below(*pieces, gap=look.px(6), margins=look.px(24)))
        card.setFixedWidth(look.px(WIDTH))
        middle = plain(beside(None, plain(below(None, card, None, margins=look.px(16))), None))
        pieces_below = [self._practice_bar()] if self._door.hint else []
        self.setLayout(below(middle, *pieces_below, gap=0))

    def _practice_bar(self) -> QWidget:
        """Let nobody take a practice office for the real one."""
        bar = QFrame()
        bar.setObjectName("practiceBar")
        bar.setFixedHeight(self._look.px(28))
        inside = beside(label(self._words.say("setting_up", "practice_mode"), "label"), None)
        inside.setContentsMargins(self._look.px(16), 0, self._look.px(16), 0)
        bar.setLayout(inside)
        return bar

    def _links(self) -> list[QWidget]:
        made = [button(self._look, words, act, kind="link") for words, act in self._door.links]
        return [plain(beside(*made, None, gap=self._look.px(16)))] if made else []

    def _notice_caps(self, event: QKeyEvent) -> None:
        """Tell from the letters themselves whether Caps Lock is on: Qt does not."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha():
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._has_caps = letter.isupper() is not is_shifted

    def _forgive(self) -> None:
        if not self._door.patience.left:
            self._complain("")
            said = self._words.say("setting_up", "caps_lock") if self._has_caps else ""
            self._tell(said, "secondary")

    def _say_checking(self) -> None:
        self._tell(self._words.say("setting_up", "checking"), "secondary")

    def _complain(self, text: str) -> None:
        self._tell(text)
        self.password.setProperty("wrong", "true" if text else "false")
        self.password.style().polish(self.password)

    def _tell(self, text: str, kind: str = "problem") -> None:
        self.wrong.setText(text)
        self.wrong.setProperty("kind", kind)
        self.wrong.style().polish(self.wrong)


def _with_room(box: QHBoxLayout) -> QHBoxLayout:
    """Let the words in front take the room that is left."""
    box.setStretch(0, 1)
    return box
