"""Passwords: typed or proposed, and shown once to whoever hands them over."""

from PySide6.QtWidgets import QLineEdit

from desktop.actions.office.roster import proposed_password
from desktop.domain.forms.fields import Field
from desktop.screens.forms.box import Box
from desktop.screens.forms.inputs.line import Line
from desktop.screens.pieces.controls import button
from desktop.screens.pieces.room import Room
from desktop.screens.settings.entries import Entry, entry_box
from desktop.screens.settings.word_list import word_list

LONGEST = 200


class Secret(Line):
    """A password is taken as it is typed, spaces included, and seen as dots."""

    def __init__(self, name: str) -> None:
        super().__init__(name, str)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def answer(self) -> str:
        """Give what was typed."""
        return self.text()


def secret_box(room: Room, name: str, word: str, hint: str = "") -> Box:
    """Make the input of a password nobody else shall see."""
    entry = Entry(field=Field(name=name, length=LONGEST), word=word, hint=hint)
    return entry_box(room, entry, Secret(name))


def given_box(room: Room, name: str) -> Box:
    """Make the input of a password for somebody else, with a button that proposes one."""
    box = secret_box(room, name, "password_given", "password_given_hint")
    line = box.input
    if not isinstance(line, Secret):
        return box

    def propose() -> None:
        draw = room.runner.session.workplace.world.draw
        line.setEchoMode(QLineEdit.EchoMode.Normal)
        line.put(proposed_password(draw, word_list()))
        box.forgive()

    offer = button(room.look, room.words.say("settings", "propose_password"), propose, kind="link")
    box.put_above(offer)
    return box
