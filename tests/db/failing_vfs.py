"""A disk that fails when told to: full, broken, or without power, below the encryption."""

from collections.abc import Callable
from pathlib import Path

import apsw

NAME = "failing"


class Disk:
    """Counts every write and sync, and says what happens at the one that was chosen."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Make the disk sound again."""
        self.calls = 0
        self.fail_at = 0
        self.error: Callable[[], Exception] | None = None
        self.holds_back = False
        self.is_off = False
        self.unsynced: list[tuple[str, int, bytes]] = []

    def arm(self, fail_at: int, error: Callable[[], Exception] | None) -> None:
        self.calls, self.fail_at, self.error = 0, fail_at, error

    def step(self) -> None:
        if self.is_off:
            raise apsw.IOError("off")
        self.calls += 1
        if self.error is not None and self.calls == self.fail_at:
            raise self.error()

    def cut_power(self) -> Exception:
        self.is_off = True
        return apsw.IOError("off")

    def save_some(self, survives: Callable[[int], bool]) -> int:
        """After a cut, let a part of what was never synced reach the disk, as disks do."""
        saved = [entry for place, entry in enumerate(self.unsynced) if survives(place)]
        for name, offset, data in saved:
            with Path(name).open("r+b") as opened:
                opened.seek(offset)
                opened.write(data)
        return len(saved)


DISK = Disk()


class FailingFile(apsw.VFSFile):
    """A file of the failing disk; where power may be cut, writes wait in memory for a sync."""

    def __init__(self, name: "str | apsw.URIFilename | None", flags: list[int]) -> None:
        super().__init__("unix", name, flags)
        plain = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = plain or ""
        self._held: list[tuple[int, bytes]] = []

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        DISK.step()
        if not DISK.holds_back:
            super().xWrite(data, offset)
            return
        self._held.append((offset, bytes(data)))
        DISK.unsynced.append((self._name, offset, bytes(data)))

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        found = bytearray(amount)
        size = super().xFileSize()
        wanted = min(amount, max(0, size - offset))
        if wanted:
            found[:wanted] = super().xRead(wanted, offset)
        for start, data in self._held:
            low, high = max(start, offset), min(start + len(data), offset + amount)
            if low < high:
                found[low - offset : high - offset] = data[low - start : high - start]
        end = max(0, min(amount, self.xFileSize() - offset))
        return bytes(found[:end])

    def xFileSize(self) -> int:  # noqa: N802
        ends = [start + len(data) for start, data in self._held]
        return max([super().xFileSize(), *ends])

    def xTruncate(self, size: int) -> None:  # noqa: N802
        DISK.step()
        self._flush()
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        DISK.step()
        self._flush()
        super().xSync(flags)

    def _flush(self) -> None:
        for offset, data in self._held:
            super().xWrite(data, offset)
        self._held.clear()
        DISK.unsynced[:] = [entry for entry in DISK.unsynced if entry[0] != self._name]

    def xClose(self) -> None:  # noqa: N802
        if DISK.is_off:
            self._held.clear()
        elif self._held:
            self._flush()
        super().xClose()


class FailingDisk(apsw.VFS):
    """The file layer; the encrypting layer finds it by name and stands on it."""

    def __init__(self) -> None:
        super().__init__(NAME, "unix")

    def xOpen(  # noqa: N802
        self, name: "str | apsw.URIFilename | None", flags: list[int]
    ) -> FailingFile:
        return FailingFile(name, flags)

    def xDelete(self, name: str, sync: bool) -> None:  # noqa: N802
        DISK.step()
        super().xDelete(name, sync)


REGISTERED = FailingDisk()
