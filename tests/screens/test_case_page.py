"""A case alive in its table: every state, what was done there, and the kartu kendali."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.actions.procedures.standing import case_progress
from desktop.domain.lines import CaseLine
from desktop.domain.progress import StepState
from desktop.screens.case.page import CasePage
from desktop.screens.pieces.chip import Chip
from desktop.screens.swimlane.steps import TIMES
from tests.screens.conftest import Driver
from tests.screens.pictures import frame_of, seen
from tests.screens.test_library import cells

Opened = Callable[[str], Driver]


def progress_of(driver: Driver, subject: str):
    session = driver.page.room.runner.session
    return case_progress(session, session.workplace.case(subject))


def chosen(driver: Driver, lines: list[CaseLine], fits: Callable) -> CaseLine:
    return next(line for line in lines if fits(line, progress_of(driver, line.subject)))


def said(driver: Driver) -> str:
    return "\n".join(each.text() for each in driver.page.drawer.details.findChildren(QLabel))


def test_a_late_case_says_so_in_head_row_and_details(late_case: Driver) -> None:
    page = late_case.page
    pill = page.heading().pill

    assert pill.state is StepState.OVERDUE
    assert pill.text.startswith("Terlambat")
    assert [chip.text for chip in page.drawer.details.findChildren(Chip)][-1] == "Terlambat"
    row = frame_of(page.pane.view).seen_row(page.pane.row)
    place = (round(row.right()) - 8, round(row.top()) + 6)
    band = seen(page.pane.view).pixelColor(*place)
    assert band.red() > band.blue() + 5


def test_every_state_of_a_case_is_in_its_list(open_case: Opened, driver, lines) -> None:
    words = {state: driver.page.room.words.say("swimlane", state.value) for state in StepState}
    found: set[StepState] = set()
    for line in lines:
        if line.sop != "dairi-izin-usaha-mikro-kecil":
            continue
        progress = progress_of(driver, line.subject)
        new = {step.state for step in progress.steps.values()} - found
        if new:
            table = open_case(line.subject).page.pane.list
            column = [row[-3] for row in cells(table)]
            assert all(any(words[state] in cell for cell in column) for state in new)
            found |= new
            driver.desk.back()

    assert found >= set(StepState) - {StepState.DUE_SOON}


def test_a_repeated_step_says_how_often_and_every_pass(open_case, driver, lines) -> None:
    line = chosen(
        driver, lines, lambda line, found: any(step.passes > 1 for step in found.steps.values())
    )
    progress = progress_of(driver, line.subject)
    symbol, step = max(progress.steps.items(), key=lambda item: item[1].passes)
    page = open_case(line.subject).page
    row = page.seen.flow.position_of(symbol)
    page.pane.choose(row)

    assert f"{TIMES}{step.passes}" in cells(page.pane.list)[row - 1][-3]
    text = said(driver)
    for count in range(1, step.passes + 1):
        assert f"{count}. " in text


def test_details_name_who_finished_a_step_and_when(late_case: Driver) -> None:
    page = late_case.page
    done = next(
        (symbol, step)
        for symbol, step in page.seen.progress.steps.items()
        if step.state is StepState.DONE and step.person
    )

    page.pane.choose(page.seen.flow.position_of(done[0]))

    workplace = page.room.runner.session.workplace
    moment = page.room.words.moment(workplace.local_time(done[1].finished))
    assert page.seen.names[done[1].person].partition(",")[0] in said(late_case)
    assert moment in said(late_case)


def test_a_case_that_ended_opens_at_its_last_step(open_case, driver, lines) -> None:
    line = next(line for line in lines if not line.symbol and line.status == "handed_over")

    page = open_case(line.subject).page

    last = page.seen.case.trail[-1].symbol.id
    assert page.pane.row == page.seen.flow.position_of(last)
    assert page.heading().pill.state is StepState.DONE


def test_a_refused_case_is_no_success_and_no_alarm(open_case, driver, lines) -> None:
    line = next(line for line in lines if line.status == "refusal_handed_over")

    pill = open_case(line.subject).page.heading().pill

    assert pill.state is StepState.SKIPPED
    assert pill.text == "Surat penolakan diserahkan"


def test_showing_all_adds_columns_and_gives_them_the_room(late_case: Driver) -> None:
    page = late_case.page
    before = {column.key for column in frame_of(page.pane.view).chart.columns}
    assert "output" not in before

    page.show_whole(True)
    late_case.rest()
    late_case.bot.waitUntil(
        lambda: (
            {"output", "requirements", "note"}
            <= {column.key for column in frame_of(page.pane.view).chart.columns}
        )
    )

    assert not page.drawer.is_open


def test_f6_closes_and_opens_the_details(late_case: Driver) -> None:
    page = late_case.page
    assert page.drawer.is_open

    page.toggle_details()
    assert not page.drawer.is_open
    page.toggle_details()

    assert page.drawer.is_open


def test_a_narrow_window_opens_details_only_when_asked(closed: Driver, practice) -> None:
    closed.window.resize(1024, 600)
    closed.sign_in()
    lines = closed.page.room.runner.session.workplace.store.lists.all_lines()
    closed.desk.go(partial(CasePage, subject=lines[0].subject))
    closed.rest()
    assert not closed.page.drawer.is_open

    QTest.keyClick(closed.page.pane.view, Qt.Key.Key_Home)
    QTest.keyClick(closed.page.pane.view, Qt.Key.Key_Return)

    assert closed.page.drawer.is_open


def test_the_tip_says_standard_actual_who_and_when(late_case: Driver) -> None:
    page = late_case.page
    row, live = next((row, live) for row, live in page.seen.live.rows.items() if live.actual)

    tip = page.tip(row)

    assert f"Waktu baku: {page.seen.flow.sop.rows[row - 1].time.text}" in tip
    assert f"Waktu nyata: {live.actual}" in tip
    assert live.notes[0] in tip


def test_the_control_card_is_printed(late_case: Driver, tmp_path: Path) -> None:
    late_case.page.print_to(tmp_path / "kartu.pdf")
    late_case.rest()

    document = pypdfium2.PdfDocument(tmp_path / "kartu.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert late_case.page.seen.case.number in text
    assert "CONTOH" in text


@pytest.mark.parametrize("sop_id", ["karimun-pemenuhan-komitmen", "pariaman-sigap"])
def test_cases_of_other_procedures_open_too(open_case, lines, sop_id: str) -> None:
    line = next(line for line in lines if line.sop == sop_id)

    page = open_case(line.subject).page

    assert frame_of(page.pane.view).chart.symbols
    assert page.seen.permit in page.heading().title
