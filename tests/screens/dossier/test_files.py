"""Berkas: files are added by dropping or choosing, checked, and only ever looked at."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.attachments import LARGEST
from desktop.screens.dossier.files import FilesTab
from desktop.screens.dossier.pictures import picture_of


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    path = tmp_path / "ktp.pdf"
    canvas = Canvas(str(path), pagesize=(300, 200))
    for colour in ((1, 0, 0), (0, 0, 1)):
        canvas.setFillColorRGB(*colour)
        canvas.rect(0, 0, 300, 200, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return path


def image(path: Path, kind: str) -> Path:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor(0, 128, 0))
    assert picture.save(str(path), kind)
    return path


def open_files(dossier, login: str = "loket") -> FilesTab:
    here = dossier(login)
    subject = next(line.subject for line in here.lines() if line.symbol and not line.conflicts)
    return here.open(subject, FilesTab)


def cells(tab: FilesTab, column: int) -> list[str]:
    rows = tab.table.rows
    return [str(rows.index(row, column).data()) for row in range(rows.rowCount())]


def middle(tab: FilesTab) -> str:
    shown = tab.viewer.pixmap.toImage()
    return shown.pixelColor(shown.width() // 2, shown.height() // 2).name()


def drop(tab: FilesTab, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(5, 5), action, data, left, none)
    tab.dragEnterEvent(entering)
    assert entering.isAccepted()
    tab.dropEvent(QDropEvent(QPointF(5, 5), action, data, left, none))


def test_requirements_are_listed_with_their_ticks(dossier) -> None:
    tab = open_files(dossier)

    assert "Salinan KTP pemohon" in cells(tab, 0)
    assert "Ada" in cells(tab, 1)
    assert tab.title.startswith("Berkas ")


def test_a_dropped_file_is_kept_for_the_chosen_requirement_and_shown(dossier, pages) -> None:
    tab = open_files(dossier)
    tab.table.choose(0)

    drop(tab, pages)
    rest(tab)

    fact = tab.rows[0].file
    assert fact is not None
    assert (fact.name, fact.media) == ("ktp.pdf", "application/pdf")
    assert fact.requirement == tab.rows[0].requirement
    assert cells(tab, 2)[0].startswith("ktp.pdf\n")
    assert "Dewi Lumbantoruan" in cells(tab, 2)[0]
    assert middle(tab) == "#ff0000"
    assert tab.viewer.page == "Halaman 1 dari 2"

    tab.viewer.after.click()
    rest(tab)
    assert middle(tab) == "#0000ff"
    assert not tab.viewer.after.isEnabled()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_image_is_shown_whatever_its_name_says(dossier, tmp_path: Path, kind: str) -> None:
    tab = open_files(dossier)
    tab.table.choose(len(tab.rows) - 1)

    tab.add([image(tmp_path / "foto.bin", kind)])
    rest(tab)

    row = next(row for row in tab.rows if row.file is not None)
    assert row.text == "Berkas lain"
    tab.table.choose(tab.rows.index(row))
    rest(tab)
    assert middle(tab) in ("#008000", "#007f00", "#008001")


def test_another_kind_of_file_is_refused_with_a_sentence(dossier, tmp_path: Path) -> None:
    tab = open_files(dossier)
    path = tmp_path / "surat.pdf"
    path.write_bytes(b"MZ\x90\x00 program")

    tab.add([path])

    assert "bukan PDF, JPEG, atau PNG" in message_of(tab)
    assert not tab.case.attachments


def test_a_file_that_is_too_large_is_refused_with_its_size(dossier, tmp_path: Path) -> None:
    tab = open_files(dossier)
    path = tmp_path / "besar.pdf"
    path.write_bytes(b"%PDF-1.4" + bytes(LARGEST + 4 * 1024 * 1024))

    tab.add([path])

    assert "Berkas terlalu besar (25 MB, paling banyak 20 MB)" in message_of(tab)


def test_a_damaged_file_is_kept_and_said_to_be_damaged(dossier, tmp_path: Path) -> None:
    tab = open_files(dossier)
    path = tmp_path / "rusak.pdf"
    path.write_bytes(b"%PDF-1.4 tidak lengkap")
    tab.table.choose(0)

    tab.add([path])
    rest(tab)

    assert tab.rows[0].file is not None
    assert "tidak dapat ditampilkan" in tab.viewer.said


def test_who_may_not_add_is_offered_nothing(dossier) -> None:
    tab = open_files(dossier, "pengawas")

    assert tab.adding.isHidden()
    assert not tab.acceptDrops()


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize("raw", [b"", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0garbage"])
@pytest.mark.parametrize("media", ["application/pdf", "image/png", "image/jpeg", "text/html"])
def test_nothing_damaged_breaks_the_viewer(qapp, raw: bytes, media: str) -> None:
    assert picture_of(raw, media).image is None


def rest(tab: FilesTab) -> None:
    background = tab.room.runner.background
    for _ in range(3_000):
        QTest.qWait(10)
        if background.is_idle:
            return
    raise AssertionError("still at work")


def message_of(tab: FilesTab) -> str:
    window = tab.window().centralWidget()
    return str(window.message)
