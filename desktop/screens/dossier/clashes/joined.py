"""Says which fields were changed on several computers without clashing, in detail on demand."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from desktop.actions.conflicts.behind import joined_fields
from desktop.domain.case import Case
from desktop.screens.dossier.naming import Names
from desktop.screens.dossier.tab import who_said
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.facts import copied
from desktop.screens.pieces.room import Room


class JoinedNote(QFrame):
    """One line, and the fields below it once somebody asks; hidden where there are none."""

    def __init__(self, room: Room, case: Case, names: Names) -> None:
        super().__init__()
        self.setObjectName("plain")
        say, look = room.words.say, room.look
        found = room.runner.ask(joined_fields, case) or ()
        self.said = label(say("conflicts", "joined", count=len(found)), "secondary", wrapped=True)
        self.more = button(look, say("conflicts", "details"), self.turn, kind="link")
        self._names = partial(say, "conflicts")
        grid = QGridLayout()
        grid.setContentsMargins(look.px(14), 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, each in enumerate(found):
            grid.addWidget(label(names.field(each.field), "label", wrapped=True), row, 0, top)
            grid.addWidget(copied(names.answer(each.field, each.text)), row, 1, top)
            said = label(who_said(room, each.event), "caption", wrapped=True)
            grid.addWidget(said, row, 2, top)
        self.details = plain(grid)
        self.details.hide()
        link = plain(beside(self.more, None))
        self.setLayout(below(self.said, link, self.details, gap=look.px(4)))
        if not found:
            self.hide()

    def turn(self) -> None:
        """Show the fields, or put them away."""
        is_open = self.details.isHidden()
        self.details.setVisible(is_open)
        text = self._names("hide_details" if is_open else "details")
        self.more.setText(text)
        self.more.setAccessibleName(text)
