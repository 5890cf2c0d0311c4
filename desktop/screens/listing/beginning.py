"""The button with which an application is taken up, for those who may."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from desktop.domain.people import Action
from desktop.screens.pieces.controls import button
from desktop.screens.pieces.room import Room


def may_register(room: Room) -> bool:
    """Tell whether the person takes up applications."""
    return room.runner.session.may(Action.REGISTER_CASE)


def new_button(room: Room, act: Callable[[], object]) -> QPushButton:
    """Make the button; who may not take up applications does not see it."""
    text = room.words.say("listing", "new")
    made = button(room.look, text, act, icon="plus", kind="primary")
    if not may_register(room):
        made.hide()
    return made
