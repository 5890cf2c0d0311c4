"""The form of the step a case stands at: shown, finished, sent back, held, taken back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.case.steps import complete_step
from desktop.actions.case.waiting import resume
from desktop.actions.changes import Changes
from desktop.domain.refusals import Trouble
from desktop.screens.forms.dress import dress
from desktop.screens.forms.escape import Escape
from desktop.screens.forms.leaving import Leaving
from desktop.screens.forms.step.asked import Asked
from desktop.screens.forms.step.asking import Asking, Question
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.forms.step.confirming import Confirming, confirmation
from desktop.screens.forms.step.content import Content
from desktop.screens.forms.step.questions import (
    LEAVING,
    RETURN,
    Draft,
    carry_out,
    done_said,
    question_of,
    step_done,
    take_back,
)
from desktop.screens.forms.step.reading import Step, read_step
from desktop.screens.pieces.controls import label
from desktop.screens.pieces.room import Room

FINISHING = ("F9", "Ctrl+Return", "Ctrl+Enter")


class StepForm(QWidget):
    """Shows the step a case stands at to whoever is signed in.

    `finished` names the case when its step was left: finished, sent back, cancelled;
    `decide_wanted` asks for the place where its conflicts are decided.
    """

    finished = Signal(str)
    decide_wanted = Signal()

    def __init__(self, room: Room, subject: str) -> None:
        super().__init__()
        self._room = room
        self._subject = subject
        self._step: Step | None = None
        self._shown: QWidget | None = None
        self._asked = Asked()
        self.content: Content | None = None
        self.setObjectName("plain")
        self.setStyleSheet(dress(room.look))
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        Escape(self, lambda: self._asked.piece is not None, self._asked.give_up)
        Leaving(self, self.keep)
        keys: dict[str, Callable[[], object]] = dict.fromkeys(FINISHING, self.finish)
        keys["Shift+F9"] = partial(self.ask, RETURN)
        keys["F8"] = partial(self._go_to_problem, 1)
        keys["Shift+F8"] = partial(self._go_to_problem, -1)
        keys["Ctrl+Space"] = self._tick_all
        for each, act in keys.items():
            # A key held down would answer what is asked before signing, and finish the next task.
            QShortcut(QKeySequence(each), self, act).setAutoRepeat(False)
        self._show()

    @property
    def subject(self) -> str:
        """Give the id of the case."""
        return self._subject

    @property
    def said(self) -> str:
        """Give the sentence above the buttons: what was refused, "" when nothing was."""
        return self.content.refusal.text() if self.content is not None else ""

    @property
    def asking(self) -> Asking | None:
        """Give the question that stands in place of the inputs."""
        piece = self._asked.piece
        return piece if isinstance(piece, Asking) else None

    @property
    def confirming(self) -> Confirming | None:
        """Give what is asked before something that cannot be taken back."""
        piece = self._asked.piece
        return piece if isinstance(piece, Confirming) else None

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

    def take_back(self) -> bool:
        """Take back what was typed last; tell whether there was anything."""
        return self.content is not None and self.content.sheet.form.undo()

    def finish(self, outcome: str = "") -> None:
        """Do what F9 does: answer what is asked, or finish the step."""
        if self._asked.piece is not None:
            self._asked.piece.finish()
        elif self._step is not None and self.content is not None and self._step.is_mine:
            if self._step.visit.hold is not None:
                self._resume()
            else:
                self._finish(self._step, self.content, outcome)

    def ask(self, key: str) -> None:
        """Ask what sending back, holding or cancelling needs."""
        step, content = self._step, self.content
        if step is None or not step.is_mine or content is None or self.asking is not None:
            return
        question = question_of(self._room, step, key)
        if question is None:
            return
        self._asked.give_up()
        asking = Asking(self._room, question)
        asking.answered.connect(self._answer)
        self._asked.begin(asking, content)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what a field has nothing left to take back of."""
        if event.matches(QKeySequence.StandardKey.Undo):
            if not self.take_back():
                self._room.undo.undo()
            return None
        return super().keyPressEvent(event)

    def _finish(self, step: Step, content: Content, outcome: str) -> None:
        """Finish the step as far as its form allows; ask once before what cannot be undone."""
        chosen = outcome or step.meant(content.sheet.form.answers())
        content.refuse("")
        if content.sheet.complain(chosen):
            return content.say_problems()
        if step.ways and not chosen:
            return content.ask_to_choose()
        if not step.is_final:
            return self._complete(step, content, chosen)
        confirming = confirmation(self._room, step, chosen)
        confirming.sure.connect(partial(self._complete, step, content, chosen))
        return self._asked.begin(confirming, content)

    def _complete(self, step: Step, content: Content, outcome: str) -> None:
        self._asked.end()
        sheet = content.sheet
        sheet.drafting.close()
        draft = sheet.drafting.name, sheet.content()
        visit, answers = step.visit.id, sheet.answers(outcome)
        trouble = attempt(self._room.runner, complete_step, self._subject, visit, answers)
        if trouble is not None:
            sheet.drafting.is_open = True
            return self._refuse(trouble)
        said = step_done(self._room, step)
        return self._leave(said, None if step.is_final else draft)

    def _leave(self, said: str, draft: Draft | None) -> None:
        """Say what was done; offer to take it back unless somebody's key stands under it."""
        if draft is None:
            self._room.undo.say(said)
        else:
            self._offer(said, draft)
        self.finished.emit(self._subject)

    def _offer(self, said: str, draft: Draft | None = None) -> None:
        taking = partial(take_back, self._room.runner, self._subject, draft)
        self._room.undo.offer(said, taking, self._subject)

    def _show(self, step: Step | None = None) -> None:
        if self.content is not None:
            self.content.sheet.drafting.keep()
            self.content.sheet.drafting.close()
        self._step = step or read_step(self._room, self._subject)
        self._asked.end()
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
        self.content.decide.connect(self.decide_wanted)
        self.content.book.troubled.connect(self._refuse)
        self._place.insertWidget(0, self.content, 1)

    def _clear(self) -> None:
        self.content = None
        if self._shown is not None:
            self._place.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def _answer(self, question: Question, target: str, reason: str) -> None:
        step, asking = self._step, self.asking
        if step is None or asking is None:
            return None
        self.keep()
        trouble = carry_out(self._room.runner, step, question, target, reason)
        if trouble is not None:
            return asking.refuse(self._room.words.trouble(trouble))
        said = done_said(self._room, question)
        return self._leave(said, None) if question.key in LEAVING else self._offer(said)

    def _resume(self) -> None:
        step = self._step
        if step is None or not step.is_mine:
            return None
        trouble = attempt(self._room.runner, resume, self._subject, step.visit.id)
        if trouble is not None:
            return self._refuse(trouble)
        return self._offer(self._room.words.say("form", "goes_on"))

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
