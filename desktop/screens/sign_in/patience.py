"""Who types wrong passwords waits longer each time, whoever they say they are."""

from PySide6.QtCore import QObject, QTimer, Signal

FREE = 3
"""Wrong passwords in a row that cost nothing more than the time to check them."""
LONGEST = 60
"""Seconds to wait, at most."""
SECOND = 1_000


class Patience(QObject):
    """Counts wrong passwords of this start of Sopan, also through lock and change of person."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wrong = 0
        self.left = 0
        self._timer = QTimer(self, interval=SECOND)
        self._timer.timeout.connect(self.tick)

    def note_wrong(self) -> None:
        """Let the next try wait, from the third wrong password on."""
        self._wrong += 1
        if self._wrong >= FREE:
            self.left = min(2 ** (self._wrong - FREE + 1), LONGEST)
            self._timer.start()

    def note_right(self) -> None:
        """Begin anew: whoever is in knew a password."""
        self._wrong = self.left = 0
        self._timer.stop()

    def tick(self) -> None:
        """Let a second pass."""
        self.left = max(0, self.left - 1)
        if not self.left:
            self._timer.stop()
        self.ticked.emit()
