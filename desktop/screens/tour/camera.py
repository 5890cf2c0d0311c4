"""Waits until a window has come to rest, and takes its picture with all that lies over it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.domain.refusals import Failed
from desktop.screens.application import Program
from desktop.screens.swimlane.pane import Pane

SIZE = (1366, 768)
ROUNDS, ROUND = 6_000, 10
"""How often to look whether the window has come to rest, and milliseconds between two looks."""
OURS = "desktop.screens."


class Camera:
    """Takes pictures of a program's window into a folder; `shown` names what was seen on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken: list[str] = []
        self.shown: set[str] = set()
        self._program: Program | None = None
        self._station, self._stations, self._count = "", 0, 0

    @property
    def program(self) -> Program:
        """Give the program whose window is looked at."""
        if self._program is None:
            raise Failed("no_display")
        return self._program

    def aim(self, program: Program) -> None:
        """Look at another window."""
        self._program = program

    def close(self) -> None:
        """Close the window that was looked at last."""
        if self._program is not None:
            self._program.window.close()

    def begin(self, station: str) -> None:
        """Begin a station: its pictures are numbered under its name."""
        self._stations += 1
        self._station, self._count = f"{self._stations:02}-{station}", 0

    def settle(self) -> None:
        """Let everything happen that is under way."""
        self.wait_for(self._is_at_rest)
        if QApplication.activeWindow() is None:
            self.program.window.activateWindow()
        QTest.qWait(ROUND)

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        """Let things happen until something is so."""
        for _ in range(ROUNDS):
            QCoreApplication.sendPostedEvents(None, 0)
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, ROUND)
            if is_so():
                break
            QTest.qWait(ROUND)

    def take(self, name: str, ratio: float = 1.0) -> Path:
        """Take a picture once the window has come to rest, on a screen of this scale."""
        self.settle()
        return self.catch(name, ratio)

    def catch(self, name: str, ratio: float = 1.0) -> Path:
        """Take a picture of what can be seen just now."""
        window = self.program.window
        picture = QPixmap(round(window.width() * ratio), round(window.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        window.render(picture, QPoint(0, 0))
        for over in self._over():
            _lay_over(picture, window, over)
        path = self.folder / self._file(name, "png")
        if not picture.save(str(path)):
            raise Failed("folder_read_only")
        self.taken.append(path.name)
        self.shown |= {named(each) for each in self._seen()}
        return path

    def paper(self, name: str) -> Path:
        """Name the file of a paper, which counts as taken."""
        self.taken.append(self._file(name, "pdf"))
        return self.folder / self.taken[-1]

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.program.window.resize(width, height)
        self.settle()

    def _file(self, name: str, ending: str) -> str:
        self._count += 1
        return f"{self._station}-{self._count:02}-{name}.{ending}"

    def _is_at_rest(self) -> bool:
        panes = self.program.window.findChildren(Pane)
        return self.program.is_idle and all(p.is_ready for p in panes if p.isVisible())

    def _over(self) -> Iterator[QWidget]:
        """Give dialogs, menus and lists that lie over the window."""
        for each in QApplication.topLevelWidgets():
            if each.isVisible() and each.parent() is not None and each is not self.program.window:
                yield each

    def _seen(self) -> Iterator[QWidget]:
        for root in (self.program.window, *self._over()):
            yield root
            yield from (each for each in root.findChildren(QWidget) if each.isVisible())


def _lay_over(picture: QPixmap, window: QWidget, over: QWidget) -> None:
    """Paint what lies over the window: a dialog in its middle, as window managers place it."""
    place = over.mapToGlobal(QPoint(0, 0)) - window.pos()
    if isinstance(over, QDialog):
        place = window.rect().center() - over.rect().center()
    painter = QPainter(picture)
    painter.drawPixmap(place, over.grab())
    painter.drawRect(QRect(place, over.size()).adjusted(0, 0, -1, -1))
    painter.end()


def named(piece: QWidget | type[QWidget]) -> str:
    """Name the kind of a piece by its module and class."""
    kind = piece if isinstance(piece, type) else type(piece)
    return f"{kind.__module__}.{kind.__qualname__}"
