"""Initials and signatures under several cases: seen in a list first, then one after the other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.worklists.bulk import sign_off
from desktop.actions.worklists.tasks import Task
from desktop.domain.progress import StepState
from desktop.domain.refusals import Damaged, Refused
from desktop.domain.sop.model import Section
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.delegate import Cells
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table

SIZE = (760, 460)
COLUMNS = ("case", "applicant", "stands_at", "state")
STATE = len(COLUMNS) - 1
WHYS = 6
"""Reasons told at once below the list; more would push it out of view."""
OFFERS = {Section.INITIALS: "initials_now", Section.SIGNATURE: "sign_now"}


class Several(QDialog):
    """Shows what is about to be signed; signs case by case, and says what became of each.

    Each case is an action of its own; between two the window goes on, and it can be stopped.
    """

    def __init__(self, room: Room, chosen: Sequence[Task], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room, self._chosen = room, tuple(chosen)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._opened = room.runner.session.workplace.world.now()
        self.done_to: dict[str, str] = {}
        self._place = 0
        self._is_under_way = False
        self.setWindowTitle(room.words.say("tasks", "several"))
        self.resize(*(room.look.px(length) for length in SIZE))
        self.table = Table(room.words.say("tasks", "several"))
        self.table.setItemDelegate(Cells(room.look))
        self._said = label("", "section", wrapped=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, len(self._chosen))
        self._progress.setTextVisible(False)
        self.act = button(room.look, self._offer(), self.begin, icon="pen-line", kind="primary")
        self.stop = button(room.look, room.say("cancel"), self.reject)
        self._arrange()
        self._show()

    def begin(self) -> None:
        """Sign the first; the next ones follow by themselves."""
        if not self._is_under_way and self._place == 0:
            self._is_under_way = True
            self.act.setEnabled(False)
            self.stop.setText(self._room.words.say("tasks", "stop"))
            self._next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin with F9."""
        if event.key() == Qt.Key.Key_F9:
            # Held down on the list of tasks, it must not sign what nobody has read.
            return None if event.isAutoRepeat() else self.act.click()
        return super().keyPressEvent(event)

    def reject(self) -> None:
        """Stop after the case under way, or close."""
        if self._is_under_way:
            self._end()
        else:
            super().reject()

    @property
    def why(self) -> str:
        """Give the reasons of what was refused."""
        return self._why.text()

    @property
    def said(self) -> str:
        """Give the sentence over the list."""
        return self._said.text()

    def _offer(self) -> str:
        kinds = {task.together for task in self._chosen}
        offer = OFFERS[kinds.pop() or Section.INITIALS] if len(kinds) == 1 else "both_now"
        return self._room.words.say("tasks", offer, count=len(self._chosen))

    def _arrange(self) -> None:
        look = self._room.look
        foot = plain(beside(None, self.stop, self.act, gap=look.px(8)))
        self._why = label("", "problem", wrapped=True)
        self._why.hide()
        pieces = (self._said, self._progress, self.table, self._why, foot)
        box = below(*pieces, gap=look.px(10), margins=look.px(16))
        box.setStretch(2, 1)
        self.setLayout(box)
        self._progress.hide()
        self._said.setText(self._room.words.say("tasks", "about_to", count=len(self._chosen)))
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        if not self._is_under_way:
            return None
        if self._place >= len(self._chosen):
            return self._end()
        self._progress.show()
        task = self._chosen[self._place]
        self._place += 1
        if not self._room.runner.run(partial(self._one, subject=task.line.subject)):
            return self._end()
        self._progress.setValue(self._place)
        self._show()
        return QTimer.singleShot(0, self, self._next)

    def _one(self, session: Session, subject: str) -> Changes:
        """Sign one; what the rules refuse is noted, what the machine refuses ends it all."""
        try:
            changes = sign_off(session, subject, self._opened)
        except (Refused, Damaged) as trouble:
            self.done_to[subject] = self._room.words.trouble(trouble)
            return Changes()
        self.done_to[subject] = ""
        return changes

    def _end(self) -> None:
        self._is_under_way = False
        self._progress.hide()
        self.act.hide()
        self.stop.setText(self._room.say("close"))
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        done = sum(not said for said in self.done_to.values())
        refused = len(self.done_to) - done
        left = len(self._chosen) - len(self.done_to)
        say = self._room.words.say
        parts = [say("tasks", "were_done", count=done)]
        parts += [say("tasks", "were_refused", count=refused)] if refused else []
        parts += [say("tasks", "were_left", count=left)] if left else []
        self._said.setText(" ".join(parts))
        whys = list(dict.fromkeys(filter(None, self.done_to.values())))
        self._why.setText("\n".join(whys[:WHYS]))
        self._why.setVisible(bool(whys))
        self._show()

    def _show(self) -> None:
        words = self._room.words
        rows = [self._row(task) for task in self._chosen]
        pills = {
            (place, STATE): StepState.DONE
            for place, task in enumerate(self._chosen)
            if self.done_to.get(task.line.subject) == ""
        }
        pills |= {
            (place, STATE): StepState.OVERDUE
            for place, task in enumerate(self._chosen)
            if self.done_to.get(task.line.subject)
        }
        self.table.set_rows([words.say("column", key) for key in COLUMNS], rows, pills)
        self.table.share_out([31, 30, 28, 22])
        if self._is_under_way:
            self.table.choose(self._place - 1)

    def _row(self, task: Task) -> tuple[str, ...]:
        line, words = task.line, self._room.words
        state = self.done_to.get(line.subject)
        if state is None:
            said = words.say("tasks", "not_yet" if self.act.isHidden() else "waits")
        else:
            said = words.say("tasks", "was_refused" if state else "was_done")
        who = f"{line.applicant}\n{line.business}" if line.business else line.applicant
        return (line.number, who, " ".join(line.step.split()), said)
