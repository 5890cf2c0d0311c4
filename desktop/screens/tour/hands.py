"""Looks at what fills a window, and presses its keys and buttons."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTabBar, QWidget

from desktop.actions.session import Session
from desktop.screens.application import Program
from desktop.screens.pieces.room import Page
from desktop.screens.tour.camera import Camera
from desktop.screens.window.main_window import Desk
from desktop.words import Words

Kind = TypeVar("Kind", bound=QWidget)


class Hands:
    """Hands and eyes of whoever leads through the program."""

    def __init__(self, camera: Camera, words: Words) -> None:
        self.camera, self._words = camera, words
        self.take = camera.take

    @property
    def program(self) -> Program:
        """Give the program that is shown."""
        return self.camera.program

    @property
    def inside(self) -> QWidget:
        """Give what fills the window."""
        return self.program.window.centralWidget() or self.program.window

    @property
    def desk(self) -> Desk:
        """Give the desk of whoever is signed in."""
        return _as(Desk, self.inside)

    @property
    def page(self) -> Page:
        """Give the page that is shown."""
        return self.desk.page

    @property
    def session(self) -> Session:
        """Give the session of whoever is signed in."""
        return self.page.room.runner.session

    def shown(self, kind: type[Kind]) -> Kind:
        """Give the page, or what fills the window, which is of this kind."""
        inside = self.inside
        return _as(kind, inside.page if isinstance(inside, Desk) else inside)

    def piece(self, kind: type[Kind]) -> Kind:
        """Give the newest piece of this kind that can be seen."""
        seen = [each for each in self.program.window.findChildren(kind) if each.isVisible()]
        return seen[-1]

    def press(self, *chords: str) -> None:
        """Press keys where the cursor is."""
        for keys in chords:
            cursor = QApplication.focusWidget() or self.program.window
            QTest.keySequence(cursor, QKeySequence(keys))
            self.camera.settle()

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        QTest.keyClicks(QApplication.focusWidget() or self.program.window, text)
        self.camera.settle()

    def take_menu(self, name: str, under: QPushButton) -> None:
        """Take a picture of the menu of a button."""
        menu = under.menu()
        menu.popup(QPoint(0, 0))
        # Offscreen there is only a small screen, which would push it aside.
        size, window = menu.sizeHint(), self.program.window
        place = under.mapTo(window, under.rect().bottomLeft())
        left = min(place.x(), window.width() - size.width())
        top = (
            place.y() if place.y() + size.height() < window.height() else place.y() - size.height()
        )
        menu.move(window.pos() + QPoint(left, top))
        self.take(name)
        menu.hide()

    def push(self, section: str, key: str) -> None:
        """Push the button that says a sentence."""
        words = self._words.say(section, key)
        buttons = self.inside.findChildren(QPushButton)
        wanted = [b for b in buttons if b.isVisible() and b.accessibleName().startswith(words)]
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
        wanted[0].click()
        self.camera.settle()

    def turn(self, tabs: QTabBar, tab: int) -> None:
        """Turn to a tab and take its picture, under the words of the tab."""
        tabs.setCurrentIndex(tab)
        said = "".join(each if each.isalpha() else " " for each in tabs.tabText(tab))
        self.take("-".join(["tab", *said.lower().split()]))


def _as(kind: type[Kind], piece: object) -> Kind:
    """Take what is shown for what the tour expects there."""
    if not isinstance(piece, kind):
        raise TypeError(f"{type(piece).__name__} is shown instead of {kind.__name__}")
    return piece
