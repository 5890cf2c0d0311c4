"""What each computer last said it has and lacks; never what was sent to it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from db.connection import EncryptedDatabase

Leaves = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A computer said at `at`, in its package `counter`, which leaves it has and what it lacks.

    `wants` is None where only somebody else passed on which leaves it has. `signature` is that of
    the computer itself, and empty where these leaves are not what it said.
    """

    device: str
    counter: int
    leaves: Leaves
    wants: tuple[str, ...] | None = None
    at: int = 0
    signature: bytes = b""


class Haves:
    """The newest statement of every computer."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def all(self) -> dict[str, Stated]:
        """Give the newest statement of every computer that was heard of."""
        query = "SELECT device, counter, leaves, wants, at, signature FROM haves ORDER BY device"
        return {row[0]: _stated(row) for row in self._database.rows(query)}

    def note(self, stated: Stated) -> None:
        """Keep a statement if it is the newest of its computer, also where it says less.

        Two different ones with one number come from a restored or copied computer: only what
        both say is certain.
        """
        query = "SELECT device, counter, leaves, wants, at, signature FROM haves WHERE device = ?"
        row = self._database.row(query, stated.device)
        known = _stated(row) if row else None
        if known is not None and known.counter > stated.counter:
            return
        if known is not None:
            stated = _common(known, stated)
        self._database.rows(
            "INSERT OR REPLACE INTO haves (device, counter, leaves, wants, at, signature)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            stated.device,
            stated.counter,
            json.dumps({device: list(leaves) for device, leaves in stated.leaves.items()}),
            json.dumps(list(stated.wants or ())),
            stated.at,
            stated.signature,
        )


def _stated(row: tuple[str, int, str, str, int, bytes]) -> Stated:
    device, counter, leaves, wants, at, signature = row
    said = json.loads(leaves)
    return Stated(
        device=device,
        counter=counter,
        leaves={name: tuple(ends) for name, ends in said.items()},
        wants=tuple(json.loads(wants)),
        at=at,
        signature=signature,
    )


def _common(known: Stated, stated: Stated) -> Stated:
    """Put two statements of a computer together; what neither said alone, nobody has signed."""
    said = stated.leaves
    if known.counter == stated.counter:
        said = {d: ends for d, ends in said.items() if known.leaves.get(d) == ends}
    return replace(
        stated,
        leaves=said,
        wants=known.wants if stated.wants is None else stated.wants,
        signature=stated.signature if said == stated.leaves else b"",
    )
