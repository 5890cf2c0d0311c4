"""Saves what may let every case be read again: beside the window where there are many cases."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.domain.refusals import Trouble
from desktop.screens.pieces.room import Room
from desktop.screens.running.runner import Told

P = ParamSpec("P")
Saving = Callable[Concatenate[Session, P], Changes]


def save(room: Room, told: Told, action: Saving[P], *args: P.args, **kwargs: P.kwargs) -> None:
    """Run an action of the settings; `told` hears how it went, at once or later."""
    room.runner.run_beside(
        room.say("saving"), lambda session: action(session, *args, **kwargs), told
    )


def back_to(
    room: Room, action: Saving[P], *args: P.args, **kwargs: P.kwargs
) -> Callable[[], Trouble | None]:
    """Give what takes something back; trouble that comes later is told as any other."""

    def take_back() -> Trouble | None:
        met: list[Trouble] = []
        is_later = False

        def tell(trouble: Trouble | None) -> None:
            if trouble is not None and is_later:
                room.runner.refused.emit(trouble)
            elif trouble is not None:
                met.append(trouble)

        save(room, tell, action, *args, **kwargs)
        is_later = True
        return met[0] if met else None

    return take_back


def while_there(piece: QWidget, room: Room, told: Told) -> Told:
    """Tell a page how it went, or, once it is left, the window what went wrong."""

    def tell(trouble: Trouble | None) -> None:
        if Shiboken.isValid(piece):
            told(trouble)
        elif trouble is not None:
            room.runner.refused.emit(trouble)

    return tell
