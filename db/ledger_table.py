"""The ledger: append, vouch, erase, walk. Only complete, accepted events stand here."""

from collections.abc import Iterable, Iterator, Sequence

from db.chains import Leaves, Part, beyond, common_to, count_beyond, is_behind, leaves_of
from db.ledger_reading import LedgerReading
from desktop.ledger.codec import Header, Written, read_header
from desktop.ledger.seals import Seal


class Ledger(LedgerReading):
    """The ledger as it is written; every writing is part of the caller's transaction."""

    def insert(self, entries: Sequence[Written], headers: Sequence[Header] | None = None) -> None:
        """Append events, ancestors first; who has already read the headers hands them over."""
        read = headers or [read_header(entry.header) for entry in entries]
        pairs = list(zip(entries, read, strict=True))
        self._database.each(
            "INSERT INTO events (id, device, depth, prev, subject, turn, kind, header, body,"
            " signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_row(entry, header) for entry, header in pairs),
        )
        new = {entry.id for entry in entries}
        seen = {bytes.fromhex(name) for header in read for name in header.saw}
        self._database.each("DELETE FROM heads WHERE id = ?", ((name,) for name in seen - new))
        fresh = ((h.subject, e.id) for e, h in pairs if e.id not in seen)
        self._database.each("INSERT INTO heads (subject, id) VALUES (?, ?)", fresh)
        followed = {bytes.fromhex(header.prev) for header in read if header.prev}
        self._database.each("DELETE FROM leaves WHERE id = ?", ((name,) for name in followed - new))
        ends = ((h.device, e.id) for e, h in pairs if e.id not in followed)
        self._database.each("INSERT INTO leaves (device, id) VALUES (?, ?)", ends)

    def add_seals(self, seals: Iterable[Seal]) -> None:
        """Keep seals, each once."""
        self._database.each(
            "INSERT OR IGNORE INTO seals (leaf, device, office, signature) VALUES (?, ?, ?, ?)",
            ((bytes.fromhex(s.leaf), s.device, s.office, s.signature) for s in seals),
        )

    def erase(self, event: str, by: str) -> None:
        """Empty the body of an event because another event says so; proofs stay."""
        names = bytes.fromhex(event), bytes.fromhex(by)
        self._database.rows("INSERT OR IGNORE INTO erasures (event, by) VALUES (?, ?)", *names)
        self._database.rows(
            "UPDATE events SET body = NULL WHERE id = ? AND body IS NOT NULL", names[0]
        )

    def leaves(self) -> dict[str, tuple[str, ...]]:
        """Name the newest event of each computer; several where it wrote on two branches."""
        return leaves_of(self._database)

    def covers(self, leaf: str, event: str) -> bool:
        """Tell whether an event is a leaf, or behind it on the chain of its computer."""
        return is_behind(self._database, event, leaf)

    def after(self, base: Leaves) -> Iterator[Written]:
        """Give, ancestors first, all events not behind these leaves.

        A leaf that is unknown here stands for nothing: that computer's whole chain is given.
        """
        return self.beyond(base).events()

    def beyond(self, base: Leaves) -> Part:
        """Find what `after` gives, without reading it."""
        return beyond(self._database, base)

    def count_beyond(self, base: Leaves) -> int:
        """Count what `after` gives."""
        return count_beyond(self._database, base)

    def common(self, stated: Sequence[Leaves]) -> dict[str, tuple[str, ...]]:
        """Name the leaves up to which everybody who states these leaves has everything."""
        return common_to(self._database, stated)

    def attached(self) -> list[tuple[str, bytes]]:
        """Give writer's computer and body of all events that name attachments, oldest first."""
        query = (
            "SELECT device, body FROM events"
            " WHERE kind = 'case.file_attached.1' AND body IS NOT NULL ORDER BY n"
        )
        return [(device, body) for device, body in self._database.rows(query)]

    def newest_seals(self) -> list[Seal]:
        """List the seals over the newest events of all computers."""
        rows = self._database.rows(
            "SELECT seals.office, seals.device, seals.leaf, seals.signature FROM seals"
            " JOIN leaves ON leaves.id = seals.leaf ORDER BY seals.leaf"
        )
        return [Seal(row[0], row[1], row[2].hex(), row[3]) for row in rows]


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
