"""Fields below each other or in two columns: filled, read, checked, and gone through by key."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.forms.fields import Field
from desktop.domain.forms.problems import Problem
from desktop.domain.sop.model import Section
from desktop.screens.forms.box import Box, Input
from desktop.screens.forms.columns import Columns
from desktop.screens.forms.folded import Folded, split
from desktop.screens.forms.making import field_box, titled_fields
from desktop.screens.pieces.controls import below, label, plain
from desktop.screens.pieces.room import Room

Check = Callable[[Mapping[str, str], bool], Sequence[Problem]]
"""Finds what is wrong with answers; what is missing only when (True) the form is finished."""

AROUND = 24
"""Pixels kept free around a field that is scrolled into view."""


class Form(QWidget):
    """Inputs for fields, by their names.

    Errors stand under their fields: of form when a field is left, of what is missing when the
    form is finished, never while somebody types (UX rule 6).
    """

    edited = Signal()
    left = Signal(str)
    copy_wanted = Signal(str)

    def __init__(
        self,
        room: Room,
        check: Check,
        *,
        columns: int = 1,
        own: Mapping[str, Input] | None = None,
    ) -> None:
        """Make an empty form; `own` are inputs of the page instead of those of their kinds."""
        super().__init__()
        self._own = own or {}
        self._room = room
        self._check = check
        self._columns = columns
        self._boxes: dict[str, Box] = {}
        self._folds: dict[str, Folded] = {}
        self._past: list[Mapping[str, str]] = []
        self._future: list[Mapping[str, str]] = []
        self._now: Mapping[str, str] = {}
        self.setObjectName("plain")
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(room.look.px(8))

    @property
    def folds(self) -> Sequence[Folded]:
        """Give the parts that are behind a button."""
        return list(dict.fromkeys(self._folds.values()))

    @property
    def boxes(self) -> Mapping[str, Box]:
        """Give the fields by name, in their order."""
        return self._boxes

    def add_fields(self, title: str, fields: Iterable[Field]) -> QWidget:
        """Put a group of fields below, under a title unless it is empty."""
        fields_there = Columns(self._room.look, self._columns)
        for field in fields:
            fields_there.add(self._made(field))
        gap = self._room.look.px(8)
        head = [label(title, "section", wrapped=True)] if title else []
        inside = below(*head, fields_there, gap=gap)
        inside.setContentsMargins(0, self._room.look.px(6) if title else 0, 0, 0)
        group = plain(inside)
        self._stack.addWidget(group)
        return group

    def add_section(self, section: Section, title: str) -> QWidget:
        """Put the fields of a section below; those seldom needed are folded."""
        fields = {field.name: field for field in titled_fields(section)}
        shown, hidden = split(section)
        first = self.add_fields(title, [fields[name] for name in shown])
        if hidden:
            group = self.add_fields("", [fields[name] for name in hidden])
            folded = Folded(self._room, group, section, len(hidden))
            self._stack.addWidget(folded)
            self._folds |= dict.fromkeys(hidden, folded)
        return first

    def fill(self, answers: Mapping[str, str]) -> None:
        """Show answers, stored or as they were typed; fields that are not named stay."""
        for name, answer in answers.items():
            if name in self._boxes:
                self._boxes[name].input.put(answer)
        self._remember()

    def replace(self, answers: Mapping[str, str]) -> None:
        """Show answers in place of others, so that Ctrl+Z brings those back."""
        self._past.append(self.answers())
        self._future.clear()
        self.fill(answers)
        for name in answers.keys() & self._boxes.keys():
            self._boxes[name].tell([])
        self.edited.emit()

    def answers(self) -> dict[str, str]:
        """Give what stands in every field."""
        return {name: box.input.answer() for name, box in self._boxes.items()}

    def complain(self, answers: Mapping[str, str] | None = None) -> bool:
        """Show under every field what keeps the form from being finished; tell if anything does."""
        found = self._check(self.answers() if answers is None else answers, True)
        for name, box in self._boxes.items():
            box.tell([problem for problem in found if problem.field == name])
        wrong = [name for name, box in self._boxes.items() if box.is_wrong]
        if wrong:
            self.go_to(wrong[0])
        return bool(wrong)

    def go_to(self, name: str) -> None:
        """Put the cursor into a field, and show it where it was folded away."""
        if name in self._folds:
            self._folds[name].open()
        box = self._boxes[name]
        box.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_view(box)

    def go_to_problem(self, step: int) -> str:
        """Put the cursor into the next field (-1: the one before) that is wrong or lacking."""
        found = {problem.field for problem in self._check(self.answers(), True)}
        names = [name for name, box in self._boxes.items() if name in found or box.is_wrong]
        if not names:
            return ""
        order = list(self._boxes)
        here = next((order.index(name) for name in order if self._has_focus(name)), -1)
        if step > 0:
            name = next((each for each in names if order.index(each) > here), names[0])
        else:
            before = [each for each in names if order.index(each) < here]
            name = before[-1] if before else names[-1]
        self.go_to(name)
        return name

    def undo(self) -> bool:
        """Bring back how the form was before the last field was changed."""
        return self._turn(self._past, self._future)

    def _redo(self) -> bool:
        return self._turn(self._future, self._past)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy from the previous application with Ctrl+'; take back what was left with Ctrl+Z."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        name = next((name for name in self._boxes if self._has_focus(name)), "")
        if control and event.key() == Qt.Key.Key_Apostrophe and name:
            return self.copy_wanted.emit(name)
        if control and event.key() == Qt.Key.Key_Z and self.undo():
            return None
        if control and event.key() == Qt.Key.Key_Y and self._redo():
            return None
        return super().keyPressEvent(event)

    def _made(self, field: Field) -> Box:
        box = field_box(self._room, field, self._own.get(field.name))
        self._boxes[field.name] = box
        box.edited.connect(lambda: self._edit(box))
        box.left.connect(lambda: self._leave(box))
        return box

    def _edit(self, box: Box) -> None:
        box.forgive()
        self.edited.emit()

    def _leave(self, box: Box) -> None:
        name = box.field.name
        answer = box.input.answer()
        found = self._check({name: answer}, False)
        if answer or not box.is_wrong:
            box.tell([problem for problem in found if problem.field == name])
        if self._now.get(name, "") != answer:
            self._past.append({each: self._now.get(each, "") for each in self._boxes})
            self._future.clear()
            self._remember()
        self.left.emit(name)

    def _remember(self) -> None:
        self._now = self.answers()

    def _turn(self, source: list[Mapping[str, str]], other: list[Mapping[str, str]]) -> bool:
        if not source:
            return False
        other.append(self.answers())
        changed = source.pop()
        for name, answer in changed.items():
            box = self._boxes[name]
            if box.input.answer() != answer:
                box.input.put(answer)
                box.tell([])
        self._remember()
        self.edited.emit()
        return True

    def _has_focus(self, name: str) -> bool:
        return QApplication.focusWidget() is self._boxes[name].input


def form_around(piece: QWidget | None) -> Form | None:
    """Give the form that a piece stands in."""
    while piece is not None and not isinstance(piece, Form):
        piece = piece.parentWidget()
    return piece


def bring_into_view(piece: QWidget) -> None:
    """Scroll whatever a piece lies in until it can be seen."""
    above = piece.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(piece, 0, AROUND)
