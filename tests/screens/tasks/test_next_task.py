"""After F9 the next task opens by itself, and what was done can be taken back from there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.actions.case.waiting import hold
from desktop.actions.worklists.tasks import Asked, next_task, tasks
from desktop.domain.people import Role
from desktop.screens.case.page import CasePage
from desktop.screens.cases.page import CasesPage
from desktop.screens.tasks.page import TasksPage
from tests.screens.conftest import Driver

Key, Mod = Qt.Key, Qt.KeyboardModifier
DAIRI = "dairi-izin-usaha-mikro-kecil"


class Worker:
    """Somebody with tasks, at the keyboard."""

    def __init__(self, driver: Driver, login: str) -> None:
        self.driver = driver
        driver.sign_in(login)
        driver.window.activateWindow()
        assert QTest.qWaitForWindowActive(driver.window)
        driver.desk.visit("tasks")
        driver.rest()

    @property
    def session(self):
        return self.driver.page.room.runner.session

    @property
    def bar(self):
        return self.driver.page.room.undo

    def mine(self) -> list:
        return tasks(self.session, Asked())

    def press(self, key: Key, modifier: Mod = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.driver.window, key, modifier)
        self.driver.rest()

    def open(self, symbol: str) -> str:
        """Choose a task at a step and open it with Enter."""
        page = self.driver.page
        assert isinstance(page, TasksPage)
        places = [
            place
            for place, task in enumerate(page.tasks)
            if task.line.symbol == symbol and task.line.sop == DAIRI and not task.line.conflicts
        ]
        page.list.setFocus()
        page.list.choose(places[0])
        self.press(Key.Key_Return)
        return self.shown()

    def shown(self) -> str:
        page = self.driver.page
        assert isinstance(page, CasePage)
        return page.seen.case.id

    def leave_only(self, subject: str) -> None:
        """Let everything else wait for somebody."""
        for task in self.mine():
            if task.line.subject != subject:
                case = self.session.workplace.case(task.line.subject)
                hold(self.session, case.id, case.current.id, "applicant")


@pytest.fixture
def backoffice(closed: Driver) -> Worker:
    return Worker(closed, "backoffice")


def test_f9_opens_the_most_urgent_task_and_says_what_was_done(backoffice: Worker) -> None:
    first = backoffice.open("6")
    who = backoffice.session.workplace.case(first).values["applicant.name"]
    wanted = next(task.line.subject for task in backoffice.mine() if task.line.subject != first)

    backoffice.press(Key.Key_F9)

    assert backoffice.shown() == wanted
    assert backoffice.bar.text == f"Langkah 6 selesai: {who}."
    assert backoffice.bar.can_undo
    assert backoffice.driver.page.isAncestorOf(QApplication.focusWidget())


def test_ctrl_z_on_the_next_task_brings_the_finished_one_back(backoffice: Worker) -> None:
    first = backoffice.open("6")
    backoffice.driver.page.work.form.content.sheet.form.go_to("note.text")
    QTest.keyClicks(QApplication.focusWidget(), "Sudah ditelepon.")
    backoffice.press(Key.Key_F9)
    assert backoffice.shown() != first

    backoffice.press(Key.Key_Z, Mod.ControlModifier)

    assert backoffice.shown() == first
    assert backoffice.session.workplace.case(first).current.symbol.id == "6"
    form = backoffice.driver.page.work.form.content.sheet.form
    assert form.boxes["note.text"].input.answer() == "Sudah ditelepon."
    assert backoffice.bar.text == "Diurungkan."
    backoffice.press(Key.Key_Escape)
    assert isinstance(backoffice.driver.page, TasksPage)


def test_after_the_last_task_the_list_says_that_nothing_is_left(backoffice: Worker) -> None:
    first = backoffice.open("6")
    backoffice.leave_only(first)

    backoffice.press(Key.Key_F9)

    page = backoffice.driver.page
    assert isinstance(page, TasksPage)
    assert page.nothing.sentence == "Tidak ada tugas. Semua permohonan Anda sudah diteruskan."
    assert backoffice.bar.can_undo
    backoffice.press(Key.Key_Z, Mod.ControlModifier)
    assert [task.line.subject for task in page.tasks] == [first]


def test_a_case_that_comes_back_at_once_stays_open(closed: Driver) -> None:
    worker = Worker(closed, "teknis")
    roles = worker.session.roles()
    assert Role.TECHNICAL_TEAM in roles
    first = worker.open("6b")

    form = worker.driver.page.work.form.content.sheet.form
    wanted = {"date": "20/11/2025", "place": "Sidikalang", "team": "Budi Manik"}
    for name, text in wanted.items():
        form.boxes[f"schedule.{name}"].input.put(text)
    worker.press(Key.Key_F9)

    assert worker.session.workplace.case(first).current.symbol.id == "7"
    assert worker.shown() == first
    assert worker.driver.page.work.isVisible()
    assert worker.driver.page.work.form.isAncestorOf(QApplication.focusWidget())


def test_from_the_list_of_all_cases_f9_stays_at_the_case(backoffice: Worker) -> None:
    subject = next(
        task.line.subject
        for task in backoffice.mine()
        if task.line.symbol == "6" and task.line.sop == DAIRI
    )
    backoffice.driver.desk.visit("cases")
    page = backoffice.driver.page
    assert isinstance(page, CasesPage)
    page.sieve.search.setText(backoffice.session.workplace.case(subject).number)
    page.sieve.search.settle()
    page.list.setFocus()
    backoffice.press(Key.Key_Return)
    assert backoffice.shown() == subject

    backoffice.press(Key.Key_F9)

    assert backoffice.shown() == subject
    assert backoffice.session.workplace.case(subject).current.symbol.id == "6b"
    assert backoffice.driver.page.work.form.content.sheet.isEnabled() is False


@pytest.mark.parametrize("login", ["loket", "backoffice", "kabid", "umum", "teknis"])
def test_the_next_task_is_the_first_other_one_of_the_list(closed: Driver, login: str) -> None:
    worker = Worker(closed, login)
    mine = [task.line.subject for task in worker.mine()]

    for subject in mine[:3]:
        following = next_task(worker.session, subject)
        others = [other for other in mine if other != subject]
        assert (following.subject if following else None) == (others[0] if others else None)
