"""Three computers of one office around a stick, all of which know each other."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.exchange.sticks import Stick, desks_of
from tests.actions.office import new_office
from tests.actions.second import Desk
from tests.robot.template import open_desk


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office made once: founding it takes longer than most of what is tried with it."""
    path = tmp_path_factory.mktemp("exchange")
    (path / "stick").mkdir()
    desks = desks_of(new_office(path / "pc0"), path, Stick(path / "stick"), 3)
    for desk in desks:
        desk.close()
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    (tmp_path / "stick").mkdir()
    return Stick(tmp_path / "stick")


@pytest.fixture
def desks(template: Path, tmp_path: Path, stick: Stick) -> Iterator[list[Desk]]:
    for name in ("pc0", "pc1", "pc2"):
        shutil.copytree(template / name, tmp_path / name)
    made = [open_desk(tmp_path / f"pc{n}", f"{tmp_path.name}/{n}") for n in range(3)]
    yield made
    for desk in made:
        desk.close()
