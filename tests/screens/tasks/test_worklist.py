"""Tugas Saya on the practice office: tabs, keys, filters, and signing several at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.actions.online.queue import count_online
from desktop.actions.worklists.tasks import Asked, Tab, task_counts, tasks
from desktop.domain.calendar.timing import sort_key
from desktop.screens.case.page import CasePage
from desktop.screens.queue.page import QueuePage
from desktop.screens.tasks.page import TasksPage
from tests.screens.conftest import Driver

LOGINS = ("loket", "backoffice", "kasi", "kabid", "sekretaris", "umum", "kadis", "teknis")


def open_tasks(closed: Driver, login: str) -> TasksPage:
    closed.sign_in(login)
    closed.desk.go(TasksPage)
    closed.rest()
    return closed.page


def said(page: TasksPage, column: int) -> list[str]:
    rows = page.rows
    return [str(rows.index(row, column).data()) for row in range(rows.rowCount())]


@pytest.mark.parametrize("login", LOGINS)
def test_every_tab_has_as_many_rows_as_it_says(closed: Driver, login: str) -> None:
    page = open_tasks(closed, login)
    session = page.room.runner.session
    for place, tab in enumerate(Tab):
        page.tabs.setCurrentIndex(place)
        found = [task.line.number for task in tasks(session, Asked(tab=tab))]
        assert page.tabs.tabText(place).endswith(f" {len(found)}")
        assert len(found) == task_counts(session)[tab]
        shown = [who.partition("\n")[2].partition(" · ")[0] for who in said(page, 2)]
        assert shown == found


def test_what_is_most_late_stands_on_top(closed: Driver) -> None:
    page = open_tasks(closed, "backoffice")

    order = [sort_key(task.how) for task in page.tasks]
    assert order == sorted(order)
    assert said(page, 1)[0].startswith("Terlambat")
    assert "terlambat" in page.summary


def test_enter_opens_the_chosen_task_and_escape_comes_back_to_it(closed: Driver) -> None:
    page = open_tasks(closed, "backoffice")
    assert page.list.hasFocus() or page.list.row == 0
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    wanted = page.tasks[1].line.number
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    closed.rest()
    assert isinstance(closed.page, CasePage)
    assert wanted in closed.page.heading().subtitle

    closed.desk.back()

    assert closed.page is page
    assert page.list.row == 1


def test_typing_sifts_and_escape_lets_everything_through_again(closed: Driver) -> None:
    page = open_tasks(closed, "backoffice")
    everything = len(page.tasks)
    name = page.tasks[0].line.applicant
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.search, name.lower())
    page.search.settle()
    assert {task.line.applicant for task in page.tasks} == {name}

    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    page.search.settle()

    assert len(page.tasks) == everything
    assert isinstance(closed.page, TasksPage)


def test_a_filter_that_lets_nothing_through_says_so_and_can_be_cleared(closed: Driver) -> None:
    page = open_tasks(closed, "backoffice")
    page.search.setText("zzz")
    page.search.settle()
    assert page.nothing.sentence == "Tidak ada tugas dengan saringan ini."

    page.nothing.button.click()

    assert page.tasks
    assert page.nothing.isHidden()


def test_without_tasks_the_page_says_so_and_offers_all_cases(closed: Driver) -> None:
    page = open_tasks(closed, "pimpinan")
    wanted: list[bool] = []
    page.cases_wanted.connect(lambda: wanted.append(True))

    assert page.nothing.sentence == "Tidak ada tugas. Semua permohonan Anda sudah diteruskan."
    page.nothing.button.click()

    assert wanted == [True]


def test_space_ticks_only_what_may_be_done_together(closed: Driver) -> None:
    page = open_tasks(closed, "kabid")
    rows = [task.together is not None for task in page.tasks]
    assert True in rows
    assert False in rows
    page.list.choose(rows.index(False))
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert not page.ticked
    assert "beberapa sekaligus" in closed.desk.message

    page.list.choose(rows.index(True))
    QTest.keyClick(page.list, Qt.Key.Key_Space)

    assert list(page.ticked) == [page.tasks[rows.index(True)].line.subject]
    assert page.together.text() == "Bubuhkan paraf (1) (F9)"
    tick = page.rows.index(rows.index(True), 0).data(Qt.ItemDataRole.CheckStateRole)
    assert tick == Qt.CheckState.Checked


def test_no_nik_is_read_in_the_worklist(closed: Driver) -> None:
    page = open_tasks(closed, "backoffice")
    niks = {task.line.applicant_id for task in page.tasks}
    words = " ".join(text for column in range(7) for text in said(page, column))

    assert niks
    assert not any(nik in words for nik in niks)


def test_every_cell_can_be_heard_with_its_heading(closed: Driver) -> None:
    page = open_tasks(closed, "loket")

    heard = [
        page.rows.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in range(1, page.rows.columnCount())
    ]

    assert all(": " in text for text in heard)
    assert page.list.accessibleName() == "Tugas Saya"


def test_the_worklist_leads_to_what_is_to_be_entered_online(closed: Driver) -> None:
    closed.sign_in("loket")
    closed.desk.visit("tasks")
    page = closed.page

    assert page.online.text().endswith(f" {count_online(page.room.runner.session)}")
    page.online.click()

    assert isinstance(closed.page, QueuePage)
