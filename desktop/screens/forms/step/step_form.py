"""The form of the step a case stands at: shown, finished, sent back, held, taken back."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.actions.case.drafts import save_draft
from desktop.actions.case.steps import complete_step, return_step
from desktop.actions.case.waiting import cancel, hold, resume
from desktop.actions.changes import Changes
from desktop.domain.refusals import Trouble
from desktop.screens.forms.drafting import closes
from desktop.screens.forms.dress import dress
from desktop.screens.forms.step.asking import (
    Asking,
    Question,
    cancel_question,
    hold_question,
    return_question,
)
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.forms.step.confirming import Confirming, confirmation
from desktop.screens.forms.step.content import Content
from desktop.screens.forms.step.reading import Step, read_step, step_named
from desktop.screens.forms.step.undo_bar import UndoBar
from desktop.screens.pieces.controls import label
from desktop.screens.pieces.room import Room

FINISHING = ("F9", "Ctrl+Return", "Ctrl+Enter")


class StepForm(QWidget):
    """Shows the step a case stands at to whoever is signed in.

    `finished` names the case when its step was left: finished, sent back, cancelled.
    """

    finished = Signal(str)

    def __init__(self, room: Room, subject: str) -> None:
        super().__init__()
        self._room = room
        self._subject = subject
        self._step: Step | None = None
        self._shown: QWidget | None = None
        self.content: Content | None = None
        self.asking: Asking | None = None
        self.confirming: Confirming | None = None
        self.undo_bar = UndoBar(room)
        self.setObjectName("plain")
        self.setStyleSheet(dress(room.look))
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(room.look.px(8))
        self._place.addWidget(self.undo_bar)
        for keys in FINISHING:
            QShortcut(QKeySequence(keys), self, self.finish)
        for keys, act in (
            ("Shift+F9", lambda: self.ask("return")),
            ("F8", lambda: self._go_to_problem(1)),
            ("Shift+F8", lambda: self._go_to_problem(-1)),
            ("Ctrl+Space", self._tick_all),
            ("Ctrl+Z", self._undo),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self._show()

    @property
    def subject(self) -> str:
        """Give the id of the case."""
        return self._subject

    @property
    def said(self) -> str:
        """Give the sentence above the buttons: what was refused, "" when nothing was."""
        return self.content.refusal.text() if self.content is not None else ""

    def look_again(self, changes: Changes) -> None:
        """Show the case as it stands now, when it was touched and its step is otherwise."""
        if self._subject not in changes.subjects:
            return
        now = read_step(self._room, self._subject)
        if now is None or self._step is None or now.state != self._step.state:
            self._show(now)

    def settle(self) -> None:
        """Put the cursor where work begins."""
        if self.content is not None:
            self.content.settle()

    def keep(self) -> None:
        """Write the draft at once: somebody goes elsewhere."""
        if self.content is not None:
            self.content.sheet.drafting.keep()

    def finish(self, outcome: str = "") -> None:
        """Do what F9 does: answer what is asked, or finish the step."""
        if self.asking is not None:
            self.asking.finish()
        elif self.confirming is not None:
            self.confirming.sure.emit()
        elif self._step is not None and self.content is not None and self._step.is_mine:
            if self._step.visit.hold is not None:
                self._resume()
            else:
                self._finish(self._step, self.content, outcome)

    def _finish(self, step: Step, content: Content, outcome: str) -> None:
        """Finish the step as far as its form allows; ask once before what cannot be undone."""
        chosen = outcome or step.meant(content.sheet.form.answers())
        content.refuse("")
        if content.sheet.complain(chosen):
            return content.say_problems()
        if step.ways and not chosen:
            return content.ask_to_choose()
        if step.is_final:
            return self._confirm(step, chosen)
        return self._complete(step, chosen)

    def ask(self, key: str) -> None:
        """Ask what sending back, holding or cancelling needs."""
        step = self._step
        if step is None or not step.is_mine or self.content is None or self.asking is not None:
            return
        question = self._question(step, key)
        if question is None:
            return
        self._stop_confirming()
        self.asking = Asking(self._room, question)
        self.asking.answered.connect(self._answer)
        self.asking.given_up.connect(self._stop_asking)
        self.content.lay_over(self.asking)
        self.asking.begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window, to keep the draft before it closes."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the draft when somebody goes elsewhere; a closing window had it kept before."""
        super().hideEvent(event)
        self.window().removeEventFilter(self)
        if self.window().isVisible():
            self.keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the draft before the window closes."""
        if closes(event):
            self.keep()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc to give up what is being asked, before it leaves the page."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and (self.asking or self.confirming)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up what is being asked with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.asking is not None:
            return self._stop_asking()
        if event.key() == Qt.Key.Key_Escape and self.confirming is not None:
            return self._stop_confirming()
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._undo()
        return super().keyPressEvent(event)

    def _show(self, step: Step | None = None) -> None:
        if self.content is not None:
            self.content.sheet.drafting.keep()
            self.content.sheet.drafting.close()
        self._step = step or read_step(self._room, self._subject)
        self.asking = self.confirming = None
        self._clear()
        if self._step is None:
            ended = label(self._room.words.say("form", "ended"), "secondary", wrapped=True)
            self._shown = ended
            self._place.insertWidget(0, ended, 1, Qt.AlignmentFlag.AlignTop)
            return
        self.content = self._shown = Content(self._room, self._step)
        self.content.foot.finish.connect(self.finish)
        self.content.foot.asked.connect(self.ask)
        self.content.foot.resume.connect(self._resume)
        self._place.insertWidget(0, self.content, 1)

    def _clear(self) -> None:
        self.content = None
        if self._shown is not None:
            self._place.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def _complete(self, step: Step, outcome: str) -> None:
        if self.content is None:
            return None
        sheet = self.content.sheet
        sheet.drafting.close()
        typed, name = sheet.content(), sheet.drafting.name
        answers = sheet.answers(outcome)
        place = step.flow.position_of(step.symbol.id)
        done = self._room.words.say("form", "step_done", step=place)
        trouble = attempt(self._room.runner, complete_step, self._subject, step.visit.id, answers)
        if trouble is not None:
            sheet.drafting.is_open = True
            return self._refuse(trouble)
        return self._leave(done, is_final=step.is_final, restored=(name, typed))

    def _leave(
        self, said: str, *, is_final: bool, restored: tuple[str, Mapping[str, object]] | None = None
    ) -> None:
        """Say what was done; offer to take it back unless somebody's key stands under it."""
        if is_final:
            self.undo_bar.say(said)
        else:
            self.undo_bar.offer(self._subject, said, lambda: self._restore(restored))
        self.finished.emit(self._subject)

    def _restore(self, draft: tuple[str, Mapping[str, object]] | None) -> None:
        """Bring back what was typed before a step was finished that is open again."""
        if draft is not None:
            self._room.runner.ask(save_draft, *draft)
        self._show()
        self.settle()

    def _confirm(self, step: Step, outcome: str) -> None:
        if self.content is None:
            return
        self.confirming = confirmation(self._room, step, outcome)
        self.confirming.sure.connect(lambda: self._sure(step, outcome))
        self.confirming.given_up.connect(self._stop_confirming)
        self.content.ask_below(self.confirming)
        self.confirming.begin()

    def _sure(self, step: Step, outcome: str) -> None:
        self._stop_confirming()
        self._complete(step, outcome)

    def _stop_confirming(self) -> None:
        self._take_away(self.confirming)
        self.confirming = None
        if self.content is not None:
            self.content.foot.show()

    def _stop_asking(self) -> None:
        self._take_away(self.asking)
        self.asking = None
        if self.content is not None:
            self.content.lay_open()
            self.content.settle()

    def _take_away(self, piece: QFrame | None) -> None:
        if piece is not None:
            piece.hide()
            piece.deleteLater()

    def _question(self, step: Step, key: str) -> Question | None:
        if key == "return":
            targets = {
                visit.symbol.id: step_named(step.flow, visit.symbol)
                for visit in reversed(step.case.trail[:-1])
            }
            return return_question(self._room, targets) if targets else None
        if key == "cancel":
            return cancel_question(self._room)
        return hold_question(self._room, key)

    def _answer(self, question: Question, target: str, reason: str) -> None:
        step, words = self._step, self._room.words
        if step is None or self.asking is None:
            return None
        case, visit, runner = self._subject, step.visit.id, self._room.runner
        self.keep()
        if question.key == "return":
            reasons = reason.splitlines()
            trouble = attempt(runner, return_step, case, visit, target, reasons)
        elif question.key == "cancel":
            trouble = attempt(runner, cancel, case, reason)
        else:
            trouble = attempt(runner, hold, case, visit, question.key, reason)
        if trouble is not None:
            return self.asking.refuse(words.trouble(trouble))
        if question.key in ("return", "cancel"):
            said = words.say("form", "returned" if question.key == "return" else "cancelled")
            return self._leave(said, is_final=True)
        said = words.say("form", "now_held", reason=words.say("hold", question.key))
        return self.undo_bar.offer(case, said, self._show)

    def _resume(self) -> None:
        step = self._step
        if step is None or not step.is_mine:
            return None
        trouble = attempt(self._room.runner, resume, self._subject, step.visit.id)
        if trouble is not None:
            return self._refuse(trouble)
        said = self._room.words.say("form", "goes_on")
        return self.undo_bar.offer(self._subject, said, self._show)

    def _refuse(self, trouble: Trouble) -> None:
        """Say a refusal at the field it names, or above the buttons."""
        if self.content is None:
            return
        sentence = self._room.words.trouble(trouble)
        if not self.content.sheet.refuse(str(trouble.facts.get("field", "")), sentence):
            self.content.refuse(sentence)

    def _go_to_problem(self, step: int) -> None:
        if self.content is not None and self.asking is None:
            self.content.sheet.form.go_to_problem(step)

    def _tick_all(self) -> None:
        if self.content is not None and self.content.sheet.isEnabled():
            self.content.sheet.checklist.tick_all()

    def _undo(self) -> None:
        """Take back in the form first, then the last action (UX chapter 5)."""
        if self.content is None or not self.content.sheet.form.undo():
            self.undo_bar.undo()
