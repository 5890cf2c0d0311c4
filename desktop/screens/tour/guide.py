"""Leads through the windows: opens them, signs in, turns to pages and cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.domain.lines import CaseLine
from desktop.screens.application import Outside, Program
from desktop.screens.case.page import CasePage
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.room import Maker, Page
from desktop.screens.sign_in.page import SignIn
from desktop.screens.tour.camera import SIZE, Camera
from desktop.screens.tour.hands import Hands
from desktop.screens.window.main_window import Desk
from desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the tour is given.

    `empty` is a folder without an office, from which the practice office is opened; `scratch` a
    folder for everything that is needed on the way; `password` is that of everybody in practice.
    """

    empty: Outside
    scratch: Path
    login: str
    password: str


class Guide(Hands):
    """Somebody who shows the program, one window at a time."""

    def __init__(self, camera: Camera, plan: Plan) -> None:
        super().__init__(camera, Words(plan.empty.language))
        self.plan = plan

    def open(self, outside: Outside) -> Program:
        """Open another window."""
        program = Program(outside, Look())
        self.camera.aim(program)
        program.window.show()
        program.window.activateWindow()
        self.camera.resize(*SIZE)
        return program

    def be(self, login: str, password: str = "") -> None:
        """Be somebody, at their first page."""
        if isinstance(self.inside, Desk):
            if self._login == login:
                return self.desk.go_home()
            self.desk.locked.emit()
        door = self.shown(SignIn)
        door.choose(login)
        door.password.setText(password or self.plan.password)
        door.try_it()
        return self.camera.settle()

    def visit(self, key: str) -> Page:
        """Turn to a page of the rail."""
        self.desk.visit(key)
        self.camera.settle()
        return self.page

    def go(self, maker: Maker) -> Page:
        """Turn to a page; Back leads to the one before."""
        self.desk.go(maker)
        self.camera.settle()
        return self.page

    def open_case(self, subject: str, *, is_task: bool = False) -> CasePage:
        """Open a case."""
        self.desk.go_home()
        self.go(partial(CasePage, subject=subject, is_task=is_task))
        return self.shown(CasePage)

    def lines(self) -> Iterator[CaseLine]:
        """Give the lines of all cases."""
        yield from self.session.workplace.store.lists.all_lines()

    def logins(self) -> list[str]:
        """Name everybody who works in the office, the administrator first."""
        office = self.session.workplace.office
        known = sorted(each.login for each in office.people.values() if each.active)
        return sorted(known, key=lambda login: login != self.plan.login)

    @property
    def _login(self) -> str:
        return self.session.workplace.office.people[self.session.person].login
