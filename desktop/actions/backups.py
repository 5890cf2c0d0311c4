"""Backups: written while in use, opened again, rotated, brought back as a new device."""

import json
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.copies import Copy, restore_copy, verify_copy, write_copy
from db.failures import told
from db.folder import DataFolder
from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.workplace import Workplace
from desktop.domain.people import Action
from desktop.domain.refusals import Damaged, Refused
from desktop.ledger.ring import read_ring
from desktop.ledger.wrapping import open_ring

LAST, PLACE, FOLDER, WRITTEN = "backup/last", "backup/path", "backup/folder", "backup/written"
"""Settings of this computer: when the last good backup was written and where, the folder of the
rotating ones, and the names of those that the rotation wrote itself."""

DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many days, weeks and months the rotation keeps one backup of (DESIGN chapter 11)."""

SPANS: tuple[tuple[Callable[[date], object], int], ...] = (
    (lambda day: day, DAYS),
    (lambda day: day.isocalendar()[:2], WEEKS),
    (lambda day: (day.year, day.month), MONTHS),
)
STAMP = "%Y%m%d-%H%M%S"
STAMP_LENGTH = len("20251119-104200")
STAMPED = re.compile(r"-(\d{4})(\d{2})(\d{2})-\d{6}$")


def _wanted() -> bool:
    return False


@dataclass(slots=True)
class Progress:
    """How far a backup is, for a window to look at; `is_given_up` stops it at the next step."""

    is_given_up: Callable[[], bool] = _wanted
    done: int = 0
    total: int = 0

    def advance(self, done: int, total: int) -> None:
        """Note how far it is; Refused("backup_given_up") once nobody wants it any more."""
        self.done, self.total = done, total
        if self.is_given_up():
            raise Refused("backup_given_up")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was written, opened again and found whole."""

    copy: Copy
    at: int
    size: int
    cases: int
    attachments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """What a round of the rotation did; `written` are the names that are there now."""

    backup: Backup
    written: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What this computer knows of its backups: 0 for never, "" for nowhere."""

    at: int
    place: str
    folder: str
    written: tuple[str, ...]


def write_backup(session: Session, target: Path) -> Copy:
    """Write a backup into a folder; its name carries date and time of the office."""
    return back_up(session, target).copy


def back_up(session: Session, target: Path, progress: Progress | None = None) -> Backup:
    """Write a backup and tell what is in it; beside the window it is noted by `note_backup`."""
    session.allow(Action.WRITE_BACKUP)
    workplace = session.workplace
    at = workplace.world.now()
    name = f"sopan-{workplace.local_time(at):{STAMP}}"
    return _written(workplace, target, name, at, progress or Progress())


def note_backup(session: Session, backup: Backup) -> Changes:
    """Remember when and where the last good backup was written."""
    session.allow(Action.WRITE_BACKUP)
    store = session.workplace.store
    with store.transaction():
        store.settings.set(LAST, str(backup.at))
        store.settings.set(PLACE, str(backup.copy.path))
    return Changes()


def known_backups(session: Session) -> Known:
    """Tell what this computer knows of its backups."""
    session.allow(Action.SEE_OFFICE)
    settings = session.workplace.store.settings
    at = settings.get(LAST)
    return Known(
        at=int(at) if at.isdecimal() else 0,
        place=settings.get(PLACE),
        folder=settings.get(FOLDER),
        written=_names(settings.get(WRITTEN)),
    )


def choose_backup_folder(session: Session, folder: str) -> Changes:
    """Let backups be written by themselves into a folder on another disk; "" for no longer."""
    session.allow(Action.WRITE_BACKUP)
    store = session.workplace.store
    if folder:
        chosen = Path(folder)
        if not chosen.is_absolute() or not chosen.is_dir():
            raise Refused("backup_folder_missing", path=folder)
        if chosen.resolve().is_relative_to(store.folder.path.resolve()):
            raise Refused("backup_inside")
    with store.transaction():
        store.settings.set(FOLDER, folder)
    return Changes()


def is_round_due(session: Session) -> bool:
    """Tell whether today's rotating backup is still to be written, and its folder is there."""
    session.allow(Action.WRITE_BACKUP)
    known = known_backups(session)
    if not known.folder or not Path(known.folder).is_dir():
        return False
    workplace = session.workplace
    today = f"{workplace.local_time(workplace.world.now()):%Y%m%d}"
    begin = _begin(workplace)
    return not any(name.startswith(begin + today) for name in known.written)


