"""Dari folder pindaian: newest first, seen before it is taken, kept for the chosen requirement."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.actions.dossier.scans import newest_scans, set_scan_folder
from desktop.screens.dossier.files import FilesTab
from desktop.screens.dossier.scans import Scans
from tests.screens.dossier.test_files import image, open_files, pages

__all__ = ["pages"]


@pytest.fixture
def folder(tmp_path: Path, pages: Path) -> Path:
    made = tmp_path / "pindaian"
    made.mkdir()
    old = image(made / "lama.png", "PNG")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    (made / "baru.pdf").write_bytes(pages.read_bytes())
    os.utime(made / "baru.pdf", (1_700_000_100, 1_700_000_100))
    (made / "catatan.txt").write_text("bukan pindaian")
    return made


def listed(dialog: Scans) -> list[str]:
    return [scan.path.name for scan in dialog.scans]


def opened(tab: FilesTab) -> Scans:
    tab.table.choose(0)
    tab.scanning.click()
    assert tab.scans is not None
    return tab.scans


def test_the_newest_scan_is_shown_and_taken_with_enter(dossier, folder: Path, qtbot) -> None:
    tab = open_files(dossier)
    session = tab.room.runner.session
    set_scan_folder(session, folder)
    dialog = opened(tab)

    assert listed(dialog) == ["baru.pdf", "lama.png"]
    qtbot.waitUntil(lambda: not dialog.viewer.pixmap.isNull())
    assert dialog.viewer.page == "Halaman 1 dari 2"
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)

    fact = tab.rows[0].file
    assert fact is not None
    assert (fact.name, fact.requirement) == ("baru.pdf", tab.rows[0].requirement)


def test_what_is_scanned_meanwhile_comes_up_by_itself(dossier, folder: Path) -> None:
    tab = open_files(dossier)
    set_scan_folder(tab.room.runner.session, folder)
    dialog = opened(tab)
    dialog.table.choose(1)

    image(folder / "baru sekali.jpg", "JPG")
    dialog.look_again()

    assert listed(dialog) == ["baru sekali.jpg", "baru.pdf", "lama.png"]
    assert dialog.table.currentIndex().row() == 2
    dialog.reject()


def test_without_a_folder_the_dialog_says_what_to_do(dossier, folder: Path) -> None:
    tab = open_files(dossier)
    dialog = opened(tab)
    assert dialog.nothing.sentence.startswith("Folder pindaian komputer ini belum dipilih.")
    assert not dialog.take.isEnabled()

    dialog.use(folder)

    assert listed(dialog) == ["baru.pdf", "lama.png"]
    assert [scan.path.name for scan in newest_scans(tab.room.runner.session)] == listed(dialog)
    dialog.reject()


def test_a_folder_that_went_away_is_told(dossier, folder: Path) -> None:
    tab = open_files(dossier)
    set_scan_folder(tab.room.runner.session, folder)
    folder.rename(folder.with_name("dicabut"))
    dialog = opened(tab)

    assert "tidak dapat dibuka" in dialog.nothing.sentence
    dialog.reject()


def test_a_newer_scan_of_the_same_requirement_replaces_the_older_one(dossier, folder) -> None:
    tab = open_files(dossier)
    tab.table.choose(0)
    tab.add([folder / "lama.png"])
    tab.table.choose(0)
    tab.add([folder / "baru.pdf"])

    assert [row.file.name for row in tab.rows[:2] if row.file] == ["baru.pdf", "lama.png"]
    assert tab.rows[1].text == f"{tab.rows[0].text} (diganti)"


def test_an_attachment_that_has_not_arrived_says_so(dossier, folder: Path, qtbot) -> None:
    tab = open_files(dossier)
    tab.table.choose(0)
    tab.add([folder / "lama.png"])
    fact = tab.rows[0].file
    assert fact is not None
    tab.room.runner.session.workplace.store.blobs.path(fact.content).unlink()

    tab.fill()
    tab.table.choose(1)
    tab.table.choose(0)
    qtbot.waitUntil(lambda: "belum sampai" in tab.viewer.said)

    rows = tab.table.rows
    assert "lampiran belum tiba di komputer ini" in str(rows.index(0, 2).data())
    assert tab.viewer.said.startswith("Lampiran ini belum sampai di komputer ini.")
