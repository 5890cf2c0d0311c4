"""How fields and answers of a case are named: ticks by what they ask for."""

from collections.abc import Mapping

from desktop.actions.dossier.data import requirements_of
from desktop.domain.case import Case
from desktop.domain.forms.checklist import TICKS
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING

KILOBYTE, MEGABYTE = 1024, 1024 * 1024


class Names:
    """Names fields of one case; a tick is named by the words of its requirement."""

    def __init__(self, room: Room, case: Case) -> None:
        self._room = room
        asked = room.runner.ask(requirements_of, case) or ()
        self._items: Mapping[str, str] = {TICKS + item.field.name: item.text for item in asked}

    def field(self, name: str) -> str:
        """Name a field."""
        return self._items.get(name) or self._room.words.say("field", name)

    def answer(self, name: str, text: str) -> str:
        """Say an answer; a dash where nothing stands."""
        return self._room.words.answer(name, text) if text else NOTHING


def size_said(size: int) -> str:
    """Say how large a file is."""
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / KILOBYTE))} kB"
