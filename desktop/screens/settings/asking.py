"""Asks for what an action needs, where it was called for; F9 or its button finishes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.domain.forms.fields import Field, Kind
from desktop.domain.refusals import Trouble
from desktop.screens.forms.box import Box
from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.room import Room
from desktop.screens.running.runner import Told
from desktop.screens.settings.entries import Entry, checked_by, entry_box
from desktop.screens.settings.saving import while_there

FINISHING = ("F9", "Ctrl+Return", "Ctrl+Enter")
MOST = 100
"""How much more of a row a question takes than the space beside it."""
WIDEST = 720
"""Pixels beyond which inputs would be longer than anything typed into them."""

Attempt = Callable[[Mapping[str, str], Told], None]
"""Does what was asked for, perhaps beside the window; tells the trouble it had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: a title, why, what the button says, and which answers cannot be empty.

    `places` names the field a refusal belongs under, by its code.
    """

    title: str
    act: str
    why: str = ""
    required: Sequence[str] = ()
    places: Mapping[str, str] | None = None


class Ask(QFrame):
    """One question; `done` once it was answered and carried out, `given_up` otherwise.

    It is laid into a row (`placed`): a column would measure its words as if they had all the
    width.
    """

    done = Signal()
    given_up = Signal()

    def __init__(
        self, room: Room, question: Question, boxes: Sequence[Box | QWidget], act: Attempt
    ) -> None:
        super().__init__()
        self._room, self._question, self._act = room, question, act
        look = room.look
        self.setObjectName("asked")
        self.boxes = {box.field.name: box for box in boxes if isinstance(box, Box)}
        self._checks = {name: checked_by(room, box.field) for name, box in self.boxes.items()}
        self._why = label(question.why, "", wrapped=True)
        self._wrong = label("", "problem", wrapped=True)
        self._saving = label(room.say("saving"), "secondary")
        go_words = f"{question.act} (F9)"
        self.go = button(look, go_words, self.finish, kind="primary")
        self.leave = button(look, room.words.say("form", "esc_cancel"), self.given_up.emit)
        assign([self.go, self.leave])
        buttons = plain(beside(self.go, self.leave, None, gap=look.px(8)))
        title = label(question.title, "section", wrapped=True)
        self.setLayout(
            below(
                title,
                self._why,
                *boxes,
                self._wrong,
                self._saving,
                buttons,
                gap=look.px(8),
                margins=look.px(14),
            )
        )
        self._saving.hide()
        self._why.setVisible(bool(question.why))
        self._wrong.hide()
        self.setMaximumWidth(look.px(WIDEST))
        self._connect()

    @property
    def wrong(self) -> str:
        """Give what is said of the whole, "" when nothing is."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def answers(self) -> dict[str, str]:
        """Give what stands in every input."""
        for box in self.boxes.values():
            box.input.settle()
        return {name: box.input.answer() for name, box in self.boxes.items()}

    def begin(self) -> None:
        """Put the cursor into the first input."""
        reason = Qt.FocusReason.ShortcutFocusReason
        first = next(iter(self.boxes.values()), None)
        (first.input if first else self.go).setFocus(reason)

    def finish(self) -> None:
        """Carry out what was asked for, unless something is wrong or refused."""
        self._wrong.hide()
        answers = self.answers()
        if not self.go.isEnabled() or self._is_lacking(answers):
            return
        self._wait(is_waiting=True)
        self._act(answers, while_there(self, self._room, self._tell))

    def _wait(self, *, is_waiting: bool) -> None:
        """Let nobody ask for the same thing twice."""
        self.go.setEnabled(not is_waiting)
        self._saving.setVisible(is_waiting)

    def _tell(self, trouble: Trouble | None) -> None:
        self._wait(is_waiting=False)
        if trouble is None:
            self.done.emit()
            return
        sentence = self._room.words.trouble(trouble)
        place = (self._question.places or {}).get(trouble.code, "")
        if place in self.boxes:
            self.boxes[place].refuse(sentence)
            self.boxes[place].input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._wrong.setText(sentence)
            self._wrong.show()

    def _connect(self) -> None:
        for keys in FINISHING:
            shortcut = QShortcut(QKeySequence(keys), self, self.finish)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for name, box in self.boxes.items():
            box.edited.connect(box.forgive)
            box.left.connect(lambda name=name: self._judge(name))

    def _judge(self, name: str) -> None:
        box = self.boxes[name]
        wrong = self._checks[name](box.input.answer())
        if wrong:
            box.refuse(wrong)

    def _is_lacking(self, answers: Mapping[str, str]) -> bool:
        for name, box in self.boxes.items():
            sentence = self._checks[name](answers[name])
            if name in self._question.required and not answers[name]:
                caption = box.input.accessibleName()
                sentence = self._room.words.say("settings", "missing", name=caption)
            if sentence:
                box.refuse(sentence)
        wrong = [box for box in self.boxes.values() if box.is_wrong]
        if wrong:
            wrong[0].input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(wrong)


def placed(asked: Ask) -> QHBoxLayout:
    """Put a question at the left, as wide as it may be."""
    row = beside(asked, None)
    row.setStretch(0, MOST)
    return row


def reason_box(room: Room) -> Box:
    """Make the input of a reason."""
    field = Field(name="reason", kind=Kind.LONG_TEXT, length=1000)
    return entry_box(room, Entry(field=field, word="reason"))
