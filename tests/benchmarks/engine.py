"""The engine against SQLite alone, in the same run: ledger, readings, lists, one action.

Run: python -m tests.benchmarks.engine [EVENTS]. Prints seconds, and ratios to the named
baseline (DESIGN chapter 13). Everything lies in a temporary folder.
"""

import gc
import sqlite3
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from db.readings.lists import AT_WORK, PAUSED, WITH_APPLICANT
from db.readings.tasks import Sieve
from desktop.actions.case.records import write_message
from desktop.actions.session import Session
from desktop.actions.writing import Entry, Pen
from desktop.domain.case import Case, read_case
from desktop.domain.events.cases import MessageWritten
from desktop.domain.lines import CaseLine
from desktop.domain.people import Role
from desktop.ledger.acceptance import decode
from desktop.ledger.codec import Header, Written, read_header
from tests.benchmarks.busy_office import Busy, Copies, busy_office, person

CACHE_KIB = 64 * 1024
LINES = 50_000
AT_ONCE = 1000
ROUNDS = 300
TYPED = ("s", "si", "sit", "siti", "siti nu", "siti nurb", "warung pur", "togar ul", "12110141")
BARE_EVENTS = (
    "CREATE TABLE events (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, device TEXT NOT NULL,"
    " depth INTEGER NOT NULL, prev BLOB NOT NULL, subject TEXT NOT NULL, turn INTEGER NOT NULL,"
    " kind TEXT NOT NULL, header BLOB NOT NULL, body BLOB, signature BLOB NOT NULL) STRICT",
    "CREATE INDEX events_subject ON events (subject)",
    "CREATE INDEX events_chain ON events (device, depth)",
)
BARE_INSERT = (
    "INSERT INTO events (id, device, depth, prev, subject, turn, kind, header, body, signature)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
BARE_WORDS = (
    "CREATE VIRTUAL TABLE case_words USING fts5 (number, applicant, applicant_id, business,"
    " prefix='1 2 3', tokenize='unicode61')"
)
Pairs = Sequence[tuple[Written, Header]]


def main(count: int) -> None:
    """Measure at a tenth of the events and at all of them, then the lists by themselves."""
    figures = []
    for size in (max(count // 10, 500), count):
        print(f"\n{size:,} events")
        with TemporaryDirectory() as folder:
            figures.append(measured(Path(folder), size))
    (few, many) = figures
    print(f"\ngrowth from {max(count // 10, 500):,} to {count:,} events")
    for name in few:
        print(f"  {name:<46} {many[name] / few[name]:8.2f} times")
    with TemporaryDirectory() as folder:
        lists_alone(Path(folder))


def measured(folder: Path, count: int) -> dict[str, float]:
    """Measure the ledger and everything that grows with it."""
    busy = busy_office(folder / "office")
    start = perf_counter()
    made = list(Copies(busy).events(count))
    print(f"  composed and signed in {perf_counter() - start:.1f} s (not part of any figure)")
    # The events that are kept here for measuring must not slow down what is measured.
    gc.collect()
    gc.freeze()
    inserting(busy, folder, made)
    refill = refilling(busy, count)
    append = appending(busy, folder)
    opening = cases_opened(busy, made)
    office = seconds_of(lambda: again(busy), 20)
    report("office read anew", office)
    busy.office.close()
    return {
        "append, durable": append,
        "open a case": opening,
        "refill, for each event": refill / count,
    }


def again(busy: Busy) -> None:
    """Forget the office and read it."""
    busy.workplace.forget()
    _ = busy.workplace.office


def inserting(busy: Busy, folder: Path, made: Pairs) -> None:
    """Put all events into the ledger and into a bare table."""
    count, store = len(made), busy.workplace.store
    with bare(folder / "bare.db", BARE_EVENTS) as database:
        start = perf_counter()
        for part in parts(made):
            database.executemany(BARE_INSERT, [plain(*pair) for pair in part])
        database.commit()
        alone = perf_counter() - start
    start = perf_counter()
    with store.transaction():
        for part in parts(made):
            store.ledger.insert([w for w, _ in part], [h for _, h in part])
    ours = perf_counter() - start
    start = perf_counter()
    for part in parts(made):
        decode(written for written, _ in part)
    reading = perf_counter() - start
    report(f"insert of {count:,} events, against a bare table", ours, alone)
    report("decode of all events (header, hash, body)", reading, alone)
    store.database.rows("PRAGMA wal_checkpoint(truncate)")
    size = (folder / "office" / "sopan.db").stat().st_size
    print(f"  {'ledger on disk':<46} {size / 2**20:9.1f} MiB")


def refilling(busy: Busy, count: int) -> float:
    """Read every case again: seconds, and the most memory that Python held."""
    store, workplace = busy.workplace.store, busy.workplace
    start = perf_counter()
    with store.transaction():
        cases = workplace.refill()
    taken = perf_counter() - start
    report(f"refill of {cases:,} cases", taken)
    print(f"  {'  for each event':<46} {taken / count * 1e6:9.1f} us")
    tracemalloc.start()
    with store.transaction():
        workplace.refill()
    print(f"  {'  most memory':<46} {tracemalloc.get_traced_memory()[1] / 2**20:9.1f} MiB")
    tracemalloc.stop()
    return taken


def appending(busy: Busy, folder: Path) -> float:
    """Do one action in many cases: whole, without readings, and SQLite alone doing its part."""
    session, workplace = busy.office.by(Role.BACK_OFFICE), busy.workplace
    store = workplace.store
    model = next(iter(store.ledger.after({})))
    row = plain(model, read_header(model.header))[1:]
    ours, opened, plainly, alone = [], [], [], []
    with bare(folder / "one.db", BARE_EVENTS) as database:
        for number, case in enumerate(open_cases(busy)):
            fact = MessageWritten(role=Role.BACK_OFFICE, text=f"Mohon dilengkapi, {number}.")
            ours.append(timed(partial(write_message, session, case, fact.text)))
            workplace.case(case)
            opened.append(timed(partial(write_message, session, case, fact.text)))
            plainly.append(timed(partial(write_only, session, Entry(case, fact))))
            alone.append(timed(partial(insert_alone, database, number, row)))
    report("append one action to an open case, against a bare one", median(opened), median(alone))
    report("  the same to a case that is not open", median(ours), median(alone))
    report("  the same without readings", median(plainly), median(alone))
    workplace.forget()
    return median(opened)


def write_only(session: Session, entry: Entry) -> None:
    """Append an event and read nothing of it."""
    with session.workplace.store.transaction():
        Pen(session.workplace, session.person, session.keys.signing).write(entry)


def insert_alone(database: sqlite3.Connection, number: int, row: tuple[object, ...]) -> None:
    """Put one row into the bare table, durably."""
    database.execute(BARE_INSERT, (number.to_bytes(32, "big"), *row))
    database.commit()


def open_cases(busy: Busy) -> list[str]:
    """Name cases all over the ledger that stand somewhere in the middle."""
    found = [line.subject for line in busy.workplace.store.lists.all_lines() if line.symbol]
    return found[:: max(1, len(found) // ROUNDS)][:ROUNDS]


def cases_opened(busy: Busy, made: Pairs) -> float:
    """Read whole cases, one after the other all over the ledger."""
    subjects = list(dict.fromkeys(header.subject for _, header in made))
    some = iter(subjects[:: max(1, len(subjects) // ROUNDS)])
    rounds = min(ROUNDS, len(subjects))
    each = seconds_of(lambda: busy.workplace.case(next(some)), rounds)
    whole = seconds_of(lambda: read_anew(busy), ROUNDS)
    report("open a case somewhere in the ledger", each)
    steps = len(busy.workplace.case(busy.walked).trail)
    report(f"open the case with {steps} steps (at most 50 ms)", whole)
    report("    once more, while it is at hand", at_hand(busy))
    return each


def read_anew(busy: Busy) -> Case:
    """Read the long case from its events, whatever is at hand."""
    return read_case(busy.workplace.store.ledger.events(busy.walked), busy.workplace.office)


def at_hand(busy: Busy) -> float:
    return seconds_of(lambda: busy.workplace.case(busy.walked), ROUNDS)


def lists_alone(folder: Path) -> None:
    """Fill the lists with open cases and ask them what screens ask."""
    busy = busy_office(folder / "office")
    lists, store = busy.workplace.store.lists, busy.workplace.store
    lines = list(many_lines(busy))
    print(f"\n{LINES:,} open cases")
    start = perf_counter()
    with store.transaction():
        lists.write(lines)
    report("lines written", perf_counter() - start)
    with bare(folder / "bare.db", tables(busy)) as database:
        copy_lines(busy, database)
        worklist(busy, database)
        searching(busy, database, lines)
    report("lines of one applicant", seconds_of(lambda: lists.of_applicant("1211"), 50))
    report("cases by status", seconds_of(lists.counts, 20))
    report("duplicate numbers", seconds_of(lists.duplicate_numbers, 20))
    busy.office.close()


def many_lines(busy: Busy) -> Iterator[CaseLine]:
    """Give the line of a real case in many variations."""
    lines = busy.workplace.store.lists
    model = lines.line(busy.walked)
    assert model is not None
    roles = ("back_office", "kabid", "tim_teknis", "front_office")
    for number in range(LINES):
        said = person(number)
        yield replace(
            model,
            subject=f"{number:020x}",
            number=f"FO1-{number:05}/IUMK/XI/2025",
            status="in_progress",
            symbol="7",
            performers=(roles[number % 4], "kasi"),
            applicant=said["applicant.name"],
            applicant_id=said["applicant.nik"],
            business=said["business.name"],
            registered=model.registered + number * 60_000,
            due=model.registered + number * 7919 % LINES * 60_000,
            numbers=((f"503/{number:05}/DPMPTSPK", "permit"),),
        )


def tables(busy: Busy) -> list[str]:
    """Give the lists' own tables and indexes, for SQLite alone."""
    query = (
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND tbl_name IN ('cases', 'performers') ORDER BY type DESC"
    )
    return [sql for (sql,) in busy.workplace.store.database.rows(query)]


def copy_lines(busy: Busy, database: sqlite3.Connection) -> None:
    """Give SQLite alone the same rows."""
    for name in ("cases", "performers"):
        rows = busy.workplace.store.database.rows("SELECT * FROM " + name)  # noqa: S608
        marks = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
    database.commit()


def worklist(busy: Busy, database: sqlite3.Connection) -> None:
    """Ask for the first page of what waits for a role."""
    query = (
        "SELECT cases.* FROM performers JOIN cases ON cases.subject = performers.subject"
        " WHERE performers.role = ? ORDER BY performers.place, performers.due LIMIT 200"
    )
    alone = seconds_of(partial(rows_of, database, query, "kasi"), 100)
    ours = seconds_of(lambda: _waiting(busy, "kasi"), 100)
    report("worklist page of 200, against the bare rows", ours, alone)
    roles = ("kasi", "back_office", "kabid")
    several = query.replace("= ?", "IN (?, ?, ?)")
    alone = seconds_of(partial(rows_of, database, several, *roles), 20)
    ours = seconds_of(lambda: _waiting(busy, *roles), 100)
    report("  for somebody with three roles", ours, alone)


def _waiting(busy: Busy, *roles: str) -> list[CaseLine]:
    held = dict.fromkeys(roles, ())
    return busy.workplace.store.tasks.waiting(held, (AT_WORK, PAUSED, WITH_APPLICANT), Sieve())


def searching(busy: Busy, database: sqlite3.Connection, lines: Sequence[CaseLine]) -> None:
    """Search as somebody types, against an FTS5 table that holds the same words."""
    database.execute(BARE_WORDS)
    words = ((x.number, x.applicant, x.applicant_id, x.business) for x in lines)
    database.executemany("INSERT INTO case_words VALUES (?, ?, ?, ?)", words)
    database.commit()
    query = "SELECT * FROM case_words WHERE case_words MATCH ? ORDER BY rowid DESC LIMIT 50"
    lists, slowest = busy.workplace.store.lists, 0.0
    for typed in TYPED:
        match = " ".join(f'"{word}"*' for word in typed.split())
        alone = seconds_of(partial(rows_of, database, query, match), 20)
        ours = seconds_of(partial(lists.find, typed), 20)
        slowest = max(slowest, ours)
        report(f"search for {typed!r} ({len(lists.find(typed))})", ours, alone)
    print(f"  {'slowest search (at most 100 ms)':<46} {slowest * 1000:9.2f} ms")


def rows_of(database: sqlite3.Connection, query: str, *values: object) -> list[object]:
    """Fetch all rows of a question to SQLite alone."""
    return database.execute(query, values).fetchall()


@contextmanager
def bare(path: Path, statements: Sequence[str]) -> Iterator[sqlite3.Connection]:
    """Open SQLite of the standard library: durable, 64 MiB cache, not encrypted."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = wal")
    database.execute("PRAGMA synchronous = FULL")
    database.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    for statement in statements:
        database.execute(statement)
    try:
        yield database
    finally:
        database.close()


def plain(entry: Written, header: Header) -> tuple[object, ...]:
    """Give an event as the columns of the bare table."""
    return (
        entry.id,
        header.device,
        header.depth,
        bytes.fromhex(header.prev),
        header.subject,
        header.turn,
        header.kind,
        entry.header,
        entry.body,
        entry.signature,
    )


def parts(made: Pairs) -> Iterator[Pairs]:
    """Cut a long list into pieces."""
    return (made[start : start + AT_ONCE] for start in range(0, len(made), AT_ONCE))


def timed(work: Callable[[], object]) -> float:
    """Give the time of doing something."""
    start = perf_counter()
    work()
    return perf_counter() - start


def seconds_of(work: Callable[[], object], rounds: int) -> float:
    """Give the median time of doing something once."""
    return median(timed(work) for _ in range(rounds))


def report(what: str, ours: float, alone: float = 0.0) -> None:
    """Print one figure, and how many times the baseline it is."""
    ratio = f"  {alone * 1000:9.3f} ms  {ours / alone:6.2f} times" if alone else ""
    print(f"  {what:<46} {ours * 1000:9.3f} ms{ratio}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
