"""A card for one way of the exchange: what would happen, what happens, what has happened."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QWidget

from desktop.domain.progress import StepState
from desktop.screens.look.icons import pixmap
from desktop.screens.pieces.chip import Chip, Pill
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import copied
from desktop.screens.pieces.room import Room
from desktop.words import NOTHING

NAMES, PICTURE, FOOT = 104, 44, 34
THICK = 4


class Card(QFrame):
    """Rows of facts over one button; while it works a bar, afterwards what came of it."""

    def __init__(self, room: Room, icon: str, title: str, names: Sequence[str]) -> None:
        super().__init__()
        self.room = room
        self.setObjectName("card")
        look, say = room.look, room.words.say
        self.values = [copied("") for _ in names]
        self.notes, self.done, self.working = (
            copied(""),
            copied(""),
            label("", "label", wrapped=True),
        )
        self.safe = Chip(look, Pill(StepState.DONE, ""))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(look.px(THICK))
        self.bar.setAccessibleName(title)
        self.stop = button(look, say("packages", "stop"), lambda: self._stopped())
        self.act = button(look, "", lambda: self._pressed(), icon=icon, kind="primary")
        self.extra = button(look, "", lambda: self._offered(), kind="link")
        self.foot = label("", "caption", wrapped=True)
        self._pressed: Callable[[], object] = lambda: None
        self._stopped: Callable[[], object] = lambda: None
        self._offered: Callable[[], object] = lambda: None
        self._arrange(icon, title, names)
        self.say_trouble(())
        self.say_done("", ())

    def _arrange(self, icon: str, title: str, names: Sequence[str]) -> None:
        look = self.room.look
        self._facts, self.empty = self._grid(names), self._empty()
        self._note_bar = framed(below(self.notes, margins=look.px(8)), "message")
        self._done_bar = plain(below(self.safe, self.done, gap=look.px(6)))
        row = beside(self.working, self.stop, gap=look.px(8))
        row.setStretch(0, 1)
        self._work = plain(below(self.bar, plain(row), gap=look.px(8)))
        self._work.hide()
        picture = QLabel()
        picture.setPixmap(pixmap(icon, look.tokens.primary, look.px(26), self.devicePixelRatioF()))
        top = plain(beside(picture, label(title, "title"), None, gap=look.px(8)))
        last = beside(self.foot, self.extra, gap=look.px(8))
        last.setStretch(0, 1)
        under = plain(last)
        under.setMinimumHeight(look.px(FOOT))
        pieces = (top, self._facts, self.empty, self._note_bar, self._done_bar)
        box = below(*pieces, None, self._work, self.act, under, gap=look.px(8))
        box.setContentsMargins(*[look.px(20), look.px(14)] * 2)
        self.setLayout(box)

    @property
    def trouble(self) -> str:
        """Give what is wrong, "" when nothing is."""
        return "" if self._note_bar.isHidden() else self.notes.text()

    @property
    def result(self) -> str:
        """Give what has happened, "" when nothing has."""
        return "" if self._done_bar.isHidden() else self.done.text()

    def show_state(self) -> None:
        """Show how it stands."""

    def offer(
        self, words: str, act: Callable[[], object], *, enabled: bool = True, keys: str = ""
    ) -> None:
        """Name the button and what it does."""
        self._pressed = act
        text = f"{words} ({keys})" if keys else words
        if self.act.accessibleName() != text:
            self.act.setText(text)
            self.act.setAccessibleName(text)
        self.act.setEnabled(enabled)

    def offer_more(self, words: str, act: Callable[[], object]) -> None:
        """Name the link beside the foot; none without words."""
        self._offered = act
        if self.extra.accessibleName() != words:
            self.extra.setText(words)
            self.extra.setAccessibleName(words)
        self.extra.setVisible(bool(words))

    def say_facts(self, values: Sequence[str]) -> None:
        """Fill the rows."""
        for shown, text in zip(self.values, values, strict=True):
            shown.setText(text or NOTHING)

    def say_trouble(self, sentences: Sequence[str], *, is_problem: bool = True) -> None:
        """Say what is wrong under the rows."""
        self.notes.setText("\n".join(sentences))
        kind = "problem" if is_problem else ""
        if self._note_bar.property("kind") != kind:
            self._note_bar.setProperty("kind", kind)
            self._note_bar.style().polish(self._note_bar)
        self._note_bar.setVisible(bool(sentences))

    def say_done(self, safe: str, sentences: Sequence[str]) -> None:
        """Say what has happened, and in green that the stick may be pulled out."""
        self.safe.say(Pill(StepState.DONE, safe))
        self.safe.setVisible(bool(safe))
        self.done.setText("\n".join(sentences))
        self._done_bar.setVisible(bool(sentences))

    def show_rows(self, *, shown: bool) -> None:
        """Show the rows, or the picture in their place."""
        self._facts.setVisible(shown)
        self.empty.setVisible(not shown)

    def show_work(self, said: str, part: float | None, stop: Callable[[], object]) -> None:
        """Show how far the work is; `part` is None while nobody knows."""
        self._stopped = stop
        self.working.setText(said)
        self.bar.setRange(0, 1000 if part is not None else 0)
        self.bar.setValue(round(1000 * (part or 0)))
        had_cursor = self.act.hasFocus()
        self._work.show()
        if had_cursor:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.act.hide()

    def end_work(self) -> None:
        """Show the button again."""
        had_cursor = self.stop.hasFocus()
        self.act.show()
        if had_cursor:
            self.act.setFocus(Qt.FocusReason.OtherFocusReason)
        self._work.hide()

    def press(self) -> None:
        """Press the button by its keys."""
        if self.act.isEnabled() and not self.act.isHidden():
            self._pressed()

    def _grid(self, names: Sequence[str]) -> QWidget:
        look = self.room.look
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnMinimumWidth(0, look.px(NAMES))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, value) in enumerate(zip(names, self.values, strict=True)):
            grid.addWidget(label(name, "secondary"), row, 0, top)
            value.setAccessibleName(name)
            grid.addWidget(value, row, 1)
        return plain(grid)

    def _empty(self) -> QWidget:
        look, say = self.room.look, self.room.words.say
        picture = QLabel()
        colour = look.tokens.caption
        picture.setPixmap(pixmap("usb", colour, look.px(PICTURE), self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said = label(say("packages", "plug_in"), "", wrapped=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return plain(below(picture, said, gap=look.px(8), margins=look.px(8)))