def rotate(session: Session, progress: Progress | None = None) -> Rotation:
    """Write today's backup, and only then drop those that are no longer kept.

    Only what the rotation of this computer wrote itself is ever dropped. Beside the window the
    round is noted by `note_rotation`.
    """
    session.allow(Action.WRITE_BACKUP)
    workplace, known = session.workplace, known_backups(session)
    folder, at = Path(known.folder), workplace.world.now()
    if not known.folder or not folder.is_dir():
        raise Refused("backup_folder_missing", path=known.folder)
    name = f"{_begin(workplace)}{workplace.local_time(at):{STAMP}}"
    backup = _written(workplace, folder, name, at, progress or Progress())
    there = [each for each in (*known.written, name) if (folder / each).is_dir()]
    dropped = tuple(each for each in expendable(there) if _drop(folder / each))
    kept = tuple(each for each in there if each not in dropped)
    return Rotation(backup=backup, written=kept, dropped=dropped)


def note_rotation(session: Session, rotation: Rotation) -> Changes:
    """Remember which rotating backups are there now."""
    changes = note_backup(session, rotation.backup)
    store = session.workplace.store
    with store.transaction():
        store.settings.set(WRITTEN, json.dumps(rotation.written))
    return changes


def expendable(names: Iterable[str]) -> list[str]:
    """Choose the backups that no day, week or month needs any more, oldest first.

    Of the last 7 days, 4 weeks and 12 months that have one, the newest of each is kept. Names
    without date and time are nobody's to drop.
    """
    written = {name: day for name in names if (day := _written_on(name)) is not None}
    newest_first = sorted(written, key=lambda name: name[-STAMP_LENGTH:], reverse=True)
    kept: set[str] = set()
    for span, count in SPANS:
        found: dict[object, str] = {}
        for name in newest_first:
            found.setdefault(span(written[name]), name)
        kept.update(list(found.values())[:count])
    return [name for name in reversed(newest_first) if name not in kept]


def _written_on(name: str) -> date | None:
    """Read from the name of a backup on what day it was written."""
    found = STAMPED.search(name)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def verify_backup(path: Path, login: str, password: str) -> Copy:
    """Open a backup with the password of somebody in it, and check every page."""
    if not (path / "keys.json").exists():
        raise Damaged("backup_incomplete")
    ring = read_ring(DataFolder(path).read_keys())
    return verify_copy(path, open_ring(ring, login, password).database_key)


def verify_here(session: Session) -> Copy:
    """Check every page of the open database and count what it holds."""
    session.allow(Action.WRITE_BACKUP)
    store = session.workplace.store
    store.check(full=True)
    return Copy(store.folder.path, store.ledger.count(), store.ledger.ids_hash())


def restore_backup(path: Path, folder: DataFolder, login: str, password: str) -> Copy:
    """Bring a backup back into an empty data folder, after it was found whole.

    The computer must then go on as a new device (`sign_in.go_on_as_new_device`).
    """
    checked = verify_backup(path, login, password)
    restore_copy(path, folder)
    return checked


def _written(workplace: Workplace, target: Path, name: str, at: int, progress: Progress) -> Backup:
    copy = write_copy(workplace.store, target, name, progress.advance)
    attachments = copy.path / "attachments"
    with told():
        files = [path for path in copy.path.rglob("*") if path.is_file()]
        return Backup(
            copy=copy,
            at=at,
            size=sum(path.stat().st_size for path in files),
            cases=sum(workplace.store.lists.counts().values()),
            attachments=sum(path.is_relative_to(attachments) for path in files),
        )


def _begin(workplace: Workplace) -> str:
    """Give the beginning of the names that this computer's rotation writes."""
    return f"sopan-otomatis-{workplace.device[:8]}-"


def _names(text: str) -> tuple[str, ...]:
    found = json.loads(text) if text else []
    return tuple(str(name) for name in found)


def _drop(path: Path) -> bool:
    """Remove a backup that is one; tell whether it is gone."""
    if not (path / "keys.json").is_file() or not (path / "sopan.db").is_file():
        return False
    shutil.rmtree(path, ignore_errors=True)
    return not path.exists()
