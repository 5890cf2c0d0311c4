"""An office made once and copied for every run: founding takes longer than a working day."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from db.folder import DataFolder
from desktop.actions.sign_in import sign_in
from tests.actions.office import PASSWORD, SOPS, Clock, new_office
from tests.actions.second import Desk, first_desk, mix, second_pc


def make_template(path: Path, computers: int, sops: Iterable[str] = SOPS) -> Path:
    """Found an office on so many computers that know all of it, and close it."""
    office = new_office(path / "pc0", sops)
    desks = [first_desk(office)]
    desks += [second_pc(office, path / f"pc{n}", f"P{n}") for n in range(1, computers)]
    mix(desks)
    for desk in desks:
        desk.close()
    return path


def open_copy(template: Path, path: Path, seed: str) -> list[Desk]:
    """Open a copy of the whole office, computer by computer."""
    shutil.copytree(template, path)
    return [
        open_desk(folder, f"{seed}/{folder.name}")
        for folder in sorted(path.iterdir())
        if folder.is_dir()
    ]


def open_desk(folder: Path, seed: str) -> Desk:
    clock = Clock(at=1_763_530_000_000, seed=seed)
    session = sign_in(DataFolder(folder), clock.world(), "admin", PASSWORD)
    return Desk(session.workplace, clock, {"admin": session})
