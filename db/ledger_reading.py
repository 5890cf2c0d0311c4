"""What the ledger says: events by id and by subject, heads, seals, one hash over all."""

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import groupby

from db.connection import EncryptedDatabase
from desktop.domain.events.event import Event
from desktop.ledger.codec import Header, Written, read_header, to_event
from desktop.ledger.seals import Seal

Row = tuple[bytes, bytes, bytes | None, bytes]


class LedgerReading:
    """The events of one database file; every ancestor of an event stands here too."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def count(self) -> int:
        """Count the events."""
        return int(self._database.row("SELECT count(*) FROM events")[0])

    def count_of(self, subject: str) -> int:
        """Count the events of a subject."""
        return int(self._database.row("SELECT count(*) FROM events WHERE subject = ?", subject)[0])

    def known(self, ids: Iterable[str]) -> set[str]:
        """Tell which of these events stand here."""
        query = "SELECT id FROM events WHERE id IN (SELECT unhex(value) FROM json_each(?))"
        return {row[0].hex() for row in self._database.rows(query, json.dumps(list(ids)))}

    def header(self, name: str) -> Header | None:
        """Give the header of an event."""
        query = "SELECT header FROM events WHERE id = ?"
        row = self._database.row(query, bytes.fromhex(name))
        return read_header(row[0]) if row else None

    def headers(self, names: Iterable[str]) -> dict[str, Header]:
        """Give the headers of those of these events that stand here."""
        found = ((name, self.header(name)) for name in names)
        return {name: header for name, header in found if header is not None}

    def written(self, name: str) -> Written | None:
        """Give an event as the bytes it was written in."""
        query = "SELECT id, header, body, signature FROM events WHERE id = ?"
        row = self._database.row(query, bytes.fromhex(name))
        return Written(*row) if row else None

    def heads(self, subject: str) -> tuple[str, ...]:
        """Name the newest events of a subject."""
        rows = self._database.rows("SELECT id FROM heads WHERE subject = ?", subject)
        return tuple(sorted(row[0].hex() for row in rows))

    def events(self, subject: str) -> list[Event]:
        """Give the events of a subject in the order of interpretation."""
        query = "SELECT id, header, body, signature FROM events WHERE subject = ?"
        rows = self._database.rows(query, subject)
        return sorted(map(_event, rows), key=lambda event: event.order)

    def stream(self) -> Iterator[tuple[str, list[Event]]]:
        """Go through the whole ledger once, one subject after the other, in flat memory."""
        query = "SELECT subject, id, header, body, signature FROM events ORDER BY subject"
        for subject, group in groupby(self._database.stream(query), key=lambda row: row[0]):
            events = [_event(row[1:]) for row in group]
            yield subject, sorted(events, key=lambda event: event.order)

    def seals(self) -> list[Seal]:
        """List the seals, oldest first."""
        rows = self._database.rows(
            "SELECT office, device, leaf, signature FROM seals ORDER BY rowid"
        )
        return [Seal(row[0], row[1], row[2].hex(), row[3]) for row in rows]

    def erased(self) -> set[str]:
        """Name the events whose bodies must not come back."""
        return {row[0].hex() for row in self._database.rows("SELECT event FROM erasures")}

    def ids_hash(self) -> str:
        """Give one hash over the ids of all events, in the order of the ids."""
        state = blake2b(digest_size=32)
        for row in self._database.stream("SELECT id FROM events ORDER BY id"):
            state.update(row[0])
        return state.hexdigest()


def _event(row: Row) -> Event:
    return to_event(Written(*row), signed=bool(row[3]))
