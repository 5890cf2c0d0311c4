"""Where cases stand and how long rows take, against the same questions to SQLite alone.

Run: python -m tests.benchmarks.procedures [CASES]. Prints milliseconds, and ratios to the same
SQL on the same rows in a plain file (DESIGN chapter 13). Everything lies in a temporary folder.
"""

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from desktop.actions.procedures.library import library, versions
from desktop.actions.procedures.standing import actual_times, case_progress, standing
from desktop.actions.session import Session
from desktop.domain.events.event import OFFICE
from desktop.domain.lines import CaseLine, RowPass, passes_of
from tests.actions.office import DAIRI
from tests.benchmarks.busy_office import Busy, busy_office
from tests.benchmarks.engine import bare, report, rows_of, seconds_of

ROUNDS = 30
SYMBOLS = ("4", "4b", "5", "6", "6b", "7", "8", "16", "17", "18")
MINUTE = 60_000
CROWDS = (
    "SELECT symbol, count(*), sum(due > 0 AND due < ? AND paused = 0) FROM cases"
    " WHERE version = ? AND symbol > '' GROUP BY symbol ORDER BY symbol"
)
PACES = (
    "SELECT position, count(*), sum(minutes >= 0), sum(max(minutes, 0)), sum(over)"
    " FROM passes WHERE version = ? AND finished >= ? AND finished < ?"
    " GROUP BY position ORDER BY position"
)
UNDER = "SELECT version, sum(symbol > ''), sum(symbol = '') FROM cases GROUP BY version"


def main(count: int) -> None:
    """Fill an office with open cases, then ask what the SOP page asks."""
    with TemporaryDirectory() as folder:
        busy = busy_office(Path(folder) / "office")
        fill(busy, count)
        with bare(Path(folder) / "bare.db", tables(busy)) as database:
            copy(busy, database)
            asking(busy.office.admin, database)
        busy.office.close()


def fill(busy: Busy, count: int) -> None:
    """Give every case the finished passes of the walked one, at its own time."""
    store, model = busy.workplace.store, busy.workplace.case(busy.walked)
    passes = passes_of(model, busy.workplace.office, busy.workplace.calendar)
    start = perf_counter()
    with store.transaction():
        for number, line in enumerate(lines(busy, count)):
            later = [moved(one, number) for one in passes]
            (place,) = store.lists.write([line])
            store.passes.write(place, line.version, later)
    taken = perf_counter() - start
    print(f"\n{count:,} open cases with {len(passes) * count:,} passes")
    report("lines and passes written", taken)


def moved(one: RowPass, number: int) -> RowPass:
    """Give a pass at another time, and of another length."""
    return one._replace(finished=one.finished + number * 7 * MINUTE, minutes=number % 90)


def lines(busy: Busy, count: int) -> Iterator[CaseLine]:
    """Give the line of the walked case in many variations, all open."""
    model = busy.workplace.store.lists.line(busy.walked)
    assert model is not None
    for number in range(count):
        yield replace(
            model,
            subject=f"{number:020x}",
            number=f"FO1-{number:05}/IUMK/XI/2025",
            status="in_progress",
            symbol=SYMBOLS[number % len(SYMBOLS)],
            paused=int(number % 11 == 0),
            due=model.registered + number * 7919 % count * MINUTE,
        )


def tables(busy: Busy) -> list[str]:
    """Give the readings' own tables and indexes, for SQLite alone."""
    query = (
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND tbl_name IN ('cases', 'passes') ORDER BY type DESC"
    )
    return [sql for (sql,) in busy.workplace.store.database.rows(query)]


def copy(busy: Busy, database: sqlite3.Connection) -> None:
    """Give SQLite alone the same rows."""
    for name in ("cases", "passes"):
        rows = busy.workplace.store.database.rows("SELECT * FROM " + name)  # noqa: S608
        marks = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
    database.commit()


def asking(session: Session, database: sqlite3.Connection) -> None:
    """Measure each question of the SOP page and its bare counterpart."""
    workplace = session.workplace
    event, now = library(session)[0].event, workplace.world.now()
    alone = seconds_of(partial(rows_of, database, CROWDS, now, event), ROUNDS)
    report(
        "cases per row, and late ones", seconds_of(partial(standing, session, event), ROUNDS), alone
    )
    key = int(database.execute("SELECT version FROM passes").fetchone()[0])
    for name, since, until in (
        ("a month", date(2025, 12, 1), date(2025, 12, 31)),
        ("everything", date.min, date.max),
    ):
        calendar = workplace.calendar
        begin, end = calendar.midnight_of(since), calendar.midnight_of(until) + 86_400_000
        alone = seconds_of(partial(rows_of, database, PACES, key, begin, end), ROUNDS)
        ours = seconds_of(partial(actual_times, session, event, since, until), ROUNDS)
        found = sum(row.passes for row in actual_times(session, event, since, until))
        report(f"actual times of {name}, {found:,} passes", ours, alone)
    alone = seconds_of(partial(rows_of, database, UNDER), ROUNDS)
    report("the library", seconds_of(partial(library, session), ROUNDS), alone)
    report("the versions of an SOP", seconds_of(partial(versions, session, DAIRI), ROUNDS), alone)
    longest(session)


def longest(session: Session) -> None:
    """Measure the progress of the one case that really was walked to its end."""
    workplace = session.workplace
    for subject, _ in workplace.store.ledger.stream():
        if subject != OFFICE:
            case = workplace.case(subject)
            taken = seconds_of(partial(case_progress, session, case), ROUNDS)
            report(f"progress of a case with {len(case.trail)} visits", taken)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
