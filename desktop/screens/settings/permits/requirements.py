"""The checklist of a permit type, in the office's own order: added, changed, moved by key."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.forms.checklist import Requirement
from desktop.domain.permits import id_for
from desktop.domain.progress import StepState
from desktop.screens.forms.inputs.line import ENTER, Line
from desktop.screens.pieces.controls import beside, button, framed, label, plain
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.table import Table
from desktop.screens.settings.slim import SlimCells

LONGEST = 300
OTHERWISE = "syarat"


class Adding(Line):
    """The line in which a requirement is written; Enter takes it, empty it goes on."""

    taken = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what was typed."""
        if event.key() in ENTER and not event.modifiers() and self.answer():
            return self.taken.emit(self.answer())
        return super().keyPressEvent(event)


class ItemTable(Table):
    """Alt with the arrows moves an item, Space makes it required or not, Del removes it."""

    shifted = Signal(int)
    turned = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, turn or remove."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return self.shifted.emit(step)
        if event.key() == Qt.Key.Key_Space:
            return self.turned.emit()
        if event.key() == Qt.Key.Key_Delete:
            return self.removed.emit()
        return super().keyPressEvent(event)


class RequirementList(QWidget):
    """Shows the items with a line below to add one or to change the chosen one."""

    edited = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._room = room
        self._items: tuple[Requirement, ...] = ()
        self._past: list[tuple[Requirement, ...]] = []
        self._changing = ""
        look = room.look
        self.table = ItemTable(self._say("requirements"))
        self.table.setItemDelegate(SlimCells(look))
        self.line = Adding(self._say("requirement"))
        self.line.setMaxLength(LONGEST)
        self.take = button(look, self._say("add_requirement"), self._take_line, icon="plus")
        self.up = button(look, self._say("move_up"), lambda: self.shift(-1), icon="arrow-up")
        self.down = button(look, self._say("move_down"), lambda: self.shift(1), icon="arrow-down")
        self.turn = button(look, self._say("turn_required"), self.turn_required)
        self.drop = button(look, self._say("remove"), self.remove, icon="trash-2")
        self._arrange()
        self._connect()
        self._name_line()

    @property
    def items(self) -> Sequence[Requirement]:
        """Give the requirements in their order."""
        return self._items

    @property
    def buttons(self) -> list[QPushButton]:
        """List the buttons, for their letters."""
        return [self.take, self.up, self.down, self.turn, self.drop]

    def fill(self, items: Sequence[Requirement]) -> None:
        """Show requirements."""
        self._items = tuple(items)
        self._past.clear()
        self._show(0)

    def take_back(self) -> bool:
        """Take back the last change."""
        if not self._past:
            return False
        self._items = self._past.pop()
        self._show(self._place)
        self.edited.emit()
        return True

    def shift(self, by: int) -> None:
        """Move the chosen item up or down."""
        here = self._place
        there = here + by
        if 0 <= here < len(self._items) and 0 <= there < len(self._items):
            items = list(self._items)
            items[here], items[there] = items[there], items[here]
            self._change(items, there)

    def turn_required(self) -> None:
        """Make the chosen item required, or no longer."""
        here = self._place
        if 0 <= here < len(self._items):
            items = list(self._items)
            items[here] = replace(items[here], required=not items[here].required)
            self._change(items, here)

    def remove(self) -> None:
        """Take the chosen item out; Ctrl+Z brings it back."""
        here = self._place
        if 0 <= here < len(self._items):
            items = [*self._items[:here], *self._items[here + 1 :]]
            self._change(items, min(here, len(items) - 1))

    def take_line(self) -> None:
        """Take what still stands in the line, as if Enter had been pressed."""
        if self.line.answer():
            self._take(self.line.answer())

    @property
    def _place(self) -> int:
        return self.table.currentIndex().row()

    def _say(self, key: str, **facts: str | int) -> str:
        return self._room.words.say("settings_sop", key, **facts)

    def _arrange(self) -> None:
        look = self._room.look
        tips = ((self.up, "move_up_tip"), (self.down, "move_down_tip"), (self.drop, "remove_tip"))
        for each, tip in (*tips, (self.turn, "turn_required_tip")):
            each.setToolTip(self._say(tip))
        table = QVBoxLayout()
        table.setContentsMargins(1, 1, 1, 1)
        table.addWidget(self.table)
        adding = beside(self.line, self.take, gap=look.px(8))
        adding.setStretch(0, 1)
        moving = beside(self.up, self.down, self.turn, self.drop, None, gap=look.px(6))
        self._controls = plain(_stacked(look.px(6), plain(adding), plain(moving)))
        box = _stacked(look.px(6), label(self._say("requirements"), "section"), framed(table))
        box.addWidget(self._controls)
        box.setStretch(1, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.line.taken.connect(self._take)
        self.table.shifted.connect(self.shift)
        self.table.turned.connect(self.turn_required)
        self.table.removed.connect(self.remove)
        self.table.opened.connect(self._begin_change)
        self.table.chosen.connect(lambda _: self._offer())

    def _begin_change(self, place: int) -> None:
        """Put the words of an item into the line."""
        self._changing = self._items[place].id
        self.line.put(self._items[place].text)
        self._name_line()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _take_line(self) -> None:
        self.take_line()
        self.line.setFocus()

    def _take(self, text: str) -> None:
        """Take the line as a new item, or as the words of the one that is changed."""
        items = list(self._items)
        ids = [item.id for item in items]
        if self._changing in ids:
            place = ids.index(self._changing)
            items[place] = replace(items[place], text=text)
        else:
            place = len(items)
            items.append(Requirement(id=id_for(text, ids, OTHERWISE), text=text))
        was_change, self._changing = bool(self._changing), ""
        self.line.clear()
        self._name_line()
        self._change(items, place)
        (self.table if was_change else self.line).setFocus()

    def _name_line(self) -> None:
        word = "change_requirement" if self._changing else "add_requirement"
        self.take.setAccessibleName(self._say(word))
        self.take.setText(self._say(word))
        self.line.setPlaceholderText(self._say("requirement_example"))

    def _change(self, items: Sequence[Requirement], place: int) -> None:
        self._past.append(self._items)
        self._items = tuple(items)
        self._show(place)
        self.edited.emit()

    def _show(self, place: int) -> None:
        rows = [
            (
                str(number),
                item.text,
                self._say("is_required" if item.required else "is_optional"),
            )
            for number, item in enumerate(self._items, 1)
        ]
        states = {
            (row, 2): StepState.CURRENT if item.required else StepState.NOT_REACHED
            for row, item in enumerate(self._items)
        }
        self.table.set_rows([self._say(key) for key in ("no", "requirement", "kind")], rows, states)
        self.table.share_out([8, 64, 24])
        self.table.choose(max(0, place))
        self._offer()

    def _offer(self) -> None:
        here, count = self._place, len(self._items)
        self.up.setEnabled(here > 0)
        self.down.setEnabled(0 <= here < count - 1)
        for each in (self.turn, self.drop):
            each.setEnabled(0 <= here < count)


def _stacked(gap: int, *pieces: QWidget) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(gap)
    box.setContentsMargins(0, 0, 0, 0)
    for piece in pieces:
        box.addWidget(piece)
    return box
