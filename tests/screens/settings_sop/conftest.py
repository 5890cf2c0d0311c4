"""The window on a small office whose second computer disagreed about a procedure and a book."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.office.books import hand_over_book
from desktop.actions.office.sops import put_in_force
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.office import Office
from desktop.screens.application import Outside, Program
from desktop.screens.sign_in.page import SignIn
from tests.actions.office import PASSWORD, new_office, sop
from tests.actions.second import first_desk, mix, second_pc
from tests.screens.conftest import Driver, opened

PURWAKARTA = "purwakarta-sicantik"


class Keys(Driver):
    """Drives the settings by keys."""

    def sign_in(self, login: str = "admin") -> None:
        self.door.choose(login)
        self.door.password.setText(PASSWORD)
        self.door.try_it()
        self.rest()

    @property
    def session(self):
        return self.page.room.runner.session

    @property
    def office(self) -> Office:
        return self.session.workplace.office

    @property
    def sheet(self):
        return self.page.sheet

    def go_to(self, chapter: str) -> None:
        self.desk.visit("settings")
        self.page.turn_to(chapter)
        self.page.enter()
        self.rest()

    def press(self, *keys: Qt.Key | str) -> None:
        """Press keys where the cursor is; a text is typed."""
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            if isinstance(key, str):
                self.bot.keyClicks(focus, key)
            else:
                self.bot.keyClick(focus, key)
        self.rest()

    def take_back(self) -> None:
        focus = QApplication.focusWidget()
        self.bot.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self.rest()

    def change_person(self, login: str) -> None:
        self.program.lock()
        self.sign_in(login)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Program]:
    path = tmp_path_factory.mktemp("settings")
    world = disagreeing_office(path)
    program = opened(Outside(folder=Folder(path / "data"), world=world))
    yield program
    program.window.close()


def disagreeing_office(path: Path) -> World:
    """Two computers put different versions into force and both give a book away."""
    office = new_office(path / "data")
    other = second_pc(office, path / "other")
    here = first_desk(office)
    put_in_force(office.admin, sop(PURWAKARTA), reason="Dari loket 1")
    put_in_force(other.by("admin"), sop(PURWAKARTA), additions=False, reason="Dari loket 2")
    book = "buku-refusal_letter"
    hand_over_book(office.admin, book, other.workplace.device)
    hand_over_book(other.by("admin"), book, here.workplace.device)
    mix((here, other))
    other.close()
    office.close()
    return office.clock.world()


@pytest.fixture
def keys(running: Program, qtbot: QtBot) -> Keys:
    made = Keys(running, qtbot)
    running.window.activateWindow()
    if isinstance(running.window.centralWidget(), SignIn):
        made.sign_in()
    return made
