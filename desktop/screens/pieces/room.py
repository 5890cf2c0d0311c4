"""What every page has at hand, and what a page is."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.actions.changes import Changes
from desktop.domain.refusals import Fact
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.chip import Pill
from desktop.screens.running.charts import Charts
from desktop.screens.running.runner import Runner
from desktop.words import Words

Maker = Callable[["Room"], "Page"]
"""Makes a page; kept in the history, so that a page can be made anew in another look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Words, look, the road to the actions, and the way to other pages."""

    words: Words
    look: Look
    runner: Runner
    charts: Charts
    go: Callable[[Maker], None]
    back: Callable[[], None]
    tell: Callable[[str], None]

    def say(self, key: str, **facts: Fact) -> str:
        """Give a sentence of the window."""
        return self.words.say("screen", key, **facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An item of the rail: a page with its key, icon and word."""

    key: str
    icon: str
    word: str
    maker: Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the header says of a page; `entry` is the item of the rail it belongs to."""

    title: str
    subtitle: str = ""
    pill: Pill | None = None
    entry: str = "sop"
    goes_back: bool = False


class Page(QWidget):
    """A page of the window: says its heading, and looks again after an action."""

    renamed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.setObjectName("page")

    def heading(self) -> Heading:
        """Say what the header shows."""
        raise NotImplementedError

    def look_again(self, _changes: Changes) -> None:
        """Read again what an action touched."""

    def close_part(self) -> bool:
        """Close what Esc closes before it leaves the page; tell whether there was anything."""
        return False

    def settle(self) -> None:
        """Put the cursor where work begins, once the page is shown."""
