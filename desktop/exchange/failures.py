"""What a stick and this computer's own disk do wrong, as failures a person can be told."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from desktop.domain.refusals import Failed
from desktop.exchange.limits import MIB

STICK = {
    errno.EROFS: "stick_read_only",
    errno.EACCES: "stick_read_only",
    errno.EPERM: "stick_read_only",
    errno.ENOENT: "stick_gone",
    errno.ENODEV: "stick_gone",
    errno.ENXIO: "stick_gone",
    errno.EIO: "stick_gone",
    errno.ENOTCONN: "stick_gone",
    errno.ESTALE: "stick_gone",
    errno.ETIMEDOUT: "stick_gone",
    errno.EHOSTDOWN: "stick_gone",
    errno.EHOSTUNREACH: "stick_gone",
    errno.ENOTDIR: "stick_blocked",
    errno.EEXIST: "stick_blocked",
    errno.EISDIR: "stick_blocked",
    errno.EFBIG: "stick_file_limit",
    errno.EINVAL: "stick_broken",
}
SCRATCH = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "folder_read_only",
    errno.EACCES: "folder_read_only",
    errno.EPERM: "folder_read_only",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
}
FULL = {errno.ENOSPC, errno.EDQUOT}


class Mark(StrEnum):
    """Where a package turned out to be damaged; FORMAT.md says what each means."""

    SIZE = "S-201"
    ENCRYPTION = "S-202"
    PACKING = "S-203"
    BOMB = "S-204"
    LINE = "S-205"
    ORDER = "S-206"
    LABEL = "S-207"
    SUM = "S-208"


class Unsound(Exception):
    """What was read is not what was written."""

    def __init__(self, mark: Mark) -> None:
        super().__init__(mark)
        self.mark = mark


class OnScratch(OSError):
    """An error of this computer's own disk, while a stick is in use as well."""


@contextmanager
def stick_told(needed: int = 0) -> Iterator[None]:
    """Turn what a stick or folder does wrong into Failed; `needed` bytes are what did not fit."""
    try:
        with scratch_told():
            yield
    except OSError as error:
        if error.errno in FULL:
            raise Failed("stick_filled", needed=megabytes(needed)) from error
        raise Failed(STICK.get(error.errno or 0, "stick_broken")) from error


@contextmanager
def scratch_told() -> Iterator[None]:
    """Turn what was marked as an error of this computer's own disk into Failed."""
    try:
        yield
    except OnScratch as error:
        raise Failed(SCRATCH.get(error.errno or 0, "disk_broken")) from error


@contextmanager
def on_scratch() -> Iterator[None]:
    """Mark errors within as those of this computer's own disk."""
    try:
        yield
    except OSError as error:
        raise OnScratch(*error.args) from error


def refuse_full(needed: int, free: int) -> None:
    """Raise Failed before anything is written to a stick that has no room for it."""
    if needed > free:
        raise Failed("stick_full", needed=megabytes(needed), free=free // MIB)


def megabytes(size: int) -> int:
    """Give bytes in whole megabytes, rounded up."""
    return -(-size // MIB)
