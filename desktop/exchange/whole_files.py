"""Files on a stick: whole or not there at all, read back before they get their name."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from time import sleep
from typing import BinaryIO

from desktop.domain.refusals import Failed
from desktop.exchange.home import UNFINISHED, Home
from desktop.exchange.limits import PIECE

Tell = Callable[[int], None]
"""Is told how many more bytes were handled; may raise to stop."""


NOT_OFFERED = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EPERM, errno.EBADF}
"""What file systems answer that cannot make a folder durable by itself."""


PAUSES = (0.05, 0.2, 0.5, 1.0)
"""Seconds until a file is given its name once more."""


class Rough:
    """A file under the name of something unfinished; what is written is hashed on the way."""

    def __init__(self, target: Path, device: str) -> None:
        self.target = target
        ending = f".{device}{UNFINISHED}" if device else UNFINISHED
        self.path = target.with_name(target.name + ending)
        self.size = 0
        self._front = b""
        self._hash = blake2b(digest_size=32)
        self._opened: BinaryIO = self.path.open("w+b")

    def leave_front(self, size: int) -> None:
        """Leave so many bytes at the beginning, to be filled in when the rest is written."""
        self._opened.write(bytes(size))

    def write(self, piece: bytes) -> int:
        """Write what follows."""
        self._opened.write(piece)
        self._hash.update(piece)
        self.size += len(piece)
        return len(piece)

    def finish(self, front: bytes, tell: Tell) -> None:
        """Fill in the beginning, bring everything to the medium and compare what lies there."""
        self._front = front
        self._opened.seek(0)
        self._opened.write(front)
        self._opened.flush()
        os.fsync(self._opened.fileno())
        _forget_cached(self._opened)
        self._opened.close()
        if not self._reads_back(tell):
            raise Failed("stick_not_kept")

    def name(self) -> None:
        """Give the file its name; from now on others read it."""
        if self.target.exists():
            raise Failed("package_exists", name=self.target.name)
        for pause in PAUSES:
            # Virus scanners keep a fresh file open for a moment, and Windows then refuses.
            with suppress(PermissionError):
                self.path.rename(self.target)
                return
            sleep(pause)
        self.path.rename(self.target)

    def discard(self) -> None:
        """Remove what was begun; a stick that is gone keeps it until it is tidied."""
        with suppress(OSError):
            self._opened.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _reads_back(self, tell: Tell) -> bool:
        found = blake2b(digest_size=32)
        with self.path.open("rb") as opened:
            front = opened.read(len(self._front))
            while piece := opened.read(PIECE):
                found.update(piece)
                tell(len(piece))
        return front == self._front and found.digest() == self._hash.digest()


@contextmanager
def rough(target: Path, device: str) -> Iterator[Rough]:
    """Open an unfinished file, and discard it unless the block ends well."""
    begun = Rough(target, device)
    try:
        yield begun
    except BaseException:
        begun.discard()
        raise


def sync_folders(home: Home) -> None:
    """Make new names durable; Windows has no call for that and needs none."""
    for folder in (home.attachments, home.path, home.path.parent, home.root):
        if folder.is_dir():
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make the names in one folder durable."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in NOT_OFFERED:
            raise
    finally:
        os.close(handle)


def _forget_cached(opened: BinaryIO) -> None:
    """Let the system read from the medium next time, where it offers that."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
