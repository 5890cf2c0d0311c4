"""Somebody at the settings, with the keyboard only."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.domain.events.event import OFFICE
from desktop.screens.settings.page import SettingsPage
from desktop.screens.sign_in.page import SignIn
from tests.screens.conftest import Driver

Key, Mod = Qt.Key, Qt.KeyboardModifier


class Hand:
    """Presses keys at the settings of a window."""

    def __init__(self, driver: Driver, chapter: str, login: str = "admin") -> None:
        self.driver = driver
        if not isinstance(driver.window.centralWidget(), SignIn) and self._login() != login:
            driver.program.lock()
        if isinstance(driver.window.centralWidget(), SignIn):
            driver.sign_in(login)
        driver.window.activateWindow()
        driver.desk.visit("settings")
        self.turn_to(chapter)

    def _login(self) -> str:
        session = self.driver.page.room.runner.session
        return str(session.workplace.office.people[session.person].login)

    @property
    def page(self) -> SettingsPage:
        page = self.driver.page
        assert isinstance(page, SettingsPage)
        return page

    @property
    def sheet(self):
        return self.page.sheet

    @property
    def session(self):
        return self.page.room.runner.session

    @property
    def office(self):
        return self.session.workplace.office

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def turn_to(self, chapter: str) -> None:
        """Go through the list with the arrows, and into the chapter with Enter."""
        self.page.settle()
        self.press(Key.Key_Home)
        for _ in range(self.page.index.count()):
            if self.page.chapter.key == chapter:
                break
            self.press(Key.Key_Down)
        assert self.page.chapter.key == chapter
        self.press(Key.Key_Return)

    def press(self, key: Key, modifier: Mod = Mod.NoModifier, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.driver.window, key, modifier)
        self.driver.rest()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)
        self.driver.rest()

    def happens(self, work: Callable[[Session], object]) -> None:
        """Let something happen that the window is told of, as when a package is taken over."""

        def act(session: Session) -> Changes:
            work(session)
            return Changes(subjects=frozenset({OFFICE}))

        assert self.page.room.runner.run(act)
        self.driver.rest()

    def go_to(self, piece: QWidget) -> None:
        """Press Tab until something has the cursor."""
        passed: list[str] = []
        for _ in range(120):
            now = QApplication.focusWidget()
            if now is piece:
                return
            assert now is not None, f"The cursor is lost after {passed[-3:]}"
            passed.append(f"{type(now).__name__} {now.accessibleName()}")
            QTest.keyClick(now, Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {piece.accessibleName()}: {passed[:40]}")

    def fill(self, piece: QWidget, text: str) -> None:
        """Replace what stands in an input, and leave it with Tab."""
        self.go_to(piece)
        self.press(Key.Key_A, Mod.ControlModifier)
        self.press(Key.Key_Backspace)
        self.type(text)
        self.press(Key.Key_Tab)

    def push(self, piece: QWidget) -> None:
        """Go to a button by Tab and press it with Space."""
        self.go_to(piece)
        self.press(Key.Key_Space)
