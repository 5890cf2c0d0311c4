"""A day in the office: eight people at one computer carry two applications to their ends.

Everything is done by key events in the real window; at the end stands what the office would check.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import startup
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.domain.case import Case
from desktop.domain.events.cases import StepCompleted
from desktop.domain.sop.model import Result, Status
from desktop.practice import PASSWORD, START
from desktop.screens.application import Outside, Program
from desktop.screens.case.page import CasePage
from desktop.screens.cases.page import CasesPage
from desktop.screens.intake import done
from desktop.screens.intake.page import Intake
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.papers.pdf import page_count
from desktop.screens.places import PLACES
from desktop.screens.printing import page as printing
from desktop.screens.printing.page import PaperPage
from desktop.screens.tasks.page import TasksPage
from tests.screens.conftest import Driver

Key, Mod = Qt.Key, Qt.KeyboardModifier
RAIL = {place.key: Key.Key_1 + number for number, place in enumerate(PLACES)}
MINUTE = 60_000
PEOPLE = 16
FAR = 60
"""Tabs after which a field would be out of reach for anybody."""


class Office:
    """One computer, and the hands of whoever sits at it."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.keys = 0

    @property
    def page(self):
        return self.driver.page

    @property
    def session(self):
        return self.page.room.runner.session

    def case(self, subject: str) -> Case:
        return self.session.workplace.case(subject)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.driver.window, key, modifier)
        self.keys += 1
        self.driver.rest()

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)
        self.keys += len(text)

    def sit(self, login: str) -> None:
        """Lock, choose oneself among the tiles, type the password."""
        if self.driver.window.centralWidget() is not None and not self._is_locked():
            self.press(Key.Key_L, Mod.ControlModifier)
        for key in [*[Key.Key_Right] * PEOPLE, *[Key.Key_Left] * PEOPLE]:
            if self.driver.door.login == login:
                break
            self.press(key)
        assert self.driver.door.login == login
        self.type(PASSWORD)
        QTest.keyClick(self.driver.door.password, Key.Key_Return)
        self.driver.bot.waitUntil(lambda: not self._is_locked(), timeout=10_000)
        self.driver.rest()
        self.driver.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.driver.window)

    def visit(self, key: str) -> None:
        self.press(Qt.Key(RAIL[key]), Mod.ControlModifier)

    def take(self, subject: str) -> CasePage:
        """Open a task from Tugas Saya, unless it opened by itself."""
        if isinstance(self.page, CasePage) and self.page.seen.case.id == subject:
            return self.page
        self.visit("tasks")
        page = self.page
        assert isinstance(page, TasksPage)
        subjects = [task.line.subject for task in page.tasks]
        assert subject in subjects, f"{self.session.person} has no such task"
        for _ in range(subjects.index(subject) - page.list.row):
            self.press(Key.Key_Down)
        for _ in range(page.list.row - subjects.index(subject)):
            self.press(Key.Key_Up)
        self.press(Key.Key_Return)
        assert isinstance(self.page, CasePage)
        assert self.page.seen.case.id == subject
        return self.page

    def reach(self, name: str) -> None:
        """Go on with Tab until a field or button has the cursor."""
        for _ in range(FAR):
            if _names(QApplication.focusWidget(), name):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"{name} is out of reach")

    def fill(self, **fields: str) -> None:
        """Type into fields of the form, in their order; section__name stands for section.name."""
        for name, text in fields.items():
            self.reach(name.replace("__", "."))
            self.type(text)
            self.press(Key.Key_Tab)

    def finish(self, subject: str, way: str = "", **fields: str) -> None:
        """Do a step: open it, fill it in, F9; a choice with its button, a signature with F9."""
        before = self.case(subject).current
        assert before is not None
        page = self.take(subject)
        form = page.work.form
        assert form.content is not None
        if form.content.sheet.checklist.ticks:
            self.press(Key.Key_Space, Mod.ControlModifier)
        self.fill(**fields)
        if way:
            self.reach(way)
            self.press(Key.Key_Space)
        else:
            self.press(Key.Key_F9)
        if form.confirming is not None:
            self.press(Key.Key_F9)
        current = self.case(subject).current
        assert current is None or current.id != before.id, form.said

    def _is_locked(self) -> bool:
        return hasattr(self.driver.window.centralWidget(), "try_it")


