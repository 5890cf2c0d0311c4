"""The preview shows the PDF itself; what is saved or sent is what was seen."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from desktop.actions.office.printers import Fit
from desktop.screens.pieces.papers.pdf import page_sizes
from desktop.screens.printing import page as preview
from desktop.screens.printing.page import PORTRAIT, PaperPage
from tests.screens.conftest import Driver

LONG = 120
DAIRI = "dairi-izin-usaha-mikro-kecil"


@pytest.fixture
def paper(open_sop: Callable[[str], Driver]) -> Driver:
    driver = open_sop(DAIRI)
    QTest.keyClick(driver.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    driver.rest()
    return driver


def painted(page: PaperPage) -> list[int]:
    return [place for place, view in enumerate(page.views) if view.has_picture]


def test_ctrl_p_shows_every_page_of_the_document(paper: Driver) -> None:
    page = paper.page

    assert isinstance(page, PaperPage)
    assert len(page.views) == len(pypdfium2.PdfDocument(page.pdf)) > 1
    assert page.views[0].has_picture
    assert page.views[0].pixels == page.views[0].width()
    assert page.views[0].width() > page.views[0].height()
    assert page.print.hasFocus()


def test_only_the_pages_in_view_and_around_are_painted_and_kept(paper: Driver) -> None:
    page, bar = paper.page, paper.page.sheets.area.verticalScrollBar()
    canvas = Canvas("", pagesize=(600, 400))
    for number in range(LONG):
        canvas.drawString(50, 200, f"lembar {number}")
        canvas.showPage()
    pdf = canvas.getpdfdata()

    page.sheets.show_document(pdf, page_sizes(pdf))
    paper.rest()
    at_first = painted(page)
    bar.setValue(bar.maximum())
    paper.rest()

    assert at_first == list(range(len(at_first)))
    assert 2 <= len(at_first) <= 4
    assert painted(page)[-1] == LONG - 1
    assert len(painted(page)) <= 4
    paper.window.resize(1024, 600)
    paper.rest()
    assert all(page.views[n].pixels == page.views[n].width() for n in painted(page))


def test_another_paper_is_laid_out_anew_and_saved_as_seen(paper: Driver, tmp_path: Path) -> None:
    page = paper.page
    before = page.pdf

    page.choose("A4", PORTRAIT)
    assert not page.keep.isEnabled()
    paper.rest()
    page.save_to(tmp_path / "sop.pdf")
    paper.rest()

    assert page.keep.isEnabled()
    assert page.views[0].width() < page.views[0].height()
    assert (tmp_path / "sop.pdf").read_bytes() == page.pdf != before
    assert str(tmp_path / "sop.pdf") in page.state.text()


def test_without_a_printer_it_says_what_to_do(
    paper: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "chosen_printer", lambda *_: ("", Fit()))

    paper.page.print.click()

    assert "Printer belum ada" in paper.page.state.text()


@pytest.mark.parametrize(("taken", "said"), [(True, "Dicetak di HP"), (False, "tidak menjawab")])
def test_the_pdf_itself_goes_to_the_printer(
    paper: Driver, monkeypatch: pytest.MonkeyPatch, taken: bool, said: str
) -> None:
    sent: list[tuple[bytes, str]] = []

    def take(_spool: object, pdf: bytes, printer: str) -> bool:
        sent.append((pdf, printer))
        return taken

    monkeypatch.setattr(preview, "chosen_printer", lambda *_: ("HP", Fit()))
    monkeypatch.setattr(preview.Spool, "send", take)

    paper.page.print.click()
    paper.rest()

    assert sent == [(paper.page.pdf, "HP")]
    assert said in paper.page.state.text()


def test_leaving_leads_back_to_the_procedure(paper: Driver) -> None:
    paper.desk.back()

    assert paper.page.edition.sop.id == DAIRI


def test_a_card_of_a_case_is_previewed_too(late_case: Driver) -> None:
    QTest.keyClick(late_case.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    late_case.rest()

    assert isinstance(late_case.page, PaperPage)
    assert late_case.page.views
