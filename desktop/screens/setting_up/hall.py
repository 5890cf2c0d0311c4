"""What pages have at hand before anybody has signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.domain.refusals import Fact, Refused, Trouble
from desktop.screens.look.appearance import Look
from desktop.screens.running.background import Background
from desktop.words import Words

Found = TypeVar("Found")

WHOLE = 1_000
"""In how many parts progress is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """Words, look, and the thread beside the window."""

    words: Words
    look: Look
    background: Background

    def say(self, key: str, **facts: Fact) -> str:
        """Give a sentence of the first pages."""
        return self.words.say("setting_up", key, **facts)


class Watch(QObject):
    """Sees how far long work is, and tells it when nobody wants it any more."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._given_up = Event()
        self._told = 0

    def give_up(self) -> None:
        """Let the work end at its next step."""
        self._given_up.set()

    def __call__(self, done: int, total: int) -> None:
        """Tell how far it is; raises Refused("given_up") when it is to end."""
        if self._given_up.is_set():
            raise Refused("given_up")
        # Bytes of a package do not fit into the numbers that signals carry.
        part = done * WHOLE // max(total, 1)
        if part != self._told:
            self._told = part
            self.moved.emit(part)


def attempt(work: Callable[[], Found]) -> Found | Trouble:
    """Do something beside the window; a trouble comes back to the page that asked."""
    try:
        return work()
    except Trouble as trouble:
        return trouble
