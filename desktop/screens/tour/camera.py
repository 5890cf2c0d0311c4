"""Waits until a window has come to rest, and takes its picture."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest

from desktop.domain.refusals import Failed
from desktop.screens.application import Program
from desktop.screens.swimlane.pane import Pane

SIZE = (1366, 768)
ROUNDS, ROUND = 400, 20
"""How often to look whether the window has come to rest, and milliseconds between two looks."""


class Camera:
    """Takes pictures of one program's window into a folder."""

    def __init__(self, program: Program, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self.taken: list[str] = []

    def settle(self) -> None:
        """Let everything happen that is under way."""
        for _ in range(ROUNDS):
            QCoreApplication.sendPostedEvents(None, 0)
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, ROUND)
            panes = self._program.window.findChildren(Pane)
            if self._program.is_idle and all(p.is_ready for p in panes if p.isVisible()):
                break
            QTest.qWait(ROUND)
        QTest.qWait(ROUND)

    def take(self, name: str, ratio: float = 1.0) -> None:
        """Take a picture, on a screen of this scale."""
        self.settle()
        window = self._program.window
        picture = QPixmap(round(window.width() * ratio), round(window.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        window.render(picture, QPoint(0, 0))
        if not picture.save(str(self._folder / f"{name}.png")):
            raise Failed("folder_read_only")
        self.taken.append(f"{name}.png")

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._program.window.resize(width, height)
        self.settle()
