"""The card with the form of the step, beside the table (UX 3.4)."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.screens.forms.step.step_form import StepForm
from desktop.screens.pieces.drawer import WIDTH
from desktop.screens.pieces.room import Room


class Work(QFrame):
    """Frames the form; closed until there is room for it or it is asked for."""

    def __init__(self, room: Room, subject: str) -> None:
        super().__init__()
        look = room.look
        self.setObjectName("card")
        self.setFixedWidth(look.px(WIDTH))
        self.form = StepForm(room, subject)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
        box.addWidget(self.form)
        self.hide()
