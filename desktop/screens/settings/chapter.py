"""What a chapter of the settings is, and what its sheet can do."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.actions.changes import Changes
from desktop.domain.people import Action
from desktop.domain.refusals import Fact
from desktop.screens.pieces.room import Room


class ChapterPage(QWidget):
    """The sheet of one chapter: like a page, but inside the frame of the settings."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.setObjectName("page")

    def look_again(self, _changes: Changes) -> None:
        """Read again what an action touched."""

    def close_part(self) -> bool:
        """Close what Esc closes before it leaves the chapter; tell whether there was anything."""
        return False

    def settle(self) -> None:
        """Put the cursor where work begins, once the chapter is entered."""

    def may(self, action: Action) -> bool:
        """Tell whether whoever is signed in may do something; else it is not offered."""
        return self.room.runner.session.may(action)

    def say(self, key: str, **facts: Fact) -> str:
        """Give a sentence of the settings."""
        return self.room.words.say("settings", key, **facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """An entry of the list: its key, icon and word, and what makes its sheet.

    Who may not do `action` reads the chapter under the sentence why; None where everybody may.
    """

    key: str
    icon: str
    word: str
    maker: Callable[[Room], ChapterPage]
    action: Action | None = None
