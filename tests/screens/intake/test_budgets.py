"""From Ctrl+N to a printed receipt, by keys alone, and how many (UX chapter 4, issue 4)."""

from PySide6.QtCore import Qt

from tests.screens.intake.conftest import Counter

Key, Mod = Qt.Key, Qt.KeyboardModifier
KNOWN, NEW = 40, 130


def begin(at_counter) -> Counter:
    """Sign in at the counter and press Ctrl+N, the first key that counts."""
    counter = at_counter("loket")
    counter.press(Key.Key_N, Mod.ControlModifier)
    counter.driver.rest()
    return counter


def finish(counter: Counter) -> str:
    """Tick everything and finish; gives the id of the new case."""
    before = {line.subject for line in counter.lines()}
    counter.press(Key.Key_Space, Mod.ControlModifier)
    counter.press(Key.Key_F9)
    counter.driver.rest()
    (subject,) = {line.subject for line in counter.lines()} - before
    return subject


def test_a_known_applicant_has_a_receipt_after_40_keys(at_counter, counted) -> None:
    counter = begin(at_counter)
    known = counter.known()

    counter.enter("iu")
    counter.enter()
    counter.enter(known.applicant_id)
    subject = finish(counter)

    case = counter.session.workplace.case(subject)
    assert case.values["applicant.name"] == known.applicant
    assert case.values["business.name"] == known.business
    assert case.complete_on
    assert case.current.symbol.id == "4"
    assert counter.page.done.slip.number == case.number
    assert counter.page.done.view.has_picture
    assert counter.keys <= KNOWN
    counted(f"{counter.keys} keys for a known applicant, {KNOWN} allowed")


def test_a_new_applicant_has_a_receipt_after_130_keys(at_counter, counted) -> None:
    counter = begin(at_counter)
    counter.enter("iu")
    counter.enter()
    counter.enter("1211015206950088")
    counter.enter("Siti Nurbaya Simanjuntak")
    counter.enter("081260001234")
    counter.type("Jl. Pahlawan No. 12")
    counter.press(Key.Key_Tab)
    counter.press(Key.Key_Tab)
    assert counter.focused() == "business.name"
    counter.enter("Warung Kopi Simpang")
    counter.enter()
    assert counter.focused() == "same_address"
    counter.press(Key.Key_Space)
    subject = finish(counter)

    case = counter.session.workplace.case(subject)
    wanted = {
        "applicant.nik": "1211015206950088",
        "applicant.name": "Siti Nurbaya Simanjuntak",
        "applicant.phone": "+6281260001234",
        "applicant.address": "Jl. Pahlawan No. 12",
        "business.name": "Warung Kopi Simpang",
        "business.address": "Jl. Pahlawan No. 12",
    }
    assert dict(case.values) | wanted == dict(case.values)
    assert not {name for name in case.values if name.startswith("applicant.")} - set(wanted)
    assert all(text == "present" for name, text in case.values.items() if "checklist" in name)
    assert case.complete_on
    assert counter.page.done.slip.number == case.number
    assert counter.keys <= NEW
    counted(f"{counter.keys} keys for a new applicant, {NEW} allowed")


def test_an_incomplete_file_goes_back_with_two_keys_more(at_counter, counted) -> None:
    counter = begin(at_counter)
    known = counter.known()
    counter.enter("iu")
    counter.enter()
    counter.enter(known.applicant_id)
    counter.press(Key.Key_Space, Mod.ControlModifier)
    complete = counter.keys + 1
    counter.page.side.checklist.ticks[2].setFocus()
    before = {line.subject for line in counter.lines()}

    counter.press(Key.Key_Space)
    counter.press(Key.Key_F9)
    assert counter.page.asking.go.accessibleName() == "Kembalikan & cetak lembar kekurangan (F9)"
    counter.press(Key.Key_F9)
    counter.driver.rest()

    (subject,) = {line.subject for line in counter.lines()} - before
    case = counter.session.workplace.case(subject)
    assert case.current.sent_back
    assert case.current.symbol.id == "1"
    assert counter.page.done.slip.kind == "missing"
    assert counter.keys - complete == 2
    counted(f"{counter.keys} keys for an incomplete file")
