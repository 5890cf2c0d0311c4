"""Kirim/Terima at the real window: every state of both cards, by key, with real packages."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.actions.exchange.looking import look
from desktop.actions.exchange.sending import Sent
from desktop.domain.people import Role
from desktop.domain.refusals import Trouble
from tests.actions.exchange.sticks import Stick
from tests.actions.forging import new_case
from tests.robot.template import open_desk
from tests.screens.exchange.conftest import Table

SEND, TAKE = Qt.Key.Key_K, Qt.Key.Key_T


def test_without_a_stick_both_cards_say_what_to_do_and_neither_can_be_pressed(
    table: Table,
) -> None:
    page = table.page

    for card in (page.send, page.take):
        assert card.empty.isVisible()
        assert not card.act.isEnabled()
        assert card.extra.text().replace("&", "") == "Pilih folder …"


def test_a_stick_is_found_by_itself_and_its_package_shown_before_anything_is_written(
    table: Table,
) -> None:
    new_case(table.others[0])
    table.stick.give(table.others[0])
    page = table.page
    before = table.driver.page.room.runner.session.workplace.store.ledger.count()

    table.plug()

    assert page.take.values[0].text() == "1 paket baru ditemukan"
    assert page.take.values[1].text().startswith("Loket 1, ")
    assert page.take.values[2].text() == "1 permohonan baru"
    assert page.take.values[3].text().startswith("Tanda tangan sah · urutan lengkap (paket ")
    assert page.send.values[0].text().startswith("KINGSTON · sisa ")
    assert page.send.values[2].text() == "Loket 1, Loket P2 (2 komputer)"
    assert page.room.runner.session.workplace.store.ledger.count() == before
    assert table.desk._rail.item("exchange").badge == "1"


def test_a_package_is_taken_by_its_keys_and_the_lists_know_the_case(table: Table) -> None:
    case = new_case(table.others[0])
    table.stick.give(table.others[0])
    page = table.page
    table.plug()

    table.press(TAKE)
    table.until(lambda: "take" in table.carrier.results)
    table.settle()

    assert page.take.result == "1 paket diterima: 1 permohonan baru."
    assert page.take.safe.text == "Flashdisk aman dicabut"
    assert page.room.runner.session.workplace.case(case).number
    assert page.past.entries[0].direction == "taken"
    assert not page.take.act.isEnabled()
    assert table.desk._rail.item("exchange").badge == ""
    assert page.isAncestorOf(table.driver.window.focusWidget())


def test_what_was_written_here_goes_to_the_others_and_is_known_to_be_there_later(
    table: Table,
) -> None:
    page, other = table.page, table.others[0]
    new_case(other)
    table.stick.give(other)
    table.plug()
    table.press(TAKE)
    table.until(lambda: "take" in table.carrier.results)
    table.settle()

    table.press(SEND)
    table.until(lambda: "send" in table.carrier.results)
    table.settle()

    assert isinstance(table.carrier.results["send"], Sent)
    assert page.send.result.startswith("Terkirim: ")
    assert page.send.safe.text == "Flashdisk aman dicabut"
    assert table.desk._status.unsent.text() == ""
    assert page.past.table.rows.index(0, 4).data() == "Diterima 1 dari 2"
    for desk in table.others:
        table.stick.take(desk)
        table.stick.give(desk)
    table.until(lambda: len(table.carrier.here.new) == 2)
    table.settle()
    table.press(TAKE)
    table.until(lambda: page.past.entries[0].direction == "taken")
    sent = next(row for row, each in enumerate(page.past.entries) if each.direction == "sent")
    assert page.past.table.rows.index(sent, 4).data() == "Diterima 2 dari 2"


def test_from_another_page_the_keys_lead_there_and_do_nothing_by_themselves(
    table: Table,
) -> None:
    table.plug()
    table.visit("home")

    table.press(SEND)

    assert table.driver.page is table.page
    assert table.carrier.job is None
    assert "send" not in table.carrier.results


def test_a_banner_tells_of_a_package_on_any_page_but_this_until_it_is_closed(
    table: Table,
) -> None:
    table.visit("tasks")
    assert table.desk.banner.text == ""
    new_case(table.others[0])
    table.stick.give(table.others[0])

    table.plug()

    assert table.desk.banner.text == "Flashdisk: 1 paket baru dari Loket 1."
    table.desk.banner.shut()
    assert table.desk.banner.text == ""
    new_case(table.others[1])
    table.stick.give(table.others[1])
    table.until(lambda: table.desk.banner.text)
    assert table.desk.banner.text.startswith("Flashdisk: 2 paket baru dari Loket ")
    table.desk.banner.take.click()
    assert table.driver.page is table.page
    assert table.desk.banner.text == ""


def test_a_package_that_came_too_early_is_kept_and_says_whom_to_ask_for_which(
    table: Table, office: Path, tmp_path: Path
) -> None:
    first, page = table.others[0], table.page
    lost = carried_past(table, office, tmp_path)
    new_case(first)
    table.stick.give(first)

    table.plug()

    assert f"Minta paket {lost[0]}" in page.take.trouble or " menunggu " in page.take.trouble
    assert "kepada Loket 1." in page.take.trouble or "Minta Loket 1 " in page.take.trouble
    assert "urutan lengkap" not in page.take.values[3].text()
    table.press(TAKE)
    table.until(lambda: "take" in table.carrier.results)
    table.settle()
    assert page.past.table.rows.index(0, 4).data().endswith(" catatan menunggu")
    for path in lost[1].packages():
        shutil.copy(path, table.stick.packages()[0].parent / path.name)
    table.until(lambda: table.carrier.here.new)
    table.settle()
    table.press(TAKE)
    table.until(lambda: page.past.entries[0].new == 2)
    table.settle()
    assert page.take.trouble == ""
    assert len(page.room.runner.session.workplace.store.lists.all_lines()) == 2


def test_garbage_and_a_foreign_package_are_named_and_change_nothing(
    table: Table, foreign: Path
) -> None:
    new_case(table.others[0])
    table.stick.give(table.others[0])
    home = table.stick.packages()[0].parent
    (home / "catatan.sopan").write_bytes(b"bukan paket" * 40)
    shutil.copy(foreign, home / foreign.name)
    page = table.page

    table.plug()

    assert "Paket ini untuk " in page.take.trouble
    assert page.take.values[2].text() == "1 permohonan baru"
    table.press(TAKE)
    table.until(lambda: "take" in table.carrier.results)
    table.settle()
    assert "Paket ini untuk " in page.take.trouble
    assert page.take.result.startswith("1 paket diterima: 1 permohonan baru.")
    assert page.past.print.isVisible()
    assert "Ditolak" in {page.past.table.rows.index(row, 4).data() for row in range(3)}
    table.carrier.forget("take")
    table.settle()
    assert "catatan.sopan" in page.take.trouble


def test_a_stick_pulled_out_while_it_is_written_is_said_and_can_be_tried_again(
    table: Table,
) -> None:
    new_case(table.others[0])
    page = table.page
    table.plug()
    shutil.rmtree(table.stick.root)

    table.press(SEND)
    table.until(lambda: "send" in table.carrier.results)

    assert isinstance(table.carrier.results["send"], Trouble)
    assert page.send.trouble.startswith("Flashdisk atau folder tidak terjangkau lagi.")
    table.until(lambda: not table.carrier.plugged.spots)
    assert not page.send.act.isEnabled()
    table.stick.root.mkdir()
    table.until(lambda: table.carrier.plugged.spots)
    table.settle()
    assert page.send.trouble == ""
    table.press(SEND)
    table.until(lambda: "send" in table.carrier.results)
    assert page.send.safe.text == "Flashdisk aman dicabut"


def test_work_under_way_can_be_stopped_and_leaves_nothing_that_is_read(table: Table) -> None:
    page = table.page
    table.plug()

    page.send.act.click()
    assert page.send.stop.isVisible()
    assert not page.send.act.isVisible()
    assert "Jangan cabut flashdisk." in page.send.working.text()
    page.send.stop.click()
    table.until(lambda: "send" in table.carrier.results)
    table.settle()

    assert page.send.trouble.startswith("Dihentikan atas permintaan Anda.")
    assert table.stick.packages() == []
    assert look(table.others[0].by(Role.SUPERVISOR), table.stick.root) == []


def carried_past(table: Table, office: Path, tmp_path: Path) -> tuple[int, Stick]:
    """Carry a package to all but this window; the others believe that it has come here too."""
    first, third = table.others
    (tmp_path / "lost").mkdir()
    lost, again = Stick(tmp_path / "lost"), Stick(tmp_path / "again")
    again.root.mkdir()
    shutil.copytree(office / "pc1", tmp_path / "twin")
    twin = open_desk(tmp_path / "twin", "twin")
    new_case(first)
    counter = lost.give(first).counter
    for desk in (twin, third):
        lost.take(desk)
        again.give(desk)
    twin.close()
    again.take(first)
    return counter, lost
