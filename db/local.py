"""What belongs to this computer alone: events that wait, drafts, settings, the log."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.connection import EncryptedDatabase
from desktop.domain.refusals import Fact
from desktop.ledger.codec import Written
from desktop.ledger.seals import Seal


class Waiting:
    """Events whose ancestors have not arrived: kept, not read, not announced."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def put(self, entries: Iterable[Written]) -> None:
        """Keep events aside, each once."""
        self._database.each(
            "INSERT OR IGNORE INTO waiting (id, header, body, signature) VALUES (?, ?, ?, ?)",
            [(e.id, e.header, e.body, e.signature) for e in entries],
        )

    def all(self) -> list[Written]:
        """Give the events that wait."""
        query = "SELECT id, header, body, signature FROM waiting"
        return [Written(*row) for row in self._database.rows(query)]

    def remove(self, ids: Iterable[str]) -> None:
        """Forget events that wait no longer."""
        named = [(bytes.fromhex(name),) for name in ids]
        self._database.each("DELETE FROM waiting WHERE id = ?", named)

    def put_seals(self, seals: Iterable[Seal]) -> None:
        """Keep the seals over events that wait."""
        self._database.each(
            "INSERT OR IGNORE INTO waiting_seals (leaf, device, office, signature)"
            " VALUES (?, ?, ?, ?)",
            [(bytes.fromhex(s.leaf), s.device, s.office, s.signature) for s in seals],
        )

    def seals(self) -> list[Seal]:
        """Give the seals that are kept aside."""
        query = "SELECT office, device, leaf, signature FROM waiting_seals"
        rows = self._database.rows(query)
        return [Seal(row[0], row[1], row[2].hex(), row[3]) for row in rows]

    def remove_seals(self, seals: Iterable[Seal]) -> None:
        """Forget seals that stand in the ledger now."""
        named = [(bytes.fromhex(seal.leaf),) for seal in seals]
        self._database.each("DELETE FROM waiting_seals WHERE leaf = ?", named)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody has typed and not finished, as text of the form's own making."""

    name: str
    content: str
    at: int


class Drafts:
    """Drafts of each person; they survive a kill and are never exchanged."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def save(self, person: str, draft: Draft) -> None:
        """Keep a draft in place of the one with the same name."""
        self._database.rows(
            "INSERT OR REPLACE INTO drafts (person, name, content, at) VALUES (?, ?, ?, ?)",
            person,
            draft.name,
            draft.content,
            draft.at,
        )

    def load(self, person: str, name: str) -> Draft | None:
        """Give a draft."""
        query = "SELECT name, content, at FROM drafts WHERE person = ? AND name = ?"
        row = self._database.row(query, person, name)
        return Draft(*row) if row else None

    def drop(self, person: str, name: str) -> None:
        """Forget a draft."""
        self._database.rows("DELETE FROM drafts WHERE person = ? AND name = ?", person, name)

    def list(self, person: str) -> list[Draft]:
        """Give all drafts of a person, newest first."""
        query = "SELECT name, content, at FROM drafts WHERE person = ? ORDER BY at DESC, name"
        return [Draft(*row) for row in self._database.rows(query, person)]


class Settings:
    """Named texts of this computer."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def get(self, name: str) -> str:
        """Give a setting, empty when it was never set."""
        query = "SELECT value FROM settings WHERE name = ?"
        row = self._database.row(query, name)
        return str(row[0]) if row else ""

    def set(self, name: str, value: str) -> None:
        """Set a setting."""
        self._database.rows(
            "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value
        )


class Log:
    """What this computer noticed and somebody may want to read later."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def add(self, at: int, code: str, facts: Mapping[str, Fact]) -> None:
        """Note something by its code and facts."""
        text = json.dumps(dict(facts), sort_keys=True, ensure_ascii=False)
        self._database.rows("INSERT INTO log (at, code, facts) VALUES (?, ?, ?)", at, code, text)

    def list(self, limit: int = 200) -> Sequence[tuple[int, str, dict[str, Fact]]]:
        """Give the newest notes first."""
        query = "SELECT at, code, facts FROM log ORDER BY n DESC LIMIT ?"
        rows = self._database.rows(query, limit)
        return [(row[0], row[1], json.loads(row[2])) for row in rows]
