"""What every page has at hand, and what a page is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.actions.changes import Changes
from desktop.domain.refusals import Fact
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.chip import Pill
from desktop.screens.pieces.undo_bar import UndoBar
from desktop.screens.running.charts import Charts
from desktop.screens.running.runner import Runner
from desktop.words import Words

Maker = Callable[["Room"], "Page"]
"""Makes a page; kept in the history, so that a page can be made anew in another look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Words, look, the road to the actions, and the way to other pages.

    `go` leads on, `swap` puts a page in the place of the one shown; `undo` stays over both; `help`
    opens the topic of the page.
    """

    words: Words
    look: Look
    runner: Runner
    charts: Charts
    go: Callable[[Maker], None]
    swap: Callable[[Maker], None]
    back: Callable[[], None]
    tell: Callable[[str], None]
    undo: UndoBar
    help: Callable[[], None]

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


def _nothing_at_all(*_: QWidget) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a page answers the keys that every page has.

    `topic` is that of F1, `about` the case that F5 reads again, `panes` what F6 goes through and
    `open_pane` opens those that are closed; `keep` writes what is typed, `print_with` shows what
    can be chosen before printing. What is left out follows from heading and layout.
    """

    topic: str = ""
    about: str = ""
    panes: Sequence[QWidget] = ()
    open_pane: Callable[[QWidget], object] = _nothing_at_all
    keep: Callable[[], object] = _nothing_at_all
    print_with: Callable[[], object] | None = None


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

    def take_back(self) -> bool:
        """Take back what was typed last; tell whether there was anything (Ctrl+Z)."""
        return False

    def begin_anew(self) -> None:
        """Begin the next one, where what the page is for has been done (Ctrl+N)."""

    def taken_back(self, _about: str) -> None:
        """Show that what was done to a case is taken back."""

    def manners(self) -> Manners:
        """Say how the page answers the keys that every page has."""
        return Manners()

    def settle(self) -> None:
        """Put the cursor where work begins, once the page is shown."""