def _names(widget: QWidget | None, name: str) -> bool:
    return widget is not None and name in (widget.objectName(), widget.accessibleName())


@pytest.fixture
def clock() -> list[int]:
    return [START]


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The file dialog answers with a new name each time."""
    written: list[Path] = []

    def asked(*_: object) -> Path:
        written.append(tmp_path / f"kertas {len(written)}.pdf")
        return written[-1]

    monkeypatch.setattr(done, "ask_for_pdf", asked)
    monkeypatch.setattr(printing, "ask_for_pdf", asked)
    return written


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, clock: list[int]) -> Iterator[Office]:
    startup.make_practice(tmp_path / "office")
    world = World(now=lambda: clock[0], draw=os.urandom)
    outside = Outside(folder=Folder(tmp_path / "office"), world=world, practice_password=PASSWORD)
    program = Program(outside, Look())
    program.window.resize(1366, 768)
    program.window.show()
    program.window.activateWindow()
    assert QTest.qWaitForWindowActive(program.window)
    yield Office(Driver(program, qtbot))
    program.window.close()


def registered(office: Office, nik: str, name: str, business: str) -> str:
    """Take up an application at the counter, save its receipt, and open the case."""
    if isinstance(office.page, Intake):
        office.press(Key.Key_F9)
    else:
        office.press(Key.Key_N, Mod.ControlModifier)
    assert isinstance(office.page, Intake)
    known = {line.subject for line in office.session.workplace.store.lists.all_lines()}
    for text in ("iu", "", nik, name, "081260001234"):
        office.type(text)
        office.press(Key.Key_Return)
    office.type("Jl. Pahlawan No. 12")
    office.press(Key.Key_Tab)
    office.fill(business__name=business)
    office.reach("same_address")
    office.press(Key.Key_Space)
    office.press(Key.Key_Space, Mod.ControlModifier)
    office.press(Key.Key_F9)
    now = {line.subject for line in office.session.workplace.store.lists.all_lines()}
    (subject,) = now - known
    office.reach("Simpan PDF …")
    office.press(Key.Key_Space)
    return subject


def opened(office: Office, subject: str) -> CasePage:
    """Find a case among all by its number, and open it."""
    number = office.case(subject).number
    office.visit("cases")
    assert isinstance(office.page, CasesPage)
    office.type(number)
    office.press(Key.Key_Return)
    office.press(Key.Key_Return)
    assert isinstance(office.page, CasePage)
    assert office.page.seen.case.id == subject
    return office.page


def corrected(office: Office, subject: str, section: str, **fields: str) -> None:
    """Fill in a section on the data tab of a case."""
    page = opened(office, subject)
    office.reach(page.tabs.bar.accessibleName())
    office.press(Key.Key_Right)
    office.reach(f"Ubah {section} …")
    office.press(Key.Key_Space)
    office.fill(**fields)
    office.press(Key.Key_F9)


def test_two_applications_go_their_way_through_the_office(
    office: Office, saved: list[Path], clock: list[int], counted: Callable[[str], None]
) -> None:
    office.sit("loket")
    granted = registered(office, "1211015206950088", "Siti Nurbaya Simanjuntak", "Warung Simpang")
    refused = registered(office, "1211014708900002", "Hotman Purba", "Bengkel Purba")
    for number, subject in enumerate((granted, refused)):
        office.finish(subject, online_entry__reference=f"OSS-00{number}")
    for act in (verified, visited, drafted, approved, issued, handed_over, filed):
        clock[0] += 20 * MINUTE
        act(office, granted, refused)

    _check_granted(office.case(granted))
    _check_refused(office.case(refused))
    assert [path.read_bytes()[:5] for path in saved] == [b"%PDF-"] * 3
    assert all(page_count(path.read_bytes()) for path in saved)
    assert office.driver.desk.message == ""
    counted(f"{office.keys} keys for two applications through eight pairs of hands")


def verified(office: Office, *both: str) -> None:
    office.sit("backoffice")
    for subject in both:
        office.finish(subject)
        office.finish(subject, "Benar")
        office.finish(subject)


def visited(office: Office, granted: str, refused: str) -> None:
    office.sit("teknis")
    visit = {
        "schedule__date": "19/11/2025",
        "schedule__place": "Sidikalang",
        "schedule__team": "Budi Manik, Rosa Purba",
    }
    for subject in (granted, refused):
        office.finish(subject, **visit)
        office.finish(
            subject,
            inspection__date="19/11/2025",
            inspection__findings="Tempat usaha sesuai alamat.",
            inspection__verdict="layak" if subject == granted else "tidak layak",
        )
    office.finish(granted, "Setuju", recommendation__verdict="disetujui")
    office.finish(
        refused,
        "Tolak",
        recommendation__verdict="ditolak",
        recommendation__notes="Terlalu dekat ke sungai.",
    )


def drafted(office: Office, granted: str, refused: str) -> None:
    office.sit("backoffice")
    office.finish(granted)
    office.finish(granted, draft__text="Izin diberikan.")
    office.finish(refused, draft__text="Permohonan ditolak: terlalu dekat ke sungai.")


def approved(office: Office, *both: str) -> None:
    for login in ("kabid", "sekretaris", "kadis", "umum"):
        office.sit(login)
        for subject in both:
            office.finish(subject)
            if login == "umum":
                number = next(iter(office.case(subject).numbers.values()))
                assert office.page.room.undo.text.endswith(f"{number}.")


def issued(office: Office, granted: str, refused: str) -> None:
    office.sit("backoffice")
    office.finish(granted, online_entry__reference="OSS-200")
    office.finish(granted, online_entry__reference="OSS-300")
    office.finish(granted)
    office.finish(refused)


def handed_over(office: Office, granted: str, refused: str) -> None:
    office.sit("loket")
    for subject, receiver in ((granted, "Siti Nurbaya Simanjuntak"), (refused, "Hotman Purba")):
        office.finish(subject)
        office.finish(
            subject,
            handover__receiver=receiver,
            handover__date="19/11/2025",
            handover__identity_shown="KTP",
        )
    answers = {"survey__requirements": "4", "survey__procedure": "3"}
    corrected(office, granted, "Survei kepuasan", **answers)
    opened(office, granted)
    office.press(Key.Key_P, Mod.ControlModifier)
    assert isinstance(office.page, PaperPage)
    office.reach("Simpan PDF …")
    office.press(Key.Key_Space)


def filed(office: Office, granted: str, _: str) -> None:
    office.sit("arsip")
    corrected(office, granted, "Arsip", archive__code="500.16.7.2", archive__box="14")


def _steps(case: Case) -> list[str]:
    return [e.fact.symbol for e, _ in case.history if isinstance(e.fact, StepCompleted)]


def _check_granted(case: Case) -> None:
    assert case.status is Status.HANDED_OVER
    assert case.result is Result.APPROVE
    assert set(case.numbers) == {"permit"}
    assert _steps(case) == [
        *("1", "2", "3", "4", "4b", "5", "6", "6b", "7", "8"),
        *("16", "17", "18", "19", "20", "21", "22", "23", "24", "24b", "25"),
    ]
    assert [entry.reference for entry in case.online] == ["OSS-000", "OSS-200", "OSS-300"]
    signed = [e.fact.symbol for e, _ in case.history if e.signed and hasattr(e.fact, "symbol")]
    assert {"8", "18", "19", "20"} <= set(signed)
    assert case.values["handover.receiver"] == "Siti Nurbaya Simanjuntak"
    assert (case.values["survey.requirements"], case.values["survey.procedure"]) == ("4", "3")
    assert case.values["archive.box"] == "14"
    assert case.conflicts == 0


def _check_refused(case: Case) -> None:
    assert case.status is Status.REFUSAL_HANDED_OVER
    assert case.result is Result.REFUSE
    assert set(case.numbers) == {"refusal_letter"}
    assert _steps(case)[-7:] == ["10", "11", "12", "13", "14", "14b", "15"]
    people = {e.by for e, _ in case.history}
    assert len(people) == 7
    assert case.values["handover.receiver"] == "Hotman Purba"
