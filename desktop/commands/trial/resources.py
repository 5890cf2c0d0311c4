"""Every file that comes with Sopan, read as the program reads it."""

import struct
import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from desktop import startup
from desktop.actions.office.sops import require_sound
from desktop.diagram.text.font import Font
from desktop.domain.calendar.plain import calendar_from
from desktop.domain.refusals import Damaged, Trouble
from desktop.resource_files import RESOURCES
from desktop.swimlane import faces, press, slip_press
from desktop.words import Words

LANGUAGES = ("id", "en")
SIGNS: Mapping[str, bytes] = {".svg": b"<svg", ".png": b"\x89PNG"}
"""What stands near the beginning of a file of each kind."""
BEGINNING = 512
SIX_WORDS = 1024


def check_resources() -> None:
    """Read every procedure, sentence, letter, face, icon and the calendar.

    Raises Damaged("resource_damaged") with the name of the first that cannot be used.
    """
    for path in sorted(RESOURCES.rglob("*")):
        _try(path.name, partial(_look_at, path))
    for name in startup.sop_names():
        _try(name, partial(_procedure, name))
    for language in LANGUAGES:
        _try(language, partial(Words, language))
    _try("holidays", lambda: calendar_from(startup.holidays()))
    for read in (faces, press, slip_press):
        _try(read.__name__, read)
    if len(set(startup.six_word_list())) != SIX_WORDS:
        raise Damaged("resource_damaged", name="six_words.txt")


def _procedure(name: str) -> None:
    require_sound(startup.shipped_sop(name))


def _look_at(path: Path) -> None:
    if path.suffix == ".toml":
        tomllib.loads(path.read_text("utf-8"))
    elif path.suffix == ".ttf":
        Font(path.read_bytes())
    elif path.is_file() and SIGNS.get(path.suffix, b"") not in path.read_bytes()[:BEGINNING]:
        raise ValueError(path.name)


def _try(name: str, read: Callable[[], object]) -> None:
    try:
        read()
    except (Trouble, OSError, ValueError, LookupError, TypeError, struct.error) as error:
        raise Damaged("resource_damaged", name=name) from error
