"""The pages of a PDF below each other; only those in view are painted, and kept."""

from PySide6.QtCore import QEvent, QObject, QSizeF, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.screens.intake.receipt_card import PaperView
from desktop.screens.pieces.controls import plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.papers.pdf import POINTS_PER_INCH, page_picture
from desktop.screens.pieces.room import Room

EDGE = 16
Size = tuple[float, float]


class Sheets(QObject):
    """Shows a document as wide as there is room; a page is painted when it comes into view."""

    def __init__(self, room: Room, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room
        self._pdf = b""
        self._sizes: list[Size] = []
        self._is_painting = False
        self.views: list[PaperView] = []
        self._pages = QVBoxLayout()
        self._pages.setContentsMargins(*[room.look.px(EDGE)] * 4)
        self._pages.setSpacing(room.look.px(EDGE))
        self._pages.addStretch(1)
        self.area: QScrollArea = scrolled(plain(self._pages), title)
        self._calm = QTimer(self, interval=0, singleShot=True)
        self._calm.timeout.connect(self._paint_next)
        self.area.verticalScrollBar().valueChanged.connect(lambda _: self._calm.start())
        self.area.viewport().installEventFilter(self)

    def show_document(self, pdf: bytes, sizes: list[Size]) -> None:
        """Show another document; the place that was looked at stays in view."""
        self._pdf, self._sizes = pdf, sizes
        for left in self.views[len(sizes) :]:
            left.hide()
            left.deleteLater()
        del self.views[len(sizes) :]
        for place, size in enumerate(sizes):
            if place == len(self.views):
                self.views.append(PaperView(self._room))
                self._pages.insertWidget(place, self.views[place])
            said = self._room.say("sheet_of", page=place + 1, pages=len(sizes))
            self.views[place].setAccessibleName(said)
            self.views[place].show_blank(QSizeF(*size))
        self._calm.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint anew what has another size now."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._calm.start()
        return super().eventFilter(watched, event)

    def _in_view(self) -> list[int]:
        """Name the pages in view, from the top, and then the one before and after them."""
        top = self.area.verticalScrollBar().value()
        bottom = top + self.area.viewport().height()
        seen = [
            place
            for place, view in enumerate(self.views)
            if view.y() < bottom and view.y() + view.height() > top
        ]
        if not seen:
            return []
        around = (seen[-1] + 1, seen[0] - 1)
        return [*seen, *(place for place in around if 0 <= place < len(self.views))]

    def _paint_next(self) -> None:
        """Let go of what is far away, and paint the first page in view that lacks its picture."""
        if self._is_painting or not self._pdf:
            return
        wanted = self._in_view()
        for place, view in enumerate(self.views):
            if view.has_picture and place not in wanted:
                view.show_blank()
        lacking = (p for p in wanted if self.views[p].pixels != self._pixels(p))
        place = next(lacking, -1)
        if place >= 0:
            self._paint(place, self._pixels(place))

    def _paint(self, place: int, pixels: int) -> None:
        pdf, dpi = self._pdf, pixels * POINTS_PER_INCH / self._sizes[place][0]

        def painted(picture: QImage) -> None:
            self._is_painting = False
            if self._pdf is pdf:
                # A page is rounded to whole pixels; asked for again, it would be as wide.
                self.views[place].show_picture(picture.copy(0, 0, pixels, picture.height()))
            self._paint_next()

        self._is_painting = True
        work = self._room.runner.background
        work.run("", lambda: page_picture(pdf, dpi, page=place), painted, self)

    def _pixels(self, place: int) -> int:
        view = self.views[place]
        return max(1, round(view.width() * view.devicePixelRatioF()))
