"""A page for work that takes seconds: what is done, how far it is, a way to give it up."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.domain.refusals import Trouble
from desktop.screens.pieces.controls import beside, button, label, plain
from desktop.screens.setting_up.frame import card, heading, page
from desktop.screens.setting_up.hall import Hall, Watch
from desktop.screens.setting_up.waiting import Waiting


class Working(QFrame):
    """Does one thing and goes on by itself; given up or failed, it leads back."""

    def __init__(self, hall: Hall, title: str, leave: Callable[[], None]) -> None:
        super().__init__()
        self._hall, self._leave = hall, leave
        self.setObjectName("page")
        self.waiting = Waiting(hall)
        self.wrong = label("", "problem", wrapped=True)
        self.back = button(hall.look, hall.say("back"), leave)
        self.back.hide()
        pieces = (
            heading(hall, hall.say(title), hall.say("practice_why")),
            self.waiting,
            self.wrong,
            plain(beside(self.back, None)),
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page(hall, card(hall, pieces)))
        QShortcut(QKeySequence("Esc"), self, self.waiting.give_up.click)

    def settle(self) -> None:
        """Begin at the way out."""
        self.waiting.give_up.setFocus()

    def work(self, said: str, work: Callable[[Watch], object], then: Callable[..., None]) -> None:
        """Do it."""
        self.waiting.run(self._hall.say(said), work, then, self._fail, can_stop=True)

    def _fail(self, trouble: Trouble) -> None:
        if trouble.code == "given_up":
            self._leave()
            return
        self.wrong.setText(self._hall.words.trouble(trouble))
        self.back.show()
        self.back.setFocus()
