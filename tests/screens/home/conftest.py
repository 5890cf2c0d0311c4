"""One window of the practice office in which people take turns."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.screens.application import Program
from tests.screens.conftest import Driver
from tests.screens.turns import turns


@pytest.fixture
def turn(running: Program, qtbot: QtBot) -> Callable[[str], Driver]:
    """Let somebody sit down at the window of this file."""
    return turns(running, qtbot)
