"""Applies the numbered SQL files; each is frozen once released and one transaction."""

from pathlib import Path

from db.connection import EncryptedDatabase
from desktop.domain.refusals import Damaged


def scripts() -> list[tuple[int, str]]:
    """List the migrations with their numbers, in order."""
    folder = Path(__file__).parent / "migrations"
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".sql")]
    return sorted((int(entry.name[:4]), entry.read_text("utf-8")) for entry in found)


def version_of(database: EncryptedDatabase) -> int:
    """Give the number of the last migration a file has seen."""
    return int(database.row("PRAGMA user_version")[0])


def migrate(database: EncryptedDatabase, known: list[tuple[int, str]] | None = None) -> None:
    """Bring a file up to date; Damaged("database_newer") for one of a newer Sopan.

    A script that fails leaves version and tables as they were.
    """
    steps = scripts() if known is None else known
    version = version_of(database)
    if version > max(number for number, _ in steps):
        raise Damaged("database_newer")
    for number, script in steps:
        if number > version:
            connection = database.connection()
            with connection:
                connection.execute(f"{script}\nPRAGMA user_version = {number};")
