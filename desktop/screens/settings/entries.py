"""Inputs of the settings: label, input, and under it what it is for."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.forms.answers import check_answer
from desktop.domain.forms.fields import Field
from desktop.screens.forms.box import Box, Input
from desktop.screens.forms.inputs.line import Line
from desktop.screens.forms.making import SIGNS, field_input, today_of
from desktop.screens.pieces.controls import below, beside, label, plain
from desktop.screens.pieces.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One input: its field, its words, and what holds while it is empty."""

    field: Field
    word: str
    hint: str = ""
    default: str = ""
    code: str = ""
    """A code of `[system]` that stands in the words, where an entry is for one of several."""


def entry_box(room: Room, entry: Entry, own: Input | None = None) -> Box:
    """Make the input of an entry, or put one of the page's own under its label."""
    say = room.words.say
    system = say("system", entry.code) if entry.code else ""
    caption = say("settings", entry.word, system=system)
    inner = own or field_input(room, entry.field, caption)
    inner.setObjectName(entry.field.name)
    inner.setAccessibleName(caption)
    if isinstance(inner, Line):
        inner.setPlaceholderText(entry.default)
        if entry.field.kind in SIGNS:
            digit = QFontMetrics(room.look.font()).horizontalAdvance("0")
            inner.setMaximumWidth(SIGNS[entry.field.kind] * digit + room.look.px(24))
    box = Box(room, entry.field, caption, inner)
    hint = say("settings", entry.hint) if entry.hint else ""
    stack = box.layout()
    if hint and isinstance(stack, QVBoxLayout):
        stack.insertWidget(stack.count() - 1, label(hint, "caption", wrapped=True))
        inner.setToolTip(hint)
    return box


def with_button(room: Room, box: Box, press: QPushButton) -> QWidget:
    """Put a button beside an input, at its height: under a line as high as the label."""
    look = room.look
    aligned = below(label("", "label"), press, None, gap=look.px(3))
    row = beside(box, plain(aligned), gap=look.px(8))
    row.setStretch(0, 1)
    return plain(row)


def checked_by(room: Room, field: Field) -> Callable[[str], str]:
    """Give what says in a sentence what is wrong with an answer, "" when nothing is."""
    today = today_of(room)

    def check(answer: str) -> str:
        found = check_answer(field, answer, today()).problems
        return room.words.problem(found[0]) if found else ""

    return check
