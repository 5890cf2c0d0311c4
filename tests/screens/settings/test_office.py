"""What the office says of itself is saved as it is typed, and can be brought back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.actions.office.settings import describe_office
from desktop.screens.settings.office.chapter import OfficeChapter
from desktop.screens.settings.office.entries import GROUPS
from tests.screens.conftest import Driver
from tests.screens.settings.keys import Hand, Key, Mod
from tests.screens.settings.second_computer import meanwhile


@pytest.fixture
def hand(driver: Driver) -> Hand:
    made = Hand(driver, "office")
    assert isinstance(made.sheet, OfficeChapter)
    return made


def stored(hand: Hand, name: str) -> str:
    return str(hand.office.about("office").get(name, ""))


def test_enter_leads_into_the_chapter_and_esc_back_to_the_list(hand: Hand) -> None:
    assert hand.focus is hand.sheet.form.boxes["government"].input

    hand.press(Key.Key_Escape)
    assert hand.page.index.hasFocus()

    hand.press(Key.Key_F6)
    assert hand.focus is hand.sheet.form.boxes["government"].input


def test_a_field_is_saved_when_it_is_left(hand: Hand) -> None:
    box = hand.sheet.form.boxes["completion_days"]

    hand.fill(box.input, "14")

    assert stored(hand, "completion_days") == "14"
    assert box.problem == "Tersimpan"
    assert not box.is_wrong


def test_the_letterhead_follows_every_letter(hand: Hand) -> None:
    hand.go_to(hand.sheet.form.boxes["web"].input)
    hand.type("dpmptsp.contoh.go.id")

    assert hand.sheet.letterhead.lines[-1].endswith("dpmptsp.contoh.go.id")
    hand.press(Key.Key_A, Mod.ControlModifier)
    hand.press(Key.Key_Backspace)
    hand.press(Key.Key_Tab)
    assert hand.sheet.letterhead.lines[-1].endswith("dpmptsp@contoh.go.id")


def test_ctrl_z_brings_the_former_value_back(hand: Hand) -> None:
    box = hand.sheet.form.boxes["address"]
    before = box.input.answer()

    hand.fill(box.input, "Jl. Merdeka No. 1")
    assert stored(hand, "address") == "Jl. Merdeka No. 1"
    hand.press(Key.Key_Z, Mod.ControlModifier)

    assert stored(hand, "address") == before
    assert box.input.answer() == before


def test_what_cannot_be_right_is_said_at_the_field_and_not_saved(hand: Hand) -> None:
    region = hand.sheet.form.boxes["region_code"]
    count = hand.sheet.form.boxes["queue_allowance"]

    hand.fill(region.input, "1211")
    hand.fill(count.input, "sebentar")

    assert region.is_wrong
    assert "12.11" in region.problem
    assert count.is_wrong
    assert stored(hand, "region_code") == "12.11"
    assert stored(hand, "queue_allowance") == ""
    hand.fill(count.input, "")
    hand.fill(region.input, "12.11")
    assert not region.is_wrong


def test_what_is_being_typed_is_saved_when_another_page_is_opened(hand: Hand) -> None:
    hand.go_to(hand.sheet.form.boxes["head_name"].input)
    hand.type("Drs. Marisi Sianturi, M.Si")

    hand.driver.desk.visit("sop")
    hand.driver.rest()

    session = hand.driver.page.room.runner.session
    known = session.workplace.office.about("office")
    assert known["head_name"] == "Drs. Marisi Sianturi, M.Si"


def test_a_setting_changed_on_two_computers_is_decided_here(hand: Hand, tmp_path: Path) -> None:
    hand.happens(
        lambda here: meanwhile(
            here,
            tmp_path / "other",
            there=lambda other: describe_office(other, {"phone": "(0627) 55555"}),
            now=lambda here: describe_office(here, {"phone": "(0627) 44444"}),
        )
    )
    (clash,) = hand.sheet.clashes
    texts = {each.text() for each in clash.buttons()}
    names = " ".join(each.accessibleName() for each in clash.buttons())

    assert texts == {"(0627) 44444", "(0627) 55555"}
    assert clash.key is None
    assert "Komputer Kepala" in names
    hand.press(Key.Key_Tab, Mod.ShiftModifier)
    assert hand.focus is hand.sheet.decide
    hand.press(Key.Key_Space)
    assert "office\nphone" in hand.office.clashes
    hand.go_to(clash.buttons()[0])
    hand.press(Key.Key_Space)
    if clash.key != "(0627) 55555":
        hand.press(Key.Key_Down)
    assert clash.key == "(0627) 55555"
    hand.push(hand.sheet.decide)

    assert hand.office.clashes.get("office\nphone") is None
    assert stored(hand, "phone") == "(0627) 55555"
    assert hand.sheet.clashes == []


def test_every_setting_of_the_office_has_its_words(hand: Hand) -> None:
    names = [entry.field.name for group in GROUPS.values() for entry in group]

    assert len(names) == len(set(names)) == len(hand.sheet.form.boxes)
    assert {"queue_allowance", "completion_days", "trouble_days.oss"} <= set(names)
    captions = [box.input.accessibleName() for box in hand.sheet.form.boxes.values()]
    assert all(text and "<" not in text for text in captions)
    assert len(set(captions)) >= len(captions) - 1


def test_who_is_no_administrator_reads_and_is_told_why(closed: Driver) -> None:
    hand = Hand(closed, "office", login="loket")
    box = hand.sheet.form.boxes["address"]

    assert hand.page.is_read_only
    assert box.input.isReadOnly()
    assert box.input.focusPolicy() & Qt.FocusPolicy.TabFocus
    hand.go_to(box.input)
    hand.type("x")
    hand.press(Key.Key_Tab)
    assert "x" not in stored(hand, "address")
    assert hand.driver.desk.message == ""
