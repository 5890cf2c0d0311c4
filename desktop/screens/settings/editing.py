"""A page that changes one thing of the settings: its content, and one blue button below."""

from collections.abc import Callable, Sequence
from typing import ParamSpec

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.refusals import Fact, Trouble
from desktop.screens.forms.dress import dress
from desktop.screens.forms.mnemonics import assign
from desktop.screens.forms.step.confirming import Confirming
from desktop.screens.pieces.controls import beside, button, label, plain
from desktop.screens.pieces.room import Heading, Room
from desktop.screens.settings.keeping import KeepingPage
from desktop.screens.settings.saving import Saving, save, while_there

P = ParamSpec("P")


class EditPage(KeepingPage):
    """Has a heading, content and a foot; F9 finishes, what cannot be undone is asked once."""

    title = ""
    subtitle = ""

    def __init__(self, room: Room, finish: str) -> None:
        super().__init__(room)
        self.setStyleSheet(dress(room.look))
        self._problem = label("", "problem", wrapped=True)
        self._problem.hide()
        self._saving = label(room.say("saving"), "secondary")
        self._saving.hide()
        self.act = button(room.look, self.say(finish), self.finish, kind="primary")
        self.asked: Confirming | None = None
        """The question that waits for an answer."""
        self._stack = QVBoxLayout(self)
        self._stack.setSpacing(room.look.px(8))
        self._stack.setContentsMargins(*[room.look.px(16), room.look.px(10)] * 2)

    @property
    def problem(self) -> str:
        """Give what is said above the buttons, "" when nothing is wrong."""
        return "" if self._problem.isHidden() else self._problem.text()

    def say(self, key: str, **facts: Fact) -> str:
        """Give a sentence of these chapters."""
        return self.room.words.say("settings_sop", key, **facts)

    def heading(self) -> Heading:
        """Say what is changed."""
        return Heading(title=self.title, subtitle=self.subtitle, entry="settings", goes_back=True)

    def finish(self) -> None:
        """Do what the blue button says."""

    def save(
        self, done: Callable[[], None], action: Saving[P], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Run an action; say above the buttons why it was refused, else go on with `done`."""

        def tell(trouble: Trouble | None) -> None:
            self.act.setEnabled(True)
            self._saving.hide()
            self.refuse(trouble)
            if trouble is None and self.isVisible():
                done()

        self.act.setEnabled(False)
        self._saving.show()
        save(self.room, while_there(self, self.room, tell), action, *args, **kwargs)

    def done(self, said: str = "") -> None:
        """Leave the page after its work was done; nothing typed has to be kept."""
        if self.keeping is not None:
            self.keeping.drafting.drop()
        self.room.back()
        if said:
            self.room.undo.say(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with F9 or Ctrl+Enter, or answer yes to what is asked."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enters = control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() != Qt.Key.Key_F9 and not enters:
            return super().keyPressEvent(event)
        if self.asked is not None:
            return self.asked.go.click()
        return self.act.click() if self.act.isVisible() and self.act.isEnabled() else None

    def close_part(self) -> bool:
        """Give up what is asked."""
        if self.asked is None:
            return False
        self._give_up()
        return True

    def lay_out(
        self,
        content: Sequence[QWidget],
        stretched: int,
        foot: Sequence[QWidget | None],
        keys: Sequence[QPushButton] = (),
    ) -> None:
        """Put content above the foot, the blue button last in it.

        It and the other buttons named by `keys` each get a letter of their own.
        """
        for piece in content:
            self._stack.addWidget(piece)
        self._stack.setStretch(stretched, 1)
        row = beside(*foot, self.act, gap=self.room.look.px(8))
        wide = next((place for place, each in enumerate(foot) if each and _is_wide(each)), -1)
        if wide >= 0:
            row.setStretch(wide, 1)
        self._foot = plain(row)
        self._stack.addLayout(self.notes)
        self._stack.addWidget(self._problem)
        self._stack.addWidget(self._saving)
        self._stack.addWidget(self._foot)
        assign([self.act, *keys])

    def refuse(self, trouble: Trouble | None) -> None:
        """Say above the buttons why something was not done; None takes it away."""
        self.complain("" if trouble is None else self.room.words.trouble(trouble))

    def complain(self, sentence: str) -> None:
        """Say what is still wrong; nothing takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def ask(self, sentence: str, yes: str, act: Callable[[], None]) -> None:
        """Ask once before what cannot be undone, in place of the foot."""
        self._give_up()
        self.asked = Confirming(self.room, sentence, yes)
        self.asked.sure.connect(lambda: self._be_sure(act))
        self.asked.given_up.connect(self._give_up)
        self._stack.addWidget(self.asked)
        self._foot.hide()
        self.asked.begin()

    def _be_sure(self, act: Callable[[], None]) -> None:
        self._give_up()
        act()

    def _give_up(self) -> None:
        if self.asked is None:
            return
        left, self.asked = self.asked, None
        left.hide()
        left.deleteLater()
        self._foot.show()
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_wide(piece: QWidget) -> bool:
    return bool(piece.property("wide"))
