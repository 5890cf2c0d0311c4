"""Facts below each other: a heading in bold, what is so beside or under it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import below, framed, label

Fact = tuple[str, Sequence[str]]
"""A heading, and one line or several under it."""


def fact_sheet(look: Look, facts: Iterable[Fact]) -> QScrollArea:
    """Show facts as a sheet of two columns that scrolls; words can be copied from it."""
    grid = QGridLayout()
    grid.setContentsMargins(*[look.px(20)] * 4)
    grid.setHorizontalSpacing(look.px(24))
    grid.setVerticalSpacing(look.px(12))
    grid.setColumnStretch(1, 1)
    row = 0
    for row, (heading, lines) in enumerate(facts, 1):
        grid.addWidget(label(heading, "label", wrapped=True), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(copied("\n".join(lines)), row, 1)
    grid.setRowStretch(row + 1, 1)
    grid.setColumnMinimumWidth(0, look.px(220))
    sheet = QFrame()
    sheet.setObjectName("card")
    sheet.setLayout(grid)
    return scrolled(sheet)


def copied(text: str) -> QLabel:
    """Make a label whose words can be chosen and copied."""
    made = label(text, wrapped=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def scrolled(inside: QWidget, name: str = "") -> QScrollArea:
    """Let something scroll down where it is too high; words to be read by key need a name."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    return area


def empty_page(look: Look, icon: str, title: str, sentence: str) -> QFrame:
    """Say that there is nothing here, and what to do (UX chapter 3.8)."""
    picture = QLabel()
    picture.setPixmap(look.icon(icon, look.tokens.caption, 48).pixmap(look.px(48), look.px(48)))
    said = label(sentence, "secondary", wrapped=True)
    for piece in (picture, said):
        piece.setAlignment(Qt.AlignmentFlag.AlignCenter)
    heading = label(title, "section")
    heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return framed(below(None, picture, heading, said, None, gap=look.px(8), margins=look.px(24)))
