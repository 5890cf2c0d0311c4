"""Killed at any statement while it takes a package over: all of the package is there, or none."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.folder import DataFolder
from db.journal import TAKEN
from desktop.actions.case.records import attach, write_message
from desktop.actions.digest import Digest, digest
from desktop.actions.exchange.contents import lacking
from desktop.actions.exchange.looking import look
from desktop.actions.exchange.receiving import take
from desktop.actions.founding import NewPerson
from desktop.actions.office.people import add_person
from desktop.actions.session import Session
from desktop.actions.sign_in import sign_in
from desktop.domain.people import Role
from tests.actions.exchange.sticks import WORDS, Stick, desks_of
from tests.actions.forging import new_case
from tests.actions.office import PASSWORD, Clock, new_office
from tests.journeys.test_killed import Workers, readings_agree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kill -9 and fork")

STEP = 11
"""Statements from one kill to the next; a prime, so that kills hit other ones than a loop has."""


@dataclass(frozen=True)
class Scene:
    """A computer before a package, the stick it lies on, and what is right afterwards."""

    reader: Path
    stick: Stick
    sender: str
    heard: int
    taken: int
    before: Digest
    after: Digest


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """One package: two cases, one of them known before, a scan, and a new colleague."""
    path = tmp_path_factory.mktemp("scene")
    (path / "stick").mkdir()
    stick = Stick(path / "stick")
    desks = desks_of(new_office(path / "pc0"), path, stick, 2)
    first, second = desks
    known = new_case(first)
    for _ in range(2):
        for desk in desks:
            stick.give(desk)
            stick.take(desk)
    for package in stick.packages():
        package.unlink()
    store = second.workplace.store
    heard = store.haves.all()[first.workplace.device].counter
    taken = len(store.journal.list(TAKEN))
    before = digest(second.by("admin"), WORDS)
    write_message(first.by(Role.FRONT_OFFICE), known, "Mohon dilengkapi.")
    scan = path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7\n" + bytes(30_000))
    attach(first.by(Role.FRONT_OFFICE), new_case(first), scan)
    wanted = NewPerson(login="baru", full_name="Orang Baru", password=PASSWORD)
    add_person(first.by("admin"), wanted, [Role.ARCHIVE])
    stick.give(first)
    after = digest(first.by("admin"), WORDS)
    for desk in desks:
        desk.close()
    return Scene(path / "pc1", stick, first.workplace.device, heard, taken, before, after)


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    running = Workers(tmp_path_factory.mktemp("pipe") / "reports")
    yield running
    running.close()


@pytest.fixture
def killed_at(scene: Scene, workers: Workers, tmp_path: Path) -> Callable[[int], str]:
    """Kill at one statement, and see what is there; tells where it was."""
    shutil.copytree(scene.stick.root, tmp_path / "stick")

    def kill(number: int) -> str:
        folder = tmp_path / "reader"
        shutil.copytree(scene.reader, folder)
        told = workers.killed("take_over", folder, f"take/{number}", after="done", delay=0)
        session = sign_in(DataFolder(folder), Clock(seed=f"p{number}").world(), "admin", PASSWORD)
        try:
            is_there = all_or_nothing(session, scene)
            report = take(session, incoming(session, tmp_path), root=tmp_path / "stick")
            assert not report.refused
            assert report.stopped is None
            assert all_or_nothing(session, scene)
            assert not lacking(session.workplace)
        finally:
            session.workplace.store.close()
            shutil.rmtree(folder)
        return "done" if told.said("done") else ("after" if is_there else "before")

    return kill


def incoming(session: Session, path: Path) -> list[Path]:
    return [one.path for one in look(session, path / "stick")]


def all_or_nothing(session: Session, scene: Scene) -> bool:
    """Events, lists, journal, word of the sender, key ring: all before or all after."""
    store, office = session.workplace.store, session.workplace.office
    store.check(full=True)
    said = digest(session, WORDS)
    assert said in (scene.before, scene.after)
    is_there = said == scene.after
    assert len(store.journal.list(TAKEN)) == scene.taken + is_there
    assert (store.haves.all()[scene.sender].counter > scene.heard) == is_there
    assert not store.waiting.all()
    assert (office.person_named("baru") is not None) == is_there
    assert set(session.workplace.ring.people) == {p.id for p in office.people.values() if p.active}
    readings_agree(session.workplace)
    return is_there


def test_killed_at_any_statement_all_of_a_package_is_there_or_none(
    killed_at: Callable[[int], str], counted: Callable[[str], None]
) -> None:
    counted(told_by(killed_at, STEP))


@pytest.mark.long
def test_killed_at_every_statement_all_of_a_package_is_there_or_none(
    killed_at: Callable[[int], str], counted: Callable[[str], None]
) -> None:
    counted(told_by(killed_at, 1))


def told_by(killed_at: Callable[[int], str], step: int) -> str:
    """Kill at one statement after the other until one take comes to its end."""
    seen, number = Counter[str](), 0
    while not seen["done"]:
        seen[killed_at(number)] += 1
        number += step
    assert seen["before"] > 3
    assert seen["after"] > 0 or step > 1
    return ", ".join(f"{count} {name}" for name, count in sorted(seen.items()))
