"""The data folder: which file lies where, one process at a time, whole files or none."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO

from desktop.domain.refusals import Failed

TIP_SIZE = 256

SYSTEM = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "folder_read_only",
    errno.EACCES: "folder_read_only",
    errno.EPERM: "folder_read_only",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EEXIST: "folder_missing",
}


@contextmanager
def disk_told() -> Iterator[None]:
    """Turn what the disk does wrong into Failed; says nothing of databases, which load later."""
    try:
        yield
    except OSError as error:
        raise Failed(SYSTEM.get(error.errno or 0, "disk_broken")) from error


@dataclass(frozen=True, slots=True)
class Tip:
    """The newest event this computer has written, as noted outside the database."""

    device: str
    event: str
    depth: int


class DataFolder:
    """The files of one office on one computer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = path / "sopan.db"
        self.keys = path / "keys.json"
        self.tip = path / "tip"
        self.attachments = path / "attachments"
        self._lock: IO[bytes] | None = None

    def lock(self) -> None:
        """Keep other processes out; Failed("folder_in_use") when one is in already."""
        with disk_told():
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            opened = (self.path / "lock").open("ab")
        try:
            _lock_file(opened)
        except OSError as error:
            opened.close()
            raise Failed("folder_in_use") from error
        self._lock = opened

    def unlock(self) -> None:
        """Let other processes in again."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def has_database(self) -> bool:
        """Tell whether there is a database file with anything in it."""
        with disk_told():
            return self.database.exists() and self.database.stat().st_size > 0

    def set_aside(self) -> None:
        """Move a database away that has no keys: its founding was cut off, nothing opens it."""
        with disk_told():
            for name in ("sopan.db", "sopan.db-wal", "sopan.db-shm"):
                found = self.path / name
                if found.exists():
                    found.replace(_free_name(found))

    def read_keys(self) -> bytes:
        """Read the key ring."""
        with disk_told():
            return self.keys.read_bytes()

    def write_keys(self, raw: bytes) -> None:
        """Replace the key ring, whole or not at all."""
        with disk_told():
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self.keys, raw)

    def write_tip(self, device: str, event: str, depth: int) -> None:
        """Note the newest event this computer wrote, in place.

        The system may write it to the disk later: the ledger lies there already, and an older
        note, like none at all, raises no alarm.
        """
        said = f"{device} {event} {depth}"
        line = f"{said} {_check(said)}\n".encode().ljust(TIP_SIZE)
        with disk_told():
            handle = os.open(self.tip, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.write(handle, line)
            finally:
                os.close(handle)

    def read_tip(self) -> Tip | None:
        """Read the note; an unreadable or missing one says nothing, and is no alarm."""
        try:
            words = self.tip.read_bytes().decode("ascii").split()
        except (OSError, UnicodeDecodeError):
            return None
        if len(words) != 4 or not words[2].isdecimal() or _check(" ".join(words[:3])) != words[3]:
            return None
        return Tip(words[0], words[1], int(words[2]))


def _free_name(found: Path) -> Path:
    count = 1
    while (free := found.with_name(f"unfinished-{count}-{found.name}")).exists():
        count += 1
    return free


def write_whole(target: Path, raw: bytes) -> None:
    """Write a file so that after a crash either the old or the new one is there, whole."""
    part = target.with_name(target.name + ".part")
    with part.open("wb") as opened:
        opened.write(raw)
        opened.flush()
        os.fsync(opened.fileno())
    part.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a renaming durable; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _check(said: str) -> str:
    return blake2b(said.encode(), digest_size=8).hexdigest()


if sys.platform == "win32":
    import msvcrt

    def _lock_file(opened: IO[bytes]) -> None:
        msvcrt.locking(opened.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock_file(opened: IO[bytes]) -> None:
        fcntl.flock(opened.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
