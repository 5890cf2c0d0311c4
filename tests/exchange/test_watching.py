"""A watched folder: what is whole is seen, what is silent is told, and nobody waits."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from desktop.exchange.home import Home
from desktop.exchange.watching import Glimpse, Lookout, Sight, seen_in
from desktop.exchange.writing import write_package
from tests.exchange.made import DEVICE, OFFICE, RECIPIENTS, letter, posted, stick, written

PATIENCE = 10_000


class SilentPath(type(Path())):  # type: ignore[misc]
    """A path on a share that answers nothing until it is woken."""

    awake = Event()

    def is_dir(self) -> bool:
        """Wait for an answer as the system does."""
        self.awake.wait()
        return bool(super().is_dir())


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Any]:
    SilentPath.awake.clear()
    yield SilentPath(tmp_path)
    SilentPath.awake.set()


def finished(lookout: Lookout, now: int = 0) -> Glimpse:
    """Let the look that is under way end, and give what it found."""
    look = lookout._look
    assert look is not None
    look.join()
    return lookout.glimpse(now)


def test_only_whole_packages_are_seen(tmp_path: Path) -> None:
    home = stick(tmp_path)
    one, other = posted(tmp_path), posted(tmp_path, counter=43)
    raw = other.read_bytes()
    for size in (0, 5, 100, len(raw) // 2, len(raw) - 1):
        other.write_bytes(raw[:size])
        found = seen_in(home)
        assert [path for path, _ in found.packages] == [one]
        assert (found.sight, found.arriving) == (Sight.REACHED, 1)
    other.write_bytes(raw)

    assert [(path, label.counter) for path, label in seen_in(home).packages] == sorted(
        [(one, 42), (other, 43)]
    )


def test_a_package_that_is_being_written_is_not_seen(tmp_path: Path) -> None:
    home = stick(tmp_path)
    seen: list[Glimpse] = []

    class Looking:
        def step(self, done: int, total: int, what: str) -> None:
            seen.append(seen_in(home))

    write_package(home, letter(3_000), RECIPIENTS, tmp_path, Looking())

    assert len(seen) > 10
    assert {(found.packages, found.arriving) for found in seen} == {((), 0)}
    assert len(seen_in(home).packages) == 1


def test_a_folder_that_comes_and_goes_is_told(tmp_path: Path) -> None:
    home = stick(tmp_path)
    lookout = Lookout(home, PATIENCE)

    assert lookout.glimpse(0).sight == Sight.UNKNOWN
    assert finished(lookout).sight == Sight.REACHED
    shutil.rmtree(home.root)
    finished(lookout)
    assert finished(lookout).sight == Sight.GONE
    stick(tmp_path)
    written(tmp_path, letter())
    finished(lookout)
    assert len(finished(lookout).packages) == 1


def test_nobody_waits_for_a_silent_share(tmp_path: Path, share: Any) -> None:
    lookout = Lookout(Home(share, OFFICE, DEVICE), PATIENCE)

    assert lookout.glimpse(0).sight == Sight.UNKNOWN
    look = lookout._look
    assert lookout.glimpse(PATIENCE).sight == Sight.UNKNOWN
    assert lookout.glimpse(PATIENCE + 1).sight == Sight.SILENT
    assert lookout.glimpse(10 * PATIENCE).sight == Sight.SILENT
    # A look that hangs cannot be stopped; a second one would hang beside it.
    assert lookout._look is look


def test_a_share_that_answers_again_is_in_sight_again(tmp_path: Path, share: Any) -> None:
    lookout = Lookout(Home(share, OFFICE, DEVICE), PATIENCE)
    lookout.glimpse(0)
    assert lookout.glimpse(2 * PATIENCE).sight == Sight.SILENT
    SilentPath.awake.set()

    assert finished(lookout, 3 * PATIENCE).sight == Sight.REACHED


def test_a_clock_set_back_does_not_hide_a_silent_share(tmp_path: Path, share: Any) -> None:
    lookout = Lookout(Home(share, OFFICE, DEVICE), PATIENCE)
    lookout.glimpse(5 * PATIENCE)

    assert lookout.glimpse(0).sight == Sight.SILENT
