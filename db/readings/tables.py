"""Tables that can be thrown away and read again from the ledger."""

from db.connection import EncryptedDatabase

READING_VERSION = 6
"""Raised whenever a reading changes its shape or its meaning; then all is read again."""

TABLES = (
    "CREATE TABLE heads (subject TEXT NOT NULL, id BLOB NOT NULL) STRICT",
    "CREATE INDEX heads_subject ON heads (subject)",
    "CREATE INDEX heads_id ON heads (id)",
    "CREATE TABLE leaves (device TEXT NOT NULL, id BLOB NOT NULL) STRICT",
    "CREATE INDEX leaves_id ON leaves (id)",
    "CREATE TABLE cases (n INTEGER PRIMARY KEY, subject TEXT NOT NULL, number TEXT NOT NULL,"
    " permit_type TEXT NOT NULL, sop TEXT NOT NULL, version TEXT NOT NULL,"
    " status TEXT NOT NULL, symbol TEXT NOT NULL, step TEXT NOT NULL, waiting_for TEXT NOT NULL,"
    " applicant TEXT NOT NULL, applicant_id TEXT NOT NULL, business TEXT NOT NULL,"
    " registered INTEGER NOT NULL, arrived INTEGER NOT NULL, due INTEGER NOT NULL,"
    " promised INTEGER NOT NULL, result TEXT NOT NULL, conflicts INTEGER NOT NULL,"
    " unconfirmed INTEGER NOT NULL, paused INTEGER NOT NULL, kind TEXT NOT NULL,"
    " warning INTEGER NOT NULL, performers TEXT NOT NULL, numbers TEXT NOT NULL,"
    " counts TEXT NOT NULL, online TEXT NOT NULL, asked TEXT NOT NULL) STRICT",
    "CREATE INDEX cases_subject ON cases (subject)",
    "CREATE INDEX cases_number ON cases (number)",
    "CREATE INDEX cases_applicant ON cases (applicant_id)",
    "CREATE INDEX cases_status ON cases (status, registered)",
    "CREATE INDEX cases_listed ON cases (registered, status, permit_type)",
    "CREATE INDEX cases_version ON cases (version, symbol, due, paused)",
    "CREATE INDEX cases_standing ON cases (version, symbol, due, promised, paused, arrived, status,"
    " permit_type, registered) WHERE symbol > ''",
    "CREATE INDEX cases_clashing ON cases (registered) WHERE conflicts > 0",
    "CREATE INDEX cases_unconfirmed ON cases (registered) WHERE unconfirmed > 0",
    "CREATE INDEX cases_asking ON cases (registered) WHERE asked <> '[]'",
    "CREATE TABLE passes (n INTEGER NOT NULL, place INTEGER NOT NULL, version INTEGER NOT NULL,"
    " position INTEGER NOT NULL, finished INTEGER NOT NULL, minutes INTEGER NOT NULL,"
    " over INTEGER NOT NULL, PRIMARY KEY (n, place)) STRICT, WITHOUT ROWID",
    "CREATE INDEX passes_version ON passes (version, finished, position, minutes, over)",
    "CREATE TABLE hands (n INTEGER NOT NULL, person INTEGER NOT NULL, open INTEGER NOT NULL,"
    " at INTEGER NOT NULL, PRIMARY KEY (n, person)) STRICT, WITHOUT ROWID",
    "CREATE INDEX hands_person ON hands (person, open, at)",
    "CREATE TABLE performers (subject TEXT NOT NULL, role TEXT NOT NULL, place INTEGER NOT NULL,"
    " due INTEGER NOT NULL) STRICT",
    "CREATE INDEX performers_subject ON performers (subject)",
    "CREATE INDEX performers_role ON performers (role, place, due, subject)",
    "CREATE TABLE case_numbers (text TEXT NOT NULL, paper TEXT NOT NULL, subject TEXT NOT NULL)"
    " STRICT",
    "CREATE INDEX case_numbers_subject ON case_numbers (subject)",
    "CREATE INDEX case_numbers_text ON case_numbers (text)",
    "CREATE TABLE online_entries (system TEXT NOT NULL, due INTEGER NOT NULL,"
    " subject TEXT NOT NULL) STRICT",
    "CREATE INDEX online_entries_subject ON online_entries (subject)",
    "CREATE INDEX online_entries_system ON online_entries (system, due, subject)",
    "CREATE TABLE counters (name TEXT NOT NULL, count INTEGER NOT NULL, subject TEXT NOT NULL)"
    " STRICT",
    "CREATE INDEX counters_subject ON counters (subject)",
    "CREATE INDEX counters_name ON counters (name, count)",
    "CREATE VIRTUAL TABLE case_words USING fts5 (number, applicant, applicant_id, business,"
    " content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61')",
)
NAMES = (
    "heads",
    "leaves",
    "cases",
    "passes",
    "hands",
    "performers",
    "case_numbers",
    "online_entries",
    "counters",
    "case_words",
)


def are_fresh(database: EncryptedDatabase) -> bool:
    """Tell whether the tables are there and every case was read with this version."""
    known = database.rows("SELECT 1 FROM sqlite_schema WHERE name = 'reading'")
    return bool(known) and database.row("SELECT version FROM reading") == (READING_VERSION,)


def create(database: EncryptedDatabase) -> bool:
    """Make the tables where they are missing or of another version; tell whether they are empty."""
    database.rows("CREATE TABLE IF NOT EXISTS reading (version INTEGER NOT NULL) STRICT")
    if database.row("SELECT version FROM reading") == (READING_VERSION,):
        return False
    drop(database)
    for statement in TABLES:
        database.rows(statement)
    _refill_graph(database)
    return True


def drop(database: EncryptedDatabase) -> None:
    """Throw the readings away."""
    for name in NAMES:
        database.rows("DROP TABLE IF EXISTS " + name)
    database.rows("DELETE FROM reading")


def mark_fresh(database: EncryptedDatabase) -> None:
    """Note that every case was read with this version."""
    database.rows("DELETE FROM reading")
    database.rows("INSERT INTO reading (version) VALUES (?)", READING_VERSION)


def _refill_graph(database: EncryptedDatabase) -> None:
    database.rows(
        "INSERT INTO leaves (device, id) SELECT device, id FROM events"
        " WHERE id NOT IN (SELECT prev FROM events)"
    )
    database.rows(
        "INSERT INTO heads (subject, id) SELECT subject, id FROM events WHERE id NOT IN"
        " (SELECT unhex(parent.value) FROM events,"
        " json_each(CAST(events.header AS TEXT), '$.saw') AS parent)"
    )
