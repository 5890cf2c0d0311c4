"""Computers are listed with what an administrator must know, and ended with a reason."""

from pathlib import Path

import pytest

from desktop.actions.office.books import hand_over_book
from desktop.actions.office.computers import computers
from desktop.screens.settings.asking import Ask
from desktop.screens.settings.computers.chapter import ComputersChapter
from desktop.screens.settings.computers.computer import ComputerSheet, remarks_on
from desktop.screens.settings.word_list import word_list
from tests.screens.conftest import Driver
from tests.screens.settings.keys import Hand, Key
from tests.screens.settings.second_computer import meanwhile


@pytest.fixture
def hand(driver: Driver) -> Hand:
    made = Hand(driver, "computers")
    assert isinstance(made.sheet, ComputersChapter)
    return made


def opened(hand: Hand, name: str) -> ComputerSheet:
    place = next(at for at, each in enumerate(hand.sheet.computers) if each.name == name)
    hand.go_to(hand.sheet.table)
    hand.press(Key.Key_Up, times=9)
    hand.press(Key.Key_Down, times=place)
    hand.press(Key.Key_Return)
    sheet = hand.sheet.sheets.top
    assert isinstance(sheet, ComputerSheet)
    return sheet


def test_this_computer_comes_first_with_six_words_and_its_books(hand: Hand) -> None:
    first = hand.sheet.computers[0]

    assert first.is_here
    assert remarks_on(hand.page.room, first) == ["Komputer ini", "Memegang 2 buku nomor"]
    assert len(first.words) == 6
    assert len({each.words for each in hand.sheet.computers}) == len(hand.sheet.computers)
    sheet = opened(hand, first.name)
    assert sheet.end.isHidden()
    hand.press(Key.Key_Escape)
    assert hand.sheet.table.hasFocus()


def test_both_computers_show_the_same_six_words(hand: Hand, tmp_path: Path) -> None:
    there: dict[str, tuple[str, ...]] = {}

    def remember(other) -> None:
        there.update({each.id: each.words for each in computers(other, word_list())})

    hand.happens(lambda here: meanwhile(here, tmp_path / "o", there=remember, now=lambda _: None))

    assert there == {each.id: each.words for each in hand.sheet.computers}


def test_a_computer_is_ended_with_a_reason_and_its_books_are_frozen(hand: Hand) -> None:
    other = next(each for each in hand.sheet.computers if each.name == "Loket 2")
    book = next(iter(hand.office.books))
    hand.happens(lambda here: hand_over_book(here, book, other.id))
    sheet = opened(hand, "Loket 2")
    hand.push(sheet.end)
    hand.press(Key.Key_F9)
    (asked,) = sheet.findChildren(Ask)
    assert asked.boxes["reason"].problem == "Wajib diisi: Alasan."
    hand.type("Rusak, dibawa pulang")
    hand.press(Key.Key_F9)

    now = next(each for each in hand.sheet.computers if each.id == other.id)
    assert not now.is_active
    assert [each.is_frozen for each in now.books] == [True]
    assert "Ada buku nomor yang dibekukan" in remarks_on(hand.page.room, now)
    hand.press(Key.Key_Escape)


def test_who_is_no_administrator_cannot_end_a_computer(closed: Driver) -> None:
    hand = Hand(closed, "computers", login="kasi")
    sheet = opened(hand, "Loket 2")

    assert hand.page.is_read_only
    assert sheet.end.isHidden()
