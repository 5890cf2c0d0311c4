"""A backup now, to a chosen folder or stick: its progress, its result."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar

from desktop.actions.backups import Backup, known_backups
from desktop.domain.forms.fields import Field
from desktop.domain.refusals import Trouble
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.facts import copied
from desktop.screens.pieces.room import Room
from desktop.screens.setting_up.restoring import ask_for_folder
from desktop.screens.settings.backup.telling import last_said, result_said
from desktop.screens.settings.backup.work import work_of
from desktop.screens.settings.entries import Entry, entry_box, with_button

LONGEST = 1000
PERCENT = 100


class NowCard(QFrame):
    """Writes a backup when asked to."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("card")
        self._room, self._work = room, work_of(room.runner)
        say, look = room.words.say, room.look
        self.target = entry_box(
            room,
            Entry(
                field=Field(name="target", length=LONGEST),
                word="backup_target",
                hint="backup_target_hint",
            ),
        )
        self.choose = button(
            look, say("settings", "choose_folder"), self._choose, icon="folder-open"
        )
        self.go = button(
            look, say("settings", "backup_now"), self.begin, icon="database-backup", kind="primary"
        )
        self.stop = button(look, say("settings", "give_up"), self._work.give_up)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(say("settings", "backup_running"))
        self._how_far = label("", "secondary")
        self._going = plain(below(self._how_far, self._bar, gap=look.px(4)))
        self.last = copied("")
        self.result = copied("")
        self._arrange()
        self._work.advanced.connect(self._look)
        self._work.ended.connect(self._end)
        self.target.edited.connect(self.target.forgive)
        self.read()
        self._look()

    def begin(self) -> None:
        """Write a backup into the folder that is named."""
        self.target.input.settle()
        typed = self.target.input.answer()
        if not typed or not Path(typed).is_absolute() or not Path(typed).is_dir():
            self.target.refuse(self._room.words.say("settings", "folder_wrong"))
            self.target.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.result.hide()
        self._work.begin(self._room.words.say("settings", "backup_running"), Path(typed))

    def read(self) -> None:
        """Say when the last backup was; propose its place for the next one."""
        known = self._room.runner.ask(known_backups)
        if known is None:
            return
        self.last.setText(last_said(self._room, known))
        if known.place and not self.target.input.answer():
            self.target.input.put(str(Path(known.place).parent))

    def _arrange(self) -> None:
        look = self._room.look
        row = with_button(self._room, self.target, self.choose)
        buttons = beside(self.go, self.stop, None, gap=look.px(8))
        self.setLayout(
            below(
                label(self._room.words.say("settings", "backup_now_title"), "section"),
                self.last,
                row,
                self._going,
                self.result,
                plain(buttons),
                gap=look.px(8),
                margins=look.px(16),
            )
        )
        self.result.hide()

    def _choose(self) -> None:
        words = self._room.words
        path = ask_for_folder(self, words, words.say("settings", "backup_target"))
        if path is not None:
            self.target.input.put(str(path))
            self.target.forgive()

    def _look(self) -> None:
        progress = self._work.progress
        for piece in (self._going, self.stop):
            piece.setVisible(progress is not None)
        self.go.setEnabled(progress is None)
        if progress is not None:
            share = progress.done * PERCENT // progress.total if progress.total else 0
            self._bar.setValue(share)
            self._how_far.setText(self._room.words.say("settings", "backup_share", percent=share))

    def _end(self) -> None:
        found = self._work.found
        self._look()
        self.read()
        if isinstance(found, Backup):
            self._tell(result_said(self._room, found), "")
        elif isinstance(found, Trouble):
            self._tell(self._room.words.trouble(found), "problem")
        else:
            self._tell(self._room.words.say("settings", "backup_given_up"), "secondary")

    def _tell(self, text: str, kind: str) -> None:
        self.result.setText(text)
        self.result.setProperty("kind", kind)
        self.result.style().polish(self.result)
        self.result.show()
