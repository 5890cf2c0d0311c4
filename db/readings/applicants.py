"""Applicants as the lines of their cases know them, searched as somebody types."""

from collections.abc import Sequence

from db.connection import EncryptedDatabase

HITS = 200
"""Newest cases that a search looks at; who comes often has many of them."""

_FOUND = (
    "SELECT cases.subject, cases.applicant_id FROM cases JOIN (SELECT rowid FROM case_words"
    " WHERE case_words MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit ON cases.n = hit.rowid"
    " ORDER BY cases.registered DESC, cases.subject"
)


class Applicants:
    """Who has applied before: found by the beginning of a NIK or of each word of a name."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def by_nik(self, digits: str, limit: int) -> list[tuple[str, str]]:
        """Find people whose NIK begins so: their newest case and their NIK, newest first."""
        return self._people(f'applicant_id : "{digits}"*', limit)

    def by_name(self, words: Sequence[str], limit: int) -> list[tuple[str, str]]:
        """Find people in whose name each of these begins a word; words are letters and digits."""
        begun = " AND ".join(f'"{word}"*' for word in words)
        return self._people(f"applicant : ({begun})", limit)

    def cases_of(self, nik: str, limit: int) -> list[str]:
        """Name the cases of one person, newest first."""
        query = (
            "SELECT subject FROM cases WHERE applicant_id = ?"
            " ORDER BY registered DESC, subject LIMIT ?"
        )
        return [row[0] for row in self._database.rows(query, nik, limit)]

    def _people(self, match: str, limit: int) -> list[tuple[str, str]]:
        """Take each person once; who has no NIK may be anybody, so each case stands alone."""
        found: dict[str, tuple[str, str]] = {}
        for subject, nik in self._database.rows(_FOUND, match, HITS):
            found.setdefault(nik or subject, (subject, nik))
        return list(found.values())[:limit]
