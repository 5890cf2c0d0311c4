"""What the machine does wrong, as failures a person can be told; our own bugs pass through."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import apsw
import peewee

from desktop.domain.refusals import Damaged, Failed, Trouble

DAMAGE: tuple[tuple[type[Exception], str], ...] = (
    # The first page proves the key; if it does not, key and file do not belong together.
    (apsw.NotADBError, "database_key_wrong"),
    (apsw.CorruptError, "database_damaged"),
)
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
    errno.EFBIG: "disk_full",
    errno.EROFS: "folder_read_only",
    errno.EACCES: "folder_read_only",
    errno.EPERM: "folder_read_only",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EEXIST: "folder_missing",
}


@contextmanager
def told() -> Iterator[None]:
    """Turn errors that the machine caused into Failed or Damaged with a code."""
    try:
        yield
    except (apsw.Error, peewee.PeeweeException) as error:
        trouble = _of_database(error)
        if trouble is None:
            raise
        raise trouble from error
    except OSError as error:
        raise Failed(SYSTEM.get(error.errno or 0, "disk_broken")) from error


def _of_database(error: Exception) -> Trouble | None:
    # peewee wraps what apsw raised.
    cause = error if isinstance(error, apsw.Error) else error.__cause__ or error.__context__
    for kind, code in DAMAGE:
        if isinstance(cause, kind):
            return Damaged(code)
    for kind, code in MACHINE:
        if isinstance(cause, kind):
            return Failed(code)
    return None
