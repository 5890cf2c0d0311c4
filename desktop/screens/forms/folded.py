"""Fields that are seldom needed, behind a button; they open by themselves when one is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.sop.model import Section
from desktop.screens.forms.making import titled_fields
from desktop.screens.pieces.controls import button
from desktop.screens.pieces.room import Room

FIRST = {
    Section.APPLICANT: (
        "applicant.nik",
        "applicant.name",
        "applicant.phone",
        "applicant.address",
    ),
    Section.BUSINESS: (
        "business.name",
        "business.activity",
        "business.address",
        "business.district",
    ),
}
"""What the counter always asks, in the order of the paper form; the rest of these is folded."""


class Folded(QWidget):
    """A button with the number of fields behind it, and the fields."""

    def __init__(self, room: Room, group: QWidget, section: Section, count: int) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._group = group
        about = room.words.say("section", section.value)
        words = room.words.say("form", "other_fields", section=about.lower(), count=count)
        self.button: QPushButton = button(room.look, words, self._turn, kind="link")
        self.button.setCheckable(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(room.look.px(6))
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(group)
        group.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether the fields are shown."""
        return not self._group.isHidden()

    def open(self) -> None:
        """Show the fields."""
        self.button.setChecked(True)
        self._group.show()

    def _turn(self) -> None:
        self._group.setVisible(self.button.isChecked())


def split(section: Section) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the names of the fields shown at once, and of those behind the button."""
    names = tuple(field.name for field in titled_fields(section))
    first = FIRST.get(section, names)
    return first, tuple(name for name in names if name not in first)
