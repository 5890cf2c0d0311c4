"""Fields of a first page: filled, read, and complained about under themselves (UX rule 6)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from desktop.domain.forms.fields import Field, Kind
from desktop.domain.forms.identity import check_nip
from desktop.screens.forms.box import Box, Input
from desktop.screens.forms.dress import dress
from desktop.screens.forms.form import bring_into_view
from desktop.screens.forms.inputs.choice import Choice
from desktop.screens.forms.inputs.finder import Hit
from desktop.screens.forms.inputs.line import Line
from desktop.screens.forms.inputs.long_text import LongText
from desktop.screens.setting_up.hall import Hall

Check = Callable[[Mapping[str, str], bool], Mapping[str, str]]
"""Finds sentences about answers, by field; what is missing only (True) when the page is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One field: its name, and how it is typed; `caption` is the key of its words, if another.

    `choices` are keys with their words, `example` stands in the empty field, `width` is the
    number of columns it takes.
    """

    name: str
    caption: str = ""
    is_secret: bool = False
    is_long: bool = False
    kind: Kind = Kind.TEXT
    choices: Sequence[tuple[str, str]] = ()
    example: str = ""
    width: int = 1


class Secret(Line):
    """A password: shown as dots, and never tidied."""

    def __init__(self, name: str) -> None:
        super().__init__(name, str)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def answer(self) -> str:
        """Give what was typed, blanks included."""
        return self.text()


class Blanks(QWidget):
    """Fields in columns."""

    edited = Signal()

    def __init__(self, hall: Hall, blanks: Sequence[Blank], check: Check, columns: int = 2) -> None:
        super().__init__()
        self._hall, self._check = hall, check
        self.boxes: dict[str, Box] = {}
        self.setObjectName("plain")
        self.setStyleSheet(dress(hall.look))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(hall.look.px(16))
        grid.setVerticalSpacing(hall.look.px(8))
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        row = column = 0
        for blank in blanks:
            width = min(blank.width, columns)
            if column + width > columns:
                row, column = row + 1, 0
            grid.addWidget(self._box(blank), row, column, 1, width)
            column += width

    def answers(self) -> dict[str, str]:
        """Give what stands in every field."""
        return {name: box.input.answer() for name, box in self.boxes.items()}

    def fill(self, answers: Mapping[str, str]) -> None:
        """Show answers; fields that are not named stay."""
        for name, answer in answers.items():
            if name in self.boxes:
                self.boxes[name].input.put(answer)

    def complain(self, also: Mapping[str, str] | None = None) -> bool:
        """Say under every field what is wrong, with the cursor in the first; tell if anything."""
        found = {**self._check(self.answers(), True), **(also or {})}
        for name in self.boxes:
            self._tell(name, found.get(name, ""))
        wrong = next((name for name, box in self.boxes.items() if box.is_wrong), "")
        if wrong:
            self.boxes[wrong].input.setFocus()
            bring_into_view(self.boxes[wrong])
        return bool(wrong)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.boxes.values())).input.setFocus()

    def _box(self, blank: Blank) -> Box:
        hall, caption = self._hall, self._hall.say(blank.caption or blank.name)
        inner = _input(hall, blank, caption)
        box = Box(hall, Field(name=blank.name, kind=blank.kind), caption, inner)
        self.boxes[blank.name] = box
        box.edited.connect(lambda: self._edit(box))
        box.left.connect(lambda: self._leave(box))
        return box

    def _edit(self, box: Box) -> None:
        box.forgive()
        self.edited.emit()

    def _leave(self, box: Box) -> None:
        name = box.field.name
        if box.input.answer() and QApplication.activeWindow() is not None:
            self._tell(name, self._check(self.answers(), False).get(name, ""))

    def _tell(self, name: str, sentence: str) -> None:
        box = self.boxes[name]
        if sentence:
            box.refuse(sentence)
        elif box.field.kind is Kind.NIP and box.input.answer():
            box.tell(check_nip(box.input.answer()).problems)
        else:
            box.tell([])


def _input(hall: Hall, blank: Blank, name: str) -> Input:
    if blank.is_secret:
        return Secret(name)
    if blank.is_long:
        return LongText(name, hall.look, 3)
    if blank.choices:
        return Choice(hall.look, name, [Hit(key, words) for key, words in blank.choices])
    line = Line(name)
    line.setPlaceholderText(hall.say(blank.example) if blank.example else "")
    return line


def required(hall: Hall) -> Check:
    """Ask for every field, once the page is left."""

    def check(answers: Mapping[str, str], finishing: bool) -> Mapping[str, str]:
        lacking = [name for name, answer in answers.items() if finishing and not answer]
        return {name: hall.say("missing", name=hall.say(name)) for name in lacking}

    return check
