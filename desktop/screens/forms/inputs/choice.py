"""One of several things: letters filter by any word, the first that fits is taken."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.screens.forms.inputs.finder import DropDown, Hit
from desktop.screens.look.appearance import Look


class Choice(DropDown):
    """Keeps the key of what is chosen; nothing typed is nothing chosen."""

    def __init__(self, look: Look, name: str, choices: Sequence[Hit]) -> None:
        super().__init__(look, name, self._fitting)
        self._choices = tuple(choices)
        self.setTextMargins(0, 0, look.px(20), 0)
        self.picked.connect(self._take)

    @property
    def choices(self) -> Sequence[Hit]:
        """Give everything there is to choose from."""
        return self._choices

    def answer(self) -> str:
        """Give the key of what is chosen; words that name nothing are given as they are."""
        typed = self.text().strip()
        found = next((hit.key for hit in self._choices if hit.text == typed), None)
        return typed if found is None else found

    def put(self, answer: str) -> None:
        """Show what a key stands for."""
        found = next((hit.text for hit in self._choices if hit.key == answer), answer)
        self.setText(found)
        self.setCursorPosition(0)

    def settle(self) -> None:
        """Take the first choice that fits what was typed."""
        typed = self.text().strip()
        hits = self._fitting(typed) if typed else ()
        if hits and typed not in {hit.text for hit in self._choices}:
            self._take(hits[0].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the choices with the arrows while the list is closed."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.is_open or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        keys = [hit.key for hit in self._choices]
        place = keys.index(self.answer()) + step if self.answer() in keys else 0
        self._take(keys[place % len(keys)])
        self.selectAll()

    def _take(self, key: str) -> None:
        if key != self.answer():
            self.put(key)
            self.edited.emit()
        else:
            self.put(key)

    def _fitting(self, typed: str) -> list[Hit]:
        return fitting(self._choices, typed)


def fitting(choices: Sequence[Hit], typed: str) -> list[Hit]:
    """Choose what fits: every typed word begins a word there; exact beginnings come first."""
    wanted = typed.casefold().split()
    found = [hit for hit in choices if all(_begins(hit, part) for part in wanted)]
    start = " ".join(wanted)
    return sorted(found, key=lambda hit: not hit.text.casefold().startswith(start))


def _begins(hit: Hit, part: str) -> bool:
    words = hit.line.casefold().replace("(", " ").replace("/", " ").split()
    return any(word.startswith(part) for word in words)
