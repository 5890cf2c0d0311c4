"""Puts the parts together, reads resource files; the one place that knows clock and chance."""

import json
import os
import secrets
import sys
import time
import tomllib
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_data_path

from db.folder import DataFolder
from desktop.actions.world import World
from desktop.domain.refusals import Damaged, Failed, Refused
from desktop.domain.sop.model import Sop
from desktop.domain.sop.reading import sop_from
from desktop.practice import PASSWORD, START
from desktop.practice import making as practice
from desktop.practice.making import Made
from desktop.practice.people import ADMINISTRATOR
from desktop.resource_files import RESOURCES

PRACTICE = "practice.json"
"""The file that makes a data folder a practice one: who enters unasked, and what time it is."""

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Variables that name where windows can be shown."""


def real_world() -> World:
    """Give the clock of this computer and the randomness of its system."""
    return World(now=lambda: time.time_ns() // 1_000_000, draw=secrets.token_bytes)


class PracticeClock:
    """The clock of a practice office: it runs only while Sopan does."""

    def __init__(self, at: int) -> None:
        self._at = at
        self._since = time.monotonic_ns()

    def now(self) -> int:
        """Give milliseconds since 1970 UTC."""
        return self._at + (time.monotonic_ns() - self._since) // 1_000_000


def world_of(folder: DataFolder) -> World:
    """Give the world of a data folder: the real one, or that of practice."""
    known = _practice(folder)
    if known is None:
        return real_world()
    return World(now=PracticeClock(int(known["clock"])).now, draw=secrets.token_bytes)


def keep_clock(folder: DataFolder, world: World) -> None:
    """Note how late it is in a practice office, when Sopan ends."""
    known = _practice(folder)
    if known is not None:
        _note_practice(folder, world.now())


def practice_login(folder: DataFolder) -> tuple[str, str] | None:
    """Give login and password of a practice office's administrator, None for a real office."""
    return None if _practice(folder) is None else (ADMINISTRATOR.login, PASSWORD)


def make_practice(path: Path) -> Made:
    """Make the practice office in a folder that has none yet."""
    folder = DataFolder(path)
    sops = [shipped_sop(name) for name in sop_names()]
    with TemporaryDirectory() as scratch:
        other = DataFolder(Path(scratch) / "loket-2")
        made = practice.make_practice(folder, other, secrets.token_bytes, sops, holidays())
    _note_practice(folder, START)
    return made


def show_window(folder: DataFolder) -> int:
    """Open the window on a data folder; gives the exit code of the program.

    Qt takes 0.2 s to load and changes how Python imports: it is loaded here, when it is wanted.
    Raises Failed("no_display") where Qt would end the program without a word.
    """
    if sys.platform == "linux" and not any(os.environ.get(name) for name in DISPLAYS):
        raise Failed("no_display")
    screens = import_module("desktop.screens.application")
    world = world_of(folder)
    outside = screens.Outside(
        folder=folder,
        world=world,
        language=language(),
        practice_password=PASSWORD if practice_login(folder) else "",
    )
    return int(screens.open_window(outside, lambda: keep_clock(folder, world)))


def make_tour(path: Path) -> list[str]:
    """Drive the real windows on a fresh practice office; gives what was written into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    tour = import_module("desktop.screens.tour.guide")
    with TemporaryDirectory() as scratch:
        folder = DataFolder(Path(scratch) / "office")
        make_practice(folder.path)
        world = World(now=lambda: START, draw=secrets.token_bytes)
        plan = tour.Plan(
            folder=folder,
            world=world,
            login=ADMINISTRATOR.login,
            password=PASSWORD,
            language=language(),
        )
        return list(tour.make_tour(plan, path))


def _practice(folder: DataFolder) -> dict[str, int] | None:
    try:
        known = json.loads((folder.path / PRACTICE).read_text("utf-8"))
        return {"clock": int(known["clock"])}
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Damaged("practice_unreadable") from error


def _note_practice(folder: DataFolder, clock: int) -> None:
    try:
        (folder.path / PRACTICE).write_text(json.dumps({"clock": clock}), "utf-8")
    except OSError as error:
        raise Failed("folder_read_only") from error


def data_folder(named: str | None) -> DataFolder:
    """Find the data folder: as named, or the person's own place for Sopan."""
    return DataFolder(Path(named) if named else user_data_path("sopan", appauthor=False) / "office")


def password() -> str | None:
    """Give the password from SOPAN_PASSWORD; empty means unset."""
    return os.environ.get("SOPAN_PASSWORD") or None


def language() -> str:
    """Give the language from SOPAN_LANGUAGE, Indonesian by default."""
    return os.environ.get("SOPAN_LANGUAGE", "id")


def sop_names() -> list[str]:
    """List the ids of the procedures that come with Sopan."""
    folder = RESOURCES / "sops"
    return sorted(
        entry.name.removesuffix(".toml")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    )


def shipped_sop(name: str) -> Sop:
    """Read a procedure that comes with Sopan; Refused("sop_not_shipped") for any other."""
    if name not in sop_names():
        raise Refused("sop_not_shipped", sop=name)
    entry = RESOURCES / "sops" / f"{name}.toml"
    return sop_from(tomllib.loads(entry.read_text("utf-8")))


def sop_file(path: Path) -> Sop:
    """Read a procedure from a file somebody wrote."""
    try:
        plain = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Failed("file_not_read", name=path.name) from error
    except (ValueError, RecursionError) as error:
        raise Refused("sop_not_toml", name=path.name, reason=str(error)[:200]) from error
    return sop_from(plain)


def holidays() -> dict[str, object]:
    """Read the calendar that comes with Sopan."""
    entry = RESOURCES / "holidays.toml"
    return tomllib.loads(entry.read_text("utf-8"))


def six_word_list() -> list[str]:
    """Read the words in which fingerprints are read aloud."""
    entry = RESOURCES / "words" / "six_words.txt"
    return entry.read_text("utf-8").split()
