"""A line that says what is being worked at, how far it is, and lets it be given up."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.domain.refusals import Trouble
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.setting_up.hall import WHOLE, Hall, Watch, attempt

Found = TypeVar("Found")

PATIENCE = 300
"""Milliseconds after which work is shown."""


class Waiting(QWidget):
    """Runs one piece of work beside the window at a time, and shows it once it takes long."""

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self._hall = hall
        self._watch: Watch | None = None
        self.said = label("", "secondary", wrapped=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.give_up = button(hall.look, hall.say("give_up"), self._stop, kind="link")
        line = beside(self.said, self.give_up, gap=hall.look.px(8))
        line.setStretch(0, 1)
        self.setLayout(below(plain(line), self.bar, gap=hall.look.px(4)))
        self._patience = QTimer(self, interval=PATIENCE, singleShot=True)
        self._patience.timeout.connect(lambda: self._show(shown=True))
        self._show(shown=False)

    @property
    def is_busy(self) -> bool:
        """Tell whether something is being worked at."""
        return self._watch is not None

    def run(
        self,
        said: str,
        work: Callable[[Watch], Found],
        then: Callable[[Found], None],
        failed: Callable[[Trouble], None],
        *,
        can_stop: bool = False,
    ) -> None:
        """Do some work beside the window, then one of the two here; one piece at a time."""
        if self._watch is not None:
            return
        watch = Watch()
        watch.moved.connect(self._move)
        self._watch = watch
        self.said.setText(said)
        self.bar.setRange(0, 0)
        self.give_up.setVisible(can_stop)
        self._patience.start()

        def done(found: Found | Trouble) -> None:
            self._watch = None
            self._patience.stop()
            self._show(shown=False)
            if isinstance(found, Trouble):
                failed(found)
            else:
                then(found)

        self._hall.background.run("", lambda: attempt(lambda: work(watch)), done, self)

    def _stop(self) -> None:
        if self._watch is not None:
            self._watch.give_up()

    def _move(self, part: int) -> None:
        self.bar.setRange(0, WHOLE)
        self.bar.setValue(part)

    def _show(self, *, shown: bool) -> None:
        for piece in (self.said, self.bar, self.give_up.parentWidget()):
            if piece is not None:
                piece.setVisible(shown)
