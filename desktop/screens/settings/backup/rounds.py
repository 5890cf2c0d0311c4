"""Backups that write themselves once a day, into a folder on another disk."""

from pathlib import Path

from PySide6.QtWidgets import QFrame

from desktop.actions.backups import choose_backup_folder, known_backups
from desktop.domain.forms.fields import Field
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.pieces.controls import below, button, label
from desktop.screens.pieces.room import Room
from desktop.screens.setting_up.restoring import ask_for_folder
from desktop.screens.settings.backup.telling import counted
from desktop.screens.settings.backup.work import work_of
from desktop.screens.settings.entries import Entry, entry_box, with_button

LONGEST = 1000


class RoundsCard(QFrame):
    """Says where the rotating backups go; the folder is taken when it is left."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("card")
        self._room = room
        say, look = room.words.say, room.look
        self.folder = entry_box(
            room,
            Entry(
                field=Field(name="folder", length=LONGEST),
                word="rounds_folder",
                hint="rounds_folder_hint",
            ),
        )
        self.choose = button(
            look, say("settings", "choose_folder"), self._choose, icon="folder-open"
        )
        self._told = label("", "secondary", wrapped=True)
        row = with_button(room, self.folder, self.choose)
        self.setLayout(
            below(
                label(say("settings", "rounds_title"), "section"),
                label(say("settings", "rounds_why"), wrapped=True),
                row,
                self._told,
                gap=look.px(8),
                margins=look.px(16),
            )
        )
        self.folder.edited.connect(self.folder.forgive)
        self.folder.left.connect(self.keep)
        work_of(room.runner).ended.connect(self.read)
        self.read()

    @property
    def told(self) -> str:
        """Give what is said of the rotating backups."""
        return self._told.text()

    def keep(self) -> None:
        """Take the folder that was typed, or none."""
        known = self._room.runner.ask(known_backups)
        typed = self.folder.input.answer()
        if known is None or typed == known.folder:
            return
        trouble = attempt(self._room.runner, choose_backup_folder, typed)
        if trouble is not None:
            self.folder.refuse(self._room.words.trouble(trouble))
            return
        self.folder.hint(self._room.words.say("settings", "saved"))
        self.read()

    def read(self) -> None:
        """Say whether backups are written by themselves, and how many there are."""
        known, say = self._room.runner.ask(known_backups), self._room.words.say
        if known is None:
            return
        if not self.folder.input.hasFocus() and not self.folder.is_wrong:
            self.folder.input.put(known.folder)
        if not known.folder:
            self._told.setText(say("settings", "rounds_off"))
        elif not Path(known.folder).is_dir():
            self._told.setText(say("settings", "rounds_away"))
        else:
            count = counted(len(known.written))
            self._told.setText(say("settings", "rounds_on", count=count))

    def _choose(self) -> None:
        words = self._room.words
        path = ask_for_folder(self, words, words.say("settings", "rounds_folder"))
        if path is not None:
            self.folder.input.put(str(path))
            self.folder.forgive()
            self.keep()
