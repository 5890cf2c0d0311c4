"""Opens the database file: encrypted, authenticated, durable; every question goes through here."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

from db.failures import told

CACHE_KIB, BULK_KIB = 4 * 1024, 64 * 1024
"""What is kept of the file in memory: for the questions of a window, and for a whole package."""

WAL_BYTES = 16 * 1024 * 1024
"""What the log beside the database shrinks to after a large import."""

BUSY = 20
"""Seconds to wait for another connection: a whole year that comes at once takes about five."""

CIPHER = "multipleciphers-"
"""What the encrypting layer puts before the name of the file layer it stands on."""


class EncryptedDatabase(APSWDatabase):  # type: ignore[misc]
    """A database under ChaCha20-Poly1305 with a random raw key of 32 bytes.

    `vfs` names another file layer, for tests that let the disk fail. A database that is only
    read leaves its folder as it is.
    """

    def __init__(
        self, path: Path, key: bytes, vfs: str | None = None, *, only_read: bool = False
    ) -> None:
        self.key = key
        self._only_read = only_read
        options: dict[str, Any] = {"vfs": CIPHER + vfs} if vfs else {}
        if only_read:
            options["flags"] = apsw.SQLITE_OPEN_READONLY
        super().__init__(str(path), thread_safe=False, timeout=BUSY, **options)

    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        conn.pragma("cipher", "chacha20")
        conn.pragma("key", f"raw:{self.key.hex()}")
        super()._add_conn_hooks(conn)
        # What SQLite sorts must never lie in a temporary file: those are not encrypted.
        conn.pragma("temp_store", 2)
        conn.pragma("cache_size", -CACHE_KIB)
        if self._only_read:
            return
        conn.pragma("journal_mode", "wal")
        conn.pragma("synchronous", "FULL")
        conn.pragma("foreign_keys", 1)
        # What was erased must not lie about in free pages.
        conn.pragma("secure_delete", 1)
        conn.pragma("journal_size_limit", WAL_BYTES)
        # Otherwise INSERT OR REPLACE deletes a row behind the triggers' back.
        conn.pragma("recursive_triggers", 1)

    @contextmanager
    def roomy(self) -> Iterator[None]:
        """Keep more of the file in memory while much of it is read and written."""
        self.rows(f"PRAGMA cache_size = -{BULK_KIB}")
        try:
            yield
        finally:
            self.rows(f"PRAGMA cache_size = -{CACHE_KIB}")
            self.rows("PRAGMA shrink_memory")

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Run a statement and give all its rows."""
        with told():
            return list(self.execute_sql(query, values))

    def row(self, query: str, *values: object) -> tuple[Any, ...]:
        """Run a statement and give its first row, empty when there is none."""
        return next(iter(self.rows(query, *values)), ())

    def stream(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Run a statement and give its rows one after the other."""
        with told():
            yield from self.execute_sql(query, values)

    def each(self, statement: str, values: Iterable[tuple[object, ...]]) -> None:
        """Run a statement once for each of these values."""
        with told():
            self.cursor().executemany(statement, values)

    def complaints(self, *, full: bool) -> list[str]:
        """Check the file: quickly, or also whether every index agrees with its table."""
        found = self.rows("PRAGMA integrity_check" if full else "PRAGMA quick_check")
        return [said for (said,) in found if said != "ok"]
