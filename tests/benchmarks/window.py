"""The whole window with 50,000 cases: every page, every chapter, a task to the next, the keys.

Run: python -m tests.benchmarks.window [CASES]. An office of practice with real cases, and so many
lines beside them. Each figure is how long the window's thread works until all of it is painted:
its own processor time, which other programs do not change. Beside it how many times a bare page
that is: a frame with one line of text, shown and painted in the same run. Nothing is written
outside a temporary folder.
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from desktop import startup
from desktop.actions.workplace import Folder, Workplace
from desktop.actions.world import World
from desktop.domain.lines import CaseLine
from desktop.practice import PASSWORD, START
from desktop.screens.application import Outside, Program, application
from desktop.screens.case.page import CasePage
from desktop.screens.cases.page import CasesPage
from desktop.screens.look.appearance import Look
from desktop.screens.places import PLACES
from desktop.screens.settings.chapters import CHAPTERS
from desktop.screens.settings.page import SettingsPage
from desktop.screens.swimlane.pane import Pane
from tests.benchmarks.busy_office import person
from tests.benchmarks.engine import report

ROUNDS = 5
FRAMES = 120
FINISHED = ("handed_over", "handed_over", "refused", "cancelled")
SIZE = (1366, 768)
DAIRI = "dairi-izin-usaha-mikro-kecil"
SEARCHES = ("s", "siti n", "warung s", "121101", "zzz")


class Clerk:
    """Drives the window and paints it."""

    def __init__(self, folder: Path) -> None:
        world = World(now=lambda: START, draw=os.urandom)
        self.outside = Outside(folder=Folder(folder), world=world, practice_password=PASSWORD)
        self.program = Program(self.outside, Look())
        self.program.window.resize(*SIZE)
        self.program.window.show()
        self.program.window.activateWindow()
        QTest.qWaitForWindowActive(self.program.window)
        self.bare = 1.0

    @property
    def desk(self):
        return self.program.window.centralWidget()

    @property
    def workplace(self) -> Workplace:
        return self.desk.page.room.runner.session.workplace

    def sign_in(self, login: str) -> None:
        door = self.program.window.centralWidget()
        door.choose(login)
        door.password.setText(PASSWORD)
        door.try_it()
        self.rest()

    def rest(self) -> None:
        """Wait until nothing is under way and every table is laid out."""
        while True:
            QTest.qWait(1)
            panes = [p for p in self.program.window.findChildren(Pane) if p.isVisible()]
            if self.program.is_idle and all(pane.is_ready for pane in panes):
                return

    def painted(self, act: Callable[[], object]) -> float:
        """Give the time of doing something until the window has painted it."""

        def both() -> None:
            act()
            QCoreApplication.processEvents()
            self.program.window.grab()

        found = timed(both)
        self.rest()
        return found

    def tell(self, what: str, ours: float) -> None:
        """Print a figure beside the bare page."""
        report(what, ours, self.bare)

    def key(self, key: Qt.Key) -> None:
        """Press a key where the cursor is."""
        QTest.keyClick(QApplication.focusWidget() or self.program.window, key)


def timed(act: Callable[[], object]) -> float:
    """Give how long this thread worked at something."""
    start = thread_time()
    act()
    return thread_time() - start


def main(count: int) -> None:
    """Make the office, then walk through the window."""
    application()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "office"
        startup.make_practice(path)
        clerk = Clerk(path)
        clerk.sign_in("backoffice")
        fill(clerk.workplace, count)
        print(f"\n{count:,} cases; window {SIZE[0]} x {SIZE[1]}")
        clerk.bare = bare_page()
        report("a bare page", clerk.bare)
        pages(clerk)
        search(clerk)
        scroll(clerk)
        one_case(clerk)
        finder(clerk)
        tasks(clerk)
        chapters(clerk)
        clerk.program.close()


def fill(workplace: Workplace, count: int) -> None:
    """Write so many lines beside the real cases, most of them of cases that have ended."""
    store = workplace.store
    with store.transaction():
        for line in lines(store.lists.all_lines()[0], count):
            store.lists.write([line])


def lines(model: CaseLine, count: int) -> Iterator[CaseLine]:
    """Give one line in many variations; none of them is the back office's to do."""
    for number in range(count):
        who, is_open = person(number), number % 5 == 0
        yield replace(
            model,
            subject=f"{number:020x}",
            number=f"FO9-{number:05}/IUMK/XI/2025",
            applicant=who["applicant.name"],
            applicant_id=who["applicant.nik"],
            business=who["business.name"],
            status="in_progress" if is_open else FINISHED[number % len(FINISHED)],
            numbers=((f"503/{number:05}/X", "permit"),),
            symbol="3" if is_open else "",
            performers=("head",) if is_open else (),
            registered=START - (count - number) * 60_000,
            due=START + number % 997 * 3_600_000 if is_open else 0,
            conflicts=0,
            unconfirmed=0,
            online=(),
            counts=(),
        )


