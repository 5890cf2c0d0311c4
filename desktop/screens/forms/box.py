"""A field: its label above the input, and below it what is wrong (UX rule 6)."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.forms.fields import Field
from desktop.domain.forms.problems import Problem, Severity
from desktop.screens.forms.inputs.line import Line
from desktop.screens.forms.inputs.long_text import LongText
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import label
from desktop.words import Words

Input = Line | LongText


class Speaker(Protocol):
    """Whoever has the words for what is wrong with a field."""

    @property
    def words(self) -> Words:
        """Give the words."""

    @property
    def look(self) -> Look:
        """Give the look."""


class Box(QWidget):
    """One field of a form; `problem` is the sentence under it, "" when there is none."""

    edited = Signal()
    left = Signal()

    def __init__(self, room: Speaker, field: Field, caption: str, inner: Input) -> None:
        super().__init__()
        self._room = room
        self.field = field
        self.input = inner
        self._is_wrong = False
        self.setObjectName("plain")
        head = label(caption, "label")
        head.setBuddy(inner)
        self._below = label("", "problem", wrapped=True)
        self._below.hide()
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(room.look.px(3))
        for piece in (head, inner, self._below):
            self._stack.addWidget(piece)
        self._stack.addStretch(1)
        inner.edited.connect(self.edited)
        inner.left.connect(self.left)

    def put_above(self, piece: QWidget) -> None:
        """Put something between label and input."""
        self._stack.insertWidget(1, piece)

    @property
    def problem(self) -> str:
        """Give what is said under the field."""
        return self._below.text() if not self._below.isHidden() else ""

    @property
    def is_wrong(self) -> bool:
        """Tell whether the field stops F9; what is only doubtful does not."""
        return self._is_wrong

    def tell(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong: the first error, or the first doubt; nothing takes it away."""
        errors = [found for found in problems if found.severity is Severity.ERROR]
        first = next(iter(errors or problems), None)
        self._show(self._room.words.problem(first) if first else "", is_wrong=bool(errors))

    def refuse(self, sentence: str) -> None:
        """Say why an action was refused because of this field."""
        self._show(sentence, is_wrong=True)

    def hint(self, sentence: str) -> None:
        """Say something about the field that is no complaint."""
        self._show(sentence, is_wrong=False, kind="secondary")

    def forgive(self) -> None:
        """Stop complaining, while somebody is mending it."""
        if self._is_wrong:
            self._show("", is_wrong=False)

    def _show(self, sentence: str, *, is_wrong: bool, kind: str = "doubt") -> None:
        self._is_wrong = is_wrong
        self._below.setText(sentence)
        self._below.setProperty("kind", "problem" if is_wrong else kind)
        self._below.style().polish(self._below)
        self._below.setVisible(bool(sentence))
        self.input.mark(wrong=is_wrong)
        self.input.setAccessibleDescription(sentence)
