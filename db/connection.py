"""Opens the database file: encrypted, authenticated, durable."""

from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

CACHE_KIB = 64 * 1024


class EncryptedDatabase(APSWDatabase):  # type: ignore[misc]
    """A database under ChaCha20-Poly1305 with a random raw key of 32 bytes."""

    def __init__(self, path: Path, key: bytes, vfs: str | None = None) -> None:
        self.key = key
        options: dict[str, Any] = {"vfs": vfs} if vfs else {}
        super().__init__(str(path), thread_safe=False, timeout=5, **options)

    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        conn.pragma("cipher", "chacha20")
        conn.pragma("key", f"raw:{self.key.hex()}")
        super()._add_conn_hooks(conn)
        conn.pragma("journal_mode", "wal")
        conn.pragma("synchronous", "FULL")
        conn.pragma("foreign_keys", 1)
        conn.pragma("cache_size", -CACHE_KIB)
