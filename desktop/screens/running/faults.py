"""What happens when Sopan itself is at fault: noted, said honestly, and the work goes on."""

import sys
from collections.abc import Callable
from hashlib import blake2b
from traceback import extract_tb, format_exception
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.words import Words

Note = Callable[[str, str], None]
"""Keeps the code and the trace of a fault."""


def code_of(error: BaseException) -> str:
    """Give a short code that is the same for the same fault, to be read over the telephone."""
    places = [f"{frame.name}:{frame.line}" for frame in extract_tb(error.__traceback__)]
    said = "\n".join([type(error).__name__, *places])
    return "A-" + blake2b(said.encode(), digest_size=2).hexdigest().upper()


class Faults:
    """Catches what nobody expected."""

    def __init__(self, words: Words, note: Note, parent: QWidget | None = None) -> None:
        self._words, self._note, self._parent = words, note, parent
        self._is_telling = False

    def watch(self) -> None:
        """Take over what Python does with errors that nobody caught."""
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Note a fault and say it; a fault while saying it is only noted."""
        if issubclass(kind, KeyboardInterrupt):
            return sys.__excepthook__(kind, error, trace)
        details = "".join(format_exception(kind, error, trace))
        code = code_of(error)
        sys.stderr.write(details)
        self._note(code, details)
        if not self._is_telling:
            self._is_telling = True
            try:
                self.dialog(code, details).exec()
            finally:
                self._is_telling = False
        return None

    def dialog(self, code: str, details: str) -> QMessageBox:
        """Make the dialog: what happened, what is safe, what to do (UX chapter 3.8)."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Sopan")
        box.setText(self._words.say("screen", "fault", code=code))
        copy = box.addButton(
            self._words.say("screen", "copy_details"), QMessageBox.ButtonRole.ActionRole
        )
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(f"{code}\n{details}"))
        box.addButton(self._words.say("screen", "close"), QMessageBox.ButtonRole.AcceptRole)
        return box
