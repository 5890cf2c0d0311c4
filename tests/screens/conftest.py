"""The window of the practice office, made once; windows are shown nowhere."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from pytestqt.qtbot import QtBot

from desktop import startup
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.lines import CaseLine
from desktop.practice import PASSWORD, START
from desktop.practice.people import ADMINISTRATOR
from desktop.screens.application import Outside, Program
from desktop.screens.case.page import CasePage
from desktop.screens.look.appearance import Look
from desktop.screens.sign_in.page import SignIn
from desktop.screens.swimlane.pane import Pane
from desktop.screens.window.main_window import Desk


class Driver:
    """Drives one program: signs in, waits until the window has come to rest."""

    def __init__(self, program: Program, bot: QtBot) -> None:
        self.program = program
        self.bot = bot

    @property
    def window(self):
        return self.program.window

    @property
    def door(self) -> SignIn:
        inside = self.window.centralWidget()
        assert isinstance(inside, SignIn)
        return inside

    @property
    def desk(self) -> Desk:
        inside = self.window.centralWidget()
        assert isinstance(inside, Desk)
        return inside

    @property
    def page(self):
        return self.desk.page

    def sign_in(self, login: str = ADMINISTRATOR.login) -> None:
        self.door.choose(login)
        self.door.password.setText(PASSWORD)
        self.door.try_it()
        self.rest()

    def rest(self) -> None:
        # What was asked for begins only when the event loop is entered.
        self.bot.wait(1)
        # On a busy computer opening an office takes its time; nobody waits longer than needed.
        self.bot.waitUntil(self._is_at_rest, timeout=60_000)

    def _is_at_rest(self) -> bool:
        panes = [pane for pane in self.window.findChildren(Pane) if pane.isVisible()]
        return self.program.is_idle and all(pane.is_ready for pane in panes)


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "office"
    startup.make_practice(path)
    return path


@pytest.fixture(scope="module")
def outside(practice: Path, tmp_path_factory: pytest.TempPathFactory) -> Outside:
    return outside_of(practice, tmp_path_factory)


def outside_of(practice: Path, tmp_path_factory: pytest.TempPathFactory) -> Outside:
    """A copy of the practice office, whose clock stands still."""
    path = tmp_path_factory.mktemp("window") / "office"
    shutil.copytree(practice, path)
    world = World(now=lambda: START, draw=os.urandom)
    return Outside(folder=Folder(path), world=world, practice_password=PASSWORD)


def opened(outside: Outside) -> Program:
    program = Program(outside, Look())
    program.window.resize(1366, 768)
    program.window.show()
    return program


@pytest.fixture
def closed(
    practice: Path, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> Iterator[Driver]:
    """A window of one's own, before anybody has signed in."""
    program = opened(outside_of(practice, tmp_path_factory))
    yield Driver(program, qtbot)
    program.window.close()


@pytest.fixture(scope="module")
def running(outside: Outside, qapp) -> Iterator[Program]:
    """One window for all tests of a file."""
    program = opened(outside)
    yield program
    program.window.close()


@pytest.fixture
def driver(running: Program, qtbot: QtBot) -> Iterator[Driver]:
    """The window with the administrator at the library, as it is at first."""
    made = Driver(running, qtbot)
    # Shortcuts work in the active window only.
    running.window.activateWindow()
    if isinstance(running.window.centralWidget(), SignIn):
        made.sign_in()
    made.desk.visit("sop")
    made.rest()
    yield made
    made.desk.visit("sop")
    running.restyle(Look())
    running.window.resize(1366, 768)
    made.rest()


@pytest.fixture
def open_sop(driver: Driver) -> Callable[[str], Driver]:
    def opened(sop_id: str) -> Driver:
        places = [each.id for each in driver.page.procedures]
        driver.page.table.choose(places.index(sop_id))
        driver.page.table.opened.emit(places.index(sop_id))
        driver.rest()
        return driver

    return opened


@pytest.fixture
def open_case(driver: Driver) -> Callable[[str], Driver]:
    """Open a case by its id."""

    def opened(subject: str) -> Driver:
        driver.desk.go(partial(CasePage, subject=subject))
        driver.rest()
        return driver

    return opened


@pytest.fixture
def lines(driver: Driver) -> list[CaseLine]:
    return driver.page.room.runner.session.workplace.store.lists.all_lines()


@pytest.fixture
def late_case(open_case: Callable[[str], Driver], lines: list[CaseLine]) -> Driver:
    """The case of the longest procedure that is latest."""
    late = [
        line
        for line in lines
        if line.sop == "dairi-izin-usaha-mikro-kecil" and 0 < line.due < START and not line.paused
    ]
    return open_case(min(late, key=lambda line: line.due).subject)
