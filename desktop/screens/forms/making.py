"""The input of each kind of field, and how much room it takes."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QFontMetrics

from desktop.domain.forms.answers import check_answer
from desktop.domain.forms.fields import Field, Kind
from desktop.domain.forms.sections import SECTIONS
from desktop.domain.sop.model import Section
from desktop.screens.forms.box import Box, Input
from desktop.screens.forms.inputs.choice import Choice
from desktop.screens.forms.inputs.day import Day
from desktop.screens.forms.inputs.finder import Hit
from desktop.screens.forms.inputs.line import Line, Tidy
from desktop.screens.forms.inputs.long_text import LongText
from desktop.screens.forms.inputs.shown import shown
from desktop.screens.pieces.room import Room

SIGNS = {
    Kind.NIK: 21,
    Kind.FAMILY_CARD: 21,
    Kind.NPWP: 21,
    Kind.NIP: 21,
    Kind.NIB: 16,
    Kind.KBLI: 9,
    Kind.PHONE: 18,
    Kind.DATE: 16,
    Kind.MONEY: 20,
    Kind.COUNT: 9,
}
"""Widths in digits that hint at how long an answer is (UX chapter 4); others take all there is."""

EXAMPLES = {
    Kind.DATE: "example_date",
    Kind.NIK: "example_nik",
    Kind.PHONE: "example_phone",
    Kind.MONEY: "example_money",
    Kind.NIB: "example_nib",
    Kind.KBLI: "example_kbli",
    Kind.CHOICE: "example_choice",
}
"""Words that stand in an empty input, as the examples of `resources/words`."""

ADDRESS_LINES, TEXT_LINES = 2, 3


def titled_fields(section: Section) -> tuple[Field, ...]:
    """Give the fields of a section in their order."""
    return SECTIONS[section]


def today_of(room: Room) -> Callable[[], date]:
    """Tell what day it is in the office."""
    workplace = room.runner.session.workplace
    return lambda: date.fromisoformat(workplace.today())


def field_box(room: Room, field: Field, own: Input | None = None) -> Box:
    """Make a field with its label and the input of its kind, or one of the page's own."""
    caption = room.words.say("field", field.name)
    inner = own or field_input(room, field, caption)
    if isinstance(inner, Line):
        example = EXAMPLES.get(field.kind)
        inner.setPlaceholderText(room.words.say("form", example) if example else "")
        if field.kind in SIGNS:
            digit = QFontMetrics(room.look.font()).horizontalAdvance("0")
            inner.setMaximumWidth(SIGNS[field.kind] * digit + room.look.px(24))
    inner.setObjectName(field.name)
    return Box(room, field, caption, inner)


def field_input(room: Room, field: Field, name: str) -> Input:
    """Make the input of a field."""
    if field.kind is Kind.LONG_TEXT:
        lines = ADDRESS_LINES if field.name.endswith(".address") else TEXT_LINES
        return LongText(name, room.look, lines)
    if field.kind is Kind.CHOICE:
        hits = [Hit(key, room.words.say("choice", key)) for key in field.choices]
        return Choice(room.look, name, hits)
    if field.kind is Kind.DATE:
        return Day(name, today_of(room))
    return Line(name, tidy_of(room, field))


def tidy_of(room: Room, field: Field) -> Tidy:
    """Write what was typed into a field as it is stored, unless it is wrong."""
    today = today_of(room)

    def tidied(typed: str) -> str:
        checked = check_answer(field, typed, today())
        return shown(field, checked.value) if checked.ok else typed.strip()

    return tidied
