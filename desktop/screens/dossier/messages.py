"""Pesan: short notes between roles that stay with a case and travel with it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from desktop.actions.case.records import write_message
from desktop.domain.case import Case
from desktop.domain.events.cases import MessageWritten
from desktop.domain.events.event import Event
from desktop.domain.people import DESKS, Action, Role
from desktop.screens.dossier.tab import CaseTab, moment_of, person_of
from desktop.screens.pieces.controls import Choice, below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import copied, scrolled
from desktop.screens.pieces.room import Room

HEIGHT = 84


class Note(QPlainTextEdit):
    """A text of several lines, finished with Ctrl+Enter."""

    finished = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter before anything else in the window does."""
        if isinstance(event, QKeyEvent) and _is_end(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self.finished.emit()
            return True
        return super().event(event)


def _is_end(event: QKeyEvent) -> bool:
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(control) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MessagesTab(CaseTab):
    """Shows the notes, oldest on top as they were written, and takes a new one."""

    def __init__(self, room: Room, case: Case) -> None:
        super().__init__(room, case)
        say, look = room.words.say, room.look
        self._box = QVBoxLayout()
        self._box.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16))
        self._box.setSpacing(look.px(12))
        sheet = QFrame()
        sheet.setObjectName("card")
        sheet.setLayout(self._box)
        self._area = scrolled(sheet)
        self.text = Note()
        self.text.setAccessibleName(say("dossier", "new_message"))
        self.text.setPlaceholderText(say("dossier", "message_hint"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(look.px(HEIGHT))
        roles = [(role.value, say("role", role.value)) for role in Role if role in DESKS]
        self.to = Choice(look, say("dossier", "to"), [("", say("dossier", "to_all")), *roles])
        self.send = button(
            look, say("dossier", "send"), self._send, icon="message-square", kind="primary"
        )
        foot = plain(beside(label(say("dossier", "to"), "label"), self.to, None, self.send))
        writing = framed(below(self.text, foot, gap=look.px(8), margins=look.px(12)))
        if not room.runner.session.may(Action.WRITE_MESSAGE):
            writing.hide()
        box = below(self._area, writing, gap=look.px(8))
        box.setStretch(0, 1)
        self.setLayout(box)
        self.text.finished.connect(self._send)

    @property
    def title(self) -> str:
        """Give the words of the tab, with how many notes there are."""
        count = len(self.case.messages)
        said = self.room.words.say("dossier", "messages")
        return f"{said} {count}" if count else said

    def fill(self) -> None:
        """Show the notes."""
        while (item := self._box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for event in self.case.messages:
            self._show(event)
        if not self.case.messages:
            sentence = self.room.words.say("dossier", "no_messages")
            self._box.addWidget(label(sentence, "secondary", wrapped=True))
        self._box.addStretch(1)

    def said(self) -> list[str]:
        """Give the notes in words."""
        facts = [event.fact for event in self.case.messages]
        return [fact.text for fact in facts if isinstance(fact, MessageWritten)]

    def _show(self, event: Event) -> None:
        fact = event.fact
        if not isinstance(fact, MessageWritten):
            return
        say = self.room.words.say
        role = say("role", fact.role.value)
        to = say("dossier", "for_role", role=say("role", fact.to)) if fact.to else ""
        head = " · ".join(filter(None, (f"{person_of(self.room, event)} ({role})", to)))
        when = label(moment_of(self.room, event), "caption")
        self._box.addWidget(plain(beside(label(head, "label"), None, when)))
        self._box.addWidget(copied(fact.text))

    def _send(self) -> None:
        if self.room.runner.run(write_message, self.case.id, self.text.toPlainText(), self.to.key):
            self.text.clear()
            self.text.setFocus()
