"""A backup is written beside the window, told, remembered, and can be given up."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from desktop.actions.backups import known_backups, verify_backup
from desktop.practice import PASSWORD
from desktop.screens.settings.backup.chapter import BackupChapter
from desktop.screens.settings.backup.telling import size_said
from desktop.screens.settings.backup.work import Rounds, work_of
from desktop.screens.settings.sheets import Sheet
from tests.screens.conftest import Driver
from tests.screens.settings.keys import Hand, Key


@pytest.fixture
def hand(driver: Driver) -> Hand:
    made = Hand(driver, "backup")
    assert isinstance(made.sheet, BackupChapter)
    return made


def finished(hand: Hand) -> None:
    hand.driver.bot.waitUntil(lambda: not work_of(hand.page.room.runner).is_running, timeout=20_000)
    hand.driver.rest()


def stick(tmp_path: Path, name: str = "stick") -> Path:
    made = tmp_path / name
    made.mkdir()
    return made


def test_a_backup_is_written_told_and_opens_with_a_password(hand: Hand, tmp_path: Path) -> None:
    target = stick(tmp_path)
    hand.fill(hand.sheet.now.target.input, str(target))
    hand.push(hand.sheet.now.go)
    finished(hand)

    (made,) = target.iterdir()
    said = hand.sheet.now.result.text()
    assert str(made) in said
    assert "sudah dibuka kembali: utuh" in said
    assert verify_backup(made, "kadis", PASSWORD).events > 100
    known = known_backups(hand.session)
    assert known.place == str(made)
    assert known.at == hand.session.workplace.world.now()
    assert "Rab, 19 Nov 2025" in hand.sheet.now.last.text()
    assert "hari ini" in hand.driver.desk.findChild(type(hand.driver.desk._status)).backup.text()


def test_a_folder_that_is_not_there_is_said_at_the_field(hand: Hand) -> None:
    hand.fill(hand.sheet.now.target.input, "/folder/yang/tidak/ada")
    hand.push(hand.sheet.now.go)

    assert hand.sheet.now.target.is_wrong
    assert "flashdisk" in hand.sheet.now.target.problem
    assert hand.focus is hand.sheet.now.target.input


def test_a_backup_goes_on_while_another_page_is_looked_at(hand: Hand, tmp_path: Path) -> None:
    target = stick(tmp_path)
    work = work_of(hand.page.room.runner)
    work.begin("Cadangan", target)
    hand.driver.desk.visit("sop")
    finished_at = known_backups(hand.driver.page.room.runner.session).place
    hand.driver.bot.waitUntil(lambda: not work.is_running, timeout=20_000)

    assert len(list(target.iterdir())) == 1
    assert known_backups(work._runner.session).place != finished_at


def test_a_backup_that_is_given_up_leaves_nothing(hand: Hand, tmp_path: Path) -> None:
    target = stick(tmp_path)
    hand.fill(hand.sheet.now.target.input, str(target))
    work = work_of(hand.page.room.runner)
    hand.sheet.now.begin()
    work.give_up()
    finished(hand)

    assert list(target.iterdir()) == []
    assert hand.sheet.now.result.text().startswith("Dihentikan.")
    assert hand.sheet.now.go.isEnabled()


def test_the_folder_of_the_rotation_is_taken_when_it_is_left(hand: Hand, tmp_path: Path) -> None:
    target = stick(tmp_path, "disk")
    assert "belum dinyalakan" in hand.sheet.rounds.told

    hand.fill(hand.sheet.rounds.folder.input, str(target))
    assert known_backups(hand.session).folder == str(target)
    Rounds(hand.page.room.runner, "Cadangan").look()
    finished(hand)

    (made,) = target.iterdir()
    assert made.name.startswith("sopan-otomatis-")
    assert known_backups(hand.session).written == (made.name,)
    assert hand.sheet.rounds.told.endswith("sekarang: 1.")
    Rounds(hand.page.room.runner, "Cadangan").look()
    assert not work_of(hand.page.room.runner).is_running

    hand.fill(hand.sheet.rounds.folder.input, str(tmp_path / "away"))
    assert hand.sheet.rounds.folder.is_wrong
    assert known_backups(hand.session).folder == str(target)
    hand.fill(hand.sheet.rounds.folder.input, "")
    assert known_backups(hand.session).folder == ""


def test_the_open_data_are_checked_beside_the_window(hand: Hand) -> None:
    hand.push(hand.sheet.check)
    hand.driver.rest()
    QCoreApplication.processEvents()

    assert hand.sheet.checked.text().startswith("Data utuh: ")
    assert hand.sheet.check.isEnabled()


def test_the_way_back_is_explained_and_esc_closes_it(hand: Hand) -> None:
    hand.push(hand.sheet.restore)
    assert isinstance(hand.sheet.sheets.top, Sheet)

    hand.press(Key.Key_Escape)

    assert hand.sheet.restore.hasFocus()


def test_everybody_may_back_up(closed: Driver, tmp_path: Path) -> None:
    hand = Hand(closed, "backup", login="loket")
    assert not hand.page.is_read_only
    target = stick(tmp_path)
    hand.fill(hand.sheet.now.target.input, str(target))
    hand.push(hand.sheet.now.go)
    finished(hand)

    assert len(list(target.iterdir())) == 1


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 B"), (1023, "1023 B"), (1536, "1,5 KB"), (13_002_342, "12,4 MB"), (10**12, "931 GB")],
)
def test_sizes_are_said_as_people_read_them(size: int, said: str) -> None:
    assert size_said(size) == said
