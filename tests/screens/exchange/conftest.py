"""Three computers of one office around a stick; the second one is the window."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from desktop.actions.workplace import Folder
from desktop.exchange.sticks import System
from desktop.exchange.sticks import sticks as plugged_in
from desktop.screens.application import Outside, Program
from desktop.screens.exchange.page import ExchangePage
from desktop.screens.exchange.work.carrier import Carrier, carrier_of
from desktop.screens.exchange.work.rounds import Rounds, rounds_of
from desktop.screens.look.appearance import Look
from tests.actions.exchange.sticks import Stick, desks_of
from tests.actions.office import PASSWORD, Clock, new_office
from tests.actions.second import Desk
from tests.robot.template import open_desk
from tests.screens.conftest import Driver

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SOON = 20_000
HASTE = 20
"""Milliseconds between two glances at the sticks, so that tests need not wait for seconds."""


@dataclass
class Port:
    """Where sticks are plugged in: the table of mounts that Linux would write."""

    path: Path

    def plug(self, *roots: Path) -> None:
        entry = self.path / "blocks" / "sdz1"
        entry.mkdir(parents=True, exist_ok=True)
        (entry / "removable").write_text("1\n")
        lines = [f"/dev/sdz1 {str(root).replace(' ', chr(92) + '040')} vfat rw" for root in roots]
        (self.path / "mounts").write_text("\n".join(lines))

    def look(self) -> list[object]:
        return plugged_in(System(mounts=self.path / "mounts", blocks=self.path / "blocks"))


@dataclass
class Table:
    """The window of one computer, the other two, and a stick that is plugged in or not."""

    driver: Driver
    others: tuple[Desk, Desk]
    stick: Stick
    port: Port
    clock: Clock

    @property
    def desk(self):
        return self.driver.desk

    @property
    def page(self) -> ExchangePage:
        self.visit("exchange")
        assert isinstance(self.driver.page, ExchangePage)
        return self.driver.page

    @property
    def carrier(self) -> Carrier:
        return carrier_of(self.desk.page.room.runner)

    @property
    def rounds(self) -> Rounds:
        return rounds_of(self.desk.page.room.runner)

    def visit(self, key: str) -> None:
        if self.driver.page.heading().entry != key:
            self.desk.visit(key)

    def until(self, holds: Callable[[], object]) -> None:
        self.driver.bot.waitUntil(lambda: bool(holds()), timeout=SOON)

    def plug(self, *roots: Path) -> None:
        """Plug in the stick, or others, and wait until what lies there was read."""
        wanted = list(roots) or [self.stick.root]
        self.port.plug(*wanted)
        self.until(lambda: [s.stick.root for s in self.carrier.plugged.spots] == wanted)
        self.settle()

    def unplug(self) -> None:
        self.port.plug()
        self.until(lambda: not self.carrier.plugged.spots)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = BOTH) -> None:
        self.driver.window.activateWindow()
        self.until(self.driver.window.isActiveWindow)
        self.driver.bot.keyClick(self.driver.window, key, modifiers)

    def settle(self) -> None:
        """Wait until nothing is under way with sticks and what lies there was told."""
        self.until(
            lambda: (
                self.carrier.job is None
                and self.carrier.beside.is_idle
                and (not self.carrier.plugged.spots or self.carrier.survey is not None)
            )
        )


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packages")
    (path / "stick").mkdir()
    for desk in desks_of(new_office(path / "pc0"), path, Stick(path / "stick"), 3):
        desk.close()
    return path


@pytest.fixture
def table(office: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    for name in ("pc0", "pc1", "pc2"):
        shutil.copytree(office / name, tmp_path / name)
    others = tuple(open_desk(tmp_path / name, name) for name in ("pc0", "pc2"))
    for name in ("KINGSTON", "port"):
        (tmp_path / name).mkdir()
    clock = Clock(at=1_763_530_000_000, seed="window")
    outside = Outside(
        folder=Folder(tmp_path / "pc1"), world=clock.world(), practice_password=PASSWORD
    )
    program = Program(outside, Look())
    program.window.resize(1366, 768)
    program.window.show()
    driver = Driver(program, qtbot)
    made = Table(driver, others, Stick(tmp_path / "KINGSTON"), Port(tmp_path / "port"), clock)
    enter(made)
    yield made
    program.window.close()
    for desk in others:
        desk.close()


def enter(table: Table) -> None:
    """Sign in, with the port in place of the computer's own."""
    driver = table.driver
    driver.door.choose("admin")
    driver.door.password.setText(PASSWORD)
    driver.door.try_it()
    driver.rest()
    table.port.plug()
    table.carrier.plugged.find = table.port.look
    for timer in table.carrier.plugged.findChildren(QTimer):
        timer.setInterval(HASTE)


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of another office."""
    path = tmp_path_factory.mktemp("foreign")
    (path / "stick").mkdir()
    desks = desks_of(new_office(path / "pc0", seed="foreign"), path, Stick(path / "stick"), 2)
    for desk in desks:
        desk.close()
    return Stick(path / "stick").packages()[0]
