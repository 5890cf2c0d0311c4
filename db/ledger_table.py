"""The ledger: append, look up, walk. Only complete, accepted events stand here."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from heapq import merge
from itertools import groupby
from typing import Any

from db.connection import EncryptedDatabase
from desktop.domain.events.event import Event
from desktop.ledger.codec import Header, Written, read_header, to_event
from desktop.ledger.seals import Seal

Row = tuple[bytes, bytes, bytes | None, bytes]


class Ledger:
    """The events of one database file; every ancestor of an event stands here too."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def insert(self, entries: Sequence[Written]) -> None:
        """Append events, ancestors first; part of the caller's transaction."""
        headers = [read_header(entry.header) for entry in entries]
        rows = [_row(entry, header) for entry, header in zip(entries, headers, strict=True)]
        cursor = self._database.cursor()
        cursor.executemany(
            "INSERT INTO events (id, device, depth, prev, subject, turn, kind, header, body,"
            " signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        self._note_heads(entries, headers)
        self._note_leaves(entries, headers)

    def _note_heads(self, entries: Sequence[Written], headers: Sequence[Header]) -> None:
        seen = {bytes.fromhex(name) for header in headers for name in header.saw}
        cursor = self._database.cursor()
        cursor.executemany("DELETE FROM heads WHERE id = ?", [(name,) for name in seen])
        fresh = [
            (header.subject, entry.id)
            for entry, header in zip(entries, headers, strict=True)
            if entry.id not in seen
        ]
        cursor.executemany("INSERT INTO heads (subject, id) VALUES (?, ?)", fresh)

    def _note_leaves(self, entries: Sequence[Written], headers: Sequence[Header]) -> None:
        followed = {bytes.fromhex(header.prev) for header in headers if header.prev}
        cursor = self._database.cursor()
        cursor.executemany("DELETE FROM leaves WHERE id = ?", [(name,) for name in followed])
        fresh = [
            (header.device, entry.id)
            for entry, header in zip(entries, headers, strict=True)
            if entry.id not in followed
        ]
        cursor.executemany("INSERT INTO leaves (device, id) VALUES (?, ?)", fresh)

    def count(self) -> int:
        """Count the events."""
        return int(self._one("SELECT count(*) FROM events")[0])

    def known(self, ids: Iterable[str]) -> set[str]:
        """Tell which of these events stand here."""
        query = "SELECT id FROM events WHERE id IN (SELECT unhex(value) FROM json_each(?))"
        rows = self._all(query, [json.dumps(list(ids))])
        return {row[0].hex() for row in rows}

    def header(self, name: str) -> Header | None:
        """Give the header of an event."""
        row = self._one("SELECT header FROM events WHERE id = ?", bytes.fromhex(name))
        return read_header(row[0]) if row else None

    def headers(self, names: Iterable[str]) -> dict[str, Header]:
        """Give the headers of those of these events that stand here."""
        found = ((name, self.header(name)) for name in names)
        return {name: header for name, header in found if header is not None}

    def heads(self, subject: str) -> tuple[str, ...]:
        """Name the newest events of a subject."""
        rows = self._all("SELECT id FROM heads WHERE subject = ?", [subject])
        return tuple(sorted(row[0].hex() for row in rows))

    def leaves(self) -> dict[str, tuple[str, ...]]:
        """Name the newest event of each computer; several where it wrote on two branches."""
        rows = sorted((row[0], row[1].hex()) for row in self._all("SELECT device, id FROM leaves"))
        grouped = groupby(rows, key=lambda row: row[0])
        return {device: tuple(leaf for _, leaf in group) for device, group in grouped}

    def events(self, subject: str) -> list[Event]:
        """Give the events of a subject in the order of interpretation."""
        query = "SELECT id, header, body, signature FROM events WHERE subject = ?"
        rows = self._all(query, [subject])
        return sorted((_event(row) for row in rows), key=lambda event: event.order)

    def stream(self) -> Iterator[tuple[str, list[Event]]]:
        """Go through the whole ledger once, one subject after the other, in flat memory."""
        query = "SELECT subject, id, header, body, signature FROM events ORDER BY subject"
        rows = self._database.execute_sql(query)
        for subject, group in groupby(rows, key=lambda row: row[0]):
            events = [_event(row[1:]) for row in group]
            yield subject, sorted(events, key=lambda event: event.order)

    def after(self, base: Mapping[str, Sequence[str]]) -> Iterator[Written]:
        """Give, ancestors first, all events not behind these leaves.

        A leaf that is unknown here stands for nothing: that computer's whole chain is given.
        """
        chains = [self._chain_after(device, base.get(device, ())) for device in self.leaves()]
        for _, _, row in merge(*chains, key=lambda item: (item[0], item[1])):
            yield Written(*row)

    def _chain_after(self, device: str, leaves: Sequence[str]) -> Iterator[tuple[int, bytes, Row]]:
        query = (
            "SELECT turn, id, header, body, signature FROM events WHERE device = ? AND depth > ?"
            " ORDER BY turn, id"
        )
        if len(self.leaves()[device]) == 1:
            known = self.headers(leaves).values()
            depth = max((header.depth for header in known), default=0)
            rows = self._all(query, [device, depth])
            return ((row[0], row[1], row[1:]) for row in rows)
        covered = self._behind(leaves)
        rows = self._all(query, [device, 0])
        return ((row[0], row[1], row[1:]) for row in rows if row[1] not in covered)

    def _behind(self, leaves: Iterable[str]) -> set[bytes]:
        covered: set[bytes] = set()
        for leaf in leaves:
            name = bytes.fromhex(leaf)
            while name and name not in covered:
                row = self._one("SELECT prev FROM events WHERE id = ?", name)
                if not row:
                    break
                covered.add(name)
                name = row[0]
        return covered

    def covers(self, leaf: str, event: str) -> bool:
        """Tell whether an event is a leaf, or behind it on the chain of its computer."""
        query = "SELECT device, depth FROM events WHERE id = ?"
        end = self._one(query, bytes.fromhex(leaf))
        found = self._one(query, bytes.fromhex(event))
        if not end or not found or end[0] != found[0] or found[1] > end[1]:
            return False
        branches = self._one("SELECT count(*) FROM leaves WHERE device = ?", end[0])
        return branches[0] == 1 or bytes.fromhex(event) in self._behind([leaf])

    def add_seals(self, seals: Iterable[Seal]) -> None:
        """Keep seals, each once."""
        self._database.cursor().executemany(
            "INSERT OR IGNORE INTO seals (leaf, device, office, signature) VALUES (?, ?, ?, ?)",
            [(bytes.fromhex(s.leaf), s.device, s.office, s.signature) for s in seals],
        )

    def seals(self) -> list[Seal]:
        """List the seals, oldest first."""
        rows = self._all("SELECT office, device, leaf, signature FROM seals ORDER BY rowid")
        return [Seal(row[0], row[1], row[2].hex(), row[3]) for row in rows]

    def erase(self, event: str, by: str) -> None:
        """Empty the body of an event because another event says so; proofs stay."""
        names = bytes.fromhex(event), bytes.fromhex(by)
        execute = self._database.execute_sql
        execute("INSERT OR IGNORE INTO erasures (event, by) VALUES (?, ?)", names)
        execute("UPDATE events SET body = NULL WHERE id = ? AND body IS NOT NULL", names[:1])

    def erased(self) -> set[str]:
        """Name the events whose bodies must not come back."""
        return {row[0].hex() for row in self._all("SELECT event FROM erasures")}

    def ids_hash(self) -> str:
        """Give one hash over the ids of all events, in the order of the ids."""
        state = blake2b(digest_size=32)
        for row in self._database.execute_sql("SELECT id FROM events ORDER BY id"):
            state.update(row[0])
        return state.hexdigest()

    def _one(self, query: str, *values: object) -> tuple[Any, ...]:
        row: tuple[Any, ...] | None = self._database.execute_sql(query, values).fetchone()
        return row or ()

    def _all(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return list(self._database.execute_sql(query, tuple(values)))


def _row(entry: Written, header: Header) -> tuple[object, ...]:
    return (
        entry.id,
        header.device,
        header.depth,
        bytes.fromhex(header.prev),
        header.subject,
        header.turn,
        header.kind,
        entry.header,
        entry.body,
        entry.signature,
    )


def _event(row: Row) -> Event:
    return to_event(Written(*row), signed=bool(row[3]))
