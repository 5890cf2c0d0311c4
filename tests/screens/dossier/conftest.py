"""A practice office of one's own, opened at the tabs of a case."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.screens.application import Outside
from tests.screens.dossier.opening import Dossier, opened

SignIn = Callable[[str], Dossier]


@pytest.fixture
def dossier(practice: Path, outside: Outside, tmp_path: Path, qtbot: QtBot) -> Iterator[SignIn]:
    program, made = opened(practice, outside, tmp_path, qtbot)

    def sign_in(login: str) -> Dossier:
        made.driver.sign_in(login)
        return made

    yield sign_in
    program.window.close()
