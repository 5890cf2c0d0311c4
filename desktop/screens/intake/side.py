"""The right side of the counter: checklist with its count, receipt, and what finishes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.domain.forms.checklist import GOOD
from desktop.domain.progress import StepState
from desktop.screens.forms.step.asking import Asking
from desktop.screens.forms.ticks import Checklist
from desktop.screens.intake.receipt_card import Preview
from desktop.screens.intake.wanted import Permit
from desktop.screens.pieces.chip import Chip, Pill
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Room

WIDTH = 362


class Side(QWidget):
    """Checklist over receipt over buttons."""

    edited = Signal()
    finish = Signal()
    send_back = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        look, say = room.look, room.words.say
        self.setObjectName("plain")
        self.setFixedWidth(look.px(WIDTH))
        self.checklist = Checklist(room, ())
        self._count = QVBoxLayout()
        self._ticks = QVBoxLayout()
        self._lacking = label("", "caption", wrapped=True)
        self.preview = Preview(room)
        self.main = button(
            look, say("intake", "register"), self.finish.emit, icon="printer", kind="primary"
        )
        self.back = button(look, say("intake", "return"), self.send_back.emit, icon="undo-2")
        self._over = QVBoxLayout()
        self._arrange()
        self.show_permit(None)

    def show_permit(self, permit: Permit | None) -> None:
        """Show the checklist of another permit type."""
        ticked = self.checklist.answers()
        _empty(self._ticks)
        self.checklist = Checklist(self._room, permit.type.requirements if permit else ())
        self.checklist.fill(ticked)
        self.checklist.edited.connect(self.edited)
        self.checklist.edited.connect(self.count)
        self._ticks.addWidget(self.checklist)
        # Shown before it lies in the page it would be a window of its own for a moment.
        self.checklist.setVisible(permit is not None)
        self._can_send_back = permit is not None and permit.can_send_back
        self.count()

    def count(self) -> None:
        """Say how much of what is asked is there."""
        say, lacking = self._room.words.say, self.checklist.lacking()
        ticks = self.checklist.ticks
        there = sum(tick.presence in GOOD for tick in ticks)
        _empty(self._count)
        self.said = say("intake", "count", there=there, all=len(ticks)) if ticks else ""
        if ticks:
            state = StepState.DUE_SOON if lacking else StepState.DONE
            self._count.addWidget(Chip(self._room.look, Pill(state, self.said)))
        key = "lacking_back" if self._can_send_back else "lacking_on"
        self._lacking.setText(say("intake", key) if ticks and lacking else "")
        self._lacking.setVisible(bool(ticks and lacking))
        self._none.setVisible(not ticks)
        self.back.setEnabled(bool(lacking) and self._can_send_back)

    def lay_over(self, asking: Asking) -> None:
        """Ask something in place of the buttons."""
        self._buttons.hide()
        self._over.addWidget(asking)

    def lay_open(self) -> None:
        """Show the buttons again."""
        _empty(self._over)
        self._buttons.show()

    def _arrange(self) -> None:
        room, look = self._room, self._room.look
        say = room.words.say
        self._none = label(say("intake", "no_checklist"), "caption", wrapped=True)
        head = QWidget()
        head.setObjectName("plain")
        row = beside(label(say("intake", "part_checklist"), "section"), None)
        row.addLayout(self._count)
        head.setLayout(row)
        papers = _card(room, head, self._none)
        papers[1].addLayout(self._ticks)
        papers[1].addWidget(self._lacking)
        receipt = _card(room, label(say("intake", "receipt"), "section"), self.preview)
        inner = below(papers[0], receipt[0], None, gap=look.px(12))
        self._buttons = plain(beside(self.main, self.back, gap=look.px(8)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(12))
        area = scrolled(plain(inner))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.addWidget(area, 1)
        box.addLayout(self._over)
        box.addWidget(self._buttons)


def _card(room: Room, *pieces: QWidget | QLabel) -> tuple[QFrame, QVBoxLayout]:
    inner = below(*pieces, gap=room.look.px(6))
    inner.setContentsMargins(*[room.look.px(16)] * 4)
    return framed(inner), inner


def _empty(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
