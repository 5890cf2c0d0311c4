"""What stands in the card of a step: its head, its sheet or a question, its foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.screens.forms.mnemonics import assign
from desktop.screens.forms.step.book import BlockedNote, BookNote
from desktop.screens.forms.step.foot import Foot, held_since
from desktop.screens.forms.step.reading import Step, times_said
from desktop.screens.forms.step.sheet import Sheet
from desktop.screens.pieces.controls import below, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Room

LARGE = 60
"""Letters of an activity up to which it is written as large as a title."""
LOW = 520
"""Height under which only the tips of the buttons say where the case goes."""
PAIR, CROWD = 2, 120
"""Ways out that stand side by side, and what more of them take of the height."""


class Content(QWidget):
    """The step a case stands at, from its head to its foot.

    `decide` asks for the place where the conflicts of the case are decided.
    """

    decide = Signal()

    def __init__(self, room: Room, step: Step) -> None:
        super().__init__()
        self._room, self._step = room, step
        self.setObjectName("plain")
        self.sheet = Sheet(room, step)
        self.foot = Foot(room, step)
        self.refusal = label("", wrapped=True)
        self._refused = framed(below(self.refusal, margins=room.look.px(8)), "refusedHere")
        self._middle = QStackedWidget()
        self.blocked = BlockedNote(room, step, self.decide.emit)
        self.book = BookNote(room, step)
        pieces = (self.blocked, self.book, self.sheet)
        inside = below(*pieces, gap=room.look.px(8))
        inside.setStretch(2, 1)
        self._middle.addWidget(scrolled(plain(inside)))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(room.look.px(4))
        self._head()
        self._box.addWidget(self._middle, 1)
        self._box.addWidget(self._refused)
        self._box.addWidget(self.foot)
        self._refused.hide()
        self.sheet.drafting.kept.connect(self._say_kept)
        notes = [*self.blocked.offered, *self.book.offered]
        others = [*notes, *self.sheet.folds, self.sheet.files.button]
        assign([*self.foot.main, self.foot.more, *others])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the form the room of the foot's last lines where there is little of it."""
        super().resizeEvent(event)
        low = LOW + (CROWD if len(self._step.ways) > PAIR else 0)
        self.foot.next.setVisible(event.size().height() >= self._room.look.px(low))

    def refuse(self, sentence: str, name: str = "refusedHere") -> None:
        """Say above the buttons what was refused; nothing takes it away."""
        self.refusal.setText(sentence)
        self._refused.setObjectName(name)
        self._refused.style().polish(self._refused)
        self._refused.setVisible(bool(sentence))

    def say_problems(self) -> None:
        """Say how many fields have to be mended."""
        wrong = [box for box in self.sheet.form.boxes.values() if box.is_wrong]
        self.refuse(self._room.words.say("form", "to_mend", count=len(wrong)))

    def ask_to_choose(self) -> None:
        """Say that one of the ways has to be chosen, and put the cursor on the first."""
        self.refuse(self._room.words.say("form", "choose_way"), name="asked")
        self.foot.main[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_below(self, piece: QFrame) -> None:
        """Show a question in place of the buttons."""
        self.foot.hide()
        self._box.addWidget(piece)

    def lay_over(self, piece: QWidget) -> None:
        """Show a question in place of the inputs."""
        area = scrolled(below_top(piece))
        self._middle.addWidget(area)
        self._middle.setCurrentWidget(area)
        self.foot.hide()

    def lay_open(self) -> None:
        """Show the inputs again."""
        over = self._middle.currentWidget()
        if over is not None and self._middle.currentIndex():
            self._middle.removeWidget(over)
            over.deleteLater()
        self.foot.show()

    def settle_again(self, *, to_inputs: bool) -> None:
        """Put the cursor where it was before something was asked."""
        if to_inputs:
            self.settle()
        else:
            self.foot.main[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Put the cursor into the first input, or on the button where there is none to fill."""
        reason = Qt.FocusReason.OtherFocusReason
        if not self.sheet.isEnabled():
            self.foot.main[0].setFocus(reason)
        elif self.sheet.checklist.ticks:
            self.sheet.checklist.ticks[0].setFocus(reason)
        else:
            next(iter(self.sheet.form.boxes.values())).input.setFocus(reason)

    def _head(self) -> None:
        room, step = self._room, self._step
        steps = len(step.flow.sop.rows)
        place = room.say("step_of", step=step.flow.position_of(step.symbol.id), steps=steps)
        self._box.addWidget(label(f"{place} · {step.lane}", "secondary", wrapped=True))
        title = " ".join(step.row.activity.split())
        self._box.addWidget(
            label(title, "step" if len(title) <= LARGE else "section", wrapped=True)
        )
        for said in (times_said(room, step), *self._attention()):
            if said:
                self._box.addWidget(label(said, "secondary", wrapped=True))
        self._box.addSpacing(room.look.px(4))

    def _attention(self) -> tuple[str, ...]:
        """Say why the form cannot be filled in, where it cannot."""
        say = self._room.words.say
        theirs = "" if self._step.is_mine else say("form", "not_mine", lane=self._step.lane)
        return theirs, held_since(self._room, self._step.visit)

    def _say_kept(self, at: int) -> None:
        moment = self._room.runner.session.workplace.local_time(at)
        self.foot.say_saved(f"{moment:%H.%M}")


def below_top(piece: QWidget) -> QWidget:
    """Put something at the top of the room there is."""
    holder = QWidget()
    holder.setObjectName("plain")
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(piece)
    box.addStretch(1)
    return holder
