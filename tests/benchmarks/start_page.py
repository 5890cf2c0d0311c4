"""The start page, Ctrl+K, the online queue and the frame with 50,000 cases, against bare questions.

Run: python -m tests.benchmarks.start_page [CASES]. Prints milliseconds to the painted page or list,
how many times the bare question that is, and the memory of the list of cases over a bare window.
Nothing is written outside a temporary folder.
"""

import os
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow

from db.readings.lists import match_of
from desktop.actions.exchange.history import unsent
from desktop.actions.online.queue import online_entries
from desktop.actions.session import Session
from desktop.actions.sign_in import sign_in
from desktop.actions.worklists.glance import bottlenecks, clashes, numbers
from desktop.actions.worklists.tasks import Asked, tasks
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.lines import RowPass
from desktop.domain.people import Role
from desktop.screens.application import application
from desktop.screens.cases.page import CasesPage
from desktop.screens.finding.panel import Finder
from desktop.screens.finding.ways import Ways
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.room import Room
from desktop.screens.places import PLACES, home
from desktop.screens.queue.page import QueuePage
from desktop.screens.running.background import Background
from desktop.screens.window.rail import Rail
from desktop.screens.window.status_bar import StatusBar
from tests.actions.office import PASSWORD, START, new_office
from tests.benchmarks.bare_window import most_memory
from tests.benchmarks.busy_office import Busy, busy_office
from tests.benchmarks.engine import report, seconds_of, timed
from tests.benchmarks.lists_window import fill, lines, room_for, room_of, shown

ROUNDS = 10
TYPED = ("s", "si", "sit", "siti n", "warung s", "fo1-04", "1211014", "503/0", "zzz", "tema")
OWING, RECENT = 10, 5_000
"""Each so many open cases owe an entry; the newest cases with finished passes."""
LIST = "--list"
DAY = 86_400_000


def main(count: int) -> None:
    """Fill an office with cases and measure."""
    look, running = Look(), application()
    look.wear(running)
    with TemporaryDirectory() as name:
        folder = Path(name) / "office"
        busy = busy_office(folder)
        fill(busy, count)
        enrich(busy, count)
        background = Background()
        room = room_of(busy, look, background)
        print(f"\n{count:,} cases; window 1366 x 768")
        start_page(room, background)
        finder(room)
        frame(room, background)
        background.close()
        busy.office.close()
        new_office(Path(name) / "empty").close()
        memory(folder, Path(name) / "empty")


def enrich(busy: Busy, count: int) -> None:
    """Let some cases owe entries, one be in conflict, and the newest have finished passes."""
    store, now = busy.workplace.store, busy.workplace.world.now()
    with store.transaction():
        for number, line in enumerate(lines(busy, count)):
            if line.symbol and number % OWING == 0:
                store.lists.write([replace(line, online=(("oss", "0" * 64, "4"),))])
        for number in range(2, min(RECENT, count)):
            passes = [RowPass(row, now - number % 30 * DAY, 30, 0) for row in range(1, 21)]
            store.passes.write(number, line.version, passes)


def start_page(room: Room, background: Background) -> None:
    """Measure opening Beranda, what it asks at once, and what it asks beside the window."""
    session = room.runner.session

    def opened() -> None:
        shown(home(room)).deleteLater()

    def bare() -> None:
        numbers(session)
        tasks(session, Asked(), 5)
        clashes(session, 3)

    report("open Beranda", seconds_of(opened, ROUNDS), seconds_of(bare, ROUNDS))
    report("  its numbers", seconds_of(partial(numbers, session), ROUNDS))
    report("  bottlenecks, beside the window", seconds_of(partial(bottlenecks, session, 5), ROUNDS))
    settle(background)
    queue = seconds_of(lambda: shown(QueuePage(room)).deleteLater(), ROUNDS)
    entries = len(online_entries(session))
    asked = seconds_of(partial(online_entries, session), ROUNDS)
    report(f"open the online queue, {entries} entries", queue, asked)


def finder(room: Room) -> None:
    """Measure from a key to the painted list, against the index alone."""
    window = QMainWindow()
    window.resize(1366, 768)
    ways = Ways(
        places=(),
        visit=lambda _: None,
        new=lambda: None,
        lock=lambda: None,
        restyle=lambda _: None,
        leave=lambda: None,
    )
    panel = Finder(room, ways, window)
    window.show()
    panel.begin()
    slowest = 0.0
    for text in TYPED:
        ours = median(typed(panel, text) for _ in range(ROUNDS))
        alone = seconds_of(partial(index_alone, room.runner.session, text), ROUNDS)
        report(f"Ctrl+K “{text}”, {len(panel.list.hits)} lines", ours, alone)
        slowest = max(slowest, ours)
    report("Ctrl+K, slowest of these", slowest)


def typed(panel: Finder, text: str) -> float:
    """Give the time from a key to the painted list."""
    panel.field.clear()
    panel.grab()

    def answer() -> None:
        panel.field.setText(text)
        panel.grab()

    return timed(answer)


def index_alone(session: Session, text: str) -> None:
    """Ask the full-text index and nothing else, then read the lines."""
    database = session.workplace.store.database
    query = (
        "SELECT cases.* FROM cases JOIN (SELECT rowid FROM case_words WHERE case_words MATCH ?"
        " ORDER BY rowid DESC LIMIT 8) AS hit ON cases.n = hit.rowid"
    )
    database.rows(query, match_of(text))


def frame(room: Room, background: Background) -> None:
    """Measure what follows every action: the badge, and the facts at the foot."""
    rail = Rail(room, PLACES)
    bar = StatusBar(room, background)
    session = room.runner.session
    report("the facts at the foot, after an action", seconds_of(bar._tell, ROUNDS))
    report("the badge of the tasks, after an action", seconds_of(rail._count, ROUNDS))
    report("  changes not sent", seconds_of(partial(unsent, session), ROUNDS))
    rail.deleteLater()
    bar.deleteLater()


def settle(background: Background) -> None:
    """Wait until nothing is under way beside the window."""
    while not background.is_idle:
        QCoreApplication.processEvents()


def memory(folder: Path, empty: Path) -> None:
    """Compare processes: a bare window, Sopan with an empty list, and with all these cases."""
    bare = _megabytes("tests.benchmarks.bare_window")
    print(f"  memory at most: bare window {bare:.0f} MB")
    for what, path in (("empty list of cases", empty), ("list of all cases", folder)):
        ours = _megabytes("tests.benchmarks.start_page", LIST, str(path))
        print(f"  memory at most: {what} {ours:.0f} MB, +{ours - bare:.0f} MB")


def _megabytes(*arguments: str) -> float:
    command = [sys.executable, "-m", *arguments]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(told.stdout.split()[-1])


def list_window(folder: Path) -> None:
    """Open the list of cases of an office and jump through it."""
    running, look = application(), Look()
    look.wear(running)
    world = World(now=lambda: START, draw=os.urandom)
    session = sign_in(Folder(folder), world, Role.BACK_OFFICE.value, PASSWORD)
    background = Background()
    room = room_for(session, look, background)
    page = CasesPage(room)
    shown(page)
    bar = page.list.verticalScrollBar()
    for step in range(100):
        bar.setValue(bar.maximum() * step // 100)
        page.list.viewport().grab()
    background.close()
    session.workplace.store.close()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--list", path]:
            list_window(Path(path))
            print(most_memory())
        case [count]:
            main(int(count))
        case _:
            main(50_000)
