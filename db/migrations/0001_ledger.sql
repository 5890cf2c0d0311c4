-- The ledger: what happened, and who vouches for it. Nothing here is ever changed or deleted;
-- the body of an event may be emptied once an erasure names it.

CREATE TABLE events (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    device TEXT NOT NULL,
    depth INTEGER NOT NULL,
    prev BLOB NOT NULL,
    subject TEXT NOT NULL,
    turn INTEGER NOT NULL,
    kind TEXT NOT NULL,
    header BLOB NOT NULL,
    body BLOB,
    signature BLOB NOT NULL
) STRICT;

CREATE INDEX events_subject ON events (subject);
CREATE INDEX events_chain ON events (device, depth);

CREATE TABLE seals (
    leaf BLOB NOT NULL,
    device TEXT NOT NULL,
    office TEXT NOT NULL,
    signature BLOB NOT NULL,
    UNIQUE (device, leaf)
) STRICT;

CREATE TABLE erasures (
    event BLOB NOT NULL UNIQUE,
    by BLOB NOT NULL
) STRICT;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
WHEN NEW.body IS NOT NULL
    OR NEW.n IS NOT OLD.n OR NEW.id IS NOT OLD.id OR NEW.device IS NOT OLD.device
    OR NEW.depth IS NOT OLD.depth OR NEW.prev IS NOT OLD.prev
    OR NEW.subject IS NOT OLD.subject OR NEW.turn IS NOT OLD.turn
    OR NEW.kind IS NOT OLD.kind OR NEW.header IS NOT OLD.header
    OR NEW.signature IS NOT OLD.signature
    OR NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.event = OLD.id)
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER seals_are_never_deleted BEFORE DELETE ON seals
BEGIN SELECT RAISE(ABORT, 'seals are never deleted'); END;

CREATE TRIGGER seals_are_never_changed BEFORE UPDATE ON seals
BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END;

CREATE TRIGGER erasures_are_never_deleted BEFORE DELETE ON erasures
BEGIN SELECT RAISE(ABORT, 'erasures are never deleted'); END;

CREATE TRIGGER erasures_are_never_changed BEFORE UPDATE ON erasures
BEGIN SELECT RAISE(ABORT, 'erasures are never changed'); END;
