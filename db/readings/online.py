"""What is still to be entered in other systems: the cases that owe an entry, due soonest first."""

from collections.abc import Mapping

from db.connection import EncryptedDatabase
from db.readings.lists import line_from
from desktop.domain.lines import CaseLine

_LINES = (
    "SELECT DISTINCT cases.* FROM online_entries CROSS JOIN cases"
    " ON cases.subject = online_entries.subject WHERE ? IN ('', system)"
    " ORDER BY online_entries.due, online_entries.subject LIMIT ?"
)
_OF_SYSTEM = _LINES.replace("? IN ('', system)", "system = ?")


class OnlineEntries:
    """Finds the cases that owe an entry."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def owing(self, system: str, limit: int) -> list[CaseLine]:
        """List the cases that owe an entry in a system, "" for any."""
        query = _OF_SYSTEM if system else _LINES
        return [line_from(row) for row in self._database.rows(query, system, limit)]

    def counts(self) -> Mapping[str, int]:
        """Count the cases that owe an entry, by system."""
        query = "SELECT system, count(*) FROM online_entries GROUP BY system ORDER BY system"
        return {row[0]: row[1] for row in self._database.rows(query)}
