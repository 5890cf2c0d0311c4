"""Somebody who has no mouse: keys go to whatever has the cursor."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.lines import CaseLine
from desktop.domain.sop.model import Section
from desktop.screens.application import Program
from desktop.screens.case.page import CasePage
from desktop.screens.places import PLACES, new_application
from desktop.screens.sign_in.page import SignIn
from tests.screens.conftest import Driver

DAIRI = "dairi-izin-usaha-mikro-kecil"


class Hands(Driver):
    """Drives one window by keys, as one person after another."""

    def __init__(self, program: Program, bot: QtBot) -> None:
        super().__init__(program, bot)
        program.window.activateWindow()
        bot.waitUntil(program.window.isActiveWindow)

    @property
    def cursor(self) -> QWidget | None:
        return QApplication.focusWidget()

    @property
    def session(self):
        return self.page.room.runner.session

    def press(self, keys: str) -> None:
        """Press a chord such as Ctrl+Shift+P."""
        chord = QKeySequence(keys)[0]
        QTest.keyClick(self.cursor or self.window, chord.key(), chord.keyboardModifiers())
        self.rest()

    def type(self, text: str) -> None:
        assert self.cursor is not None
        QTest.keyClicks(self.cursor, text)
        self.rest()

    def be(self, login: str) -> None:
        """Be somebody, at the first page of the rail."""
        if not isinstance(self.window.centralWidget(), SignIn):
            office = self.session.workplace.office
            if office.people[self.session.person].login == login:
                self.desk.visit(PLACES[0].key)
                self.rest()
                return
            self.desk.locked.emit()
        self.sign_in(login)

    def visit(self, key: str) -> QWidget:
        self.desk.visit(key)
        self.rest()
        return self.page

    def begin_application(self):
        self.desk.go(new_application)
        self.rest()
        return self.page

    def lines(self) -> list[CaseLine]:
        return self.session.workplace.store.lists.all_lines()

    def open(self, subject: str) -> CasePage:
        self.desk.go(partial(CasePage, subject=subject))
        self.rest()
        assert isinstance(self.page, CasePage)
        return self.page

    def open_at(self, symbol: str, sop: str = DAIRI) -> CasePage:
        """Open a case that stands at a symbol."""
        wanted = (
            line
            for line in self.lines()
            if (line.sop, line.symbol) == (sop, symbol) and not line.paused and not line.conflicts
        )
        return self.open(next(wanted).subject)

    def open_with(self, section: Section) -> CasePage:
        """Open a case of one's own whose step has a section."""
        return self.open(next(self._with(section)))

    def _with(self, section: Section) -> Iterator[str]:
        for line in self.lines():
            if line.symbol and not line.paused and not line.conflicts:
                case = self.session.workplace.case(line.subject)
                symbol = case.current.symbol if case.current else None
                if symbol and section in symbol.form and self.session.has_step(case):
                    yield line.subject
