"""The box that says that a business stands where its owner lives (UX chapter 4)."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.screens.forms.form import Form
from desktop.screens.forms.inputs.line import ENTER
from desktop.screens.forms.ticks import paint_tick
from desktop.screens.pieces.room import Room

HERE, THERE = "applicant.address", "business.address"


class SameAddress(QCheckBox):
    """Stands above the address of the business; ticked, that address is the applicant's."""

    def __init__(self, room: Room, form: Form) -> None:
        super().__init__(room.words.say("intake", "same_address"))
        self._form = form
        self._look = room.look
        self.setMinimumHeight(room.look.px(24))
        self.setObjectName("same_address")
        self.setAccessibleName(self.text())
        box = form.boxes[THERE]
        box.put_above(self)
        names = list(form.boxes)
        before = form.boxes[names[names.index(THERE) - 1]].input
        QWidget.setTabOrder(before, self)
        QWidget.setTabOrder(self, box.input)
        self.toggled.connect(self._turn)

    def answer(self) -> dict[str, str]:
        """Give the address of the business where it is the applicant's."""
        return {THERE: self._form.answers()[HERE]} if self.isChecked() else {}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in ENTER:
            self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the words be clicked as well as the box."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it like the ticks of the checklist."""
        paint_tick(self, self._look, self.text())

    def _turn(self) -> None:
        box = self._form.boxes[THERE]
        box.input.setVisible(not self.isChecked())
        box.tell([])
        self._form.edited.emit()
