"""How a first page stands in the window: heading, one sentence, what it is about, buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QWidget

from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.controls import below, beside, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.setting_up.hall import Hall

NARROW, WIDE = 620, 1060


def card(hall: Hall, pieces: Sequence[QWidget | int | None], *, wide: bool = False) -> QWidget:
    """Put pieces into a card in the middle of the window."""
    look = hall.look
    made = framed(below(*pieces, gap=look.px(8), margins=look.px(24)))
    made.setMaximumWidth(look.px(WIDE if wide else NARROW))
    made.setMinimumWidth(min(look.px(NARROW), 960))
    return made


def in_the_middle(hall: Hall, made: QWidget) -> QWidget:
    """Let a card stand in the middle, and scroll where the window is too low for it."""
    around = plain(beside(None, plain(below(None, made, None)), None, margins=hall.look.px(16)))
    return scrolled(around)


def heading(hall: Hall, title: str, sentence: str, icon: str = "") -> QWidget:
    """Make title and sentence, with an icon before them if one is named."""
    said = plain(below(label(title, "title"), label(sentence, "secondary", wrapped=True), gap=2))
    if not icon:
        return said
    picture = QLabel()
    side = hall.look.px(32)
    picture.setPixmap(hall.look.icon(icon, hall.look.tokens.primary, 32).pixmap(side, side))
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    box = beside(picture, said, gap=hall.look.px(12))
    box.setStretch(1, 1)
    return plain(box)


def foot(hall: Hall, *pieces: QWidget | int | None) -> QWidget:
    """Put buttons beside each other, each with its own letter."""
    assign([piece for piece in pieces if isinstance(piece, QAbstractButton)])
    return plain(beside(*pieces, gap=hall.look.px(8)))


def page(hall: Hall, made: QWidget) -> QWidget:
    """Fill the window with a card."""
    around = QFrame()
    around.setObjectName("page")
    around.setLayout(below(in_the_middle(hall, made)))
    return around
