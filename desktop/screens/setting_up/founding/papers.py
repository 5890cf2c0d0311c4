"""A paper of the first start: shown as the PDF it is, printed, saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.actions.procedures.printing import save
from desktop.domain.refusals import Trouble
from desktop.screens.pieces.papers.pdf import page_picture
from desktop.screens.pieces.papers.saving import ask_for_pdf
from desktop.screens.pieces.papers.sending import Spool, printer_name
from desktop.screens.setting_up.hall import Hall, Watch
from desktop.screens.setting_up.waiting import Waiting

DPI = 130.0


class PaperPicture(QWidget):
    """Shows one page as large as it fits."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._picture = QImage()
        self.setAccessibleName(name)

    @property
    def has_picture(self) -> bool:
        """Tell whether there is a page to see."""
        return not self._picture.isNull()

    def show_picture(self, picture: QImage) -> None:
        """Show another page."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the room of a standing sheet."""
        return QSize(300, 420)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page with its edge, in the middle."""
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        keep = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = self._picture.scaled(self.size() * ratio, keep, smooth)
        shown.setDevicePixelRatio(ratio)
        place = shown.deviceIndependentSize().toSize()
        left = (self.width() - place.width()) // 2
        painter = QPainter(self)
        painter.drawImage(left, 0, shown)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(left, 0, place.width() - 1, place.height() - 1)


class Papers(QWidget):
    """Prints and saves one paper after the other, and says what became of them.

    `done` is sent when a paper went to the printer or stands in a file.
    """

    done = Signal()

    def __init__(self, hall: Hall, tell: Callable[[str], None], waiting: Waiting) -> None:
        super().__init__()
        self._hall, self._tell, self._waiting = hall, tell, waiting
        self._spool = Spool()
        self.hide()

    def send(self, pdf: bytes) -> None:
        """Send a paper to the printer of this computer, or say that there is none."""
        printer, spool = printer_name(), self._spool
        say = self._hall.words.say
        if not printer:
            self._tell(say("intake", "no_printer"))
            return

        def sent(is_sent: bool) -> None:
            self._tell(say("intake", "printed" if is_sent else "not_printed", printer=printer))
            if is_sent:
                self.done.emit()

        self._run(lambda _: spool.send(pdf, printer), sent)

    def keep(self, pdf: bytes, name: str) -> None:
        """Ask where a paper is to be written, and write it."""
        path = ask_for_pdf(self, self._hall.words, name)
        if path is not None:
            self.save_to(pdf, path)

    def save_to(self, pdf: bytes, path: Path) -> None:
        """Write a paper as a file."""

        def written(_: None) -> None:
            self._tell(self._hall.words.say("screen", "written", path=str(path)))
            self.done.emit()

        self._run(lambda _: save(path, pdf), written)

    def _run(self, work: Callable[[Watch], object], then: Callable[..., None]) -> None:
        def failed(trouble: Trouble) -> None:
            self._tell(self._hall.words.trouble(trouble))

        self._waiting.run(self._hall.words.say("screen", "printing"), work, then, failed)


def picture_of(pdf: bytes) -> QImage:
    """Turn the page of a paper into what the screen shows of it."""
    return page_picture(pdf, DPI)
