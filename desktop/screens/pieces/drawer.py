"""A card at the right of a table, with the details of what is chosen there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from desktop.screens.pieces.controls import beside, button, label, plain
from desktop.screens.pieces.details import Details
from desktop.screens.pieces.room import Room

WIDTH = 352


class Drawer(QFrame):
    """Shows details, or is closed and takes no room."""

    toggled = Signal(bool)

    def __init__(self, room: Room, *, can_close: bool = True) -> None:
        super().__init__()
        look = room.look
        self.setObjectName("card")
        self.setFixedWidth(look.px(WIDTH))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(16), look.px(12), look.px(4), look.px(12))
        closing = button(look, "", self.shut, icon="x", kind="plain")
        closing.setAccessibleName(room.say("close"))
        closing.setToolTip(room.say("close_details_tip"))
        closing.setFixedWidth(look.px(34))
        self._title = label("", "secondary")
        box.addWidget(plain(beside(self._title, None, closing)))
        if not can_close:
            closing.hide()
        box.addWidget(self._area, 1)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether details are shown, also while the page itself is not."""
        return not self.isHidden()

    @property
    def details(self) -> Details | None:
        """Give what is shown."""
        shown = self._area.widget()
        return shown if isinstance(shown, Details) else None

    def open(self, details: Details, title: str = "") -> None:
        """Show details."""
        was_open = self.is_open
        self._title.setText(title)
        self._area.setAccessibleName(title)
        self._area.setWidget(details)
        self.show()
        if not was_open:
            self.toggled.emit(True)

    def shut(self) -> bool:
        """Give the room back."""
        if self.isHidden():
            return False
        self.hide()
        self.toggled.emit(False)
        return True
