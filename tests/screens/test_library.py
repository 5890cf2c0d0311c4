"""The library of procedures and the sheets about one."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop import startup
from desktop.actions.office.sops import put_in_force
from desktop.domain.sop.plain import plain_from
from desktop.screens.case.page import CasePage
from desktop.screens.look.appearance import Look
from desktop.screens.pieces.table import PILL_ROLE, Table
from desktop.screens.sop.figures import Period
from desktop.screens.sop.library import Library
from desktop.screens.sop.page import SopPage
from desktop.words import Words
from tests.screens.conftest import Driver
from tests.screens.pictures import frame_of, seen

DAIRI = "dairi-izin-usaha-mikro-kecil"


def cells(table: Table) -> list[list[str]]:
    rows = table.rows
    return [
        [str(rows.index(row, column).data()) for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def texts(page) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def test_the_library_lists_the_seven_procedures(driver: Driver) -> None:
    listed = {row[0].partition("\n")[0] for row in cells(driver.page.table)}

    assert listed == {startup.shipped_sop(name).title for name in startup.sop_names()}
    assert len(listed) == 7


def test_it_says_how_long_each_is_and_what_runs_under_it(driver: Driver, lines) -> None:
    dairi = next(row for row in cells(driver.page.table) if row[0].startswith("Penerbitan Izin"))
    running = sum(line.sop == DAIRI and bool(line.symbol) for line in lines)

    assert dairi[1:3] == ["25", "8"]
    assert dairi[3] == "4 hari 11 jam 30 menit"
    assert dairi[4] == "Sen, 13 Okt 2025"
    assert dairi[5] == f"{running} berjalan"


def test_enter_opens_a_procedure_and_escape_comes_back(driver: Driver) -> None:
    driver.page.table.setFocus()
    QTest.keyClick(driver.page.table, Qt.Key.Key_Down)
    QTest.keyClick(driver.page.table, Qt.Key.Key_Return)
    driver.rest()
    assert isinstance(driver.page, SopPage)

    driver.desk.back()

    assert isinstance(driver.page, Library)


@pytest.mark.parametrize("sop_id", startup.sop_names())
def test_every_procedure_shows_its_whole_table(
    open_sop: Callable[[str], Driver], sop_id: str
) -> None:
    page = open_sop(sop_id).page
    sop = startup.shipped_sop(sop_id)
    frame = frame_of(page.flow.pane.view)

    assert [band.position for band in frame.chart.rows] == list(range(1, len(sop.rows) + 1))
    assert {symbol.id for symbol in frame.chart.symbols} == {s.id for s in sop.symbols()}
    assert page.heading().title == sop.title
    assert f"{len(sop.rows)} langkah, {len(sop.lanes)} pelaksana" in page.heading().subtitle


def test_counts_on_the_strip_are_those_of_the_cases(open_sop, lines) -> None:
    page = open_sop(DAIRI).page
    here = [line for line in lines if line.sop == DAIRI and line.symbol]
    told = page.flow.told

    counts = {row: each.here for row, each in told.strip().rows.items() if each.here}

    flow = page.edition.put.flow
    expected: dict[int, int] = {}
    for line in here:
        row = flow.position_of(line.symbol)
        expected[row] = expected.get(row, 0) + 1
    assert counts == expected
    assert f"{len(here)} permohonan berjalan" in page.flow.summary.text()


def test_rows_with_late_cases_are_said_and_painted_so(open_sop) -> None:
    page = open_sop(DAIRI).page
    told, view = page.flow.told, page.flow.pane.view
    late = [row for row, each in told.figures.standing.items() if each.late]
    row = late[0]
    view.choose(row)

    frame = frame_of(view)
    place = frame.seen_row(row).topLeft().toPoint()
    colour = seen(view).pixelColor(round(frame.table) + 6, place.y() + 6).name()

    assert colour == "#fce4e2"
    assert "terlambat" in told.here(row)
    assert re.search(r"\d+ permohonan di sini, \d+ terlambat", told.tip(page.edition.put.flow, row))


def test_the_link_goes_to_where_most_are_late(open_sop) -> None:
    page = open_sop(DAIRI).page
    worst = page.flow.told.worst()
    most = max(row.late for row in page.flow.told.figures.standing.values())
    assert page.flow.told.figures.standing[worst].late == most

    page.flow.worst.click()

    assert page.flow.pane.row == worst


def test_another_period_gives_other_averages(open_sop) -> None:
    driver = open_sop(DAIRI)
    page = driver.page
    month = {row: each.passes for row, each in page.flow.told.figures.times.items()}

    page.choose_period(Period.YEAR)
    driver.rest()

    year = {row: each.passes for row, each in page.flow.told.figures.times.items()}
    assert sum(year.values()) > sum(month.values())
    assert "tahun ini" in page.flow.told.strip().headings[1]


def test_enter_on_a_row_names_the_cases_there_and_one_opens(open_sop) -> None:
    driver = open_sop(DAIRI)
    page = driver.page
    worst = page.flow.told.worst()
    page.flow.pane.choose(worst)
    QTest.keyClick(page.flow.pane.view, Qt.Key.Key_Return)
    driver.rest()
    here = page.flow.told.figures.at(page.edition.put.flow, worst)
    assert here
    for line, _ in here:
        assert any(line.number == each.text() for each in page.flow.drawer.details.buttons())

    page.flow.drawer.details.buttons()[0].click()
    driver.rest()

    assert isinstance(driver.page, CasePage)
    assert here[0][0].number in driver.page.heading().subtitle


def test_a_page_opens_no_window_of_its_own(open_sop) -> None:
    driver = open_sop(DAIRI)

    # A widget shown before it has its place flashes as a window and takes the keys away.
    assert driver.window.isActiveWindow()
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [driver.window]


def test_escape_closes_the_details_before_it_goes_back(open_sop) -> None:
    driver = open_sop(DAIRI)
    QTest.keyClick(driver.page.flow.pane.view, Qt.Key.Key_Home)
    QTest.keyClick(driver.page.flow.pane.view, Qt.Key.Key_Return)
    assert driver.page.flow.drawer.is_open

    QTest.keyClick(driver.page.flow.pane.view, Qt.Key.Key_Escape)
    assert isinstance(driver.page, SopPage)
    assert not driver.page.flow.drawer.is_open
    QTest.keyClick(driver.page.flow.pane.view, Qt.Key.Key_Escape)

    assert isinstance(driver.page, Library)


def test_the_switch_key_shows_the_same_row_in_the_list(open_sop) -> None:
    driver = open_sop(DAIRI)
    pane = driver.page.flow.pane
    pane.choose(8)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

    QTest.keyClick(pane.view, Qt.Key.Key_L, control | shift)
    assert pane.is_list
    assert pane.row == 8
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_L, control | shift)

    assert not pane.is_list
    assert pane.view.row == 9


def test_the_list_of_cases_opens_one(open_sop) -> None:
    driver = open_sop(DAIRI)
    driver.page.tabs.setCurrentIndex(1)
    first = cells(driver.page.cases.table)[0]

    driver.page.cases.table.opened.emit(0)
    driver.rest()

    assert first[0] in driver.page.heading().subtitle


def test_cases_that_ended_stand_last_and_are_never_red(open_sop) -> None:
    table = open_sop(DAIRI).page.cases.table
    states = [str(table.rows.index(row, 4).data(PILL_ROLE)) for row in range(table.rows.rowCount())]
    steps = [row[2] for row in cells(table)]

    ended = [place for place, step in enumerate(steps) if step == "-"]
    assert ended == list(range(len(steps) - len(ended), len(steps)))
    assert {states[place] for place in ended} <= {"done", "skipped"}


def test_the_identity_is_that_of_the_signed_paper(open_sop) -> None:
    page = open_sop(DAIRI).page
    identity = startup.shipped_sop(DAIRI).identity

    said = "\n".join(texts(page))

    assert identity.number in said
    assert identity.approved_by.name in said
    assert all(line in said for line in identity.legal_basis)


def test_versions_and_permits_are_listed(open_sop) -> None:
    page = open_sop(DAIRI).page

    tables = {table.accessibleName(): cells(table) for table in page.findChildren(Table)}

    assert [row[0] for row in tables["Riwayat versi"]] == ["Versi 1"]
    assert tables["Riwayat versi"][0][2] == "Rina Sihombing, S.Kom"
    assert tables["Jenis izin"][0][0] == "Izin Usaha Mikro Kecil"


def test_printing_writes_the_official_document(open_sop, tmp_path: Path) -> None:
    driver = open_sop(DAIRI)

    driver.page.print_to(tmp_path / "sop.pdf")
    driver.rest()

    document = pypdfium2.PdfDocument(tmp_path / "sop.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert len(document) >= 3
    assert "Koordinasi Tim Teknis" in text
    assert driver.desk.message.endswith("sop.pdf")


def test_a_folder_that_takes_no_file_is_a_sentence(open_sop, tmp_path: Path) -> None:
    driver = open_sop(DAIRI)

    driver.page.print_to(tmp_path / "missing" / "sop.pdf")
    driver.rest()

    assert driver.desk.message == Words().say("trouble", "file_not_written", name="sop.pdf")


def test_every_tab_is_in_reach_and_print_keeps_its_size(
    open_sop: Callable[[str], Driver],
) -> None:
    driver = open_sop(DAIRI)
    for size, scale in (((1366, 768), 1.0), ((1024, 600), 1.3)):
        driver.program.restyle(Look(scale=scale))
        driver.window.resize(*size)
        driver.rest()
        page = driver.page
        for tab in (0, 1):
            page.tabs.setCurrentIndex(tab)
            driver.rest()
            button = next(
                each for each in page.findChildren(QPushButton) if each.accessibleName() == "Cetak"
            )
            assert button.width() <= button.sizeHint().width() + 4
            last = page.tabs.tabRect(page.tabs.count() - 1).right()
            assert last <= page.tabs.width() or page.tabs.usesScrollButtons()


def test_a_page_that_is_open_says_that_its_version_was_replaced(closed: Driver) -> None:
    closed.sign_in()
    closed.desk.go(Library)
    closed.rest()
    closed.page.table.opened.emit(0)
    closed.rest()
    page, room = closed.page, closed.page.room
    before = page.heading()

    renamed = plain_from(replace(page.edition.sop, title="Judul baru"))
    assert room.runner.run(put_in_force, renamed, reason="Diperbaiki")
    closed.rest()

    assert before.pill.text == room.say("in_force")
    assert page.heading().pill.text == room.say("replaced")
    assert page.heading().title == before.title
    assert len(page.edition.versions) == 2
    page.tabs.setCurrentIndex(3)
    assert page.findChildren(Table)
    assert any("Diperbaiki" in row for each in page.findChildren(Table) for row in cells(each))
