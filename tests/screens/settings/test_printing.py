"""Printers of this computer are chosen by key, and a test page is judged with a ruler."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from desktop.actions.office.printers import (
    DOCUMENTS,
    SLIPS,
    Fit,
    fit_of,
    printer_for,
    proof,
    sheet_for,
)
from desktop.screens.pieces.papers.fitting import fitted
from desktop.screens.pieces.papers.pdf import page_picture
from desktop.screens.settings.printing import chapter as printing
from desktop.screens.settings.printing.chapter import PrintingChapter
from desktop.swimlane import press
from tests.screens.conftest import Driver
from tests.screens.settings.keys import Hand, Key

PRINTERS = ["EPSON L3110", "HP LaserJet"]
DPI = 254.0
WORDS = {name: name for name in ("title", "paper", "measure", "weights", "sample")}


def at(driver: Driver, monkeypatch: pytest.MonkeyPatch, names: list[str], login: str) -> Hand:
    monkeypatch.setattr(printing, "printer_names", lambda: names)
    driver.desk.visit("sop")
    hand = Hand(driver, "printing", login=login)
    assert isinstance(hand.sheet, PrintingChapter)
    return hand


@pytest.fixture
def hand(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at(driver, monkeypatch, PRINTERS, "admin")


def dark_from(picture: QImage) -> tuple[int, int]:
    """Find the frame: the first dark pixel from the left in the middle, and from the top."""
    middle = picture.height() * 7 // 10
    across = (x for x in range(picture.width()) if picture.pixelColor(x, middle).lightness() < 128)
    half = picture.width() * 6 // 10 + 3
    down = (y for y in range(picture.height()) if picture.pixelColor(half, y).lightness() < 128)
    return next(across), next(down)


def test_a_printer_and_a_paper_are_chosen_by_key(hand: Hand) -> None:
    assert hand.focus is hand.sheet.kinds.printers[SLIPS]

    hand.press(Key.Key_Down)
    hand.press(Key.Key_Tab)
    hand.press(Key.Key_Down)

    assert printer_for(hand.session, SLIPS) == "EPSON L3110"
    assert sheet_for(hand.session, SLIPS, "F4") == "A4"
    assert printer_for(hand.session, DOCUMENTS) == ""


def test_what_was_measured_is_kept_for_the_printer(hand: Hand) -> None:
    boxes = hand.sheet.proof.boxes
    hand.fill(boxes["length"].input, "98,5")
    hand.fill(boxes["left"].input, "12")
    hand.push(hand.sheet.proof.store)

    assert fit_of(hand.session, "EPSON L3110") == Fit(length=98.5, left=12.0)
    assert "Tersimpan untuk printer ini" in hand.sheet.proof.state.text()
    hand.sheet.proof.printer.setFocus()
    hand.press(Key.Key_Down)
    assert boxes["length"].input.answer() == "100"


def test_a_wrong_measure_is_said_at_its_field(hand: Hand) -> None:
    boxes = hand.sheet.proof.boxes
    hand.fill(boxes["top"].input, "sepuluh")
    hand.push(hand.sheet.proof.store)
    assert boxes["top"].problem.startswith("Isi angka")

    hand.fill(boxes["top"].input, "10")
    hand.fill(boxes["length"].input, "10")
    hand.push(hand.sheet.proof.store)

    assert "tidak mungkin benar" in boxes["length"].problem


def test_the_test_page_is_shown_and_saved(hand: Hand, tmp_path: Path) -> None:
    hand.driver.rest()
    assert hand.sheet.proof.view.has_picture

    hand.sheet.proof.save_to(tmp_path / "uji.pdf")
    hand.driver.rest()

    assert (tmp_path / "uji.pdf").read_bytes() == hand.sheet.proof.pdf


def test_without_a_printer_it_says_what_to_do(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = at(driver, monkeypatch, [], "admin")

    assert hand.sheet.proof.print.isHidden()
    assert not hand.sheet.proof.keep.isHidden()
    assert not hand.sheet.proof.store.isVisible()
    said = [label.text() for label in hand.sheet.proof.findChildren(QLabel)]
    assert any(text.startswith("Printer belum ada.") for text in said)


def test_everybody_chooses_the_printers_of_this_computer(
    closed: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed.sign_in("loket")
    hand = at(closed, monkeypatch, PRINTERS, "loket")
    hand.press(Key.Key_Down)

    assert not hand.page.is_read_only
    assert printer_for(hand.session, SLIPS) == "EPSON L3110"


def test_a_pdf_is_moved_and_stretched_against_what_the_printer_does() -> None:
    pdf = proof("A4", press(), WORDS)
    fit = Fit(length=95.0, left=14.0, top=6.0)

    usual, made = page_picture(pdf, DPI), page_picture(fitted(pdf, fit), DPI)

    assert fitted(pdf, Fit()) == pdf
    assert usual.size() == made.size()
    left, top = dark_from(usual)
    assert (left, top) == (pytest.approx(100, abs=2), pytest.approx(100, abs=2))
    left, top = dark_from(made)
    stretch = 0.95
    assert left / 10 * stretch + (14 - 9.5) == pytest.approx(10, abs=0.2)
    assert top / 10 * stretch + (6 - 9.5) == pytest.approx(10, abs=0.2)
