"""Bringing a backup back into an empty data folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.actions.backups import restore_backup
from desktop.actions.workplace import Folder
from desktop.domain.refusals import Trouble
from desktop.screens.pieces.controls import beside, button, label, plain
from desktop.screens.setting_up.asking import Asking
from desktop.screens.setting_up.blanks import Blank, Blanks, required
from desktop.screens.setting_up.hall import Hall
from desktop.words import Words


class Restoring(Asking):
    """Asks where the backup lies, and for login and password of somebody in it."""

    restored = Signal()

    def __init__(self, hall: Hall, folder: Folder, leave: Callable[[], None]) -> None:
        blanks = (
            Blank(name="backup_folder", width=2),
            Blank(name="login"),
            Blank(name="password", is_secret=True),
        )
        checked = Blanks(hall, blanks, required(hall))
        super().__init__(hall, "restore_title", "restore_why", checked)
        self._folder = folder
        choose = button(hall.look, hall.say("choose_folder"), self._choose, icon="folder-open")
        above = plain(beside(label(hall.say("restore_choose"), "secondary"), None, choose))
        self.arrange(("restore", self._restore), ("back", leave), above=(above,))

    def choose(self, path: Path) -> None:
        """Take a folder."""
        self.blanks.fill({"backup_folder": str(path)})

    def _choose(self) -> None:
        path = ask_for_folder(self, self.hall.words, self.hall.say("backup_folder"))
        if path is not None:
            self.choose(path)

    def _restore(self) -> None:
        answers, folder = self.blanks.answers(), self._folder
        path = Path(answers["backup_folder"])
        self.work(
            "restoring",
            lambda _: restore_backup(path, folder, answers["login"], answers["password"]),
            lambda _: self.restored.emit(),
        )

    def fail(self, trouble: Trouble) -> None:
        """Say why under the field that it is about."""
        name = "password" if trouble.code == "password_wrong" else "backup_folder"
        self.blanks.complain({name: self.hall.words.trouble(trouble)})


def ask_for_folder(parent: QWidget, words: Words, title: str) -> Path | None:
    """Ask for a folder in our own words; None when the person changes their mind."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    for place, key in (
        (QFileDialog.DialogLabel.Reject, "cancel"),
        (QFileDialog.DialogLabel.FileName, "folder"),
        (QFileDialog.DialogLabel.LookIn, "folder"),
    ):
        dialog.setLabelText(place, words.say("screen", key))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, words.say("setting_up", "choose"))
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])
