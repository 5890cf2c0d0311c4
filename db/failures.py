"""What the machine does wrong, as failures a person can be told; our own bugs pass through."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import apsw
import peewee

from desktop.domain.refusals import Damaged, Failed

DAMAGE = (apsw.NotADBError, apsw.CorruptError)
MACHINE: tuple[tuple[type[Exception], str], ...] = (
    (apsw.FullError, "disk_full"),
    (apsw.IOError, "disk_broken"),
    (apsw.ReadOnlyError, "folder_read_only"),
    (apsw.CantOpenError, "folder_not_opened"),
    (apsw.BusyError, "database_busy"),
    (apsw.LockedError, "database_busy"),
    (apsw.NoMemError, "memory_short"),
)
SYSTEM = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "folder_read_only",
    errno.EACCES: "folder_read_only",
    errno.EPERM: "folder_read_only",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
}


@contextmanager
def told() -> Iterator[None]:
    """Turn errors that the machine caused into Failed or Damaged with a code."""
    try:
        yield
    except (apsw.Error, peewee.PeeweeException) as error:
        raise _of_database(error) from error
    except OSError as error:
        raise Failed(SYSTEM.get(error.errno or 0, "disk_broken")) from error


def _of_database(error: Exception) -> Exception:
    cause = error.__cause__ or error.__context__ if not isinstance(error, apsw.Error) else error
    if isinstance(cause, DAMAGE):
        return Damaged("database_damaged")
    for kind, code in MACHINE:
        if isinstance(cause, kind):
            return Failed(code)
    return error
