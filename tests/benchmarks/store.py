"""Measure the store against bare SQLite: python -m tests.benchmarks.store [EVENTS] [CASES]."""

import sqlite3
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from db.store import Store
from tests.db.builders import AT, Office, a_line, append, opened

EVENTS, CASES = 100_000, 50_000
NAMES = ("Sitti", "Budi", "Marisi", "Nurbaya", "Sianturi", "Wati", "Agus", "Dewi", "Tarigan", "Eko")
TRADES = ("Toko", "Warung", "Bengkel", "Salon", "Apotek", "Rezeki", "Jaya", "Makmur", "Sumber")
TABLE = (
    "CREATE TABLE events (n INTEGER PRIMARY KEY, id BLOB UNIQUE, device TEXT, depth INT, prev BLOB,"
    " subject TEXT, turn INT, kind TEXT, header BLOB, body BLOB, signature BLOB);"
    "CREATE INDEX a ON events (subject); CREATE INDEX b ON events (device, depth);"
)
INSERT = "INSERT INTO events VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
WORDS = ("s", "si", "sit", "sitti n", "rez", "warung jay", "fo1", "12010", "dewi makmur")


def seconds(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


def said(what: str, ours: float, theirs: float, wanted: float) -> None:
    print(
        f"{what:38} {ours * 1000:10.3f} ms  {theirs * 1000:10.3f} ms  {ours / theirs:5.2f} x"
        f"  (wanted {wanted})"
    )


def bare(path: Path) -> sqlite3.Connection:
    made = sqlite3.connect(path, isolation_level=None)
    made.execute("PRAGMA journal_mode = wal")
    made.execute("PRAGMA synchronous = FULL")
    made.execute("PRAGMA cache_size = -65536")
    return made


def one_action(folder: Path) -> None:
    """Append three events with the line of their case, durably; against three bare rows."""
    office, plain = Office(), bare(folder / "plain.db")
    plain.executescript(TABLE)
    numbers = count()
    with opened(folder / "office") as store:

        def act() -> None:
            case = f"case-{next(numbers) % 40}"
            new = [office.write(subject=case) for _ in range(3)]
            times.append(seconds(lambda: append(store, new, [a_line(case)])))

        def compare() -> None:
            plain.execute("BEGIN")
            plain.executemany(INSERT, [_bare_row(office, entry) for entry in office.written[-3:]])
            plain.execute("COMMIT")

        times: list[float] = []
        floor = []
        for _ in range(300):
            act()
            floor.append(seconds(compare))
    said("append one action, durable", median(times), median(floor), 3)


def _bare_row(office: Office, entry: object) -> tuple[object, ...]:
    name = entry.id.hex()  # type: ignore[attr-defined]
    header = office.headers[name]
    return (
        entry.id,  # type: ignore[attr-defined]
        header.device,
        header.depth,
        bytes.fromhex(header.prev),
        header.subject,
        header.turn,
        header.kind,
        entry.header,  # type: ignore[attr-defined]
        entry.body,  # type: ignore[attr-defined]
        b"",
    )


def many_events(folder: Path, events: int) -> None:
    office = Office()
    for number in range(events):
        office.write(number % 6, f"case-{number // 20}", text=f"Berkas {number} lengkap" * 4)
    headers = list(office.headers.values())
    rows = [_bare_row(office, entry) for entry in office.written]
    plain = bare(folder / "plain-many.db")
    plain.executescript("BEGIN; " + TABLE)
    theirs = seconds(lambda: plain.executemany(INSERT, rows)) + seconds(plain.commit)
    with opened(folder / "many") as store:

        def insert() -> None:
            with store.transaction():
                store.ledger.insert(office.written, headers)

        said(f"insert {events} events, headers read", seconds(insert), theirs, 5)
        _reading(store)


def _reading(store: Store) -> None:
    ledger, leaves = store.ledger, store.ledger.leaves()
    alone("decode one case of 20 events", lambda: ledger.events("case-9"))
    alone("give nothing to one who has all", lambda: list(ledger.after(leaves)))
    alone("stream the whole ledger", lambda: list(ledger.stream()), times=1)
    alone("give all events to another", lambda: list(ledger.after({})), times=1)
    alone("one hash over all ids", ledger.ids_hash, times=1)
    alone("quick check", lambda: store.check(full=False), times=1)


def alone(what: str, run: Callable[[], object], times: int = 50) -> None:
    print(f"{what:38} {median(seconds(run) for _ in range(times)) * 1000:10.3f} ms")


def _typical(run: Callable[..., object], *values: object) -> float:
    return median(seconds(lambda: run(*values)) for _ in range(50)) * 1000


def lists(folder: Path, cases: int) -> None:
    def line(n: int) -> object:
        return a_line(
            f"case-{n:06}",
            number=f"FO1-{n:06}/IUMK/XI/2025",
            applicant=f"{NAMES[n % 10]} {NAMES[n // 10 % 10]} {n}",
            applicant_id=f"12010{n:011}",
            business=f"{TRADES[n % 9]} {TRADES[n // 9 % 9]} {n % 97}",
            registered=AT + n,
            due=AT + (n * 7919) % 10**6,
            performers=("back_office",) if n % 2 else ("front_office", "kasi"),
        )

    with opened(folder / "lists") as store:
        filled = seconds(lambda: append(store, [], map(line, range(cases))))  # type: ignore[arg-type]
        print(f"{f'write {cases} lines':38} {filled:10.2f} s")
        ours = {word: _typical(store.lists.find, word) / 1000 for word in WORDS}
        index = {word: _typical(_index_alone, store, word) / 1000 for word in WORDS}
        worst = max(ours, key=lambda word: ours[word])
        said(f"search as you type, worst ({worst!r})", ours[worst], index[worst], 2)
        said("search as you type, median", median(ours.values()), median(index.values()), 2)
        roles = ["front_office", "kasi"]
        page = _typical(store.lists.waiting_for, roles) / 1000
        said("worklist page of 200", page, _typical(_worklist_alone, store, roles) / 1000, 3)


def _index_alone(store: Store, typed: str) -> object:
    """Ask the index and fetch the rows it names, nothing more."""
    match = " ".join(f'"{word}"*' for word in typed.split())
    query = (
        "SELECT * FROM cases WHERE n IN (SELECT rowid FROM case_words"
        " WHERE case_words MATCH ? ORDER BY rowid DESC LIMIT 50)"
    )
    return list(store.database.connection().execute(query, (match,)))


def _worklist_alone(store: Store, roles: list[str]) -> object:
    query = (
        "SELECT DISTINCT cases.* FROM performers JOIN cases USING (subject)"
        " WHERE role IN (?, ?) ORDER BY place, performers.due LIMIT 200"
    )
    return list(store.database.connection().execute(query, tuple(roles)))


def main() -> None:
    given = [int(word) for word in sys.argv[1:]]
    events, cases = (given + [EVENTS, CASES][len(given) :])[:2]
    print(f"{'':38} {'Sopan':>13}  {'bare SQLite':>13}")
    with TemporaryDirectory() as folder:
        one_action(Path(folder))
        many_events(Path(folder), events)
        lists(Path(folder), cases)


if __name__ == "__main__":
    main()
