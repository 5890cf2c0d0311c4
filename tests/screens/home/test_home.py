"""Beranda: numbers lead into their lists, cases open, heads see where work piles up."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.actions.worklists.due import Due
from desktop.actions.worklists.tasks import Asked, Tab, tasks
from desktop.screens.case.page import CasePage
from desktop.screens.cases.page import CasesPage
from desktop.screens.home.page import HomePage
from desktop.screens.queue.page import QueuePage
from desktop.screens.settings.page import SettingsPage
from desktop.screens.sop.page import SopPage
from desktop.screens.tasks.page import TasksPage
from tests.screens.conftest import Driver

Turn = Callable[[str], Driver]


def at_home(turn: Turn, login: str) -> tuple[Driver, HomePage]:
    driver = turn(login)
    driver.desk.visit("home")
    driver.rest()
    assert isinstance(driver.page, HomePage)
    return driver, driver.page


def number_of(tile) -> int:
    return int(tile.text().split()[0].replace(".", ""))


@pytest.mark.parametrize(
    ("login", "page"),
    [
        ("loket", "TasksPage"),
        ("backoffice", "TasksPage"),
        ("teknis", "TasksPage"),
        ("kasi", "TasksPage"),
        ("kabid", "TasksPage"),
        ("sekretaris", "TasksPage"),
        ("umum", "TasksPage"),
        ("kadis", "HomePage"),
        ("admin", "HomePage"),
        ("pengawas", "CasesPage"),
    ],
)
def test_everybody_begins_where_their_day_begins(turn: Turn, login: str, page: str) -> None:
    assert type(turn(login).page).__name__ == page


def test_the_numbers_are_those_of_the_lists_they_lead_to(turn: Turn) -> None:
    driver, home = at_home(turn, "kasi")
    session = home.room.runner.session
    late, today = (tasks(session, Asked(due=due)) for due in (Due.LATE, Due.TODAY))
    assert (number_of(home.late), number_of(home.today)) == (len(late), len(today))
    assert late

    home.late.click()
    driver.rest()

    assert isinstance(driver.page, TasksPage)
    assert [task.line for task in driver.page.tasks] == [task.line for task in late]
    assert driver.page.every.text() == "Hanya yang terlambat"
    driver.page.every.click()
    assert len(driver.page.tasks) > len(late)
    driver.desk.back()
    home.waiting.click()
    driver.rest()
    assert driver.page.tab is Tab.APPLICANT
    assert len(driver.page.tasks) == number_of(home.waiting)


def test_who_has_no_desk_sees_the_whole_office(turn: Turn) -> None:
    driver, home = at_home(turn, "pengawas")
    late, waiting = number_of(home.late), number_of(home.waiting)
    assert late > 1
    assert home.next.isHidden()

    home.late.click()
    driver.rest()

    assert isinstance(driver.page, CasesPage)
    assert driver.page.counted == f"{late} permohonan"
    driver.desk.back()
    home.waiting.click()
    driver.rest()
    assert driver.page.counted == f"{waiting} permohonan"


def test_enter_opens_the_next_task_and_it_stands_among_those_opened_last(turn: Turn) -> None:
    driver, home = at_home(turn, "kasi")
    first = home.next.lines[0]
    wanted = tasks(home.room.runner.session, Asked(), 1)[0].line
    driver.bot.waitUntil(first.hasFocus)

    QTest.keyClick(first, Qt.Key.Key_Return)
    driver.rest()

    assert isinstance(driver.page, CasePage)
    assert driver.page.seen.case.id == wanted.subject
    driver.desk.visit("home")
    driver.rest()
    assert wanted.number in driver.page.recent.lines[0].accessibleName()


def test_heads_see_where_cases_stand_and_others_do_not(turn: Turn) -> None:
    _, home = at_home(turn, "loket")
    assert home.bottlenecks.isHidden()

    driver, home = at_home(turn, "kadis")

    found = home.bottlenecks.found
    assert found
    assert [each.late for each in found] == sorted((each.late for each in found), reverse=True)
    row = [str(home.bottlenecks.table.rows.index(0, column).data()) for column in range(5)]
    assert row[1:3] == [str(found[0].standing), str(found[0].late)]
    assert row[4].endswith(f"baku {found[0].times.standard.text}")
    home.bottlenecks.table.opened.emit(0)
    driver.rest()
    assert isinstance(driver.page, SopPage)
    assert driver.page.edition.event == found[0].version


def test_the_administrator_is_led_to_what_the_office_lacks(turn: Turn) -> None:
    _, home = at_home(turn, "kasi")
    assert home.ready.isHidden()

    driver, home = at_home(turn, "admin")

    assert home.ready.title.text() == "Menyiapkan kantor: 4 dari 6 siap"
    home.ready.wanted.emit("people")
    driver.rest()
    assert isinstance(driver.page, SettingsPage)
    assert driver.page.chapter.key == "people"


def test_an_open_conflict_is_named_with_who_decides_it(turn: Turn) -> None:
    driver, home = at_home(turn, "kadis")
    line = home.room.runner.session.workplace.store.overview.clashing(1)[0]

    assert home.clashes.title.text() == "Benturan data: 1"
    (shown,) = home.clashes.lines
    assert line.number in shown.accessibleName()
    assert "diputuskan" in shown.accessibleName()
    shown.click()
    driver.rest()
    assert driver.page.case.id == line.subject


def test_the_queue_is_one_click_away(turn: Turn) -> None:
    driver, home = at_home(turn, "loket")

    home.online.click()
    driver.rest()

    assert isinstance(driver.page, QueuePage)
    driver.desk.back()
    assert driver.page is home


def test_nobody_s_empty_start_page_is_silent(turn: Turn) -> None:
    _, home = at_home(turn, "pimpinan")

    if not home.next.lines:
        assert "Tidak ada tugas" in home.next.findChildren(type(home.next.title))[1].text()
    assert number_of(home.late) == 0
