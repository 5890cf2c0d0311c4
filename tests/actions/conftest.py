"""The small office on a stage, closed again after each test."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.actions.office import new_office
from tests.actions.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    (tmp_path / "files").mkdir()
    with closing(Stage(new_office(tmp_path / "data"), tmp_path / "files")) as stage:
        yield stage
