"""The finished passes of rows, and how many cases stand at each symbol: where it takes long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.connection import EncryptedDatabase
from desktop.domain.lines import RowPass

_KNOWN = "SELECT version, position, finished, minutes, over FROM passes WHERE n = ? ORDER BY place"
_DELETE = "DELETE FROM passes WHERE n = ? AND place >= ?"
_INSERT = (
    "INSERT INTO passes (n, place, version, position, finished, minutes, over)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Crowd:
    """The cases that stand at one symbol, and how many of them are late."""

    symbol: str
    standing: int
    late: int


@dataclass(frozen=True, slots=True)
class Pace:
    """The passes of one row in a period.

    `timed` of them are known to have taken `minutes` office minutes together; `over` took longer
    than the standard.
    """

    position: int
    passes: int
    timed: int
    minutes: int
    over: int


class Passes:
    """One line per finished pass of a row of a case."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def write(self, number: int, version: str, passes: Sequence[RowPass]) -> None:
        """Write the passes of the case whose line has this number; part of its transaction.

        Most actions add one pass or none: what stands stays.
        """
        known, key = self._database.rows(_KNOWN, number), key_of(version)
        new = [(key, *row_pass) for row_pass in passes]
        same = _same(known, new)
        if same < len(known):
            self._database.rows(_DELETE, number, same)
        if same < len(new):
            added = [(number, place, *row) for place, row in enumerate(new[same:], same)]
            self._database.each(_INSERT, added)

    def paces(self, version: str, since: int, until: int) -> list[Pace]:
        """Add up what was finished under a version from one moment to before another, by row."""
        query = (
            "SELECT position, count(*), sum(minutes >= 0), sum(max(minutes, 0)), sum(over)"
            " FROM passes WHERE version = ? AND finished >= ? AND finished < ?"
            " GROUP BY position ORDER BY position"
        )
        return [Pace(*row) for row in self._database.rows(query, key_of(version), since, until)]

    def crowds(self, version: str, now: int) -> list[Crowd]:
        """Count the cases that stand at each symbol of a version, and those that are late now."""
        query = (
            "SELECT symbol, count(*), sum(due > 0 AND due < ? AND paused = 0) FROM cases"
            " WHERE version = ? AND symbol > '' GROUP BY symbol ORDER BY symbol"
        )
        return [Crowd(*row) for row in self._database.rows(query, now, version)]

    def subjects(self, version: str, limit: int) -> list[str]:
        """Name the cases under a version: those that stand somewhere first, due soonest on top."""
        query = (
            "SELECT subject FROM cases WHERE version = ?"
            " ORDER BY symbol = '', paused > 0, due = 0, due, registered DESC, subject LIMIT ?"
        )
        return [row[0] for row in self._database.rows(query, version, limit)]

    def under(self) -> dict[str, tuple[int, int]]:
        """Count, by version, the cases that stand somewhere and those that are over."""
        query = "SELECT version, sum(symbol > ''), sum(symbol = '') FROM cases GROUP BY version"
        return {row[0]: (row[1], row[2]) for row in self._database.rows(query)}


def key_of(version: str) -> int:
    """Shorten the name of a version, a hash: millions of lines carry it, and few are different."""
    return int(version[:15] or "0", 16)


def _same(known: Sequence[tuple[Any, ...]], new: Sequence[tuple[Any, ...]]) -> int:
    """Count the passes at the beginning that are as they were."""
    for place, (before, now) in enumerate(zip(known, new, strict=False)):
        if before != now:
            return place
    return min(len(known), len(new))
