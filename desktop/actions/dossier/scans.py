"""The folder into which this computer's scanner writes, and what is newest there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.actions.session import Session
from desktop.domain.people import Action
from desktop.domain.refusals import Failed, Refused

FOLDER = "scan_folder"
"""The setting of this computer."""
ENDINGS = frozenset({".pdf", ".jpg", ".jpeg", ".png"})
NEWEST = 50
"""Files that are listed at most: what was scanned just now is among the first."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that could be attached: where it is, how large, and since when (UTC ms)."""

    path: Path
    size: int
    at: int


def scan_folder(session: Session) -> str:
    """Give the folder that scans are taken from, "" where none was set."""
    session.allow(Action.ATTACH_FILE)
    return session.workplace.store.settings.get(FOLDER)


def set_scan_folder(session: Session, folder: Path) -> None:
    """Take scans from a folder of this computer."""
    session.allow(Action.ATTACH_FILE)
    if not folder.is_dir():
        raise Refused("scan_folder_missing", name=str(folder))
    with session.workplace.store.transaction():
        session.workplace.store.settings.set(FOLDER, str(folder.resolve()))


def newest_scans(session: Session, limit: int = NEWEST) -> list[Scan]:
    """List the files of the folder that can be attached, newest first."""
    folder = scan_folder(session)
    if not folder:
        return []
    try:
        found = list(_scans(Path(folder)))
    except OSError as error:
        raise Failed("scan_folder_missing", name=folder) from error
    return sorted(found, key=lambda scan: (-scan.at, scan.path.name))[:limit]


def read_scan(session: Session, path: Path) -> bytes:
    """Give a file of the folder, to be looked at before it is attached."""
    session.allow(Action.ATTACH_FILE)
    try:
        return path.read_bytes()
    except OSError as error:
        raise Failed("attachment_not_read", name=path.name) from error


def has_arrived(session: Session, content: str) -> bool:
    """Tell whether an attachment has arrived at this computer."""
    session.allow(Action.SEE_CASES)
    return session.workplace.store.blobs.has(content)


def _scans(folder: Path) -> Iterator[Scan]:
    for path in folder.iterdir():
        if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.is_file():
            told = path.stat()
            yield Scan(path, told.st_size, int(told.st_mtime * 1000))
