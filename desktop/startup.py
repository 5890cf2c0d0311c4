"""Puts the parts together, reads resource files; the one place that knows clock and chance."""

import os
import secrets
import time
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path

from db.folder import DataFolder
from desktop.actions.world import World
from desktop.domain.refusals import Failed, Refused
from desktop.domain.sop.model import Sop
from desktop.domain.sop.reading import sop_from

PRACTICE_START = 1_763_523_720_000
"""2025-11-19 10.42 WIB, where the clock of the practice office begins (DESIGN chapter 10)."""


def real_world() -> World:
    """Give the clock of this computer and the randomness of its system."""
    return World(now=lambda: time.time_ns() // 1_000_000, draw=secrets.token_bytes)


def practice_world(moved: Callable[[], int]) -> World:
    """Give a clock that somebody else moves, for practice."""
    return World(now=moved, draw=secrets.token_bytes)


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
    folder = files("resources") / "sops"
    return sorted(
        entry.name.removesuffix(".toml")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    )


def shipped_sop(name: str) -> Sop:
    """Read a procedure that comes with Sopan; Refused("sop_not_shipped") for any other."""
    if name not in sop_names():
        raise Refused("sop_not_shipped", sop=name)
    entry = files("resources") / "sops" / f"{name}.toml"
    return sop_from(tomllib.loads(entry.read_text("utf-8")))


def sop_file(path: Path) -> Sop:
    """Read a procedure from a file somebody wrote."""
    try:
        plain = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Failed("file_not_read", name=path.name) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused("sop_not_toml", name=path.name, reason=str(error)[:200]) from error
    return sop_from(plain)


def holidays() -> dict[str, object]:
    """Read the calendar that comes with Sopan."""
    entry = files("resources") / "holidays.toml"
    return tomllib.loads(entry.read_text("utf-8"))
