"""Notices what is plugged in and pulled out, without ever waiting for it (UX 3.5)."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.exchange.around.places import Spot, Stick, spots_among, sticks

TICK, TICKS = 250, 8
"""Milliseconds between two glances at a look under way, and glances between two looks."""

Find = Callable[[], Sequence[Stick]]


class Plugged(QObject):
    """The places packages can be carried to; `seen` when there are others, or others lie there."""

    seen = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.find: Find = sticks
        self.spots: tuple[Spot, ...] = ()
        self._chosen: Path | None = None
        self._look: _Look | None = None
        self._rested = TICKS
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._glance)

    def begin(self) -> None:
        """Look from now on, every two seconds."""
        self._timer.start()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    def choose(self, root: Path | None) -> None:
        """Count a folder among the sticks, until the program ends."""
        self._chosen = root
        self._rested = TICKS

    def _glance(self) -> None:
        self._rested += 1
        if self._look is not None and not self._look.is_alive():
            found, self._look = self._look.found, None
            self._tell(found)
        if self._look is None and self._rested >= TICKS:
            self._rested = 0
            self._look = _Look(self.find, self._chosen)
            self._look.start()

    def _tell(self, found: tuple[Spot, ...]) -> None:
        before, self.spots = self.spots, found
        if [(s.stick.root, s.traces) for s in before] != [(s.stick.root, s.traces) for s in found]:
            self.seen.emit()


class _Look(Thread):
    """One look; a daemon, so that a stick that hangs does not keep the program from ending."""

    def __init__(self, find: Find, chosen: Path | None) -> None:
        super().__init__(name="look for sticks", daemon=True)
        self._find, self._chosen = find, chosen
        self.found: tuple[Spot, ...] = ()

    def run(self) -> None:
        """Look, and keep what was found."""
        self.found = spots_among(self._find(), self._chosen)
