"""Lines packed with zstd, cut into parts, counted and hashed; and unpacked within limits."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import IO, cast

import zstandard

from desktop.exchange.content.spool import Reading, Spool
from desktop.exchange.failures import Mark, Unsound
from desktop.exchange.limits import FREELY, LINE, PIECE, TIMES, WINDOW

LEVEL = 3

Tell = Callable[[int], None]


class Packer:
    """Takes lines and packs them into one spool after the other."""

    def __init__(self, next_spool: Callable[[], Spool], cut: int) -> None:
        self.length = 0
        self.spools: list[Spool] = []
        self._next_spool = next_spool
        self._cut = cut
        self._hash = blake2b(digest_size=32)
        self._waiting: list[bytes] = []
        self._waiting_size = 0
        self._open()

    def add_all(self, lines: Iterable[bytes]) -> int:
        """Pack lines; tells how many there were."""
        count = 0
        for line in lines:
            self._add(line)
            count += 1
        return count

    def finish(self) -> str:
        """Pack what is left; gives the hash of all lines, each with its line feed."""
        self._pack()
        self._close()
        return self._hash.hexdigest()

    def _add(self, line: bytes) -> None:
        self._waiting += (line, b"\n")
        self._waiting_size += len(line) + 1
        if self._waiting_size >= PIECE:
            self._pack()

    def _open(self) -> None:
        self.spools.append(self._next_spool())
        self._packing = zstandard.ZstdCompressor(level=LEVEL).compressobj()

    def _pack(self) -> None:
        if self._waiting and self.spools[-1].size >= self._cut:
            self._close()
            self._open()
        piece = b"".join(self._waiting)
        self._waiting, self._waiting_size = [], 0
        self._hash.update(piece)
        self.length += len(piece)
        self.spools[-1].write(self._packing.compress(piece))

    def _close(self) -> None:
        self.spools[-1].write(self._packing.flush())


def pack(line: bytes) -> bytes:
    """Pack one line by itself."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(line + b"\n")


def unpack_lines(spool: Spool, tell: Tell) -> Iterator[bytes]:
    """Give the lines of a spool, without their line feeds; raises Unsound.

    `tell` is told how many more packed bytes were read.
    """
    begun: list[bytes] = []
    for piece in _unpacked(spool, tell):
        end, found, rest = piece.partition(b"\n")
        begun.append(end)
        if sum(map(len, begun)) > LINE:
            raise Unsound(Mark.LINE)
        if found:
            yield b"".join(begun)
            *lines, last = rest.split(b"\n")
            yield from lines
            begun = [last]
    if any(begun):
        raise Unsound(Mark.LINE)


def _unpacked(spool: Spool, tell: Tell) -> Iterator[bytes]:
    allowed = FREELY + TIMES * spool.size
    unpacking = zstandard.ZstdDecompressor(max_window_size=WINDOW)
    try:
        source = cast(IO[bytes], _Told(Reading(spool), tell))
        with unpacking.stream_reader(source, read_across_frames=True, closefd=False) as opened:
            while piece := opened.read(PIECE):
                allowed -= len(piece)
                if allowed < 0:
                    raise Unsound(Mark.BOMB)
                yield piece
    except zstandard.ZstdError as error:
        raise Unsound(Mark.PACKING) from error


class _Told:
    """A reader that says how far it is."""

    def __init__(self, reading: Reading, tell: Tell) -> None:
        self._reading = reading
        self._tell = tell

    def read(self, size: int) -> bytes:
        piece = self._reading.read(size)
        self._tell(len(piece))
        return piece
