"""All cases a page at a time, as somebody types and chooses: never more than is looked at."""

import json
from dataclasses import dataclass

from db.connection import EncryptedDatabase
from db.readings.lists import line_from, match_of
from db.readings.overview import DUE, STANDING
from desktop.domain.lines import CaseLine

# One index has all that is asked here, in the order of the list: only lines shown are read.
_LISTED = " FROM cases INDEXED BY cases_listed WHERE"
_SIFTED = (
    " registered >= ? AND registered < ? AND ? IN ('', permit_type)"
    " AND (? = '[]' OR status IN (SELECT value FROM json_each(?)))"
)
_DUE = f" AND paused = 0 AND {DUE} >= ? AND {DUE} < ? AND"
_FOUND = " AND +n IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)"
_NEWEST_FIRST = " ORDER BY registered DESC, n DESC LIMIT ? OFFSET ?"
_NUMBERS, _COUNT = "SELECT n", "SELECT count(*)"
_LINES = "SELECT cases.* FROM cases WHERE n IN (SELECT value FROM json_each(?))"
FOREVER = 2**62


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which cases: what was typed, one permit type, some statuses, registered from and before.

    `due` are the moments between which an open case is due, None for all cases.
    """

    typed: str = ""
    permit_type: str = ""
    status: tuple[str, ...] = ()
    since: int = 0
    until: int = FOREVER
    due: tuple[int, int] | None = None


class Pages:
    """The list of all cases, newest first."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def count(self, wanted: Wanted) -> int:
        """Count the cases that are wanted."""
        query, values = _asked(_COUNT, wanted)
        return int(self._database.row(query, *values)[0])

    def page(self, wanted: Wanted, start: int, limit: int) -> list[CaseLine]:
        """Give the lines from a place in the list on."""
        query, values = _asked(_NUMBERS, wanted)
        rows = self._database.rows(query + _NEWEST_FIRST, *values, limit, start)
        numbers = [row[0] for row in rows]
        found = {row[0]: row for row in self._database.rows(_LINES, json.dumps(numbers))}
        return [line_from(found[number]) for number in numbers]


def _asked(what: str, wanted: Wanted) -> tuple[str, tuple[object, ...]]:
    status, match = json.dumps(list(wanted.status)), match_of(wanted.typed)
    values: tuple[object, ...] = (wanted.since, wanted.until, wanted.permit_type, status, status)
    query = what + _LISTED + _SIFTED
    if wanted.due is not None:
        query, values = what + STANDING + _DUE + _SIFTED, (*wanted.due, *values)
    return (query + _FOUND, (*values, match)) if match else (query, values)
