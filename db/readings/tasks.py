"""What waits for people in their roles, and what they had in hand: one tab of tasks at a time."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.connection import EncryptedDatabase
from db.readings.lists import line_from, match_of
from db.readings.passes import key_of
from desktop.domain.lines import CaseLine

Held = Mapping[str, Sequence[str]]
"""The roles somebody has, each with the permit types it is for; none means all."""

EVER = (0, 2**63 - 1)

_OF_ROLE = (
    "SELECT performers.place, performers.due, cases.* FROM performers CROSS JOIN cases"
    " ON cases.subject = performers.subject WHERE performers.role = ? AND performers.place = ?"
    " AND (? = '[]' OR cases.permit_type IN (SELECT value FROM json_each(?)))"
    " AND ? IN ('', cases.permit_type) AND performers.due >= ? AND performers.due < ?"
)
_IN_HAND = (
    "SELECT 0, 0, cases.* FROM hands CROSS JOIN cases ON cases.n = hands.n"
    " WHERE hands.person = ? AND hands.open = 1 AND ? IN ('', cases.permit_type)"
    " AND NOT EXISTS (SELECT 1 FROM performers INDEXED BY performers_subject"
    " CROSS JOIN json_each(?) AS held ON performers.role = held.value ->> 0"
    " WHERE performers.subject = cases.subject"
    " AND held.value ->> 1 IN ('', cases.permit_type))"
)
_FINISHED = (
    "SELECT 0, 0, cases.* FROM hands CROSS JOIN cases ON cases.n = hands.n"
    " WHERE hands.person = ? AND hands.open IN (0, 1) AND hands.at >= ?"
    " AND ? IN ('', cases.permit_type)"
)
_FOUND = " AND cases.n IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)"
_DUE_FIRST = " ORDER BY performers.due, performers.subject LIMIT ?"
_WORST_FIRST = " ORDER BY cases.paused > 0, cases.due = 0, cases.due, cases.subject LIMIT ?"
_NEWEST_FIRST = " ORDER BY hands.at DESC, cases.subject LIMIT ?"

_COUNT, _AT_MOST = "SELECT count(*) FROM (", " LIMIT ?)"
_OF_ROLES = (
    "SELECT DISTINCT performers.subject FROM json_each(?) AS held CROSS JOIN performers"
    " ON performers.role = held.value ->> 0 AND performers.place = ?"
    " AND performers.due >= ? AND performers.due < ?"
)
_OF_PERMITS = (
    " CROSS JOIN cases ON cases.subject = performers.subject"
    " WHERE held.value ->> 1 IN ('', cases.permit_type)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What of a tab is wanted: what somebody typed, one permit type, and how many at most.

    `due` are the moments between which a task that waits is due, the last one not among them.
    """

    typed: str = ""
    permit_type: str = ""
    limit: int = field(default=200)
    due: tuple[int, int] = EVER


class Tasks:
    """Finds tasks; each question walks along an index and reads the lines it gives."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def waiting(self, held: Held, places: Sequence[int], sieve: Sieve) -> list[CaseLine]:
        """List what lies in these places for these roles, what is due first on top."""
        # One walk along the index per role: sorting all open steps would cost more each year.
        found: dict[str, tuple[Any, ...]] = {}
        for role, permits in held.items():
            packed = json.dumps(list(permits))
            for place in places:
                values = (role, place, packed, packed, sieve.permit_type, *sieve.due)
                for row in self._sifted(_OF_ROLE, _DUE_FIRST, values, sieve):
                    found[row[3]] = row
        ordered = sorted(found.values(), key=lambda row: (row[0], row[1], row[3]))
        return [line_from(row[2:]) for row in ordered[: sieve.limit]]

    def in_hand(self, person: str, held: Held, sieve: Sieve) -> list[CaseLine]:
        """List the open cases somebody worked on that now wait for others, most late first."""
        values = (key_of(person), sieve.permit_type, _packed(held))
        return [line_from(row[2:]) for row in self._sifted(_IN_HAND, _WORST_FIRST, values, sieve)]

    def finished(self, person: str, since: int, sieve: Sieve) -> list[CaseLine]:
        """List the cases somebody finished something of since a moment, newest on top."""
        values = (key_of(person), since, sieve.permit_type)
        return [line_from(row[2:]) for row in self._sifted(_FINISHED, _NEWEST_FIRST, values, sieve)]

    def count_waiting(
        self, held: Held, place: int, due: tuple[int, int] = EVER, most: int = -1
    ) -> int:
        """Count what lies in a place for these roles and is due within a span; `most` ends it."""
        query = _OF_ROLES + (_OF_PERMITS if any(held.values()) else "")
        values = (_packed(held), place, *due, most)
        return int(self._database.row(_COUNT + query + _AT_MOST, *values)[0])

    def count_in_hand(self, person: str, held: Held) -> int:
        """Count the open cases somebody worked on that now wait for others."""
        values = (key_of(person), "", _packed(held))
        return len(self._database.rows(_IN_HAND.replace("0, 0, cases.*", "1"), *values))

    def count_finished(self, person: str, since: int) -> int:
        """Count the cases somebody finished something of since a moment."""
        query = "SELECT count(*) FROM hands WHERE person = ? AND open IN (0, 1) AND at >= ?"
        return int(self._database.row(query, key_of(person), since)[0])

    def _sifted(
        self, query: str, order: str, values: tuple[object, ...], sieve: Sieve
    ) -> list[tuple[Any, ...]]:
        match = match_of(sieve.typed)
        if match:
            return self._database.rows(query + _FOUND + order, *values, match, sieve.limit)
        return self._database.rows(query + order, *values, sieve.limit)


def _packed(held: Held) -> str:
    """Write each role with each of its permit types, "" for all of them."""
    pairs = [(role, permit) for role, permits in held.items() for permit in permits or ("",)]
    return json.dumps(pairs)
