"""Backups: written whole, opened again before they are called good, restored as a new device."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from db.connection import EncryptedDatabase
from db.copying import copy_database
from db.failures import told
from db.folder import DataFolder, sync_folder, write_whole
from db.ledger_table import Ledger
from db.store import Store
from desktop.domain.refusals import Damaged, Failed, Refused

RESTORED = "restored"
"""The file that tells a restored folder from the one it was copied from."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a backup holds: events, and the hash over their ids."""

    path: Path
    events: int
    ids: str


def write_copy(store: Store, target: Path, name: str) -> Copy:
    """Write a backup folder `name` in `target`, and open it again before calling it good.

    Works while the office writes. An interrupted one leaves only `<name>.part`.
    """
    final = target / name
    part = target / f"{name}.part"
    if final.exists():
        raise Refused("backup_exists", name=name)
    with told():
        target.mkdir(parents=True, exist_ok=True)
        if part.exists():
            shutil.rmtree(part)
        part.mkdir()
        copy_database(store.database, part / "sopan.db", store.key)
        write_whole(part / "keys.json", store.folder.read_keys())
        if store.folder.attachments.exists():
            shutil.copytree(store.folder.attachments, part / "attachments")
    checked = verify_copy(part, store.key)
    with told():
        part.rename(final)
        sync_folder(target)
    return Copy(final, checked.events, checked.ids)


def verify_copy(path: Path, key: bytes) -> Copy:
    """Open a backup with its key, check every page, and count what it holds."""
    if not (path / "sopan.db").exists() or not (path / "keys.json").exists():
        raise Damaged("backup_incomplete")
    database = EncryptedDatabase(path / "sopan.db", key)
    try:
        with told():
            database.connect()
            said = [row[0] for row in database.execute_sql("PRAGMA integrity_check")]
            if said != ["ok"]:
                raise Damaged("backup_damaged")
            ledger = Ledger(database)
            found = Copy(path, ledger.count(), ledger.ids_hash())
            database.execute_sql("PRAGMA journal_mode = delete")
    finally:
        database.close()
    return found


def restore_copy(path: Path, folder: DataFolder) -> None:
    """Bring a backup back into an empty data folder; it goes on as a new device.

    Raises Refused("restore_not_empty") when the folder holds anything.
    """
    if not (path / "sopan.db").exists() or not (path / "keys.json").exists():
        raise Damaged("backup_incomplete")
    with told():
        if folder.path.exists() and any(folder.path.iterdir()):
            raise Refused("restore_not_empty")
        part = folder.path.with_name(folder.path.name + ".part")
        if part.exists():
            shutil.rmtree(part)
        shutil.copytree(path, part)
        (part / RESTORED).write_bytes(b"")
        if folder.path.exists():
            folder.path.rmdir()
        part.rename(folder.path)
        sync_folder(folder.path.parent)


def was_restored(folder: DataFolder) -> bool:
    """Tell whether this folder was brought back from a backup and has not gone on yet."""
    return (folder.path / RESTORED).exists()


def went_on(folder: DataFolder) -> None:
    """Note that a restored folder has gone on as a new device."""
    try:
        (folder.path / RESTORED).unlink(missing_ok=True)
    except OSError as error:
        raise Failed("folder_read_only") from error
