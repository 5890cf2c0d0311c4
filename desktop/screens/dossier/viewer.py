"""Shows one attachment: fitted to the width, larger on demand, page by page."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea

from desktop.screens.dossier.pictures import Picture
from desktop.screens.pieces.controls import below, beside, button, label, plain
from desktop.screens.pieces.room import Room
from desktop.screens.pieces.shortened import Shortened

ZOOMS = (1.0, 1.5, 2.0, 3.0)


class Viewer(QFrame):
    """A picture with its name, zoom, and pages; `turned` asks for another page."""

    turned = Signal(int)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("card")
        self._room, look = room, room.look
        self._picture: Picture | None = None
        self._zoom = 0
        self._name = Shortened("", "label")
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        # A white page must have an edge on a white card.
        self._area.setStyleSheet(f"QLabel {{ background: {look.tokens.header}; }}")
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setAccessibleName(room.words.say("dossier", "viewer"))
        self._said = label("", "secondary", wrapped=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.smaller = self._tool("zoom-out", "smaller", lambda: self._scale(-1))
        self.larger = self._tool("zoom-in", "larger", lambda: self._scale(1))
        self._page = label("", "secondary")
        say = room.words.say
        self.before = button(look, say("dossier", "page_before"), lambda: self._turn(-1))
        self.after = button(look, say("dossier", "page_after"), lambda: self._turn(1))
        head = plain(beside(self._name, None, self.smaller, self.larger, gap=look.px(4)))
        self._pages = plain(beside(None, self.before, self._page, self.after, None))
        box = below(head, self._area, self._said, self._pages, margins=look.px(10))
        box.setStretch(1, 1)
        self.setLayout(box)
        self.clear()

    @property
    def said(self) -> str:
        """Give the sentence that stands in place of a picture."""
        return self._said.text()

    @property
    def page(self) -> str:
        """Give what is said of the page."""
        return self._page.text()

    @property
    def pixmap(self) -> QPixmap:
        """Give what is shown."""
        return self._sheet.pixmap()

    def clear(self, sentence: str = "") -> None:
        """Show nothing but a sentence."""
        self._picture = None
        self._name.setText("")
        self._sheet.clear()
        self._pages.hide()
        self._area.hide()
        for tool in (self.smaller, self.larger):
            tool.hide()
        self._said.setText(sentence or self._room.words.say("dossier", "view_hint"))
        self._said.show()

    def show_picture(self, name: str, picture: Picture) -> None:
        """Show a picture."""
        if picture.image is None:
            self.clear(self._room.words.say("dossier", "not_shown"))
            self._name.setText(name)
            return
        self._picture = picture
        self._name.setText(name)
        self._said.hide()
        for piece in (self._area, self.smaller, self.larger):
            piece.show()
        self._pages.setVisible(picture.pages > 1)
        place = {"page": picture.page + 1, "pages": picture.pages}
        self._page.setText(self._room.words.say("dossier", "page_of", **place))
        self.before.setEnabled(picture.page > 0)
        self.after.setEnabled(picture.page < picture.pages - 1)
        self._zoom = 0
        # What was hidden is as wide as it will be only once it is laid out.
        QTimer.singleShot(0, self, self._draw)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the new width."""
        super().resizeEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom by key."""
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in turns and self._pages.isVisible():
            return self._turn(turns[key])
        if key in zooms:
            return self._scale(zooms[key])
        return super().keyPressEvent(event)

    def _tool(self, icon: str, key: str, act: Callable[[], object]) -> QPushButton:
        made = button(self._room.look, "", act, icon=icon, kind="plain")
        made.setAccessibleName(self._room.words.say("dossier", key))
        made.setToolTip(self._room.words.say("dossier", key))
        return made

    def _scale(self, steps: int) -> None:
        self._zoom = min(max(0, self._zoom + steps), len(ZOOMS) - 1)
        self._draw()

    def _turn(self, steps: int) -> None:
        if self._picture is not None:
            self.turned.emit(self._picture.page + steps)

    def _draw(self) -> None:
        if self._picture is None or self._picture.image is None:
            return
        image, ratio = self._picture.image, self.devicePixelRatioF()
        bar = self._area.verticalScrollBar().sizeHint().width()
        width = max(1, self._area.width() - bar - self._room.look.px(4))
        fitted = min(width, round(image.width() / ratio))
        shown = image.scaledToWidth(
            max(1, round(fitted * ZOOMS[self._zoom] * ratio)),
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        self._sheet.setPixmap(QPixmap.fromImage(shown))
