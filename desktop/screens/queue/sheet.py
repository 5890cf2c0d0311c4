"""What is to be entered: the step, its values to copy, and the reference that came back."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.actions.case.records import enter_online
from desktop.actions.online.data import entry_data
from desktop.actions.online.queue import OnlineEntry
from desktop.screens.case.page import CasePage
from desktop.screens.forms.drafting import Drafting, texts
from desktop.screens.forms.inputs.line import Line
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Room
from desktop.screens.queue.copying import CopyList, copy_all_button
from desktop.screens.queue.telling import name_of, typed_text, whole_entry

PART = "queue"


class Sheet(QFrame):
    """One entry; `entered` when its reference was noted."""

    entered = Signal()

    def __init__(self, room: Room, entry: OnlineEntry) -> None:
        super().__init__()
        self._room, self.entry = room, entry
        look, say = room.look, room.words.say
        self.setObjectName("card")
        self._system = say("system", entry.system)
        values = room.runner.ask(entry_data, entry.line.subject, entry.symbol) or ()
        self.copies = CopyList(room, [(name_of(room, v), typed_text(room, v)) for v in values])
        self.reference = Line(say("queue", "reference", system=self._system))
        self.problem = label("", "problem", wrapped=True)
        self.problem.hide()
        self._drafting: Drafting | None = None
        head = plain(
            beside(
                label(self._system, "section"),
                None,
                copy_all_button(room, whole_entry(room, entry, values)),
            )
        )
        what = label(" ".join(entry.row.activity.split()), "label", wrapped=True)
        who = label(f"{entry.line.number} · {' '.join(entry.lane.split())}", "secondary")
        box = below(head, what, who, scrolled(self.copies), self._foot(), gap=look.px(6))
        box.setStretch(3, 1)
        box.setContentsMargins(*[look.px(16), look.px(10)] * 2)
        self.setLayout(box)

    def keep(self) -> None:
        """Write what was typed of the reference."""
        if self._drafting is not None:
            self._drafting.keep()

    def finish(self) -> None:
        """Note the reference, or open the step in which it is noted."""
        entry = self.entry
        if not entry.went_on or not entry.is_own:
            return self.open_case()
        if not self.reference.answer():
            say = self._room.words.say
            self.problem.setText(say("queue", "reference_missing", system=self._system))
            self.problem.show()
            self.reference.mark(wrong=True)
            return self.reference.setFocus()
        if self._drafting is not None:
            self._drafting.drop()
        arguments = (entry.line.subject, entry.visit, self.reference.answer())
        if self._room.runner.run(enter_online, *arguments):
            self.entered.emit()
        return None

    def open_case(self) -> None:
        """Open the case of the entry."""
        self.keep()
        self._room.go(partial(CasePage, subject=self.entry.line.subject))

    def _foot(self) -> QWidget:
        look, say, entry = self._room.look, self._room.words.say, self.entry
        opening = button(look, say("queue", "open_case"), self.open_case, icon="folder-open")
        if entry.went_on and entry.is_own:
            self._begin_draft()
            note = button(look, say("queue", "note"), self.finish, icon="check", kind="primary")
            asked = label(say("queue", "reference", system=self._system), "label")
            asked.setBuddy(self.reference)
            row = plain(beside(note, opening, None, gap=look.px(8)))
            return plain(below(asked, self.reference, self.problem, row, gap=look.px(4)))
        key = "in_step" if entry.is_own else "of_others"
        roles = ", ".join(say("role", role) for role in entry.roles)
        why = label(say("queue", key, roles=roles), "secondary", wrapped=True)
        if entry.is_own:
            opening = button(
                look, say("queue", "open_step"), self.finish, icon="folder-open", kind="primary"
            )
        return framed(below(why, plain(beside(opening, None)), gap=look.px(6)), "plain")

    def _begin_draft(self) -> None:
        self._drafting = Drafting(
            self._room,
            f"online/{self.entry.visit}",
            lambda: {PART: {"reference": self.reference.text()}},
            self,
        )
        known = texts(self._drafting.load(), PART)
        self.reference.put(known.get("reference", ""))
        self.reference.edited.connect(self._type)
        self.reference.left.connect(self.keep)

    def _type(self) -> None:
        self.problem.hide()
        self.reference.mark(wrong=False)
        if self._drafting is not None:
            self._drafting.note()
