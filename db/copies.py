"""Backups: written whole, opened again before they are called good, restored as a new device."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.connection import EncryptedDatabase
from db.copying import Advance, copy_database, copy_files, unwatched
from db.failures import told
from db.folder import DataFolder, sync_folder, write_whole
from db.ledger_table import Ledger
from db.store import Store
from desktop.domain.refusals import Damaged, Refused

RESTORED = "restored"
"""The file that tells a restored folder from the one it was copied from."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a backup holds: events, and the hash over their ids."""

    path: Path
    events: int
    ids: str


def write_copy(store: Store, target: Path, name: str, advance: Advance = unwatched) -> Copy:
    """Write a backup folder `name` in `target`, and open it again before calling it good.

    Works while the office writes. An interrupted one leaves only `<name>.part`; what `advance`
    raises is an interruption like any other.
    """
    final, part = target / name, target / f"{name}.part"
    _refuse_inside(target, store.folder.path)
    with told():
        if final.exists():
            raise Refused("backup_exists", name=name)
    try:
        with told():
            target.mkdir(parents=True, exist_ok=True)
            _empty(part)
            part.mkdir(mode=0o700)
            checked = _written(store, part, advance)
            part.rename(final)
            sync_folder(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return Copy(final, checked.events, checked.ids)


def _written(store: Store, part: Path, advance: Advance) -> Copy:
    """Write all files of a backup, and compare what can be read from them with the ledger."""
    with _moment(store) as source:
        held = _held(store.folder.path, Ledger(source))
        copy_database(source, part / "sopan.db", store.key, advance)
    write_whole(part / "keys.json", store.folder.read_keys())
    copy_files(store.folder.attachments, part / "attachments", advance)
    checked = verify_copy(part, store.key)
    if (checked.events, checked.ids) != (held.events, held.ids):
        raise Damaged("backup_damaged")
    return checked


@contextmanager
def _moment(store: Store) -> Iterator[EncryptedDatabase]:
    """Open the database as it is at this moment, beside those who go on writing."""
    source = EncryptedDatabase(store.folder.database, store.key, only_read=True)
    try:
        with told():
            source.connect()
        source.rows("BEGIN")
        # The moment is fixed by the first reading, not by BEGIN.
        source.rows("SELECT count(*) FROM settings")
        yield source
    finally:
        source.close()


def verify_copy(path: Path, key: bytes) -> Copy:
    """Open a backup with its key, check every page, and count what it holds."""
    _check_present(path)
    database = EncryptedDatabase(path / "sopan.db", key, only_read=True)
    try:
        with told():
            database.connect()
        if database.complaints(full=True):
            raise Damaged("backup_damaged")
        return _held(path, Ledger(database))
    except Damaged as damaged:
        raise Damaged("backup_damaged") from damaged
    finally:
        database.close()


def restore_copy(path: Path, folder: DataFolder) -> None:
    """Bring a backup back into an empty data folder; it goes on as a new device.

    Raises Refused("restore_not_empty") when the folder holds anything.
    """
    _check_present(path)
    _refuse_inside(folder.path, path)
    with told():
        if folder.path.exists() and any(folder.path.iterdir()):
            raise Refused("restore_not_empty")
        part = folder.path.with_name(folder.path.name + ".part")
        _empty(part)
        part.mkdir(parents=True, mode=0o700)
        for name in ("sopan.db", "keys.json", "attachments"):
            copy_files(path / name, part / name)
        write_whole(part / RESTORED, b"")
        if folder.path.exists():
            folder.path.rmdir()
        part.rename(folder.path)
        sync_folder(folder.path.parent)


def was_restored(folder: DataFolder) -> bool:
    """Tell whether this folder was brought back from a backup and has not gone on yet."""
    return (folder.path / RESTORED).exists()


def went_on(folder: DataFolder) -> None:
    """Note that a restored folder has gone on as a new device."""
    with told():
        (folder.path / RESTORED).unlink(missing_ok=True)


def _held(path: Path, ledger: Ledger) -> Copy:
    return Copy(path, ledger.count(), ledger.ids_hash())


def _check_present(path: Path) -> None:
    """Refuse what is no backup: a data folder in use holds rows beside its database file."""
    whole = (path / "sopan.db").exists() and (path / "keys.json").exists()
    if not whole or (path / "sopan.db-wal").exists():
        raise Damaged("backup_incomplete")


def _refuse_inside(target: Path, source: Path) -> None:
    """Refuse to copy a folder into itself: a backup belongs on another disk or stick."""
    with told():
        if target.resolve().is_relative_to(source.resolve()):
            raise Refused("backup_inside")


def _empty(part: Path) -> None:
    if part.exists():
        shutil.rmtree(part)
