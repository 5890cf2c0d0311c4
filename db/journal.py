"""The exchange journal: which packages went out, came in or were refused, and how it went."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from db.connection import EncryptedDatabase

SENT, TAKEN, REFUSED = "sent", "taken", "refused"
PASSED_BY = "passed_by"
"""A package that is for other computers: nothing is wrong with it."""

_COLUMNS = "SELECT at, direction, device, counter, name, mark, facts FROM exchanges"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One package; `device` wrote it, `mark` is the hash of its file, `facts` how it went."""

    at: int
    direction: str
    device: str
    counter: int
    name: str
    mark: str
    facts: Mapping[str, object]


class Journal:
    """What this computer has exchanged, newest first."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def add(self, entry: Exchange) -> None:
        """Note a package; part of the caller's transaction."""
        facts = json.dumps(dict(entry.facts), sort_keys=True, ensure_ascii=False)
        self._database.rows(
            "INSERT INTO exchanges (at, direction, device, counter, name, mark, facts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(entry.at, entry.direction, entry.device, entry.counter, entry.name, entry.mark),
            facts,
        )

    def list(self, direction: str = "", limit: int = 200) -> list[Exchange]:
        """Give the newest packages, optionally of one direction only."""
        query = f"{_COLUMNS} WHERE ?1 IN ('', direction) ORDER BY n DESC LIMIT ?2"
        return [_exchange(row) for row in self._database.rows(query, direction, limit)]

    def marked(self, mark: str) -> Exchange | None:
        """Find what became of a package, by the hash of its file."""
        row = self._database.row(f"{_COLUMNS} WHERE mark = ? ORDER BY n DESC LIMIT 1", mark)
        return _exchange(row) if row else None

    def highest(self, device: str) -> int:
        """Tell the highest number of the packages of a computer that were written or taken."""
        query = "SELECT max(counter) FROM exchanges WHERE device = ? AND direction <> 'refused'"
        return int(self._database.row(query, device)[0] or 0)


def _exchange(row: tuple[object, ...]) -> Exchange:
    at, direction, device, counter, name, mark, facts = row
    return Exchange(
        at=int(str(at)),
        direction=str(direction),
        device=str(device),
        counter=int(str(counter)),
        name=str(name),
        mark=str(mark),
        facts=json.loads(str(facts)),
    )
