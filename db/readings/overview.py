"""The whole office at a glance: where cases stand, how many are late, what is in conflict."""

from dataclasses import dataclass

from db.connection import EncryptedDatabase
from db.readings.lists import NO_DUE, line_from
from desktop.domain.lines import CaseLine

# A case is as late as the worse of its step and the promise for the whole; the index that has
# all this holds no case that is over, so that the office is counted in one short walk.
DUE = f"min(iif(due > 0, due, {NO_DUE}), iif(promised > 0, promised, {NO_DUE}))"
STANDING = " FROM cases INDEXED BY cases_standing WHERE symbol > ''"
_TOTALS = (
    f"SELECT count(*), sum(paused = 0 AND {DUE} < ?),"
    f" sum(paused = 0 AND {DUE} >= ? AND {DUE} < ?), sum(status = 'waiting_applicant')" + STANDING
)
_CROWDS = (
    "SELECT version, symbol, count(*), sum(due > 0 AND due < ? AND paused = 0), min(arrived)"
    + STANDING
    + " GROUP BY version, symbol"
)


@dataclass(frozen=True, slots=True)
class Totals:
    """The cases that stand somewhere: all, late, due before a moment, waiting for applicants."""

    standing: int
    late: int
    soon: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Gathering:
    """The cases at one symbol of a version: how many, how many late, and since when the oldest."""

    version: str
    symbol: str
    standing: int
    late: int
    since: int


class Overview:
    """Counts over all cases."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def totals(self, now: int, until: int) -> Totals:
        """Count the cases that stand somewhere; `soon` are due from now until a moment."""
        row = self._database.row(_TOTALS, now, now, until)
        return Totals(*(int(count or 0) for count in row))

    def gatherings(self, now: int) -> list[Gathering]:
        """Count the cases at each symbol of each version."""
        return [Gathering(*row) for row in self._database.rows(_CROWDS, now)]

    def clashing(self, limit: int) -> list[CaseLine]:
        """List cases in conflict, the newest first."""
        query = "SELECT cases.* FROM cases WHERE conflicts > 0 ORDER BY registered DESC LIMIT ?"
        return [line_from(row) for row in self._database.rows(query, limit)]

    def count_clashing(self) -> int:
        """Count the cases in conflict."""
        return int(self._database.row("SELECT count(*) FROM cases WHERE conflicts > 0")[0])

    def unconfirmed(self, limit: int) -> list[CaseLine]:
        """List cases with work that waits for an administrator's word, the newest first."""
        query = "SELECT cases.* FROM cases WHERE unconfirmed > 0 ORDER BY registered DESC LIMIT ?"
        return [line_from(row) for row in self._database.rows(query, limit)]

    def count_unconfirmed(self) -> int:
        """Count the cases with work that waits for an administrator's word."""
        return int(self._database.row("SELECT count(*) FROM cases WHERE unconfirmed > 0")[0])

    def asking(self) -> list[CaseLine]:
        """List the cases in which a number was asked for that was not given yet, oldest first."""
        query = "SELECT cases.* FROM cases WHERE asked <> '[]' ORDER BY registered"
        return [line_from(row) for row in self._database.rows(query)]
