"""Books are opened with a live first number, handed over, and their conflicts settled by keys."""

from PySide6.QtCore import Qt

from desktop.screens.settings.numbering.page import CLASS, FORMAT, UNIT, BookPage
from tests.screens.settings_sop.conftest import Keys

Key = Qt.Key


def choose(keys: Keys, book: str) -> None:
    keys.go_to("numbering")
    places = [each.book.id for each in keys.sheet.books]
    keys.sheet.table.choose(places.index(book))


def cell(keys: Keys, book: str, column: int) -> str:
    rows = keys.sheet.table.rows
    place = [each.book.id for each in keys.sheet.books].index(book)
    return str(rows.data(rows.index(place, column)))


def test_the_list_says_the_next_number_who_keeps_a_book_and_what_is_wrong(keys: Keys) -> None:
    keys.go_to("numbering")
    assert cell(keys, "buku-permit", 1) == "503/0001/DPMPTSPK/XI/2025\nBelum ada nomor"
    assert cell(keys, "buku-permit", 3) == "Di komputer ini"
    assert cell(keys, "buku-refusal_letter", 3) == "Dua pemegang"
    assert "FO1-0134" in keys.sheet.prefixes
    assert "FO2 (Loket FO2)" in keys.sheet.prefixes


def test_two_keepers_are_settled_by_choosing_one(keys: Keys) -> None:
    choose(keys, "buku-refusal_letter")
    assert "tanpa saling tahu" in keys.sheet.facts
    keys.press(Key.Key_Return, "Loket FO2", Key.Key_Return)
    keys.sheet.give.setFocus()
    keys.press(Key.Key_Space)
    book = keys.office.books["buku-refusal_letter"]
    assert [keys.office.devices[each].name for each in book.keepers] == ["Loket FO2"]
    assert cell(keys, "buku-refusal_letter", 3) == "Di komputer lain"


def test_a_book_is_handed_over_and_taken_back(keys: Keys) -> None:
    choose(keys, "buku-permit")
    before = keys.office.books["buku-permit"].keepers
    keys.sheet.give.setFocus()
    keys.press(Key.Key_Space)
    assert keys.office.books["buku-permit"].keepers != before
    keys.take_back()
    assert keys.office.books["buku-permit"].keepers == before


def test_a_book_is_opened_with_its_first_number_in_sight(keys: Keys) -> None:
    keys.go_to("numbering")
    keys.sheet.add.click()
    keys.rest()
    page = keys.page
    assert isinstance(page, BookPage)
    keys.press("Buku Rekomendasi", Key.Key_Return)
    page.form.go_to(FORMAT)
    keys.press("{class}/{nomor}", Key.Key_Return)
    assert "nomor" in page.form.boxes[FORMAT].problem
    page.form.go_to(FORMAT)
    keys.press("{class}/{number:03}/{unit}/{year}", Key.Key_Return)
    assert page.form.boxes[CLASS].is_wrong or page.form.boxes[UNIT].is_wrong
    page.form.go_to(CLASS)
    keys.press("503.1", Key.Key_Return, "PTSP", Key.Key_Return)
    assert page.example == "503.1/001/PTSP/2025"
    page.papers[0].setChecked(False)
    keys.press(Key.Key_F9)
    assert page.asked is None, "a book for no paper is not opened"
    recommendation = next(tick for tick in page.papers if tick.objectName() == "recommendation")
    recommendation.setFocus()
    keys.press(Key.Key_Space, Key.Key_F9)
    assert "503.1/001/PTSP/2025" in page.asked.said.text()
    keys.press(Key.Key_F9)
    opened = keys.office.books["buku_rekomendasi"].opened
    assert opened.papers == ("recommendation",)
    assert opened.values == {"class": "503.1", "unit": "PTSP"}


def test_who_is_not_administrator_may_not_open_or_hand_over(keys: Keys) -> None:
    keys.change_person("kasi")
    choose(keys, "buku-permit")
    assert keys.page.is_read_only
    assert keys.sheet.add.isHidden()
    assert not keys.sheet.give.isVisible()
    keys.change_person("admin")
