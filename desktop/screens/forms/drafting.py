"""Keeps what is typed as a draft: on leaving a field and every 3 seconds (UX rule 4)."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.case.drafts import drop_draft, load_draft, save_draft
from desktop.domain.people import Action
from desktop.screens.pieces.room import Room

EVERY = 3_000
"""Milliseconds after which what was typed is kept, at the latest."""

Content = Mapping[str, object]


class Drafting(QObject):
    """One draft under its name; `kept` says the moment it was written."""

    kept = Signal(object)

    def __init__(
        self, room: Room, name: str, content: Callable[[], Content], form: QObject
    ) -> None:
        """Keep what `content` gives while `form` is there."""
        super().__init__(form)
        self._room = room
        self.name = name
        self._content = content
        self._written: Content | None = None
        self.is_open = True
        self._timer = QTimer(self, interval=EVERY, singleShot=True)
        self._timer.timeout.connect(self.keep)

    def load(self) -> dict[str, object]:
        """Give what was kept; nothing where there is no draft, or none may be had."""
        if not self._may():
            return {}
        found = self._room.runner.ask(load_draft, self.name) or {}
        self._written = found or None
        return found

    def begin(self) -> None:
        """Take what stands there now for nothing typed: it is not kept."""
        self._written = dict(self._content())

    def note(self) -> None:
        """Remember that something was typed."""
        if self.is_open and not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Write the draft now, if it says something new."""
        if not self.is_open:
            return
        self._timer.stop()
        content = dict(self._content())
        if content == self._written or not self._may():
            return
        session = self._room.runner.session
        self._room.runner.keep(save_draft, self.name, content)
        self._written = content
        self.kept.emit(session.workplace.world.now())

    def drop(self) -> None:
        """Forget the draft for good."""
        self.close()
        if self._may():
            self._room.runner.keep(drop_draft, self.name)

    def close(self) -> None:
        """Write nothing more: what is typed here is being finished, or was."""
        self.is_open = False
        self._timer.stop()

    def _may(self) -> bool:
        return self._room.runner.session.may(Action.SAVE_DRAFT)


def texts(content: Content, part: str) -> dict[str, str]:
    """Give the texts of a part of a draft; anything else that stands there is left out."""
    found = content.get(part)
    if not isinstance(found, dict):
        return {}
    said = cast("dict[object, object]", found)
    return {str(name): text for name, text in said.items() if isinstance(text, str)}
