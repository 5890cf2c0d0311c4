"""Opens the tabs of a case in a copy of the practice office, in which something may be written."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from desktop.actions.changes import Changes
from desktop.actions.lists import open_case
from desktop.actions.workplace import Folder
from desktop.domain.lines import CaseLine
from desktop.screens.application import Outside, Program
from desktop.screens.dossier.data import DataTab
from desktop.screens.dossier.files import FilesTab
from desktop.screens.dossier.history import HistoryTab
from desktop.screens.dossier.messages import MessagesTab
from desktop.screens.dossier.tab import CaseTab
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.controls import below
from desktop.screens.pieces.room import Heading, Page, Room
from tests.screens.conftest import Driver

KINDS: tuple[type[CaseTab], ...] = (DataTab, FilesTab, HistoryTab, MessagesTab)
Kind = TypeVar("Kind", bound=CaseTab)


class Binder(Page):
    """A page with nothing but the tabs of one case."""

    def __init__(self, room: Room, subject: str) -> None:
        super().__init__(room)
        case = room.runner.ask(open_case, subject)
        assert case is not None
        self.tabs = QTabWidget()
        self.all = [kind(room, case) for kind in KINDS]
        for tab in self.all:
            self.tabs.addTab(tab, tab.title)
        self.setLayout(below(self.tabs))

    def heading(self) -> Heading:
        return Heading(title="Permohonan", entry="cases")

    def look_again(self, changes: Changes) -> None:
        for tab in self.all:
            tab.look_again(changes)

    def tab(self, kind: type[Kind]) -> Kind:
        found = next(tab for tab in self.all if isinstance(tab, kind))
        self.tabs.setCurrentWidget(found)
        return found


class Dossier:
    """The tabs of one case on a driven window."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver

    @property
    def session(self):
        return self.driver.page.room.runner.session

    def lines(self) -> list[CaseLine]:
        return self.session.workplace.store.lists.all_lines()

    def open(self, subject: str, kind: type[Kind]) -> Kind:
        self.driver.desk.go(lambda room: Binder(room, subject))
        self.driver.rest()
        return self.driver.page.tab(kind)


def opened(practice: Path, outside: Outside, path: Path, bot: QtBot) -> tuple[Program, Dossier]:
    shutil.copytree(practice, path / "office")
    program = Program(replace(outside, folder=Folder(path / "office")), Look())
    program.window.resize(1366, 768)
    program.window.show()
    return program, Dossier(Driver(program, bot))
