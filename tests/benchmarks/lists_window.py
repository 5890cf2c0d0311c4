"""The list of cases and the worklist as a window shows them, against the bare questions.

Run: python -m tests.benchmarks.lists_window [CASES]. Prints milliseconds from a key to the painted
list, and how many times the same question without a window that is. Nothing is written outside a
temporary folder.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.actions.session import Session
from desktop.actions.worklists.browsing import Filter, count_cases, page_of_cases
from desktop.actions.worklists.tasks import Asked, Tab, task_counts, tasks
from desktop.domain.lines import CaseLine
from desktop.domain.people import Role
from desktop.screens.application import application
from desktop.screens.cases.page import CasesPage
from desktop.screens.listing.rows import PAGE
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.room import Page, Room
from desktop.screens.pieces.undo_bar import UndoBar
from desktop.screens.running.background import Background
from desktop.screens.running.charts import Charts
from desktop.screens.running.runner import Runner
from desktop.screens.tasks.page import TasksPage
from desktop.words import Words
from tests.benchmarks.busy_office import Busy, busy_office, person
from tests.benchmarks.engine import report, seconds_of, timed

ROUNDS = 10
TYPED = ("s", "si", "sit", "siti n", "toko", "warung s", "fo1", "121101", "zzz")
STATUSES = ("received", "in_progress", "approved", "handed_over", "handed_over", "handed_over")


def main(count: int) -> None:
    """Fill an office with cases, open both pages, type, sift and scroll."""
    look, running = Look(), application()
    look.wear(running)
    with TemporaryDirectory() as folder:
        busy = busy_office(Path(folder) / "office")
        fill(busy, count)
        background = Background()
        room = room_of(busy, look, background)
        print(f"\n{count:,} cases; window 1366 x 768")
        list_of_cases(room)
        worklist(room)
        background.close()
        busy.office.close()


def fill(busy: Busy, count: int) -> None:
    """Write lines, and who worked on them, without events: pages ask for nothing else."""
    store = busy.workplace.store
    by = busy.office.by(Role.BACK_OFFICE).person
    start = perf_counter()
    with store.transaction():
        for line in lines(busy, count):
            (place,) = store.lists.write([line])
            store.hands.write(place, {by: line.registered}, is_open=bool(line.symbol))
    report(f"{count:,} lines written", perf_counter() - start)


def lines(busy: Busy, count: int) -> Iterator[CaseLine]:
    """Give the line of the walked case in many variations; half of them have ended."""
    model = busy.workplace.store.lists.line(busy.walked)
    assert model is not None
    for number in range(count):
        status, who = STATUSES[number % len(STATUSES)], person(number)
        is_open = status != "handed_over"
        yield replace(
            model,
            subject=f"{number:020x}",
            number=f"FO1-{number:05}/IUMK/XI/2025",
            applicant=who["applicant.name"],
            applicant_id=who["applicant.nik"],
            business=who["business.name"],
            status=status,
            numbers=((f"503/{number:05}/DPMPTSPK/XI/2025", "permit"),),
            symbol="5" if is_open else "",
            performers=("back_office", "kasi") if is_open else (),
            registered=model.registered + number * 60_000,
            due=model.registered + number * 7919 % count * 60_000 if is_open else 0,
        )


def room_of(busy: Busy, look: Look, background: Background) -> Room:
    """Give pages of the back office what they ask for."""
    return room_for(busy.office.by(Role.BACK_OFFICE), look, background)


def room_for(session: Session, look: Look, background: Background) -> Room:
    """Give pages what they ask for; nobody goes anywhere."""
    words = Words("id")
    return Room(
        words=words,
        look=look,
        runner=Runner(session, background),
        charts=Charts(background),
        go=lambda _: None,
        swap=lambda _: None,
        back=lambda: None,
        tell=print,
        undo=UndoBar(look, words),
        help=lambda: None,
    )


def shown(page: Page) -> Page:
    """Show a page as large as it is in a window."""
    page.resize(1282, 684)
    page.show()
    page.grab()
    return page


def list_of_cases(room: Room) -> None:
    """Measure opening, typing, sifting and scrolling."""
    session = room.runner.session
    opened = seconds_of(lambda: shown(CasesPage(room)).deleteLater(), ROUNDS)
    bare = seconds_of(partial(asked, session, Filter()), ROUNDS)
    report("open the list of cases", opened, bare)
    page = CasesPage(room)
    shown(page)
    for text in TYPED:
        ours = median(search(page, text) for _ in range(ROUNDS))
        bare = seconds_of(partial(asked, session, Filter(typed=text)), ROUNDS)
        report(f"type “{text}”, {count_cases(session, Filter(typed=text)):,} hits", ours, bare)
    page.sieve.clear()
    for status in ("approved", "revoked"):
        sieve = Filter(status=(status,))
        bare = seconds_of(partial(asked, session, sieve), ROUNDS)
        report(f"sift by status, {count_cases(session, sieve):,} hits: bare question", bare)
    scroll(page)


def search(page: CasesPage, text: str) -> float:
    """Give the time from typing into the empty field to the painted list."""
    page.sieve.search.clear()
    page.sieve.search.settle()
    page.list.viewport().grab()
    return timed(partial(_typed, page, text))


def _typed(page: CasesPage, text: str) -> None:
    page.sieve.search.setText(text)
    page.sieve.search.settle()
    page.list.viewport().grab()


def asked(session: Session, sieve: Filter) -> None:
    """Ask what a page of the list asks, and nothing else."""
    count_cases(session, sieve)
    page_of_cases(session, sieve, 0, PAGE)


def scroll(page: CasesPage) -> None:
    """Measure the slowest of many jumps through the whole list, each painted."""
    bar, times = page.list.verticalScrollBar(), []
    for step in range(100):
        start = perf_counter()
        bar.setValue(bar.maximum() * (step * 37 % 100) // 100)
        page.list.viewport().grab()
        times.append(perf_counter() - start)
    report("jump through the list, median of 100", sorted(times)[50])
    report("jump through the list, slowest of 100", max(times))


def worklist(room: Room) -> None:
    """Measure opening the worklist and turning to each tab."""
    session = room.runner.session
    opened = seconds_of(lambda: shown(TasksPage(room)).deleteLater(), ROUNDS)
    bare = seconds_of(lambda: (task_counts(session), tasks(session, Asked())), ROUNDS)
    report(f"open the worklist, {task_counts(session)[Tab.MINE]:,} tasks", opened, bare)
    page = TasksPage(room)
    shown(page)
    for place, tab in enumerate(Tab):
        ours = seconds_of(partial(turn, page, place), ROUNDS)
        bare = seconds_of(lambda tab=tab: tasks(session, Asked(tab=tab)), ROUNDS)
        report(f"turn to {tab.value}, {task_counts(session)[tab]:,}", ours, bare)


def turn(page: TasksPage, place: int) -> None:
    """Turn to a tab as if to another one, until it is painted."""
    page.tabs.setCurrentIndex(place)
    page.tabs.currentChanged.emit(place)
    page.list.viewport().grab()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
