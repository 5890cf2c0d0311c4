"""Sticks that misbehave: real file systems where the machine allows it, and files that fail."""

import errno
import fcntl
import io
import os
import resource
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

SHUT_DOWN, WITHOUT_FLUSH = 0x8004587D, 2
"""ext4's call for a power cut (EXT4_IOC_SHUTDOWN), and its flag to lose what is in memory."""


def run(*words: str | Path) -> None:
    """Run a tool of the system; skip the test where it is missing or not permitted."""
    if shutil.which(str(words[0])) is None:
        pytest.skip(f"the tool {words[0]} is not installed")
    ran = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    if ran.returncode:
        pytest.skip(f"{words[0]} is not permitted here: {ran.stderr.strip()[:120]}")


@contextmanager
def mounted(place: Path, *words: str | Path) -> Iterator[Path]:
    """Mount a file system for a while."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root can mount a stick, on Linux")
    place.mkdir(exist_ok=True)
    run("mount", *words, place)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


@contextmanager
def small_stick(place: Path, size: int) -> Iterator[Path]:
    """Plug in a stick of so many bytes."""
    with mounted(place, "-t", "tmpfs", "-o", f"size={size}", "tmpfs") as root:
        yield root


def image(path: Path, kind: str, size: int = 24 * 2**20) -> Path:
    """Make the image of a formatted stick."""
    with path.open("wb") as opened:
        opened.truncate(size)
    if kind == "ext4":
        run("mkfs.ext4", "-q", "-F", path)
    else:
        run(f"mkfs.{kind}", path)
    return path


def pull(root: Path) -> None:
    """Pull a stick with ext4: nothing reaches it any more, what was not synced is lost."""
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.ioctl(handle, SHUT_DOWN, struct.pack("I", WITHOUT_FLUSH))
    finally:
        os.close(handle)


class Pull:
    """When a stick is pulled: after so many bytes, counted over everything written to it."""

    def __init__(self, after: int, number: int = errno.EIO) -> None:
        self.left = after
        self.number = number
        self.pulled = False

    def take(self, size: int) -> int:
        """Give how many of these bytes still reach the stick; raises when none does."""
        if self.pulled:
            raise OSError(self.number, os.strerror(self.number))
        taken = min(size, self.left)
        self.left -= taken
        if taken < size:
            self.pulled = True
        if size and not taken:
            raise OSError(self.number, os.strerror(self.number))
        return taken

    def check(self) -> None:
        """Fail like everything else once the stick is out."""
        if self.pulled:
            raise OSError(self.number, os.strerror(self.number))


class _File(io.FileIO):
    pull: Pull

    def write(self, piece: Any, /) -> int:
        taken = self.pull.take(len(piece))
        return super().write(bytes(piece)[:taken])

    def readinto(self, room: Any, /) -> int:
        self.pull.check()
        return super().readinto(room) or 0


class PulledPath(type(Path())):  # type: ignore[misc]
    """A path on a stick that is pulled; `pull` belongs to all paths of one test."""

    pull: Pull

    def open(self, mode: str = "r", *_rest: Any, **_named: Any) -> Any:
        """Open a file that stops working when the stick is out."""
        self.pull.check()
        raw = _File(str(self), mode.replace("b", ""))
        raw.pull = self.pull
        return io.BufferedRandom(raw) if "+" in mode else io.BufferedReader(raw)

    def rename(self, target: Any) -> Any:
        """Rename unless the stick is out."""
        self.pull.check()
        return super().rename(target)

    def unlink(self, missing_ok: bool = False) -> None:
        """Delete unless the stick is out."""
        self.pull.check()
        super().unlink(missing_ok=missing_ok)


def pulled_root(root: Path, pull: Pull) -> Path:
    """Give the root of a stick that will be pulled."""
    place: Path = type("PulledHere", (PulledPath,), {"pull": pull})(root)
    return place


class HeldPath(type(Path())):  # type: ignore[misc]
    """A path whose file is held open by somebody else when it is to be renamed."""

    times: list[int]

    def rename(self, target: Any) -> Any:
        """Refuse as often as told."""
        if self.times[0]:
            self.times[0] -= 1
            raise PermissionError(errno.EACCES, "held")
        return super().rename(target)


def held_root(root: Path, times: int) -> Path:
    """Give the root of a stick whose new files are held so many times."""
    place: Path = type("HeldHere", (HeldPath,), {"times": [times]})(root)
    return place


def limit_files(size: int) -> None:
    """Let the system refuse larger files, as FAT32 does beyond 4 GiB; for a process of its own."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
