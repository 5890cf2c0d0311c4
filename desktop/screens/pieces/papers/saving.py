"""Asks for a file name in our own words: Qt has no Indonesian ones (DESIGN chapter 12)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.actions.procedures.printing import save
from desktop.screens.pieces.room import Room
from desktop.words import Words

NOT_IN_NAMES = '<>:"/\\|?*'


def ask_for_pdf(parent: QWidget, words: Words, name: str) -> Path | None:
    """Ask where a PDF is to be written; None when the person changes their mind."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    wished = "".join("-" if sign in NOT_IN_NAMES else sign for sign in name)
    dialog = QFileDialog(parent, words.say("screen", "save_as_pdf"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.setDirectory(str(folder))
    dialog.selectFile(f"{wished}.pdf")
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, words.say("screen", "save"))
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, words.say("screen", "cancel"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, words.say("screen", "file_name"))
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, words.say("screen", "folder"))
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])


def keep(room: Room, path: Path, make: Callable[[], bytes]) -> None:
    """Make a document beside the window, write it, and say where it is."""

    def written(_: None) -> None:
        room.tell(room.say("written", path=str(path)))

    runner = room.runner
    runner.background.run(room.say("printing"), lambda: save(path, make()), written, runner)
