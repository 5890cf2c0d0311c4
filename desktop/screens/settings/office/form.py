"""The settings of the office as inputs, each saved when it is left."""

import re
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.screens.forms.box import Box
from desktop.screens.forms.columns import Columns
from desktop.screens.forms.inputs.line import Line
from desktop.screens.pieces.controls import label
from desktop.screens.pieces.room import Room
from desktop.screens.settings.entries import Entry, checked_by, entry_box
from desktop.screens.settings.office.entries import EXPLAINED, GROUPS

REGION = re.compile(r"\d{2}\.\d{2}")
COLUMNS = 2


class OfficeForm(QWidget):
    """Inputs by name; `finished` names one that was left with another answer than is stored."""

    finished = Signal(str)
    edited = Signal()

    def __init__(self, room: Room, *, read_only: bool) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._room, self._read_only = room, read_only
        self._stored: Mapping[str, str] = {}
        self.boxes: dict[str, Box] = {}
        self._checks = {
            entry.field.name: checked_by(room, entry.field)
            for group in GROUPS.values()
            for entry in group
        }
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(room.look.px(8))
        for key in GROUPS:
            self._add_group(box, key)
        box.addStretch(1)

    def fill(self, stored: Mapping[str, str]) -> None:
        """Show what is stored, but leave what somebody is typing."""
        before, self._stored = self._stored, stored
        for name, box in self.boxes.items():
            was, now = before.get(name, ""), stored.get(name, "")
            if was != now or (not before and not box.input.answer()):
                box.input.put(now)

    def answers(self) -> dict[str, str]:
        """Give what stands in every input."""
        return {name: box.input.answer() for name, box in self.boxes.items()}

    def leave_all(self) -> None:
        """Take what was typed as finished, also where the cursor still stands."""
        for box in self.boxes.values():
            self._leave(box)

    def _add_group(self, stack: QVBoxLayout, key: str) -> None:
        say, look = self._room.words.say, self._room.look
        stack.addWidget(label(say("settings", key), "section"))
        if key in EXPLAINED:
            stack.addWidget(label(say("settings", EXPLAINED[key]), "secondary", wrapped=True))
        columns = Columns(look, COLUMNS)
        for entry in GROUPS[key]:
            columns.add(self._made(entry))
        stack.addWidget(columns)
        stack.addSpacing(look.px(10))

    def _made(self, entry: Entry) -> Box:
        box = entry_box(self._room, entry)
        self.boxes[entry.field.name] = box
        if isinstance(box.input, Line):
            box.input.setReadOnly(self._read_only)
        box.edited.connect(self._edit)
        box.left.connect(partial(self._leave, box))
        return box

    def _edit(self) -> None:
        for box in self.boxes.values():
            if box.input.hasFocus():
                box.forgive()
        self.edited.emit()

    def _leave(self, box: Box) -> None:
        name, answer = box.field.name, box.input.answer()
        if self._read_only or answer == self._stored.get(name, ""):
            return
        wrong = self._checks[name](answer) or self._wrong_region(name, answer)
        if wrong:
            box.refuse(wrong)
        else:
            self.finished.emit(name)

    def _wrong_region(self, name: str, answer: str) -> str:
        if name != "region_code" or not answer or REGION.fullmatch(answer):
            return ""
        return self._room.words.say("settings", "region_code_wrong")
