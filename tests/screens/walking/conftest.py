"""One window for all that is walked through without a mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.screens.application import Program
from desktop.screens.look.appearance import Look
from tests.screens.conftest import opened, outside_of
from tests.screens.walking.hands import Hands


@pytest.fixture(scope="module")
def shared_window(
    practice: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[Program]:
    program = opened(outside_of(practice, tmp_path_factory))
    yield program
    program.window.close()


@pytest.fixture
def hands(shared_window: Program, qtbot: QtBot) -> Iterator[Hands]:
    made = Hands(shared_window, qtbot)
    yield made
    shared_window.restyle(Look())
    shared_window.window.resize(1366, 768)
