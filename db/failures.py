"""What the machine does wrong, as failures a person can be told; our own bugs pass through."""

from collections.abc import Iterator
from contextlib import contextmanager

import apsw
import peewee

from db.folder import disk_told
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


@contextmanager
def told() -> Iterator[None]:
    """Turn errors that the machine caused into Failed or Damaged with a code."""
    with disk_told():
        try:
            yield
        except (apsw.Error, peewee.PeeweeException) as error:
            trouble = _of_database(error)
            if trouble is None:
                raise
            raise trouble from error


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
