"""Copies of the database through the backup API: consistent while it is in use."""

from pathlib import Path

from db.connection import EncryptedDatabase
from db.folder import DataFolder

PAGES = 512
"""Pages copied at a time, so that writers wait for a moment only."""


def copy_database(source: EncryptedDatabase, target: Path, key: bytes) -> None:
    """Copy an open database into a new file under the same key; never by copying the file."""
    made = EncryptedDatabase(target, key)
    made.connect()
    try:
        with made.connection().backup("main", source.connection(), "main") as backup:
            while not backup.done:
                backup.step(PAGES)
        made.execute_sql("PRAGMA journal_mode = delete")
    finally:
        made.close()


def safety_copy(database: EncryptedDatabase, folder: DataFolder, version: int) -> None:
    """Keep the file as it was before a migration, one name per version, made only once."""
    target = folder.path / f"before-{version:04}.db"
    if not target.exists():
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        copy_database(database, part, database.key)
        part.replace(target)
