"""The counter: the page of a new application, and fingers that count their keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.screens.intake.page import Intake
from tests.screens.conftest import Driver

IUMK = "iumk"


class Counter:
    """Somebody at the counter; every key event is counted, a chord as one."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.keys = 0
        self.shown: list[str] = []

    @property
    def page(self) -> Intake:
        page = self.driver.page
        assert isinstance(page, Intake)
        return page

    @property
    def session(self):
        return self.page.room.runner.session

    @property
    def boxes(self):
        return self.page.entry.form.boxes

    def open(self) -> Intake:
        """Open the page so that it is known which cases it wants to show."""
        self.driver.desk.go(lambda room: Intake(room, show=self.shown.append))
        self.driver.rest()
        return self.page

    def press(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.driver.window, key, modifier)
        QApplication.processEvents()
        self.keys += 1

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)
        QApplication.processEvents()
        self.keys += len(text)

    def enter(self, text: str = "") -> None:
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def answer(self, name: str) -> str:
        return self.page.entry.answers()[name]

    def focused(self) -> str:
        return QApplication.focusWidget().objectName()

    def lines(self):
        return self.session.workplace.store.lists.all_lines()

    def known(self):
        """An applicant with exactly one earlier application, ended or not."""
        lines = [line for line in self.lines() if line.applicant_id]
        counts = {line.applicant_id: 0 for line in lines}
        for line in lines:
            counts[line.applicant_id] += 1
        return next(line for line in lines if counts[line.applicant_id] == 1)


def fill_new(counter: Counter, nik: str = "1211015206950088") -> None:
    counter.enter("iu")
    counter.enter()
    counter.enter(nik)
    counter.enter("Siti Nurbaya")
    counter.enter("081260001234")
    counter.type("Jl. Pahlawan")
    counter.press(Qt.Key.Key_Tab)
    counter.press(Qt.Key.Key_Tab)
    counter.enter("Warung")
    counter.enter()
    counter.press(Qt.Key.Key_Space)


@pytest.fixture
def at_counter(closed: Driver) -> Callable[[str], Counter]:
    def signed_in(login: str = "loket") -> Counter:
        closed.sign_in(login)
        closed.window.activateWindow()
        assert QTest.qWaitForWindowActive(closed.window)
        return Counter(closed)

    return signed_in


@pytest.fixture
def counter(at_counter) -> Counter:
    made = at_counter()
    made.open()
    return made
