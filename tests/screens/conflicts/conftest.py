"""A window of a small office in which two computers wrote at once, at either of them."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.case.asking import ask_for_number
from desktop.actions.case.numbers import give_number
from desktop.actions.case.records import change_data
from desktop.actions.office.books import hand_over_book
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.people import Role
from desktop.screens.application import Outside, Program
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.room import Maker
from desktop.screens.sign_in.page import SignIn
from desktop.screens.window.main_window import Desk
from tests.actions.office import PASSWORD, new_office
from tests.actions.stage import Stage, clashing_numbers, clashing_outcomes

SHARED = "503/0777/DPMPTSPK/XI/2025"
HERE = {
    "applicant.phone": "081260000001",
    "business.address": "Jl. Merdeka 5",
    "applicant.email": "siti@contoh.id",
}
THERE = {
    "applicant.phone": "081260000002",
    "business.address": "Jl. Merdeka No. 5, Batang Beruh",
    "business.name": "CV Maju Bersama",
}


@dataclass(frozen=True)
class Plot:
    """The folders of the two computers, the cases by what happened to them, and the hour."""

    folders: tuple[Path, Path]
    cases: dict[str, str]
    now: int


@pytest.fixture(scope="module")
def plot(tmp_path_factory: pytest.TempPathFactory) -> Plot:
    path = tmp_path_factory.mktemp("clashes")
    stage = Stage(new_office(path / "data"), path)
    here, there = stage.two()
    cases = {"values": stage.registered()}
    there.take(here)
    for desk, values in ((here, HERE), (there, THERE)):
        change_data(desk.by(Role.FRONT_OFFICE), cases["values"], values)
    here.take(there)
    cases |= {"outcome": clashing_outcomes(stage), "numbers": clashing_numbers(stage)}
    cases |= {"one": stage.registered(), "other": stage.registered()}
    there.take(here)
    for desk, name in ((here, "one"), (there, "other")):
        umum = desk.by(Role.GENERAL_AFFAIRS)
        give_number(umum, cases[name], "permit", SHARED, "2025-11-19")
    here.take(there)
    cases |= {name: stage.walked("21") for name in ("asked", "asked too", "asking")}
    hand_over_book(stage.office.admin, "buku-permit", there.workplace.device)
    for name in ("asked", "asked too"):
        ask_for_number(here.by(Role.GENERAL_AFFAIRS), cases[name], "permit")
    there.take(here)
    folders = here.workplace.folder.path, there.workplace.folder.path
    now = here.clock.at
    stage.close()
    return Plot(folders, cases, now)


class Clerk:
    """Somebody at the window of one of the computers."""

    def __init__(self, program: Program, bot: QtBot, plot: Plot) -> None:
        self.program, self.bot, self.plot = program, bot, plot

    @property
    def desk(self) -> Desk:
        inside = self.program.window.centralWidget()
        assert isinstance(inside, Desk)
        return inside

    @property
    def page(self):
        return self.desk.page

    @property
    def session(self):
        return self.page.room.runner.session

    def sit_down(self, login: str) -> None:
        self.program.window.activateWindow()
        if not isinstance(self.program.window.centralWidget(), SignIn):
            self.program.lock()
        door = self.program.window.centralWidget()
        assert isinstance(door, SignIn)
        door.choose(login)
        door.password.setText(PASSWORD)
        door.try_it()
        self.bot.waitUntil(lambda: isinstance(self.program.window.centralWidget(), Desk))
        self.rest()

    def go(self, maker: Maker) -> None:
        self.desk.go_home()
        self.desk.go(maker)
        self.rest()

    def rest(self) -> None:
        self.bot.wait(1)
        self.bot.waitUntil(lambda: self.program.is_idle, timeout=10_000)

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(QApplication.focusWidget() or self.program.window, key, held)
        self.rest()

    def case(self, name: str):
        return self.session.workplace.case(self.plot.cases[name])


def _window(plot: Plot, place: int) -> Program:
    world = World(now=lambda: plot.now, draw=os.urandom)
    program = Program(Outside(folder=Folder(plot.folders[place]), world=world), Look())
    program.window.resize(1366, 768)
    program.window.show()
    return program


@pytest.fixture(scope="module")
def windows(plot: Plot, qapp) -> Iterator[Callable[[int], Program]]:
    made: dict[int, Program] = {}

    def window(place: int) -> Program:
        if place not in made:
            made[place] = _window(plot, place)
        return made[place]

    yield window
    for program in made.values():
        program.window.close()


@pytest.fixture
def sit(plot: Plot, windows, qtbot: QtBot) -> Callable[..., Clerk]:
    def sit_down(login: str, *, there: bool = False) -> Clerk:
        clerk = Clerk(windows(int(there)), qtbot, plot)
        clerk.sit_down(login)
        return clerk

    return sit_down
