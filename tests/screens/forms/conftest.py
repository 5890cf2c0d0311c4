"""A page with the form of a step, and somebody at its keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.screens.forms.step.step_form import StepForm
from desktop.screens.pieces.controls import framed
from desktop.screens.pieces.room import Heading, Page, Room
from desktop.screens.pieces.undo_bar import UndoBar
from tests.screens.conftest import Driver


class FormPage(Page):
    """A page that holds nothing but the form of a case's step, as wide as beside a table."""

    def __init__(self, room: Room, subject: str) -> None:
        super().__init__(room)
        self.form = StepForm(room, subject)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 16, 16, 16)
        inner.addWidget(self.form)
        card = framed(inner)
        card.setFixedWidth(room.look.px(352))
        box = QVBoxLayout(self)
        box.addWidget(card)
        self.finished: list[str] = []
        self.form.finished.connect(self.finished.append)

    def heading(self) -> Heading:
        return Heading(title="Langkah")

    def look_again(self, changes) -> None:
        self.form.look_again(changes)

    def settle(self) -> None:
        self.form.settle()

    def take_back(self) -> bool:
        return self.form.take_back()


class Desk:
    """Somebody signed in, before the form of a step."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver

    @property
    def form(self) -> StepForm:
        page = self.driver.page
        assert isinstance(page, FormPage)
        return page.form

    @property
    def finished(self) -> list[str]:
        return self.driver.page.finished

    @property
    def session(self):
        return self.driver.page.room.runner.session

    @property
    def bar(self) -> UndoBar:
        return self.driver.page.room.undo

    def case(self, subject: str):
        return self.session.workplace.case(subject)

    def open(self, subject: str) -> StepForm:
        self.driver.desk.go(lambda room: FormPage(room, subject))
        self.driver.rest()
        return self.form

    def field(self, name: str) -> QWidget:
        return self.form.content.sheet.form.boxes[name].input

    def box(self, name: str):
        return self.form.content.sheet.form.boxes[name]

    def go_to(self, name: str) -> None:
        self.form.content.sheet.form.go_to(name)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.driver.window, key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)


@pytest.fixture
def at_desk(closed: Driver) -> Callable[[str], Desk]:
    """Sign somebody in by login."""

    def signed_in(login: str) -> Desk:
        closed.sign_in(login)
        closed.window.activateWindow()
        return Desk(closed)

    return signed_in


@pytest.fixture
def standing_at(at_desk) -> Callable[[str, str], Desk]:
    """Somebody before the form of a case that stands at a symbol of a procedure."""

    def opened(login: str, sop: str, symbol: str) -> Desk:
        desk = at_desk(login)
        lines = desk.session.workplace.store.lists.all_lines()
        wanted = [
            line
            for line in lines
            if line.sop == sop and line.symbol == symbol and not line.paused and not line.conflicts
        ]
        desk.open(wanted[0].subject)
        return desk

    return opened
