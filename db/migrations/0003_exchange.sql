-- What others last said they have and lack, what went out and came in, and where scans are named.

ALTER TABLE haves ADD COLUMN counter INTEGER NOT NULL DEFAULT 0;
ALTER TABLE haves ADD COLUMN wants TEXT NOT NULL DEFAULT '[]';

CREATE TABLE exchanges (
    n INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    direction TEXT NOT NULL,
    device TEXT NOT NULL,
    counter INTEGER NOT NULL,
    name TEXT NOT NULL,
    mark TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT;

CREATE INDEX exchanges_mark ON exchanges (mark);

CREATE INDEX events_attaching ON events (n) WHERE kind = 'case.file_attached.1';
