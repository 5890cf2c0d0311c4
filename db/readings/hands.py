"""Who has worked on which case, and when last: what somebody waits for, what they did today."""

from collections.abc import Mapping

from db.connection import EncryptedDatabase
from db.readings.passes import key_of

_KNOWN = "SELECT person, open, at FROM hands WHERE n = ?"
_PUT = "INSERT OR REPLACE INTO hands (n, person, open, at) VALUES (?, ?, ?, ?)"


class Hands:
    """One line for each case and person who did something to it."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def write(self, number: int, hands: Mapping[str, int], *, is_open: bool) -> None:
        """Write who worked on the case whose line has this number; part of its transaction."""
        known = {row[0]: row for row in self._database.rows(_KNOWN, number)}
        rows = {key_of(by): (key_of(by), int(is_open), at) for by, at in hands.items()}
        if known.keys() - rows.keys():
            self._database.rows("DELETE FROM hands WHERE n = ?", number)
            known = {}
        changed = [(number, *row) for person, row in rows.items() if known.get(person) != row]
        if changed:
            self._database.each(_PUT, changed)
