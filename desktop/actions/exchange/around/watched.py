"""Watches an exchange for the window: how far it is, and a way to stop it from there."""

from threading import Event
from typing import NamedTuple

from desktop.exchange.letter import Cancelled


class Step(NamedTuple):
    """How far the work is: bytes or files; `total` is 0 while nobody knows it."""

    done: int = 0
    total: int = 0
    what: str = ""


class Watched:
    """Is told by the thread that works, asked and stopped by the one that shows it."""

    def __init__(self) -> None:
        self._stopped = Event()
        self.at = Step()

    def step(self, done: int, total: int, what: str) -> None:
        """Note progress; raise Cancelled when somebody stopped it."""
        self.at = Step(done, total, what)
        if self._stopped.is_set():
            raise Cancelled

    def stop(self) -> None:
        """Let the work end at its next step."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Tell whether somebody stopped it."""
        return self._stopped.is_set()
