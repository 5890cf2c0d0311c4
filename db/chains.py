"""Walks along the chain that each computer writes; a restored or copied one has branches."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from db.connection import EncryptedDatabase
from desktop.ledger.codec import Written
from desktop.ledger.seals import Seal

AT_ONCE = 1000
"""Events fetched at a time, so that a whole ledger needs no memory."""

Leaves = Mapping[str, Sequence[str]]


def leaves_of(database: EncryptedDatabase) -> dict[str, tuple[str, ...]]:
    """Name the newest event of each computer; several where it wrote on two branches."""
    found: dict[str, list[str]] = {}
    for device, name in database.rows("SELECT device, id FROM leaves"):
        found.setdefault(device, []).append(name.hex())
    return {device: tuple(sorted(found[device])) for device in sorted(found)}


def is_behind(database: EncryptedDatabase, event: str, leaf: str) -> bool:
    """Tell whether an event is a leaf, or behind it on the chain of its computer."""
    query = "SELECT device, depth FROM events WHERE id = ?"
    end = database.row(query, bytes.fromhex(leaf))
    found = database.row(query, bytes.fromhex(event))
    if not end or not found or end[0] != found[0] or found[1] > end[1]:
        return False
    # Without branches the depth says it all.
    if database.row("SELECT count(*) FROM leaves WHERE device = ?", end[0]) == (1,):
        return True
    walk = (
        "WITH RECURSIVE back (id, prev) AS (SELECT id, prev FROM events WHERE id = ?"
        " UNION ALL SELECT events.id, events.prev FROM back JOIN events ON events.id = back.prev"
        " WHERE events.depth >= ?) SELECT 1 FROM back WHERE id = ?"
    )
    return bool(database.row(walk, bytes.fromhex(leaf), found[1], bytes.fromhex(event)))


@dataclass(frozen=True, slots=True)
class Part:
    """The events beyond some leaves, as they were found; what is written later is not in it."""

    _database: EncryptedDatabase
    numbers: Sequence[int]

    def events(self) -> Iterator[Written]:
        """Give the events, ancestors first."""
        query = (
            "SELECT id, header, body, signature FROM events"
            " WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n"
        )
        for start in range(0, len(self.numbers), AT_ONCE):
            here = json.dumps(self.numbers[start : start + AT_ONCE])
            for row in self._database.rows(query, here):
                yield Written(*row)

    def seals(self) -> list[Seal]:
        """Give the seals whose leaves are among the events: each event lies under one of them."""
        query = (
            "SELECT seals.office, seals.device, seals.leaf, seals.signature FROM seals"
            " JOIN events ON events.id = seals.leaf"
            " WHERE events.n IN (SELECT value FROM json_each(?)) ORDER BY events.n"
        )
        rows = self._database.rows(query, json.dumps(self.numbers))
        return [Seal(row[0], row[1], row[2].hex(), row[3]) for row in rows]

    def subjects(self) -> dict[str, int]:
        """Count the events of each subject."""
        query = (
            "SELECT subject, count(*) FROM events"
            " WHERE n IN (SELECT value FROM json_each(?)) GROUP BY subject"
        )
        return dict(self._database.rows(query, json.dumps(self.numbers)))

    def attached(self) -> list[bytes]:
        """Give the bodies of the events that name attachments."""
        query = (
            "SELECT body FROM events WHERE kind = 'case.file_attached.1' AND body IS NOT NULL"
            " AND n IN (SELECT value FROM json_each(?)) ORDER BY n"
        )
        return [body for (body,) in self._database.rows(query, json.dumps(self.numbers))]


def beyond(database: EncryptedDatabase, base: Leaves) -> Part:
    """Find all events not behind these leaves.

    A leaf that is unknown here, or another computer's, stands for nothing.
    """
    # An event is always written after its ancestors.
    return Part(database, _all_numbers(database, base))


def count_beyond(database: EncryptedDatabase, base: Leaves) -> int:
    """Count the events not behind these leaves; along a chain without branches no row is read."""
    total = 0
    for device, ends in leaves_of(database).items():
        named = base.get(device, ())
        if len(ends) > 1:
            total += len(_numbers(database, device, named, branched=True))
        else:
            query = (
                "SELECT (SELECT max(depth) FROM events WHERE device = ?1)"
                " - (SELECT coalesce(max(depth), 0) FROM events WHERE device = ?1"
                " AND id IN (SELECT unhex(value) FROM json_each(?2)))"
            )
            total += int(database.row(query, device, json.dumps(list(named)))[0])
    return total


def common_to(database: EncryptedDatabase, stated: Sequence[Leaves]) -> dict[str, tuple[str, ...]]:
    """Name the leaves up to which all of these computers have said to have everything.

    A leaf that is unknown here stands for nothing; of a chain with branches only what all say
    alike is certain.
    """
    query = (
        "SELECT id, depth FROM events WHERE device = ?1"
        " AND id IN (SELECT unhex(value) FROM json_each(?2))"
    )
    found: dict[str, tuple[str, ...]] = {}
    for device, own in leaves_of(database).items():
        named = json.dumps(sorted({leaf for each in stated for leaf in each.get(device, ())}))
        depths = {name.hex(): depth for name, depth in database.rows(query, device, named)}
        said = [{leaf for leaf in each.get(device, ()) if leaf in depths} for each in stated]
        if not said or not all(said):
            continue
        if len(own) == 1:
            ends = (max(leaves, key=depths.__getitem__) for leaves in said)
            found[device] = (min(ends, key=depths.__getitem__),)
        elif all(leaves == said[0] for leaves in said):
            found[device] = tuple(sorted(said[0]))
    return found


def _all_numbers(database: EncryptedDatabase, base: Leaves) -> list[int]:
    own = leaves_of(database)
    return sorted(
        chain.from_iterable(
            _numbers(database, device, base.get(device, ()), branched=len(own[device]) > 1)
            for device in own
        )
    )


def _numbers(
    database: EncryptedDatabase, device: str, leaves: Sequence[str], *, branched: bool
) -> list[int]:
    ends = json.dumps(list(leaves))
    if branched:
        query = (
            "WITH RECURSIVE back (id, prev) AS (SELECT id, prev FROM events WHERE device = ?1"
            " AND id IN (SELECT unhex(value) FROM json_each(?2)) UNION"
            " SELECT events.id, events.prev FROM back JOIN events ON events.id = back.prev)"
            " SELECT n FROM events WHERE device = ?1 AND id NOT IN (SELECT id FROM back)"
        )
    else:
        query = (
            "SELECT n FROM events WHERE device = ?1 AND depth > (SELECT coalesce(max(depth), 0)"
            " FROM events WHERE device = ?1"
            " AND id IN (SELECT unhex(value) FROM json_each(?2)))"
        )
    return [number for (number,) in database.rows(query, device, ends)]
