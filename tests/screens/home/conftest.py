"""One window of the practice office in which people take turns."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.screens.application import Program
from desktop.screens.look.appearance import Look
from desktop.screens.sign_in.page import SignIn
from desktop.screens.window.main_window import Desk
from tests.screens.conftest import Driver


@pytest.fixture
def turn(running: Program, qtbot: QtBot) -> Callable[[str], Driver]:
    """Let somebody sit down at the window of this file."""
    made = Driver(running, qtbot)

    def sit_down(login: str) -> Driver:
        running.window.activateWindow()
        if _who(running) != login:
            if not isinstance(running.window.centralWidget(), SignIn):
                running.lock()
            made.sign_in(login)
        if made.page.room.look != Look():
            running.restyle(Look())
        running.window.resize(1366, 768)
        made.rest()
        return made

    return sit_down


def _who(running: Program) -> str:
    """Name who sits at the window."""
    inside = running.window.centralWidget()
    if not isinstance(inside, Desk):
        return ""
    session = inside.page.room.runner.session
    return session.workplace.office.people[session.person].login
