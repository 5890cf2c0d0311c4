"""Asks for the file of a procedure, in our own words: Qt has no Indonesian ones."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.words import Words


def ask_for_sop(parent: QWidget, words: Words) -> Path | None:
    """Ask for a file to read; None when the person changes their mind."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    dialog = QFileDialog(parent, words.say("settings_sop", "choose_file"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter("SOP (*.toml)")
    dialog.setDirectory(QStandardPaths.writableLocation(place))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, words.say("settings_sop", "read_file"))
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, words.say("screen", "cancel"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, words.say("screen", "file_name"))
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, words.say("screen", "folder"))
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
