"""Times that the signed table leaves to another rule, given per permit type."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.forms.fields import Field
from desktop.domain.permits import LARGEST
from desktop.domain.sop.model import StandardTime, Unit
from desktop.screens.forms.box import Box
from desktop.screens.forms.inputs.line import Line
from desktop.screens.pieces.controls import label
from desktop.screens.pieces.room import Room
from desktop.screens.settings.permits.reading import COUNTED, Ruled
from desktop.words import Words

_TYPED = re.compile(r"([0-9]{1,9})\s*([^\W\d]*)\.?(?:\s+kerja)?")


def time_typed(words: Words, typed: str) -> StandardTime | None:
    """Read `5 hari`, `3 jam`, `30 menit`; a bare number is days. None for anything else."""
    found = _TYPED.fullmatch(" ".join(typed.split()).casefold())
    if found is None or not 0 < int(found[1]) <= LARGEST:
        return None
    units = [unit for unit in COUNTED if words.say("unit", unit.value).startswith(found[2])]
    if not units:
        return None
    return StandardTime(text=" ".join(typed.split()), amount=int(found[1]), unit=units[0])


def time_shown(words: Words, time: StandardTime | None) -> str:
    """Write a time as it is typed; nothing where there is none."""
    if time is None or time.unit in (Unit.NONE, Unit.BY_RULE):
        return ""
    return f"{time.amount} {words.say('unit', time.unit.value)}"


class Times(QWidget):
    """One input for each row whose time is given by a rule; nothing where there is no such row."""

    edited = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._room = room
        self._rows: Sequence[Ruled] = ()
        self.boxes: list[Box] = []
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(room.look.px(8))

    def show_rows(self, rows: Sequence[Ruled], known: Mapping[str, StandardTime]) -> None:
        """Ask for the times of other rows."""
        self._rows = rows
        self._clear()
        words = self._room.words
        if rows:
            self._stack.addWidget(label(words.say("settings_sop", "times"), "section"))
            why = label(words.say("settings_sop", "times_why"), "caption", wrapped=True)
            self._stack.addWidget(why)
        for ruled in rows:
            box = self._box(ruled)
            given = next((known[name] for name in ruled.symbols if name in known), None)
            box.input.put(time_shown(words, given))
            self.boxes.append(box)
            self._stack.addWidget(box)

    def typed(self) -> dict[str, str]:
        """Give what stands in the inputs, by the symbols they are for."""
        return {
            name: box.input.answer()
            for box, ruled in zip(self.boxes, self._rows, strict=True)
            for name in ruled.symbols
        }

    def put(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before, by symbol."""
        for box, ruled in zip(self.boxes, self._rows, strict=True):
            known = [typed[name] for name in ruled.symbols if name in typed]
            if known:
                box.input.put(known[0])

    def complain(self) -> bool:
        """Show under each input that it cannot be read; tell whether one cannot."""
        for box in self.boxes:
            self._check(box)
        return any(box.is_wrong for box in self.boxes)

    def given(self) -> dict[str, StandardTime]:
        """Give the times by symbol; rows without one are left to the rule."""
        found = {name: time_typed(self._room.words, text) for name, text in self.typed().items()}
        return {name: time for name, time in found.items() if time is not None}

    def _box(self, ruled: Ruled) -> Box:
        say = self._room.words.say
        printed = " ".join(ruled.printed.split())
        caption = say("settings_sop", "row_at", row=ruled.row)
        line = Line(caption)
        line.setPlaceholderText(say("settings_sop", "time_example"))
        line.setMaximumWidth(self._room.look.px(180))
        box = Box(self._room, Field(name=f"permit.time.{ruled.row}"), caption, line)
        said = say("settings_sop", "time_of_row", name=ruled.name, printed=printed)
        box.put_above(label(said, "caption", wrapped=True))
        box.left.connect(lambda: self._check(box))
        box.edited.connect(box.forgive)
        box.edited.connect(self.edited)
        return box

    def _check(self, box: Box) -> None:
        typed = box.input.answer()
        if typed and time_typed(self._room.words, typed) is None:
            box.refuse(self._room.words.say("settings_sop", "time_unreadable", text=typed[:40]))
        else:
            box.tell([])

    def _clear(self) -> None:
        self.boxes = []
        while (item := self._stack.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
