"""The receipt as it will be printed, beside the form, made anew while somebody types."""

from PySide6.QtCore import QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.actions.case.registering import Application
from desktop.actions.session import Session
from desktop.actions.slips.press import SHEETS
from desktop.actions.slips.receipt import receipt_draft
from desktop.screens.intake.pictures import upper_half
from desktop.screens.pieces.papers.pdf import page_picture
from desktop.screens.pieces.room import Room
from desktop.screens.running.background import Task
from desktop.swimlane import slip_press

CALM = 400
"""Milliseconds without typing after which the receipt is made again."""
DPI = 160.0


class PaperView(QWidget):
    """Shows a picture of a paper as wide as there is room."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._picture = QImage()
        self._shape = QSizeF()
        self._look = room.look
        self.setAccessibleName(room.words.say("intake", "receipt"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(room.look.px(40))

    @property
    def has_picture(self) -> bool:
        """Tell whether there is a paper to see."""
        return not self._picture.isNull()

    @property
    def pixels(self) -> int:
        """Tell how many pixels the picture is wide, 0 without one."""
        return self._picture.width()

    def show_picture(self, picture: QImage) -> None:
        """Show another picture."""
        self._picture, self._shape = picture, QSizeF(picture.size())
        self._fit()
        self.update()

    def show_blank(self, shape: QSizeF | None = None) -> None:
        """Show an empty sheet, of another shape or the same."""
        self._picture, self._shape = QImage(), shape or self._shape
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for little width; the height follows from it."""
        return QSize(self._look.px(240), self.height())

    def resizeEvent(self, _event: object) -> None:
        """Keep the proportions of the paper."""
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper with its edge."""
        if self._shape.isEmpty():
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        keep = Qt.AspectRatioMode.IgnoreAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        if self._picture.isNull():
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        else:
            painter.drawImage(self.rect(), self._picture.scaled(size, keep, smooth))
        painter.setPen(self.palette().mid().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _fit(self) -> None:
        if not self._shape.isEmpty() and self.width():
            height = round(self.width() * self._shape.height() / self._shape.width())
            self.setFixedHeight(height)


class Preview(PaperView):
    """The receipt of an application that is being typed."""

    shown = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._room = room
        self._wanted: Application | None = None
        self._task: Task | None = None
        self._calm = QTimer(self, interval=CALM, singleShot=True)
        self._calm.timeout.connect(self._make)

    def ask(self, wanted: Application) -> None:
        """Show the receipt of an application once the typing pauses."""
        self._wanted = wanted
        self._calm.start()

    def stop(self) -> None:
        """Make nothing more: the application is registered, its own receipt is shown."""
        self._calm.stop()
        if self._task is not None:
            self._task.cancel()

    def _make(self) -> None:
        wanted = self._wanted
        if wanted is None or not self.isVisible():
            return
        if self._task is not None:
            self._task.cancel()

        def made(session: Session) -> QImage:
            return upper_half(
                page_picture(receipt_draft(session, wanted, SHEETS[0], slip_press()), DPI)
            )

        self._task = self._room.runner.ask_beside("", made, self._show, self)

    def _show(self, picture: QImage) -> None:
        self.show_picture(picture)
        self.shown.emit()
