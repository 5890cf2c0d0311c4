"""Packed lines on their way: in memory as long as they are few, else in a file without a name.

The file has no name from the beginning (Windows: it is deleted when closed), so that a program
that is killed leaves nothing readable behind.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile

from desktop.exchange.failures import on_scratch
from desktop.exchange.limits import IN_MEMORY


class Spool:
    """Bytes that are written once and then read by several readers, each at its own place."""

    def __init__(self, file: "SpooledTemporaryFile[bytes]") -> None:
        self.size = 0
        self._file = file

    def write(self, piece: bytes) -> int:
        """Add bytes at the end."""
        with on_scratch():
            self._file.seek(self.size)
            self._file.write(piece)
        self.size += len(piece)
        return len(piece)

    def read_at(self, place: int, size: int) -> bytes:
        """Read from a place."""
        with on_scratch():
            self._file.seek(place)
            return self._file.read(size)


class Reading:
    """One reader of a spool."""

    def __init__(self, spool: Spool) -> None:
        self._place = 0
        self._spool = spool

    def read(self, size: int, /) -> bytes:
        """Give the next bytes."""
        piece = self._spool.read_at(self._place, size)
        self._place += len(piece)
        return piece


@contextmanager
def spooling(scratch: Path) -> Iterator[Spool]:
    """Keep bytes until the end of the block."""
    with SpooledTemporaryFile(max_size=IN_MEMORY, dir=str(scratch)) as file:
        yield Spool(file)
