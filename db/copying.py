"""Copies: of the database through the backup API, of other files durably."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from db.connection import EncryptedDatabase
from db.folder import DataFolder, sync_folder

PAGES = 512
"""Pages copied at a time, so that writers wait for a moment only."""

Advance = Callable[[int, int], None]
"""Told how much is done, and of how much; what it raises stops the copying."""


def unwatched(_done: int, _total: int) -> None:
    """Tell nobody how far a copy is."""


def copy_database(
    source: EncryptedDatabase, target: Path, key: bytes, advance: Advance = unwatched
) -> None:
    """Copy an open database into a new file under the same key; never by copying the file."""
    made = EncryptedDatabase(target, key)
    try:
        made.connect()
        with made.connection().backup("main", source.connection(), "main") as backup:
            while not backup.done:
                backup.step(PAGES)
                advance(backup.page_count - backup.remaining, backup.page_count)
        # One file, that can be read where nothing may be written.
        made.rows("PRAGMA journal_mode = delete")
    finally:
        made.close()
    sync_folder(target.parent)


def safety_copy(database: EncryptedDatabase, folder: DataFolder, version: int) -> None:
    """Keep the file as it was before a migration, one name per version, made only once."""
    target = folder.path / f"before-{version:04}.db"
    if not target.exists():
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        copy_database(database, part, database.key)
        part.replace(target)
        sync_folder(folder.path)


def copy_files(source: Path, target: Path, advance: Advance = unwatched) -> None:
    """Copy a file, or a folder with all it holds, so that it survives a power cut."""
    if source.is_file():
        shutil.copyfile(source, target)
        with target.open("rb+") as opened:
            os.fsync(opened.fileno())
    elif source.is_dir():
        target.mkdir(mode=0o700)
        entries = sorted(source.iterdir())
        for done, entry in enumerate(entries, 1):
            copy_files(entry, target / entry.name)
            advance(done, len(entries))
        sync_folder(target)
