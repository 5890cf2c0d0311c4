"""Permohonan on the practice office: search, filters, pages, masked NIK, keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.lines import CaseLine
from desktop.screens.case.page import CasePage
from desktop.screens.cases.page import CasesPage
from desktop.screens.listing.periods import Within
from desktop.screens.listing.rows import MARK_ROLE, PAGE
from tests.screens.conftest import Driver


@pytest.fixture
def cases(driver: Driver) -> CasesPage:
    driver.desk.go(CasesPage)
    driver.rest()
    return driver.page


def said(page: CasesPage, column: int) -> list[str]:
    rows = page.rows
    return [str(rows.index(row, column).data()) for row in range(rows.rowCount())]


def numbers(page: CasesPage) -> list[str]:
    return [text.partition("\n")[0] for text in said(page, 2)]


def typed(page: CasesPage, text: str) -> list[str]:
    page.sieve.search.clear()
    QTest.keyClicks(page.sieve.search, text)
    page.sieve.search.settle()
    return numbers(page)


def test_all_cases_are_listed_newest_first(cases: CasesPage, lines: list[CaseLine]) -> None:
    newest = sorted(lines, key=lambda line: -line.registered)

    assert numbers(cases) == [line.number for line in newest]
    assert cases.counted == f"{len(lines)} permohonan"


def test_each_key_sifts_by_number_name_nik_and_business(cases, lines) -> None:
    line = lines[len(lines) // 2]
    for text in (line.number, line.applicant.upper(), line.applicant_id, line.business[:6]):
        found = typed(cases, text)
        assert line.number in found
        assert len(found) <= len(lines)
    assert typed(cases, line.applicant_id) == [line.number]


def test_no_nik_is_ever_shown_whole(cases, lines) -> None:
    words = " ".join(text for column in range(6) for text in said(cases, column))

    assert all(line.applicant_id for line in lines)
    assert not any(line.applicant_id in words for line in lines)
    assert all(f"••••{line.applicant_id[-4:]}" in words for line in lines)


def test_permit_status_and_period_sift_together(cases, lines) -> None:
    sieve = cases.sieve
    sieve.permit.setCurrentIndex(sieve.permit.findData("iumk"))
    sieve.permit.picked.emit("iumk")
    assert set(numbers(cases)) == {x.number for x in lines if x.permit_type == "iumk"}

    sieve.status.setCurrentIndex(sieve.status.findData("handed_over"))
    sieve.status.picked.emit("handed_over")
    wanted = {x.number for x in lines if x.permit_type == "iumk" and x.status == "handed_over"}
    assert set(numbers(cases)) == wanted

    choice = sieve.period.choice
    choice.setCurrentIndex(choice.findData(Within.LAST_YEAR.value))
    choice.picked.emit(Within.LAST_YEAR.value)
    assert numbers(cases) == []
    assert cases.nothing.sentence == "Tidak ada permohonan dengan saringan ini."

    cases.nothing.button.click()
    assert len(numbers(cases)) == len(lines)
    assert sieve.clearing.isHidden()


def test_a_search_without_hits_names_what_was_typed(cases, lines) -> None:
    assert typed(cases, "zzz") == []
    sentence = "Tidak ditemukan “zzz”. Coba nomor, NIK, atau sebagian nama."
    assert cases.nothing.sentence == sentence
    assert not cases.nothing.isHidden()

    QTest.keyClick(cases.sieve.search, Qt.Key.Key_Escape)
    cases.sieve.search.settle()

    assert len(numbers(cases)) == len(lines)
    assert cases.nothing.isHidden()


def test_down_and_enter_open_what_was_found(driver: Driver, cases, lines) -> None:
    line = lines[3]
    typed(cases, line.applicant_id)
    QTest.keyClick(cases.sieve.search, Qt.Key.Key_Down)
    QTest.keyClick(cases.list, Qt.Key.Key_Return)
    driver.rest()

    assert isinstance(driver.page, CasePage)
    assert line.number in driver.page.heading().subtitle
    driver.desk.back()
    assert numbers(driver.page) == [line.number]


def test_up_from_the_first_row_goes_back_to_the_search(driver: Driver, cases) -> None:
    cases.list.setFocus()
    cases.list.choose(0)
    QTest.keyClick(cases.list, Qt.Key.Key_Up)
    driver.bot.waitUntil(cases.sieve.search.hasFocus)


def test_cases_in_conflict_are_marked(cases, lines) -> None:
    clashing = {line.number for line in lines if line.conflicts}
    rows = cases.rows
    marked = {
        number
        for row, number in enumerate(numbers(cases))
        if rows.index(row, 2).data(MARK_ROLE) == "Benturan data"
    }

    assert clashing
    assert marked == clashing


def test_only_the_counter_is_offered_a_new_application(closed: Driver) -> None:
    for login, offered in (("loket", True), ("pengawas", False), ("kadis", False)):
        if closed.program.window.centralWidget().__class__.__name__ == "Desk":
            closed.program.lock()
        closed.sign_in(login)
        closed.desk.go(CasesPage)
        closed.rest()
        page, wanted = closed.page, []
        page.new_wanted.connect(lambda wanted=wanted: wanted.append(True))
        button = next(
            b for b in page.findChildren(type(page.nothing.button)) if "Ctrl+N" in b.text()
        )
        assert button.isVisible() is offered
        if offered:
            button.click()
            assert wanted == [True]


def test_only_pages_that_are_looked_at_are_fetched(cases) -> None:
    asked: list[int] = []

    def fetch(start: int, limit: int) -> list[CaseLine]:
        asked.append(start)
        return [cases_line(start + place) for place in range(limit)]

    cases.rows.put(50_000, fetch)
    cases.list.scrollToBottom()
    cases.list.viewport().grab()

    assert asked
    assert set(asked) <= {0, 50_000 - PAGE}
    assert cases.list.model().rowCount() == 50_000


def cases_line(number: int) -> CaseLine:
    return CaseLine(
        subject=f"{number:020x}",
        number=f"FO1-{number:05}/IUMK/XI/2025",
        permit_type="iumk",
        sop="dairi",
        status="in_progress",
    )


def test_a_narrow_window_puts_the_filters_below_the_search(driver: Driver, cases) -> None:
    driver.window.resize(1024, 600)
    driver.rest()

    below = cases.sieve.choices.mapTo(cases, cases.sieve.choices.rect().topLeft()).y()
    assert below > cases.sieve.search.mapTo(cases, cases.sieve.search.rect().topLeft()).y()

    driver.window.resize(1366, 768)
    driver.rest()
    assert abs(cases.sieve.choices.y() - cases.sieve.search.y()) < 8


def test_two_dates_sift_what_was_taken_in_between_and_what_is_no_date_is_marked(
    cases, lines
) -> None:
    period, workplace = cases.sieve.period, cases.room.runner.session.workplace
    period.choice.setCurrentIndex(period.choice.findData(Within.CHOSEN.value))
    period.choice.picked.emit(Within.CHOSEN.value)
    days = sorted(workplace.local_time(line.registered).date() for line in lines)
    first, last = days[3], days[-3]

    for field, day in ((period.since, first), (period.until, last)):
        field.put(f"{day:%d/%m/%Y}")
        field.left.emit()
    assert len(numbers(cases)) == sum(first <= day <= last for day in days)

    period.until.put("kapan-kapan")
    period.until.left.emit()
    assert period.until.property("wrong") == "true"
    assert len(numbers(cases)) == sum(first <= day for day in days)
