"""What somebody must know of a case before they work on it, over all its tabs (UX 8)."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QFrame

from desktop.domain.case import Case
from desktop.screens.pieces.controls import beside, button, label
from desktop.screens.pieces.room import Room


class Banner(QFrame):
    """Says that data clash, were erased, or come from a newer Sopan; else takes no room."""

    def __init__(self, room: Room, decide: Callable[[], None]) -> None:
        super().__init__()
        self._room = room
        self.setObjectName("message")
        self._said = label("", wrapped=True)
        self.decide = button(room.look, room.words.say("case", "decide"), decide)
        box = beside(self._said, self.decide, gap=room.look.px(8))
        box.setStretch(0, 1)
        box.setContentsMargins(*[room.look.px(length) for length in (12, 6, 6, 6)])
        self.setLayout(box)
        self.hide()

    @property
    def text(self) -> str:
        """Give what is said, "" when nothing is."""
        return "" if self.isHidden() else self._said.text()

    def show_case(self, case: Case) -> None:
        """Say what there is to say of a case."""
        said = " ".join(self._sentences(case))
        self._said.setText(said)
        self.setAccessibleName(said)
        self.setProperty("kind", "problem" if case.conflicts else "")
        self.style().polish(self)
        self.decide.setVisible(bool(case.conflicts))
        if said:
            self.show()
        else:
            self.hide()

    def _sentences(self, case: Case) -> Iterator[str]:
        say = self._room.words.say
        if case.conflicts:
            yield say("case", "in_conflict", count=case.conflicts)
        if case.needs_newer:
            yield say("case", "needs_newer")
        if any(event.erased for event, _ in case.history):
            yield say("case", "erased")
