-- What belongs to this computer alone and is never exchanged.

CREATE TABLE waiting (
    id BLOB PRIMARY KEY NOT NULL,
    header BLOB NOT NULL,
    body BLOB,
    signature BLOB NOT NULL
) STRICT;

CREATE TABLE waiting_seals (
    leaf BLOB NOT NULL,
    device TEXT NOT NULL,
    office TEXT NOT NULL,
    signature BLOB NOT NULL,
    UNIQUE (device, leaf)
) STRICT;

CREATE TABLE drafts (
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person, name)
) STRICT;

CREATE TABLE settings (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE haves (
    device TEXT PRIMARY KEY NOT NULL,
    leaves TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE log (
    n INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    code TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT;
