"""Collects garbage in the window's own thread only.

Python collects wherever it happens to allocate, also beside the window; a widget that dies on
another thread takes its timers with it, and Qt forbids that.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

EVERY = 1_000


class Sweeper(QObject):
    """Takes collecting over from Python while it works, or another window's still does."""

    _at_work: ClassVar[set[int]] = set()

    def __init__(self) -> None:
        super().__init__()
        self._at_work.add(id(self))
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()
        gc.disable()

    def sweep(self) -> None:
        """Collect what Python would have collected by now."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if counts[age] > limits[age]]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Let Python collect again, once no window is open any more."""
        self._timer.stop()
        self._at_work.discard(id(self))
        if not self._at_work:
            gc.enable()
