"""The way of the tour: sign-in, library, every procedure, cases in every state, every look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.actions.lists import cases_under, timing
from desktop.actions.procedures.library import library
from desktop.actions.procedures.standing import case_progress
from desktop.actions.session import Session
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.calendar.timing import Timing
from desktop.domain.lines import CaseLine
from desktop.domain.refusals import Failed
from desktop.domain.sop.model import Status
from desktop.screens.application import Outside, Program
from desktop.screens.case.page import CasePage
from desktop.screens.cases.page import CasesPage
from desktop.screens.look.appearance import Look
from desktop.screens.look.tokens import Theme
from desktop.screens.places import new_application
from desktop.screens.sign_in.page import SignIn
from desktop.screens.sop.library import Library
from desktop.screens.sop.page import SopPage
from desktop.screens.tasks.page import TasksPage
from desktop.screens.tour.camera import SIZE, Camera
from desktop.screens.window.main_window import Desk

TYPED = 400
"""Milliseconds after which what was typed has been searched for."""
COUNTER = "loket"
EVERY = (("gelap", 1.0), ("skala-125", 1.25))
"""Looks in which every procedure is shown."""
DESKS = (COUNTER, "backoffice", "teknis", "kabid", "kadis")
"""People of the practice office whose worklists and forms are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the tour is given: a practice office, and the password of everybody there."""

    folder: Folder
    world: World
    login: str
    password: str
    language: str = "id"


def make_tour(plan: Plan, path: Path) -> Sequence[str]:
    """Go through all windows; gives the names of the files written into a folder."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failed("folder_read_only") from error
    outside = Outside(
        folder=plan.folder,
        world=plan.world,
        language=plan.language,
        practice_password=plan.password,
    )
    program = Program(outside, Look())
    program.window.show()
    try:
        camera = Camera(program, path)
        tour = _Tour(program, camera, path)
        tour.sign_in(plan)
        tour.lists()
        tour.steps(plan)
        tour.procedures()
        tour.one_procedure()
        tour.cases()
        tour.looks()
        tour.papers()
        return camera.taken
    finally:
        program.window.close()


