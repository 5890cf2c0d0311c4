"""The page of a new application: filled in, checked, registered, printed."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.case.registering import Application, register
from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.domain.lines import CaseLine
from desktop.domain.people import Action
from desktop.domain.refusals import Trouble
from desktop.screens.forms.drafting import Drafting, texts
from desktop.screens.forms.dress import dress
from desktop.screens.forms.escape import Escape
from desktop.screens.forms.leaving import Leaving
from desktop.screens.forms.mnemonics import assign
from desktop.screens.forms.step.asking import Asking, Question
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.intake.done import Done
from desktop.screens.intake.entry import EARLIER, KIND, PERMIT, Entry
from desktop.screens.intake.side import Side
from desktop.screens.intake.told import Told
from desktop.screens.intake.wanted import application, earlier
from desktop.screens.pieces.controls import below, framed
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Heading, Manners, Page, Room

DRAFT = "intake"
FINISHING = ("F9", "Ctrl+Return", "Ctrl+Enter")


class Intake(Page):
    """A new application; `show` opens the page of a case by its id."""

    def __init__(self, room: Room, *, show: Callable[[str], None], rail: str = "cases") -> None:
        super().__init__(room)
        self._show_case, self._rail = show, rail
        self._kept = ""
        self.setStyleSheet(dress(room.look))
        self.asking: Asking | None = None
        self.done: Done | None = None
        Escape(self, lambda: self.asking is not None, self._stop_asking)
        Leaving(self, self.keep)
        self._stack = QStackedWidget()
        box = QVBoxLayout(self)
        margins = [room.look.px(length) for length in (16, 12, 16, 12)]
        box.setContentsMargins(*margins)
        box.addWidget(self._stack)
        for keys in FINISHING:
            # A key held down would go on past the number and the paper, unseen.
            QShortcut(QKeySequence(keys), self, self._press_finish).setAutoRepeat(False)
        for keys, act in (
            ("Shift+F9", self._send_back),
            ("F8", lambda: self._go_to_problem(1)),
            ("Shift+F8", lambda: self._go_to_problem(-1)),
            ("Ctrl+Space", lambda: self.side.checklist.tick_all()),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self._begin()

    def heading(self) -> Heading:
        """Say what the page is, and when its draft was kept."""
        return Heading(
            title=self.room.words.say("intake", "title"),
            subtitle=self._kept,
            entry=self._rail,
            goes_back=True,
        )

    def manners(self) -> Manners:
        """Help is about receiving a file; F6 goes from the form over the checklist to F9."""
        if self.done is not None:
            return Manners(topic="intake")
        panes = [self.entry, self.side.checklist, self.side.main]
        return Manners(topic="intake", panes=panes, keep=self.keep)

    def settle(self) -> None:
        """Put the cursor where work begins."""
        if self.done is not None:
            self.done.settle()
        else:
            self.entry.form.go_to(PERMIT)

    def finish(self) -> None:
        """Do what F9 does: register, send back what is incomplete, or begin the next one."""
        if self.done is not None:
            self._begin()
            self.settle()
        elif self.asking is not None:
            self.asking.finish()
        elif self._may_register():
            self._finish()

    def _press_finish(self) -> None:
        if self.done is None or self.done.has_made:
            self.finish()

    def begin_anew(self) -> None:
        """Take up the next application after the last one is registered."""
        if self.done is not None:
            self.finish()

    def keep(self) -> None:
        """Write the draft at once: somebody goes elsewhere."""
        if self.done is None:
            self.drafting.keep()

    def _begin(self) -> None:
        """Show an empty form, or the draft that was left."""
        self._silence()
        self.entry, self.side = Entry(self.room), Side(self.room)
        self.told = Told(self.room)
        self.drafting = Drafting(self.room, DRAFT, self._content, self.entry)
        self._opened = self.room.runner.session.workplace.world.now()
        self._arrange()
        self.entry.permit_chosen.connect(self._follow_permit)
        self.entry.edited.connect(self._note)
        self.entry.left.connect(self._leave)
        self.side.edited.connect(self._note)
        self.side.finish.connect(self.finish)
        self.side.send_back.connect(self._send_back)
        self.told.opened.connect(self._show_case)
        self.told.dropped.connect(self._start_over)
        self.drafting.kept.connect(self._say_kept)
        self._take_up()
        self._follow_permit()
        if not self._may_register():
            self.told.say(self.room.words.say("intake", "not_yours"))
            for piece in (self.entry, self.side):
                piece.setEnabled(False)

    def _silence(self) -> None:
        """Let a form that is taken away with the cursor in it say nothing more."""
        for old in self.findChildren(Entry):
            old.blockSignals(True)

    def _arrange(self) -> None:
        look = self.room.look
        inner = below(self.told, scrolled(self.entry), gap=look.px(8))
        inner.setContentsMargins(look.px(20), look.px(16), look.px(8), look.px(12))
        work = QWidget()
        work.setObjectName("plain")
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(12))
        row.addWidget(framed(inner), 1)
        row.addWidget(self.side)
        self._put(work)
        self.done = None

    def _put(self, work: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(work)
        self._stack.setCurrentWidget(work)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _take_up(self) -> None:
        draft = self.drafting.load()
        if not draft:
            return self.drafting.begin()
        opened = draft.get("opened")
        self._opened = opened if isinstance(opened, int) and opened else self._opened
        self.entry.fill(texts(draft, "values"))
        self.entry.same.setChecked(bool(draft.get("same")))
        self.side.show_permit(self.entry.permit)
        self.side.checklist.fill(texts(draft, "ticks"))
        return self.told.offer_to_drop(self.room.words.say("intake", "draft_taken_up"))

    def _content(self) -> dict[str, object]:
        return {
            "values": {name: text for name, text in self.entry.form.answers().items() if text},
            "ticks": self.side.checklist.answers(),
            "same": self.entry.same.isChecked(),
            "opened": self._opened,
        }

    def _note(self) -> None:
        self.drafting.note()
        self._preview()

    def _leave(self, _name: str) -> None:
        self.drafting.keep()
        same = self.entry.duplicates()
        if same:
            self._warn(same[0])

    def _warn(self, line: CaseLine) -> None:
        said = self.room.words.say("intake", "same_application", number=line.number)
        self.told.offer_to_open(said, line.subject)

    def _follow_permit(self) -> None:
        """Show checklist and receipt of the permit type, and keep the keyboard's order."""
        self.side.show_permit(self.entry.permit)
        last = list(self.entry.form.boxes.values())[-1].input
        order = [last, *self.side.checklist.ticks, self.side.main, self.side.back]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
        folds = [fold.button for fold in self.entry.form.folds]
        assign([self.side.main, self.side.back, *folds, *self.told.buttons])
        self._preview()

    def _preview(self) -> None:
        if self.entry.permit is not None and self._may_register():
            self.side.preview.ask(self._wanted())

    def _wanted(self) -> Application:
        permit = self.entry.permit
        if permit is None:
            return Application(permit_type="")
        answers = self.entry.form.answers()
        wanted = application(
            permit, answers[KIND], self.entry.values(), self.side.checklist.answers()
        )
        before, number = earlier(self.room.runner.session, answers[EARLIER])
        if wanted.kind == "new":
            before = number = ""
        return replace(wanted, earlier=before, earlier_number=number, opened=self._opened)

    def _finish(self) -> None:
        self.told.clear()
        if self.entry.complain():
            wrong = [box for box in self.entry.form.boxes.values() if box.is_wrong]
            self.told.refuse(self.room.words.say("form", "to_mend", count=len(wrong)))
        elif self.side.checklist.lacking():
            self._ask_about_lacking()
        else:
            self._register(self._wanted())

    def _send_back(self) -> None:
        if self.side.back.isEnabled() and self.asking is None and not self.entry.complain():
            self._ask_about_lacking()

    def _ask_about_lacking(self) -> None:
        """Offer to send the incomplete file back, or to take it where the SOP has no way back."""
        say, lacking = self.room.words.say, self.side.checklist.lacking()
        back = self.entry.permit is not None and self.entry.permit.can_send_back
        question = Question(
            key="back" if back else "on",
            title=say("intake", "lacking", items=", ".join(item.text for item in lacking)),
            act=say("intake", "return_and_print" if back else "accept_anyway"),
            needs_reason=False,
            lines=2,
        )
        self.asking = Asking(self.room, question)
        self.asking.answered.connect(
            lambda _question, _target, note: self._register(replace(self._wanted(), note=note))
        )
        self.asking.given_up.connect(self._stop_asking)
        self.side.lay_over(self.asking)
        self.asking.begin()

    def _stop_asking(self) -> None:
        self.side.lay_open()
        self.asking = None
        if self.side.checklist.lacking():
            self.side.checklist.go_to(self.side.checklist.lacking()[0])

    def _register(self, wanted: Application) -> None:
        found: list[str] = []

        def registering(session: Session) -> Changes:
            subject, changes = register(session, wanted)
            found.append(subject)
            return changes

        self.side.preview.stop()
        trouble = attempt(self.room.runner, registering)
        if trouble is not None:
            return self._refuse(trouble)
        self.drafting.drop()
        self.asking = None
        self._kept = ""
        self.done = Done(self.room, found[0], self._show_case)
        self.done.again.connect(self.finish)
        self._put(self.done)
        self.done.settle()
        return self.renamed.emit()

    def _refuse(self, trouble: Trouble) -> None:
        if self.asking is not None:
            self._stop_asking()
        sentence = self.room.words.trouble(trouble)
        field = str(trouble.facts.get("field", ""))
        box = self.entry.form.boxes.get(field)
        if box is not None:
            box.refuse(sentence)
            self.entry.form.go_to(field)
        else:
            self.told.refuse(sentence)

    def _start_over(self) -> None:
        self.drafting.drop()
        self._kept = ""
        self._begin()
        self.settle()
        self.renamed.emit()

    def _say_kept(self, at: int) -> None:
        moment = self.room.runner.session.workplace.local_time(at)
        self._kept = self.room.words.say("form", "draft_kept", time=f"{moment:%H.%M}")
        self.renamed.emit()

    def _go_to_problem(self, step: int) -> None:
        if self.done is None and self.asking is None:
            self.entry.form.go_to_problem(step)

    def _may_register(self) -> bool:
        return self.room.runner.session.may(Action.REGISTER_CASE)
