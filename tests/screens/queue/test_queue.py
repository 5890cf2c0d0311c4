"""The online queue: values copied by key, the reference noted, sifted by system."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.actions.changes import Changes
from desktop.actions.online.queue import online_entries
from desktop.screens.case.page import CasePage
from desktop.screens.queue.page import ALL, OWN, QueuePage
from tests.screens.conftest import Driver

Turn = Callable[[str], Driver]


def queue_of(turn: Turn, login: str = "loket") -> tuple[Driver, QueuePage]:
    driver = turn(login)
    driver.desk.go(QueuePage)
    driver.rest()
    assert isinstance(driver.page, QueuePage)
    return driver, driver.page


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def choose(page: QueuePage, *, went_on: bool) -> None:
    places = [p for p, e in enumerate(page.entries) if e.went_on is went_on and e.is_own]
    page.list.choose(places[0])


def test_one_s_own_entries_come_first_and_all_on_request(turn: Turn) -> None:
    _, page = queue_of(turn)
    everything = online_entries(page.room.runner.session)
    own = [entry for entry in everything if entry.is_own]
    assert 0 < len(own) < len(everything)
    assert (page.whose.key, page.entries) == (OWN, own)

    page.whose.setCurrentIndex(1)
    page.whose.picked.emit(ALL)

    assert page.entries == everything


def test_a_system_sifts_the_list(turn: Turn) -> None:
    _, page = queue_of(turn, "admin")
    page.system.setCurrentIndex(page.system.findData("oss"))
    page.system.picked.emit("oss")

    assert page.entries
    assert {entry.system for entry in page.entries} == {"oss"}
    assert page.system.key == "oss"


def test_enter_and_down_copy_value_after_value(turn: Turn) -> None:
    driver, page = queue_of(turn)
    driver.bot.waitUntil(page.list.hasFocus)
    line = page.entries[0].line

    QTest.keyClick(page.list, Qt.Key.Key_Return)
    buttons = page.sheet.copies.buttons
    driver.bot.waitUntil(buttons[0].hasFocus)
    QTest.keyClick(buttons[0], Qt.Key.Key_Return)
    assert clipboard() == line.number
    assert buttons[0].text() == "Disalin"
    nik = next(b for b in buttons if b.accessibleName() == "Salin: NIK")
    while not nik.hasFocus():
        QTest.keyClick(driver.window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(nik, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clipboard() == line.applicant_id
    assert nik.accessibleName() == "Disalin: NIK"
    assert buttons[0].text() == "Salin"
    QTest.keyClick(driver.window, Qt.Key.Key_Escape)
    driver.bot.waitUntil(page.list.hasFocus)
    assert driver.page is page


def test_a_telephone_number_is_copied_as_it_is_typed(turn: Turn) -> None:
    _, page = queue_of(turn)
    stored = page.room.runner.session.workplace.case(page.entries[0].line.subject).values
    phone = next(b for b in page.sheet.copies.buttons if "Telepon" in b.accessibleName())

    phone.click()

    assert stored["applicant.phone"].startswith("+62")
    assert clipboard() == "0" + stored["applicant.phone"].removeprefix("+62")


def test_the_whole_entry_is_copied_as_plain_text(turn: Turn) -> None:
    _, page = queue_of(turn)
    whole = next(
        b
        for b in page.sheet.findChildren(type(page.nothing.button))
        if "Salin semua" in b.text().replace("&", "")
    )

    whole.click()

    copied = clipboard().split("\n")
    assert len(copied) == len(page.sheet.copies.buttons) + 1
    assert f"NIK: {page.entries[0].line.applicant_id}" in copied


def test_a_reference_is_asked_for_then_noted_and_the_entry_goes(turn: Turn) -> None:
    driver, page = queue_of(turn)
    choose(page, went_on=True)
    entry, before = page.sheet.entry, len(page.entries)

    QTest.keyClick(page.list, Qt.Key.Key_F9)
    assert page.sheet.problem.isVisible()
    driver.bot.waitUntil(page.sheet.reference.hasFocus)

    QTest.keyClicks(page.sheet.reference, "SC-2025-77")
    QTest.keyClick(page.sheet.reference, Qt.Key.Key_F9)
    driver.rest()

    case = page.room.runner.session.workplace.case(entry.line.subject)
    (noted,) = [each for each in case.online if each.visit == entry.visit]
    assert noted.reference == "SC-2025-77"
    assert len(page.entries) == before - 1
    assert entry.line.number in driver.desk.message


def test_a_reference_typed_and_left_is_there_again(turn: Turn) -> None:
    driver, page = queue_of(turn)
    choose(page, went_on=True)
    visit = page.sheet.entry.visit
    page.sheet.reference.setFocus()
    QTest.keyClicks(page.sheet.reference, "SC-20")

    page.list.choose(page.list.row + 1)
    page.list.choose(page.list.row - 1)
    assert page.sheet.entry.visit == visit
    assert page.sheet.reference.text() == "SC-20"
    driver.desk.back()
    driver.desk.go(QueuePage)
    driver.rest()

    place = [entry.visit for entry in driver.page.entries].index(visit)
    driver.page.list.choose(place)
    assert driver.page.sheet.reference.text() == "SC-20"


def test_the_step_a_case_stands_at_is_opened(turn: Turn) -> None:
    driver, page = queue_of(turn, "backoffice")
    choose(page, went_on=False)
    subject = page.sheet.entry.line.subject

    QTest.keyClick(page.list, Qt.Key.Key_F9)
    driver.rest()

    assert isinstance(driver.page, CasePage)
    assert driver.page.seen.case.id == subject


def test_who_only_looks_on_is_told_whose_it_is(turn: Turn) -> None:
    _, page = queue_of(turn, "pengawas")

    assert page.whose.isHidden()
    said = [label.text() for label in page.sheet.findChildren(type(page.sheet.problem))]
    assert any(text.startswith("Dientri oleh ") for text in said)
    assert not page.sheet.reference.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_list_and_sheet_stand_beside_each_other(turn: Turn, size: tuple[int, int]) -> None:
    driver, page = queue_of(turn)
    driver.window.resize(*size)
    driver.rest()

    assert page.sheet.geometry().right() <= page.width()
    assert page.list.width() >= 300
    assert driver.window.width() == size[0]


def test_an_empty_queue_says_what_would_stand_there(turn: Turn) -> None:
    _, page = queue_of(turn, "admin")
    session = page.room.runner.session
    session.workplace.store.database.rows("DELETE FROM online_entries")
    page.look_again(Changes(frozenset({page.entries[0].line.subject})))

    assert page.nothing.isVisible()
    assert "muncul di sini" in page.nothing.sentence
    assert page.sheet is None
