"""Walks along the chain that each computer writes; a restored or copied one has branches."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from db.connection import EncryptedDatabase
from desktop.ledger.codec import Written

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


def beyond(database: EncryptedDatabase, base: Leaves) -> Iterator[Written]:
    """Give, ancestors first, all events not behind these leaves.

    A leaf that is unknown here, or another computer's, stands for nothing.
    """
    own = leaves_of(database)
    numbers = sorted(
        chain.from_iterable(
            _numbers(database, device, base.get(device, ()), branched=len(own[device]) > 1)
            for device in own
        )
    )
    # An event is always written after its ancestors.
    query = (
        "SELECT id, header, body, signature FROM events"
        " WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n"
    )
    for start in range(0, len(numbers), AT_ONCE):
        for row in database.rows(query, json.dumps(numbers[start : start + AT_ONCE])):
            yield Written(*row)


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
