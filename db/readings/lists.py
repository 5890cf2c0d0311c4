"""The lists of cases: written line by line, searched as somebody types."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from db.connection import EncryptedDatabase
from desktop.domain.lines import CaseLine
from desktop.domain.sop.model import Status

PLAIN = (
    "subject",
    "number",
    "permit_type",
    "sop",
    "version",
    "status",
    "symbol",
    "step",
    "waiting_for",
    "applicant",
    "applicant_id",
    "business",
    "registered",
    "arrived",
    "due",
    "promised",
    "result",
    "conflicts",
    "unconfirmed",
    "paused",
    "kind",
    "warning",
)
LISTED = ("performers", "numbers", "counts", "online", "asked")
"""Kept as JSON in the line, so that a page of lines is one question; tables of their own find."""

_INSERT = (
    "INSERT INTO cases (subject, number, permit_type, sop, version, status, symbol, step,"
    " waiting_for, applicant, applicant_id, business, registered, arrived, due, promised, result,"
    " conflicts, unconfirmed, paused, kind, warning, performers, numbers, counts, online,"
    " asked)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " RETURNING n"
)
_UPDATE = (
    "UPDATE cases SET subject = ?, number = ?, permit_type = ?, sop = ?, version = ?, status = ?,"
    " symbol = ?, step = ?, waiting_for = ?, applicant = ?, applicant_id = ?, business = ?,"
    " registered = ?, arrived = ?, due = ?, promised = ?, result = ?, conflicts = ?,"
    " unconfirmed = ?, paused = ?, kind = ?, warning = ?, performers = ?, numbers = ?,"
    " counts = ?, online = ?, asked = ? WHERE n = ?"
)
_INSERT_WORDS = (
    "INSERT INTO case_words (rowid, number, applicant, applicant_id, business)"
    " VALUES (?, ?, ?, ?, ?)"
)
_OF_CASE = "SELECT cases.* FROM cases WHERE cases.subject = ?"
_CLEAR = (
    "DELETE FROM cases",
    "DELETE FROM passes",
    "DELETE FROM hands",
    "DELETE FROM performers",
    "DELETE FROM case_numbers",
    "DELETE FROM online_entries",
    "DELETE FROM counters",
    "INSERT INTO case_words(case_words) VALUES ('delete-all')",
)
NO_DUE = 2**62
LAST = "\U0010ffff"
"""The last of all signs: what begins with a text is between the text and it with this."""
AT_WORK, PAUSED, WITH_APPLICANT = range(3)
"""Where a task lies: to be done now, at a halt, or waiting for the applicant."""

_packed = json.JSONEncoder(ensure_ascii=False).encode


class Lists:
    """One line per case, and what finds it."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def write(self, lines: Iterable[CaseLine]) -> list[int]:
        """Write the lines of cases anew; part of the caller's transaction.

        Most actions change little of a line or nothing: what stands stays, above all its words.
        Gives the numbers under which the lines stand.
        """
        return [self._write(line) for line in lines]

    def _write(self, line: CaseLine) -> int:
        row = self._database.row(_OF_CASE, line.subject)
        if not row:
            return self._put(line)
        known = line_from(row)
        if known != line:
            self._replace(row[0], known, line)
        return int(row[0])

    def clear(self) -> None:
        """Throw all lines away, passes and hands with them, before all cases are read again."""
        for statement in _CLEAR:
            self._database.rows(statement)

    def _put(self, line: CaseLine) -> int:
        (number,) = self._database.row(_INSERT, *_columns(line))
        self._database.rows(_INSERT_WORDS, number, *_words(line))
        for _, insert, rows in _found_by(line):
            if rows:
                self._database.each(insert, rows)
        return int(number)

    def _replace(self, row: int, known: CaseLine, line: CaseLine) -> None:
        self._database.rows(_UPDATE, *_columns(line), row)
        if _words(line) != _words(known):
            self._database.rows("DELETE FROM case_words WHERE rowid = ?", row)
            self._database.rows(_INSERT_WORDS, row, *_words(line))
        for (delete, insert, rows), (_, _, before) in zip(
            _found_by(line), _found_by(known), strict=True
        ):
            if rows != before:
                self._database.rows(delete, line.subject)
                self._database.each(insert, rows)

    def find(self, typed: str, limit: int = 50) -> list[CaseLine]:
        """Search as somebody types: every word begins a word of number, name, NIK or business."""
        match = match_of(typed)
        if not match:
            return self.newest(limit=limit)
        query = (
            "SELECT cases.* FROM cases JOIN (SELECT rowid FROM case_words WHERE case_words MATCH ?"
            " ORDER BY rowid DESC LIMIT ?) AS hit ON cases.n = hit.rowid"
            " ORDER BY cases.registered DESC"
        )
        return self._lines(query, match, limit)

    def newest(self, status: Sequence[str] = (), limit: int = 50) -> list[CaseLine]:
        """List cases, newest first, optionally only those in some statuses."""
        if not status:
            query = "SELECT cases.* FROM cases ORDER BY registered DESC LIMIT ?"
            return self._lines(query, limit)
        query = (
            "SELECT cases.* FROM cases WHERE cases.status IN (SELECT value FROM json_each(?))"
            " ORDER BY registered DESC LIMIT ?"
        )
        return self._lines(query, json.dumps(list(status)), limit)

    def line(self, subject: str) -> CaseLine | None:
        """Give the line of a case."""
        return next(iter(self._lines(_OF_CASE, subject)), None)

    def by_number(self, text: str) -> list[CaseLine]:
        """Find the cases with this intake number, or a paper with it."""
        query = (
            "SELECT cases.* FROM cases WHERE cases.number = ? OR cases.subject IN"
            " (SELECT subject FROM case_numbers WHERE text = ?)"
        )
        return self._lines(query, text, text)

    def by_paper(self, begin: str, limit: int) -> list[tuple[CaseLine, str]]:
        """Find the cases with a paper whose number begins so, with that number."""
        query = (
            "SELECT cases.*, hit.text FROM (SELECT text, subject FROM case_numbers WHERE text >= ?"
            " AND text < ? ORDER BY text LIMIT ?) AS hit"
            " CROSS JOIN cases ON cases.subject = hit.subject"
        )
        rows = self._database.rows(query, begin, begin + LAST, limit)
        return [(line_from(row[:-1]), row[-1]) for row in rows]

    def of_applicant(self, nik: str) -> list[CaseLine]:
        """Find the cases of an applicant."""
        query = "SELECT cases.* FROM cases WHERE cases.applicant_id = ? ORDER BY registered DESC"
        return self._lines(query, nik)

    def highest(self, counter: str) -> int:
        """Tell how far a counter got, 0 at its beginning."""
        query = "SELECT max(count) FROM counters WHERE name = ?"
        return int(self._database.row(query, counter)[0] or 0)

    def duplicate_numbers(self) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
        """List the numbers that several papers carry, with subject and paper of each."""
        query = (
            "SELECT text, subject, paper FROM case_numbers WHERE text IN (SELECT text FROM"
            " case_numbers GROUP BY text HAVING count(*) > 1) ORDER BY text, subject, paper"
        )
        found: dict[str, list[tuple[str, str]]] = {}
        for text, subject, paper in self._database.rows(query):
            found.setdefault(text, []).append((subject, paper))
        return [(text, tuple(papers)) for text, papers in found.items()]

    def counts(self) -> dict[str, int]:
        """Count the cases by status."""
        query = "SELECT status, count(*) FROM cases GROUP BY status"
        return {row[0]: row[1] for row in self._database.rows(query)}

    def all_lines(self) -> list[CaseLine]:
        """Give every line, in the order of the case ids."""
        return self._lines("SELECT cases.* FROM cases ORDER BY cases.subject")

    def _lines(self, query: str, *values: object) -> list[CaseLine]:
        return [line_from(row) for row in self._database.rows(query, *values)]


