"""A page that asks for a few things and does one of them beside the window."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.refusals import Trouble
from desktop.screens.pieces.controls import button, label
from desktop.screens.setting_up.blanks import Blanks
from desktop.screens.setting_up.frame import card, foot, heading, page
from desktop.screens.setting_up.hall import Hall, Watch
from desktop.screens.setting_up.waiting import Waiting

Found = TypeVar("Found")


class Asking(QFrame):
    """Heading, fields, one blue button and a way back; `act` is called when nothing is wrong."""

    def __init__(self, hall: Hall, title: str, sentence: str, blanks: Blanks) -> None:
        super().__init__()
        self.hall, self.blanks = hall, blanks
        self.setObjectName("page")
        self.waiting = Waiting(hall)
        self.wrong = label("", "problem", wrapped=True)
        self._heading = heading(hall, hall.say(title), hall.say(sentence))
        blanks.edited.connect(lambda: self.wrong.setText(""))

    def arrange(
        self,
        forward: tuple[str, Callable[[], None]],
        back: tuple[str, Callable[[], None]],
        *,
        above: Sequence[QWidget] = (),
    ) -> None:
        """Put everything into its place; both buttons are words with what they do."""
        hall = self.hall
        self.back = button(hall.look, hall.say(back[0]), back[1])
        self.forward = button(
            hall.look, hall.say(forward[0]), lambda: self._go_on(forward[1]), kind="primary"
        )
        pieces: list[QWidget | int | None] = [
            self._heading,
            hall.look.px(8),
            *above,
            self.blanks,
            self.wrong,
            self.waiting,
            foot(hall, self.back, None, self.forward),
        ]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page(hall, card(hall, pieces)))
        QShortcut(QKeySequence("F9"), self, lambda: self._go_on(forward[1]))
        QShortcut(QKeySequence("Esc"), self, back[1])

    def settle(self) -> None:
        """Put the cursor into the first field."""
        self.blanks.begin()

    def work(
        self, said: str, work: Callable[[Watch], Found], then: Callable[[Found], None]
    ) -> None:
        """Do the one thing beside the window; a trouble is said here."""
        self.waiting.run(self.hall.say(said), work, then, self.fail)

    def fail(self, trouble: Trouble) -> None:
        """Say why it was not done."""
        self.wrong.setText(self.hall.words.trouble(trouble))

    def _go_on(self, act: Callable[[], None]) -> None:
        self.wrong.setText("")
        if not self.waiting.is_busy and not self.blanks.complain():
            act()
