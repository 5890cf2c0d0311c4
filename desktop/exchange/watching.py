"""Look at a shared folder again and again without ever waiting for it.

A network share that has gone answers nothing, not even with an error, for minutes. So each look
runs in a thread of its own, at most one at a time; one that takes too long is given up and told,
and when it comes back after all, the folder is in sight again.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Thread

from desktop.domain.refusals import Damaged, Failed
from desktop.exchange.failures import stick_told
from desktop.exchange.home import Home
from desktop.exchange.labels import plain_line, read_label
from desktop.exchange.letter import Label


class Sight(StrEnum):
    """How a folder was found."""

    UNKNOWN = "folder_not_looked"
    REACHED = "folder_reached"
    GONE = "folder_gone"
    SILENT = "folder_silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """What one look found: the whole packages, and how many files are still on their way."""

    sight: Sight
    packages: tuple[tuple[Path, Label], ...] = ()
    arriving: int = 0


NOTHING = Glimpse(sight=Sight.UNKNOWN)


class Lookout:
    """Keeps an eye on one folder; `patience` is milliseconds until a look is given up."""

    def __init__(self, home: Home, patience: int) -> None:
        self._home = home
        self._patience = patience
        self._look: _Look | None = None
        self._last = NOTHING
        self._since = 0

    def glimpse(self, now: int) -> Glimpse:
        """Give what the last look found, and begin the next one; returns at once.

        `now` only measures how long a look takes. Before the first look is over it gives
        `Sight.UNKNOWN`.
        """
        if self._look is not None and self._look.is_alive():
            if abs(now - self._since) > self._patience:
                self._last = Glimpse(sight=Sight.SILENT)
            return self._last
        if self._look is not None:
            self._last = self._look.found
        self._look = _Look(self._home)
        self._since = now
        self._look.start()
        return self._last


class _Look(Thread):
    """One look; a daemon, so that a silent share does not keep the program from ending."""

    def __init__(self, home: Home) -> None:
        super().__init__(name="look at the shared folder", daemon=True)
        self._home = home
        self.found = NOTHING

    def run(self) -> None:
        """Look, and keep what was found."""
        self.found = seen_in(self._home)


def seen_in(home: Home) -> Glimpse:
    """Look at a folder now, however long that takes."""
    try:
        with stick_told():
            if not home.root.is_dir():
                return Glimpse(sight=Sight.GONE)
        labels = [(path, _label_if_whole(path)) for path in home.packages()]
    except Failed:
        return Glimpse(sight=Sight.GONE)
    whole = tuple((path, label) for path, label in labels if label is not None)
    return Glimpse(sight=Sight.REACHED, packages=whole, arriving=len(labels) - len(whole))


def _label_if_whole(path: Path) -> Label | None:
    """Read a label; None for what is no package yet, and for what will never be one."""
    try:
        label = read_label(path)
    except Damaged:
        return None
    with stick_told():
        size = path.stat().st_size
    return label if size == len(plain_line(label)) + label.size else None
