"""Cadangan: now, by themselves, checking what is open, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame

from desktop.actions.backups import verify_here
from desktop.actions.session import Session
from desktop.domain.refusals import Trouble
from desktop.screens.forms.dress import dress
from desktop.screens.forms.mnemonics import assign
from desktop.screens.pieces.controls import below, beside, button, framed, label, plain
from desktop.screens.pieces.facts import copied, scrolled
from desktop.screens.pieces.room import Room
from desktop.screens.settings.backup.now import NowCard
from desktop.screens.settings.backup.rounds import RoundsCard
from desktop.screens.settings.backup.telling import counted
from desktop.screens.settings.chapter import ChapterPage
from desktop.screens.settings.sheets import Sheet, Sheets

WAY = ("restore_step_1", "restore_step_2", "restore_step_3", "restore_step_4", "restore_step_5")


class BackupChapter(ChapterPage):
    """Everybody may write backups: who notices that one is missing should not have to ask."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.setStyleSheet(dress(room.look))
        look = room.look
        self.now = NowCard(room)
        self.rounds = RoundsCard(room)
        self.check = button(look, self.say("check_data"), self.check_data)
        self.restore = button(look, self.say("restore_way"), self.explain_restoring)
        self.checked = copied("")
        self.checked.hide()
        assign(
            [
                self.now.go,
                self.check,
                self.restore,
                self.now.stop,
                self.now.choose,
                self.rounds.choose,
            ]
        )
        inside = below(self.now, self.rounds, self._checking(), gap=look.px(12))
        inside.setContentsMargins(0, 0, look.px(4), 0)
        inside.addStretch(1)
        area = scrolled(plain(inside))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheets = Sheets(area)
        self.setLayout(below(self.sheets))

    def close_part(self) -> bool:
        """Close the explanation."""
        closed = self.sheets.close_top()
        if closed:
            self.restore.setFocus()
        return closed

    def settle(self) -> None:
        """Begin at the folder, or at the explanation that is open."""
        top = self.sheets.top
        piece = top.back if isinstance(top, Sheet) else self.now.target.input
        piece.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the folder that was typed before the chapter is left."""
        super().hideEvent(event)
        self.rounds.keep()

    def check_data(self) -> None:
        """Look at every page of the open database, beside the window."""

        def tried(session: Session) -> int | Trouble:
            try:
                return verify_here(session).events
            except Trouble as trouble:
                return trouble

        self.check.setEnabled(False)
        self.room.runner.ask_beside(self.say("checking"), tried, self._tell_check, self)

    def explain_restoring(self) -> None:
        """Say how to come back from a backup: never into the folder that is in use."""
        sheet = Sheet(self.room, self.say("restore_title"))
        steps = [label(self.say(word), wrapped=True) for word in WAY]
        card = framed(below(*steps, gap=self.room.look.px(10), margins=self.room.look.px(16)))
        sheet.body.addWidget(label(self.say("restore_why"), wrapped=True))
        sheet.body.addWidget(card)
        sheet.body.addStretch(1)
        self.sheets.open(sheet)
        self.settle()

    def _checking(self) -> QFrame:
        look = self.room.look
        buttons = beside(self.check, self.restore, None, gap=look.px(8))
        return framed(
            below(
                label(self.say("check_title"), "section"),
                label(self.say("check_why"), wrapped=True),
                self.checked,
                plain(buttons),
                gap=look.px(8),
                margins=look.px(16),
            )
        )

    def _tell_check(self, found: int | Trouble) -> None:
        self.check.setEnabled(True)
        is_bad = isinstance(found, Trouble)
        if isinstance(found, Trouble):
            self.checked.setText(self.room.words.trouble(found))
        else:
            self.checked.setText(self.say("data_sound", events=counted(found)))
        self.checked.setProperty("kind", "problem" if is_bad else "")
        self.checked.style().polish(self.checked)
        self.checked.show()