def match_of(typed: str) -> str:
    """Say what somebody types as a search: every word begins a word of the line."""
    words = "".join(sign if sign.isalnum() else " " for sign in typed).split()
    return " ".join(f'"{word}"*' for word in words)


def place_of(line: CaseLine) -> int:
    """Tell where the task lies that a case is for those who act on it."""
    if line.status == Status.WAITING_APPLICANT:
        return WITH_APPLICANT
    return PAUSED if line.paused else AT_WORK


def _columns(line: CaseLine) -> list[object]:
    packed = (_packed(getattr(line, name)) for name in LISTED)
    return [*(getattr(line, name) for name in PLAIN), *packed]


def _words(line: CaseLine) -> tuple[str, str, str, str]:
    return line.number, line.applicant, line.applicant_id, line.business


def _found_by(line: CaseLine) -> Iterator[tuple[str, str, list[tuple[object, ...]]]]:
    """Give, for each table that finds a case, how its rows go, how they come, and the rows."""
    place, due = place_of(line), line.due or NO_DUE
    yield (
        "DELETE FROM performers WHERE subject = ?",
        "INSERT INTO performers (subject, role, place, due) VALUES (?, ?, ?, ?)",
        [(line.subject, role, place, due) for role in line.performers],
    )
    yield (
        "DELETE FROM case_numbers WHERE subject = ?",
        "INSERT INTO case_numbers (text, paper, subject) VALUES (?, ?, ?)",
        [(text, paper, line.subject) for text, paper in line.numbers],
    )
    yield (
        "DELETE FROM online_entries WHERE subject = ?",
        "INSERT INTO online_entries (system, due, subject) VALUES (?, ?, ?)",
        [(system, due, line.subject) for system in sorted({entry[0] for entry in line.online})],
    )
    yield (
        "DELETE FROM counters WHERE subject = ?",
        "INSERT INTO counters (name, count, subject) VALUES (?, ?, ?)",
        [(name, count, line.subject) for name, count in line.counts],
    )


def line_from(row: tuple[Any, ...]) -> CaseLine:
    """Read a line from a row of the table of cases."""
    performers, numbers, counts, online, asked = row[-len(LISTED) :]
    return CaseLine(
        **dict(zip(PLAIN, row[1:], strict=False)),
        performers=_listed(performers),
        numbers=_listed(numbers),
        counts=_listed(counts),
        online=_listed(online),
        asked=_listed(asked),
    )


@lru_cache(maxsize=4096)
def _listed(text: str) -> tuple[Any, ...]:
    """Read a list of a line; a page has few different ones."""
    return tuple(tuple(item) if isinstance(item, list) else item for item in json.loads(text))
