"""Windows before anybody has signed in, driven by keys."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop import startup
from desktop.actions.workplace import Folder
from desktop.screens.application import Outside, Program
from desktop.screens.look.appearance import Look
from desktop.screens.setting_up.founding.wizard import Wizard
from tests.actions.office import Clock
from tests.screens.conftest import Driver

OFFICE = (
    "DPMPTSP Kabupaten Dairi",
    "PEMERINTAH KABUPATEN DAIRI",
    "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
    "Jl. Sisingamangaraja No. 131, Sidikalang",
    "(0627) 21234",
)
ADMINISTRATOR = ("Rina Sihombing, S.Kom", "rina", "Pranata Komputer", "")
SECOND = ("Budi Simbolon, SE", "budi", "", "")
PASSWORD = "rahasia-kantor"
SECOND_PASSWORD = "rahasia-kedua"


class Newcomer(Driver):
    """A window on a folder in which there is no office yet."""

    @property
    def inside(self):
        return self.window.centralWidget()

    @property
    def wizard(self) -> Wizard:
        assert isinstance(self.inside, Wizard)
        return self.inside

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.focusWidget(), key)
        self.rest()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), text)

    def fill(self, *answers: str) -> None:
        """Type one answer after the other, each left with Enter."""
        for answer in answers:
            self.type(answer)
            QTest.keyClick(self.window.focusWidget(), Qt.Key.Key_Return)

    def press(self, words: str) -> None:
        """Press the button of these words with the space bar."""
        self.rest()
        button = next(
            each
            for each in self.inside.findChildren(QPushButton)
            if each.accessibleName().startswith(words) and each.isVisible()
        )
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.rest()

    def tell_office(self) -> None:
        """Answer page one, by keys only."""
        self.press("Dirikan kantor baru")
        self.fill(*OFFICE)
        self.key(Qt.Key.Key_F9)

    def tell_people(self, *second: str) -> None:
        """Answer page two."""
        self.fill("Loket 1", "FO1", *ADMINISTRATOR, PASSWORD, PASSWORD, *second)
        self.key(Qt.Key.Key_F9)

    def keep_sheet(self) -> None:
        """Say that the recovery sheet is safe, and found the office."""
        self.key(Qt.Key.Key_F9)
        self.type(" ")
        self.key(Qt.Key.Key_F9)


def newcomer(path: Path, bot: QtBot, **more: object) -> Newcomer:
    """Open a window on a folder; passwords cost nothing there, and nobody else is at work."""
    given = startup.outside_of(Folder(path))
    outside: Outside = replace(given, world=Clock().world(), **more)
    program = Program(outside, Look())
    program.window.resize(1366, 768)
    program.window.show()
    program.window.activateWindow()
    made = Newcomer(program, bot)
    made.rest()
    return made
