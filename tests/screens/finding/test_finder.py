"""Ctrl+K over any page: the answer stands in the list, Enter opens, Esc gives the cursor back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.screens.case.page import CasePage
from desktop.screens.finding.panel import Finder
from desktop.screens.look.tokens import Theme
from desktop.screens.queue.page import QueuePage
from desktop.screens.settings.page import SettingsPage
from desktop.screens.sop.page import SopPage
from desktop.screens.tasks.page import TasksPage
from desktop.screens.window.header import SearchButton
from tests.screens.conftest import Driver

Turn = Callable[[str], Driver]


def finder_of(driver: Driver) -> Finder:
    return driver.desk.findChildren(Finder)[-1]


def opened(driver: Driver, typed: str = "") -> Finder:
    QTest.keyClick(driver.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    finder = finder_of(driver)
    driver.bot.waitUntil(finder.field.hasFocus)
    QTest.keyClicks(finder.field, typed)
    return finder


def lines(finder: Finder) -> list[str]:
    return [hit.entry.heard for hit in finder.list.hits if hit.act is not None]


def press(finder: Finder, key: Qt.Key) -> None:
    QTest.keyClick(finder.field, key)


def test_four_letters_answer_where_a_permit_is_without_leaving_the_page(turn: Turn) -> None:
    driver = turn("loket")
    page = driver.page
    workplace = page.room.runner.session.workplace
    late = next(
        hit
        for hit in workplace.store.lists.all_lines()
        if hit.symbol and not hit.paused and workplace.world.now() > hit.due > 0
    )

    finder = opened(driver, late.number[4:8])

    (said,) = [line for line in lines(finder) if late.number in line]
    assert f", {' '.join(late.waiting_for.split())}" in said.partition("Langkah ")[2]
    assert "Terlambat" in said
    assert late.applicant in said
    assert driver.page is page
    press(finder, Qt.Key.Key_Escape)


def test_no_nik_is_shown_whole(turn: Turn) -> None:
    driver = turn("loket")
    line = driver.page.room.runner.session.workplace.store.lists.all_lines()[0]

    finder = opened(driver, line.applicant_id)

    (said,) = lines(finder)
    assert line.number in said
    assert line.applicant_id not in said
    assert f"••••{line.applicant_id[-4:]}" in said
    press(finder, Qt.Key.Key_Escape)


def test_esc_closes_and_puts_the_cursor_back(turn: Turn) -> None:
    driver = turn("loket")
    page = driver.page
    page.search.setFocus()
    driver.bot.waitUntil(page.search.hasFocus)

    finder = opened(driver, "siti")
    press(finder, Qt.Key.Key_Escape)

    assert not finder.isVisible()
    assert driver.page is page
    driver.bot.waitUntil(page.search.hasFocus)
    assert opened(driver).field.text() == ""
    press(finder, Qt.Key.Key_Escape)


def test_a_click_beside_the_panel_closes_it(turn: Turn) -> None:
    finder = opened(turn("loket"), "siti")

    QTest.mouseClick(finder, Qt.MouseButton.LeftButton, pos=QPoint(5, finder.height() - 5))

    assert not finder.isVisible()


def test_down_and_enter_open_the_second_case(turn: Turn) -> None:
    driver = turn("loket")
    finder = opened(driver, "siti")
    cases = lines(finder)
    assert len(cases) > 1

    press(finder, Qt.Key.Key_Down)
    assert finder.field.accessibleDescription() == cases[1]
    press(finder, Qt.Key.Key_Return)
    driver.rest()

    assert isinstance(driver.page, CasePage)
    assert driver.page.seen.case.number in cases[1]
    assert not finder.isVisible()


def test_up_from_the_first_line_goes_to_the_last_and_past_headings(turn: Turn) -> None:
    finder = opened(turn("loket"))
    said = lines(finder)

    press(finder, Qt.Key.Key_Up)
    assert finder.list.chosen.entry.heard == said[-1]
    press(finder, Qt.Key.Key_Tab)
    assert finder.list.chosen.entry.heard == said[0]
    press(finder, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("antrean", QueuePage),
        ("sicantik daring", QueuePage),
        ("pengaturan pengguna", SettingsPage),
        ("tugas", TasksPage),
        ("mikro kecil", SopPage),
    ],
)
def test_pages_chapters_and_procedures_are_opened(turn: Turn, typed: str, page: type) -> None:
    driver = turn("kadis")
    finder = opened(driver, typed)
    words = [hit for hit in finder.list.hits if hit.act is not None and hit.entry.pill is None]
    while finder.list.chosen is not words[0]:
        press(finder, Qt.Key.Key_Down)

    press(finder, Qt.Key.Key_Return)
    driver.rest()

    assert isinstance(driver.page, page)


def test_commands_are_carried_out(turn: Turn) -> None:
    driver = turn("kadis")
    finder = opened(driver, "tema gelap")

    press(finder, Qt.Key.Key_Return)
    driver.rest()

    assert driver.page.room.look.theme is Theme.DARK
    assert finder_of(driver) is not finder


def test_only_who_may_take_up_applications_is_offered_to(turn: Turn) -> None:
    for login, offered in (("pengawas", False), ("loket", True)):
        finder = opened(turn(login), "permohonan baru")
        assert any("Ctrl+N" in line for line in lines(finder)) is offered
        press(finder, Qt.Key.Key_Escape)


def test_people_are_named_with_their_roles(turn: Turn) -> None:
    driver = turn("loket")
    finder = opened(driver, "lasmaria")

    (said,) = lines(finder)
    assert "Kepala Seksi" in said
    press(finder, Qt.Key.Key_Return)

    assert driver.desk.message == said.replace("SH, ", "SH: ", 1)


def test_nothing_found_says_what_to_try(turn: Turn) -> None:
    driver = turn("loket")
    finder = opened(driver, "zzzz")

    said = [label.text() for label in finder.panel.findChildren(type(finder._nothing))]
    assert "Tidak ditemukan “zzzz”. Coba nomor, NIK, atau sebagian nama." in said
    press(finder, Qt.Key.Key_Return)
    assert finder.isVisible()
    press(finder, Qt.Key.Key_Escape)


def test_the_panel_fits_the_smallest_window(turn: Turn) -> None:
    driver = turn("loket")
    driver.window.resize(1024, 600)
    driver.rest()

    finder = opened(driver, "s")

    assert finder.rect().contains(finder.panel.geometry())
    assert finder.list.verticalScrollBar().maximum() > 0
    press(finder, Qt.Key.Key_Escape)


def test_the_field_in_the_header_opens_it_too(turn: Turn) -> None:
    driver = turn("loket")
    button = driver.desk.findChild(SearchButton)

    button.click()

    assert isinstance(driver.window.focusWidget(), QLineEdit)
    assert finder_of(driver).isVisible()
    press(finder_of(driver), Qt.Key.Key_Escape)
