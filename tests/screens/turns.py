"""One window of the practice office in which people take turns."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from desktop.screens.application import Program
from desktop.screens.look.appearance import Look
from desktop.screens.sign_in.page import SignIn
from desktop.screens.window.main_window import Desk
from tests.screens.conftest import Driver


def turns(running: Program, bot: QtBot, first: str = "") -> Callable[[str], Driver]:
    """Let somebody sit down at a window, at a page of the rail if one is named."""
    made = Driver(running, bot)

    def sit_down(login: str) -> Driver:
        running.window.activateWindow()
        if _who(running) != login:
            if not isinstance(running.window.centralWidget(), SignIn):
                running.lock()
            made.sign_in(login)
        if made.page.room.look != Look():
            running.restyle(Look())
        if first:
            made.desk.visit(first)
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
