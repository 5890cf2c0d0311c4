"""The other tabs at the real window: letting a computer in, the shared folder, the log on paper."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from db.folder import DataFolder
from desktop.actions.changes import Changes
from desktop.actions.exchange.around.places import Sight
from desktop.actions.exchange.enrolment import join_from, write_request
from desktop.actions.sign_in import sign_in
from desktop.domain.progress import StepState
from desktop.screens.exchange.page import COMPUTERS, FOLDER
from desktop.screens.exchange.past import refusal_plan
from desktop.screens.look.appearance import Look
from desktop.screens.look.tokens import Theme
from desktop.screens.pieces.chip import Chip
from desktop.screens.pieces.table import PILL_ROLE
from desktop.screens.printing.page import PaperPage
from desktop.screens.settings.word_list import word_list
from tests.actions.forging import new_case
from tests.actions.office import PASSWORD, Clock
from tests.screens.exchange.conftest import Table


def test_a_new_computer_is_let_in_after_six_words_and_can_sign_in_with_its_welcome(
    table: Table, tmp_path: Path
) -> None:
    world, new = Clock(seed="new").world(), DataFolder(tmp_path / "new")
    asked = write_request(new, world, "Ruang Arsip", table.stick.root, word_list())
    table.plug()
    table.visit("home")
    assert table.desk.banner.text == "Flashdisk: komputer Ruang Arsip meminta bergabung."
    page = table.page
    page.turn_to(COMPUTERS)

    page.computers.admit.click()
    (question,) = page.computers.admitting.questions
    assert question.words.text().split() == list(asked.words)
    assert question.prefix.text() == "PC2"
    question.agree.click()
    table.until(lambda: "admit" in table.carrier.results)
    table.settle()

    assert page.computers.admitting.said.text().startswith("Terdaftar: Ruang Arsip.")
    assert page.computers.admitting.safe.isVisible()
    assert [each.name for each in page.computers.computers][-1] == "Ruang Arsip"
    assert table.carrier.here.requests == ()
    (welcome,) = table.stick.packages()
    join_from(new, world, welcome)
    session = sign_in(new, world, "admin", PASSWORD)
    assert session.workplace.office.devices[session.workplace.device].prefix == "PC2"
    session.workplace.store.close()


def test_the_question_who_comes_in_is_closed_by_esc_and_says_what_is_missing(
    table: Table,
) -> None:
    page = table.page
    page.turn_to(COMPUTERS)

    page.computers.admit.click()

    assert page.computers.admitting.isVisible()
    assert page.computers.admitting.said.text().startswith("Belum ada permintaan.")
    table.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not page.computers.admitting.isVisible()
    table.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert page.tabs.currentIndex() == 0


def test_each_computer_says_what_it_is_known_to_have(table: Table) -> None:
    new_case(table.others[0])
    table.stick.give(table.others[0])
    page = table.page
    table.plug()
    table.carrier.take()
    table.until(lambda: "take" in table.carrier.results)
    table.settle()

    rows = {each.name: row for row, each in enumerate(page.computers.computers)}
    states = {
        name: page.computers.table.rows.index(row, 4).data(PILL_ROLE) for name, row in rows.items()
    }

    assert states["Loket 1"] == StepState.DONE
    assert states["Loket P1"] == StepState.CURRENT
    assert states["Loket P2"] == StepState.DUE_SOON
    lacks = page.computers.table.rows.index(rows["Loket P2"], 2).data()
    assert lacks.endswith(" perubahan")
    assert len(page.computers.words.text().split()) == 6


def test_after_the_chosen_working_days_without_a_package_it_warns(table: Table) -> None:
    page = table.page
    workplace = page.room.runner.session.workplace
    assert page.warnings == []

    table.clock.at += 6 * 24 * 3_600_000
    page.look_again(Changes(frozenset({workplace.office.id})))
    assert page.warnings == [
        "Sudah lebih dari 3 hari kerja tidak ada paket yang diterima."
        " Minta paket terbaru dari komputer lain."
    ]
    page.computers.days.picked.emit("10")
    page.look_again(Changes(frozenset({workplace.office.id})))
    assert page.warnings == []


def test_the_shared_folder_exchanges_by_itself_comes_and_goes_without_a_problem(
    table: Table, tmp_path: Path
) -> None:
    shared, page = tmp_path / "bersama", table.page
    shared.mkdir()
    page.turn_to(FOLDER)
    assert not page.folder.state.isVisible()
    case = new_case(table.others[0])
    table.stick.give(table.others[0])
    shutil.copytree(table.stick.root / "SOPAN", shared / "SOPAN")

    page.folder.watch(shared)
    table.until(lambda: table.rounds.worked_at and not table.rounds.is_working)

    assert page.folder.state.text == "Terhubung"
    assert page.folder.worked.text().startswith("Terakhir berhasil: Hari ini ")
    assert page.room.runner.session.workplace.case(case).number
    assert len(list(shared.glob("SOPAN/*/*.sopan"))) == 2, "what others lack went out as well"
    shared.rename(tmp_path / "away")
    page.folder.again.click()
    table.until(lambda: table.rounds.sight is Sight.GONE)
    assert page.folder.state.text == "Tidak terjangkau"
    assert "bertukar dengan sendirinya" in page.folder.worked.text()
    assert table.desk.message == ""
    (tmp_path / "away").rename(shared)
    page.folder.again.click()
    table.until(lambda: table.rounds.sight is Sight.REACHED)
    page.folder.end.click()
    assert table.rounds.root is None


def test_a_folder_inside_the_data_is_refused_under_the_buttons(table: Table) -> None:
    page = table.page
    page.turn_to(FOLDER)

    page.folder.watch(page.room.runner.session.workplace.folder.path / "dalam")

    assert page.folder.problem.text().startswith("Folder itu berada di dalam data Sopan sendiri.")
    assert table.rounds.root is None


def test_refusals_come_on_paper_with_their_reason(table: Table, foreign: Path) -> None:
    page = table.page
    new_case(table.others[0])
    table.stick.give(table.others[0])
    home = table.stick.packages()[0].parent
    shutil.copy(foreign, home / foreign.name)
    (home / "acak.sopan").write_bytes(b"bukan paket" * 9)
    table.plug()
    table.carrier.take()
    table.until(lambda: "take" in table.carrier.results)
    table.settle()

    plan = refusal_plan(page.room, page.past.entries, table.carrier.here.refused)
    page.take.extra.click()
    table.driver.rest()

    assert isinstance(table.driver.page, PaperPage)
    assert plan.title == "Daftar paket yang ditolak"
    assert table.driver.page.pdf.startswith(b"%PDF")
    table.desk.back()


def test_every_tab_fits_the_smallest_window_in_the_largest_type_and_in_the_dark(
    table: Table,
) -> None:
    table.plug()
    table.visit("exchange")
    table.driver.program.restyle(Look(Theme.DARK, 1.3))
    table.driver.window.resize(1024, 600)
    page = table.page

    for tab in (0, COMPUTERS, FOLDER):
        page.turn_to(tab)
        table.driver.rest()
        inside = page._stack.currentWidget()
        assert inside.horizontalScrollBar().maximum() == 0
    assert all(chip.width() > 0 for chip in page.findChildren(Chip))
