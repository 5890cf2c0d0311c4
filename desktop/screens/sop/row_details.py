"""The details of a row of a procedure: what is asked there, and which cases stand at it."""

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.calendar.timing import Standing
from desktop.domain.lines import CaseLine
from desktop.screens.pieces.chip import Chip
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.details import Details, printed_row
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.wording import pill_of
from desktop.screens.sop.edition import Edition
from desktop.screens.sop.figures import Told


def row_details(room: Room, edition: Edition, told: Told, row: int) -> Details:
    """Show what the table asks for at a row, how it is kept, and the cases that stand there."""
    made = Details(room)
    printed_row(made, room, edition.put.flow, row)
    made.say(room.words.say("column", "average"), told.spent(row))
    made.space()
    made.add(label(room.say("now_here"), "label"))
    made.add(label(told.here(row), "secondary"))
    for line, how in told.figures.at(edition.put.flow, row):
        made.add(_case(room, made, line, how))
    made.end()
    return made


def _case(room: Room, made: Details, line: CaseLine, how: Standing) -> QWidget:
    opening = _opening(room, made, line)
    who = label(f"{line.applicant} · {line.business}".strip(" ·"), "secondary", wrapped=True)
    pill = pill_of(room, line, how)
    box = below(plain(beside(opening, None)), who, plain(beside(Chip(room.look, pill), None)))
    box.setContentsMargins(room.look.px(8), room.look.px(6), room.look.px(8), room.look.px(8))
    box.setSpacing(room.look.px(2))
    return framed(box)


def _opening(room: Room, made: Details, line: CaseLine) -> QPushButton:
    opening = button(
        room.look, line.number, lambda: made.case_wanted.emit(line.subject), kind="link"
    )
    opening.setToolTip(room.say("open_case_tip"))
    return opening
