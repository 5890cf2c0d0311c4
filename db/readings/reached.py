"""Which cases a change of settings can have reached, so that only those are read again."""

import json
from collections.abc import Iterable

from db.connection import EncryptedDatabase


class Reached:
    """Asks the lines of all cases and who worked on them."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def subjects(
        self, permit_types: Iterable[str], since: int, *, open_ones: bool = False
    ) -> list[str]:
        """Name the cases of these permit types, those with a moment since then, and open ones."""
        query = (
            "SELECT subject FROM cases WHERE permit_type IN (SELECT value FROM json_each(?))"
            " OR due >= ? OR promised >= ? OR (? AND symbol > '') OR n IN"
            " (SELECT n FROM hands WHERE at >= ?)"
        )
        named = json.dumps(sorted(permit_types))
        values = (named, since, since, open_ones, since)
        return [row[0] for row in self._database.rows(query, *values)]