def bare_page() -> float:
    """Give the time in which a frame with one line of text is shown and painted."""
    window = QMainWindow()
    window.resize(*SIZE)
    window.show()

    def show() -> None:
        window.setCentralWidget(QLabel("Sopan"))
        QCoreApplication.processEvents()
        window.grab()

    return median(timed(show) for _ in range(ROUNDS))


def pages(clerk: Clerk) -> None:
    """Measure the first and every later showing of each place of the rail."""
    for place in PLACES:
        clerk.desk.visit("sop" if place.key != "sop" else "tasks")
        clerk.rest()
        first = clerk.painted(lambda key=place.key: clerk.desk.visit(key))
        clerk.tell(f"page {place.key}, first", first)
        again = []
        for _ in range(ROUNDS):
            clerk.desk.visit("sop" if place.key != "sop" else "tasks")
            clerk.rest()
            again.append(clerk.painted(lambda key=place.key: clerk.desk.visit(key)))
        clerk.tell(f"page {place.key}, again", median(again))


def search(clerk: Clerk) -> None:
    """Measure from a typed key to the painted list."""
    clerk.desk.visit("cases")
    clerk.rest()
    page = clerk.desk.page
    for text in SEARCHES:
        found = []
        for _ in range(ROUNDS):
            page.sieve.search.setText(text[:-1])
            page.sieve.search.settle()
            clerk.rest()

            def type_last(text: str = text) -> None:
                page.sieve.search.setText(text)
                page.sieve.search.settle()

            found.append(clerk.painted(type_last))
        clerk.tell(f"list, typed “{text}”", median(found))
    page.sieve.clear()
    clerk.rest()


def scroll(clerk: Clerk) -> None:
    """Measure the frames of turning the wheel, and of jumping through all cases."""
    page = clerk.desk.page
    assert isinstance(page, CasesPage)
    bar = page.list.verticalScrollBar()
    for what, place in (
        ("wheel", lambda step: step * bar.singleStep() * 3),
        ("jump", lambda step: bar.maximum() * (step * 37 % FRAMES) // FRAMES),
    ):
        frames = []
        for step in range(FRAMES):
            start = thread_time()
            bar.setValue(place(step))
            page.list.viewport().grab()
            frames.append(thread_time() - start)
        clerk.tell(f"list, {what}: median frame", median(frames))
        clerk.tell(f"list, {what}: slowest of {FRAMES}", max(frames))
    bar.setValue(0)


def one_case(clerk: Clerk) -> None:
    """Measure opening a case from the worklist, the table being laid out already."""
    found = []
    for _ in range(ROUNDS + 1):
        clerk.desk.visit("tasks")
        clerk.rest()
        page = clerk.desk.page
        places = [n for n, t in enumerate(page.tasks) if t.line.sop == DAIRI]
        page.list.setFocus()
        page.list.choose(places[0])
        found.append(clerk.painted(lambda: clerk.key(Qt.Key.Key_Return)))
        assert isinstance(clerk.desk.page, CasePage)
    clerk.tell("open a case, first", found[0])
    clerk.tell("open a case, again", median(found[1:]))


def finder(clerk: Clerk) -> None:
    """Measure opening Ctrl+K and a letter in it."""
    clerk.desk.visit("sop")
    clerk.rest()
    clerk.tell("Ctrl+K", clerk.painted(clerk.desk._find_anything))
    panel = clerk.desk._finder
    clerk.tell("Ctrl+K, typed “siti”", clerk.painted(lambda: panel.field.setText("siti")))
    panel.give_up()


def tasks(clerk: Clerk) -> None:
    """Measure from F9 to the next task, until it is painted."""
    found = []
    for _ in range(3):
        clerk.desk.visit("tasks")
        clerk.rest()
        page = clerk.desk.page
        places = [
            place
            for place, task in enumerate(page.tasks)
            if task.line.symbol == "6" and task.line.sop == DAIRI and not task.line.conflicts
        ]
        if not places:
            break
        page.list.setFocus()
        page.list.choose(places[0])
        clerk.key(Qt.Key.Key_Return)
        clerk.rest()
        before = clerk.desk.page.seen.case.id
        found.append(clerk.painted(lambda: clerk.key(Qt.Key.Key_F9)))
        assert clerk.desk.page.seen.case.id != before
    clerk.tell(f"F9 to the next task, slowest of {len(found)}", max(found))


def chapters(clerk: Clerk) -> None:
    """Measure the first showing of each chapter, as the administrator."""
    clerk.program.lock()
    clerk.sign_in("admin")
    clerk.desk.visit("settings")
    clerk.rest()
    page = clerk.desk.page
    assert isinstance(page, SettingsPage)
    for chapter in CHAPTERS[1:]:
        shown = clerk.painted(lambda key=chapter.key: page.turn_to(key))
        clerk.tell(f"settings {chapter.key}, first", shown)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
