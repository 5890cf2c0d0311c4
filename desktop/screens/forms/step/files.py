"""Files attached at a step: their names, and a button to attach another."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.actions.case.records import attach
from desktop.domain.events.cases import FileAttached
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.forms.step.reading import Step
from desktop.screens.pieces.controls import button, label
from desktop.screens.pieces.room import Room


class Files(QWidget):
    """Says what is attached here, and attaches."""

    def __init__(self, room: Room, step: Step) -> None:
        super().__init__()
        self._room, self._step = room, step
        self.setObjectName("plain")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(room.look.px(4))
        for event in step.case.attachments:
            fact = event.fact
            if isinstance(fact, FileAttached) and fact.symbol == step.symbol.id:
                box.addWidget(label(fact.name, "secondary", wrapped=True))
        self.button = button(
            room.look, room.words.say("form", "attach"), self._ask, icon="paperclip"
        )
        self.wrong = label("", "problem", wrapped=True)
        self.wrong.hide()
        box.addWidget(self.button)
        box.addWidget(self.wrong)

    def attach(self, path: Path) -> bool:
        """Attach a file to the case."""
        trouble = attempt(self._room.runner, attach, self._step.case.id, path)
        self.wrong.setText("" if trouble is None else self._room.words.trouble(trouble))
        self.wrong.setVisible(trouble is not None)
        return trouble is None

    def _ask(self) -> None:
        say = self._room.words.say
        dialog = QFileDialog(self, say("form", "attach"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("PDF, JPEG, PNG (*.pdf *.jpg *.jpeg *.png)")
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, say("form", "attach_do"))
        dialog.setLabelText(QFileDialog.DialogLabel.Reject, say("screen", "cancel"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileName, say("screen", "file_name"))
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("screen", "folder"))
        if dialog.exec():
            self.attach(Path(dialog.selectedFiles()[0]))
