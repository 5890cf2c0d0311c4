"""Puts the parts together, reads resource files; the one place that knows clock and chance."""

import json
import os
import platform
import secrets
import shutil
import sys
import time
import tomllib
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from db.folder import DataFolder
from desktop.actions.world import World
from desktop.domain.refusals import Damaged, Failed, Refused
from desktop.practice import LOGIN, PASSWORD, START, Watch, unwatched
from desktop.resource_files import RESOURCES
from desktop.screens.outside import Outside

if TYPE_CHECKING:
    from desktop.domain.sop.model import Sop
    from desktop.practice.making import Made
    from desktop.screens.tour.route import Seen

PRACTICE = "practice.json"
"""The file that makes a data folder a practice one: who enters unasked, and what time it is."""

BEFORE_QT = (
    "concurrent.futures",
    "desktop.actions.entrance.tiles",
    "desktop.diagram.dressing.palettes",
    "desktop.words",
)
"""What sign-in needs besides Qt: once Qt is there, every import takes several times as long."""

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
    return None if _practice(folder) is None else (LOGIN, PASSWORD)


def make_practice(path: Path, watch: Watch = unwatched) -> "Made":
    """Make the practice office in a folder that has none yet, whole or not at all."""
    if DataFolder(path).keys.exists():
        raise Refused("office_exists")
    part = path.with_name(f"{path.name}.part")
    try:
        made = _made_practice(part, watch)
        _replace_folder(path, part)
    except OSError as error:
        raise Failed("folder_read_only") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


def _made_practice(part: Path, watch: Watch) -> "Made":
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    sops = [shipped_sop(name) for name in sop_names()]
    # Five weeks of work in every role need most of Sopan: loaded only when they are wanted.
    practice = import_module("desktop.practice.making")
    with TemporaryDirectory() as scratch:
        other = DataFolder(Path(scratch) / "loket-2")
        ground = practice.Ground(folder=DataFolder(part), other=other)
        made: Made = practice.make_practice(ground, secrets.token_bytes, sops, holidays(), watch)
    _note_practice(DataFolder(part), START)
    return made


def _replace_folder(path: Path, part: Path) -> None:
    """Put a folder in the place of one that is empty, or a practice office."""
    if _practice(DataFolder(path)) is not None:
        shutil.rmtree(path)
    elif path.exists():
        for left in path.iterdir():
            left.replace(part / left.name)
        path.rmdir()
    part.rename(path)


def reset_practice(path: Path, watch: Watch = unwatched) -> "Made":
    """Make a practice office anew in its folder; Refused("office_exists") for a real one."""
    folder = DataFolder(path)
    if _practice(folder) is None:
        raise Refused("office_exists")
    part = path.with_name(f"{path.name}.part")
    try:
        made = _made_practice(part, watch)
        folder.lock()
        folder.unlock()
        _replace_folder(path, part)
    except OSError as error:
        raise Failed("folder_read_only") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


def show_window(folder: DataFolder) -> int:
    """Open the window on a data folder; gives the exit code of the program.

    Qt takes 0.2 s to load and changes how Python imports: it is loaded here, when it is wanted.
    Raises Failed("no_display") where Qt would end the program without a word.
    """
    if sys.platform == "linux" and not any(os.environ.get(name) for name in DISPLAYS):
        raise Failed("no_display")
    for name in BEFORE_QT:
        import_module(name)
    screens = import_module("desktop.screens.application")
    return int(screens.open_window(outside_of(folder)))


def outside_of(folder: DataFolder) -> Outside:
    """Give the window what it needs of a data folder, and the way to the practice office."""
    world, is_practice = world_of(folder), practice_login(folder) is not None
    return Outside(
        folder=folder,
        world=world,
        language=language(),
        practice_password=PASSWORD if is_practice else "",
        sops=lambda: [shipped_sop(name) for name in sop_names()],
        calendar=holidays,
        six_words=six_word_list,
        practice=open_practice,
        reset=partial(reset_practice, folder.path) if is_practice else None,
        leave=partial(keep_clock, folder, world),
    )


def open_practice(watch: Watch = unwatched) -> Outside:
    """Give the practice office of this computer, which is made if there is none."""
    folder = DataFolder(practice_path())
    if not folder.keys.exists():
        make_practice(folder.path, watch)
    return outside_of(folder)


def practice_path() -> Path:
    """Name the folder of the practice office: apart from that of the real one."""
    named = os.environ.get("SOPAN_PRACTICE")
    return Path(named) if named else user_data_path("sopan", appauthor=False) / "practice"


def make_tour(path: Path) -> "Seen":
    """Drive the real windows, from the first start to a backup brought back; fills a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    tour = import_module("desktop.screens.tour.route")
    still = World(now=lambda: START, draw=secrets.token_bytes)
    with TemporaryDirectory() as scratch:

        def practice(watch: Watch) -> Outside:
            folder = DataFolder(Path(scratch) / "latihan")
            make_practice(folder.path, watch)
            return replace(outside_of(folder), world=still, leave=list)

        empty = outside_of(DataFolder(Path(scratch) / "kantor"))
        plan = tour.Plan(
            empty=replace(empty, world=still, practice=practice),
            scratch=Path(scratch),
            login=LOGIN,
            password=PASSWORD,
        )
        seen: Seen = tour.make_tour(plan, path)
        return seen


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


def computer_name() -> str:
    """Give the name this computer has in its network."""
    return platform.node()


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


def shipped_sop(name: str) -> "Sop":
    """Read a procedure that comes with Sopan; Refused("sop_not_shipped") for any other."""
    if name not in sop_names():
        raise Refused("sop_not_shipped", sop=name)
    return sop_file(RESOURCES / "sops" / f"{name}.toml")


def sop_file(path: Path) -> "Sop":
    """Read a procedure from a file somebody wrote."""
    files = import_module("desktop.actions.procedures.files")
    found: Sop = files.sop_file(path)
    return found


def holidays() -> dict[str, object]:
    """Read the calendar that comes with Sopan."""
    entry = RESOURCES / "holidays.toml"
    return tomllib.loads(entry.read_text("utf-8"))


def six_word_list() -> list[str]:
    """Read the words in which fingerprints are read aloud."""
    entry = RESOURCES / "words" / "six_words.txt"
    return entry.read_text("utf-8").split()