class _Tour:
    """The stations of the tour."""

    def __init__(self, program: Program, camera: Camera, path: Path) -> None:
        self._program, self._camera, self._path = program, camera, path
        camera.resize(*SIZE)

    @property
    def _desk(self) -> Desk:
        inside = self._program.window.centralWidget()
        assert isinstance(inside, Desk)
        return inside

    @property
    def _session(self) -> Session:
        return self._desk.page.room.runner.session

    @property
    def _sop(self) -> SopPage:
        page = self._desk.page
        assert isinstance(page, SopPage)
        return page

    @property
    def _case(self) -> CasePage:
        page = self._desk.page
        assert isinstance(page, CasePage)
        return page

    def sign_in(self, plan: Plan) -> None:
        """Sign in, with a wrong password first."""
        door = self._program.window.centralWidget()
        assert isinstance(door, SignIn)
        door.choose(plan.login)
        self._camera.take("01-masuk")
        QTest.keyClicks(door.password, "salah")
        QTest.keyClick(door.password, Qt.Key.Key_Return)
        self._camera.take("02-masuk-ditolak")
        QTest.keyClicks(door.password, plan.password)
        QTest.keyClick(door.password, Qt.Key.Key_Return)
        self._camera.take("03-tugas-admin")

    def lists(self) -> None:
        """Show all cases, those found by a name, and the library."""
        self._desk.visit("cases")
        self._camera.take("04-permohonan")
        page = self._desk.page
        assert isinstance(page, CasesPage)
        QTest.keyClicks(page.sieve.search, "sum")
        QTest.qWait(TYPED)
        self._camera.take("05-permohonan-dicari")
        self._desk.visit("sop")
        self._camera.take("06-daftar-sop")

    def steps(self, plan: Plan) -> None:
        """Show tasks and forms of the people at the desks, and a new application."""
        for place, login in enumerate(DESKS, 1):
            self._change_to(login, plan.password)
            self._camera.take(f"6{place}-tugas-{login}")
            page = self._desk.page
            assert isinstance(page, TasksPage)
            if page.tasks:
                QTest.keyClick(page.list, Qt.Key.Key_Return)
                self._camera.take(f"7{place}-langkah-{login}")
                self._desk.back()
            if login == COUNTER:
                self._desk.go(new_application)
                self._camera.take("81-permohonan-baru")
                self._desk.back()
        self._change_to(plan.login, plan.password)
        self._desk.visit("sop")
        self._camera.settle()

    def _change_to(self, login: str, password: str) -> None:
        self._desk.locked.emit()
        door = self._program.window.centralWidget()
        assert isinstance(door, SignIn)
        door.choose(login)
        QTest.keyClicks(door.password, password)
        QTest.keyClick(door.password, Qt.Key.Key_Return)
        self._camera.settle()

    def procedures(self) -> None:
        """Open every procedure."""
        for place, procedure in enumerate(library(self._session), 1):
            self._open_procedure(procedure.id)
            self._camera.take(f"1{place}-alur-{procedure.id}")
            self._desk.back()

    def one_procedure(self) -> None:
        """Show all there is about the longest one."""
        self._open_procedure(self._longest())
        for tab, name in enumerate(("permohonan", "identitas", "versi", "dipakai"), 1):
            self._sop.tabs.setCurrentIndex(tab)
            self._camera.take(f"2{tab}-sop-{name}")
        self._sop.tabs.setCurrentIndex(0)
        self._camera.settle()
        pane = self._sop.flow.pane
        QTest.keyClick(pane.view, Qt.Key.Key_Home)
        for _ in range(5):
            QTest.keyClick(pane.view, Qt.Key.Key_Down)
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
        self._camera.take("25-sop-rincian")
        self._sop.flow.drawer.close()
        pane.switch()
        self._camera.take("26-sop-daftar-langkah")
        pane.switch()
        pane.view.set_zoom(1.5)
        self._camera.settle()
        pane.view.horizontalScrollBar().setValue(300)
        self._camera.take("27-sop-150-persen")
        self._desk.back()

    def cases(self) -> None:
        """Open a case in each state."""
        for place, (name, subject) in enumerate(self._chosen(), 1):
            self._open_case(subject)
            self._camera.take(f"3{place}-permohonan-{name}")
            if name == "terlambat":
                for tab, shown in enumerate(("data", "berkas", "riwayat", "pesan"), 1):
                    self._case.tabs.bar.setCurrentIndex(tab)
                    self._camera.take(f"9{tab}-permohonan-{shown}")
                self._case.tabs.bar.setCurrentIndex(0)
                self._case.show_whole(True)
                self._camera.take("38-permohonan-lengkap")
                self._case.pane.switch()
                self._camera.take("39-permohonan-daftar-langkah")
            self._desk.back()

    def looks(self) -> None:
        """Show a procedure and a case in every look and size."""
        late = dict(self._chosen())["terlambat"]
        looks = (
            ("gelap", Look(Theme.DARK), SIZE, 1.0),
            ("kontras-tinggi", Look(Theme.CONTRAST), SIZE, 1.0),
            ("huruf-130", Look(scale=1.3), SIZE, 1.0),
            ("skala-125", Look(), SIZE, 1.25),
            ("1024x600", Look(), (1024, 600), 1.0),
        )
        for place, (name, look, size, ratio) in enumerate(looks, 1):
            self._program.restyle(look)
            self._camera.resize(*size)
            self._open_procedure(self._longest())
            self._camera.take(f"4{place}-alur-{name}", ratio)
            self._desk.back()
            self._open_case(late)
            self._camera.take(f"5{place}-permohonan-{name}", ratio)
            self._desk.back()
            if (name, ratio) in EVERY:
                self._each_procedure(f"4{place}", name, ratio)
        self._program.restyle(Look())
        self._camera.resize(*SIZE)

    def _each_procedure(self, number: str, look: str, ratio: float) -> None:
        """Show the procedures that this look has not shown yet."""
        shown = self._longest()
        for procedure in library(self._session):
            if procedure.id != shown:
                self._open_procedure(procedure.id)
                self._camera.take(f"{number}-{procedure.id}-{look}", ratio)
                self._desk.back()

    def papers(self) -> None:
        """Write every paper."""
        for procedure in library(self._session):
            self._open_procedure(procedure.id)
            name = f"sop-{procedure.id}.pdf"
            self._sop.print_to(self._path / name)
            self._camera.settle()
            self._camera.taken.append(name)
            self._desk.back()
        self._open_case(dict(self._chosen())["terlambat"])
        self._case.print_to(self._path / "kartu-kendali.pdf")
        self._camera.settle()
        self._camera.taken.append("kartu-kendali.pdf")
        self._desk.back()

    def _longest(self) -> str:
        return max(library(self._session), key=lambda procedure: procedure.rows).id

    def _open_procedure(self, sop_id: str) -> None:
        page = self._desk.page
        assert isinstance(page, Library)
        places = [procedure.id for procedure in library(self._session)]
        page.table.choose(places.index(sop_id))
        QTest.keyClick(page.table, Qt.Key.Key_Return)
        self._camera.settle()

    def _open_case(self, subject: str) -> None:
        self._desk.go(partial(CasePage, subject=subject))
        self._camera.settle()

    def _chosen(self) -> Iterator[tuple[str, str]]:
        """Choose a case for each state that a table can show."""
        lines = [
            line
            for procedure in library(self._session)
            for line in cases_under(self._session, procedure.event)
        ]
        wanted = (
            ("terlambat", lambda line: self._timing(line) is Timing.OVERDUE),
            ("berjalan", lambda line: self._timing(line) is Timing.RUNNING),
            ("menunggu", lambda line: line.symbol and line.paused),
            ("ditolak", lambda line: line.status == Status.REFUSAL_HANDED_OVER),
            ("berulang", self._is_looped),
            ("selesai", lambda line: line.status == Status.HANDED_OVER),
        )
        for name, fits in wanted:
            found = next((line for line in lines if fits(line)), None)
            if found is not None:
                yield name, found.subject

    def _timing(self, line: CaseLine) -> Timing | None:
        return timing(self._session, line).timing if line.symbol else None

    def _is_looped(self, line: CaseLine) -> bool:
        case = self._session.workplace.case(line.subject)
        steps = case_progress(self._session, case).steps.values()
        return bool(line.symbol) and any(step.passes > 1 for step in steps)
