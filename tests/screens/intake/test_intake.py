"""The page of a new application, rule by rule (UX chapters 4 and 5)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.actions.office.printers import Fit
from desktop.actions.slips.prints import copies_of
from desktop.screens.intake import done as done_module
from desktop.screens.intake.people import masked
from tests.screens.intake.conftest import Counter, fill_new

Key, Mod = Qt.Key, Qt.KeyboardModifier


def fill_known(counter: Counter):
    known = counter.known()
    counter.enter("iu")
    counter.enter()
    counter.enter(known.applicant_id)
    return known


def test_the_permit_type_is_found_by_letters_and_brings_its_checklist(counter: Counter) -> None:
    assert counter.page.side.checklist.ticks == []

    counter.enter("mikro")

    assert counter.page.entry.permit.type.id == "iumk"
    assert len(counter.page.side.checklist.ticks) == 6
    assert counter.focused() == "intake.kind"


def test_a_nik_fills_the_form_and_ctrl_z_empties_it_again(counter: Counter) -> None:
    known = fill_known(counter)
    assert counter.answer("applicant.name") == known.applicant
    assert counter.answer("business.name") == known.business
    assert counter.boxes["applicant.nik"].problem.startswith("Ditemukan")

    counter.press(Key.Key_Z, Mod.ControlModifier)

    assert counter.answer("applicant.name") == ""
    assert counter.answer("business.name") == ""


def test_a_name_offers_people_with_masked_nik_and_takes_nobody_unasked(counter: Counter) -> None:
    known = counter.known()
    counter.enter("iu")
    counter.enter()
    counter.enter("1211015206950088")
    counter.type(known.applicant)
    offered = counter.page.entry.people.name.hits
    assert offered
    assert all(known.applicant_id not in hit.line for hit in offered)

    counter.press(Key.Key_Return)

    assert counter.answer("applicant.nik") == "1211 0152 0695 0088"
    assert counter.answer("applicant.phone") == ""


def test_a_name_that_is_moved_to_fills_the_form(counter: Counter) -> None:
    known = counter.known()
    counter.boxes["applicant.name"].input.setFocus()
    counter.type(known.applicant[:6])
    counter.press(Key.Key_Down)
    counter.press(Key.Key_Return)

    assert counter.answer("applicant.nik").replace(" ", "")


def test_somebody_with_several_businesses_chooses_one(counter: Counter) -> None:
    known = fill_known(counter)
    fields = {"business.name": "Usaha Kedua", "business.address": "Jl. Baru"}
    people = counter.page.entry.people
    people.offer_businesses([{"business.name": known.business}, fields])
    counter.page.entry.form.go_to("business.name")
    people.business.offer("")
    QApplication.processEvents()

    counter.press(Key.Key_Down)
    counter.press(Key.Key_Return)

    assert counter.answer("business.name") == "Usaha Kedua"
    assert counter.answer("business.address") == "Jl. Baru"


def test_a_nik_is_masked_but_for_its_end() -> None:
    assert masked("1211014708900001") == "•••• •••• •••• 0001"


def test_the_same_application_is_a_warning_that_opens_the_other(counter: Counter) -> None:
    line = next(each for each in counter.lines() if each.symbol and each.permit_type == "iumk")
    counter.enter("iu")
    counter.enter()
    counter.enter(line.applicant_id)

    assert line.number in counter.page.told.text
    counter.page.told.open.click()
    assert counter.shown == [line.subject]


def test_f9_says_what_is_missing_under_each_field(counter: Counter) -> None:
    counter.enter("iu")
    counter.press(Key.Key_F9)

    missing = [name for name, box in counter.boxes.items() if box.is_wrong]
    assert missing == [
        "applicant.nik",
        "applicant.name",
        "applicant.phone",
        "applicant.address",
        "business.name",
        "business.address",
    ]
    assert counter.page.told.text.startswith("Ada 6 isian")
    assert counter.focused() == "applicant.nik"
    counter.press(Key.Key_F8)
    assert counter.focused() == "applicant.name"


def test_without_a_permit_type_nothing_is_registered(counter: Counter) -> None:
    counter.press(Key.Key_F9)

    assert counter.boxes["intake.permit"].problem == "Wajib diisi: Jenis izin."
    assert counter.focused() == "intake.permit"


def test_a_renewal_asks_for_the_earlier_number(counter: Counter) -> None:
    counter.enter("iu")
    counter.enter("perp")
    assert counter.boxes["intake.earlier"].isVisible()

    counter.press(Key.Key_F9)

    assert counter.boxes["intake.earlier"].is_wrong


def test_a_renewal_names_the_case_it_follows(counter: Counter) -> None:
    line = next(each for each in counter.lines() if each.status == "handed_over")
    before = {each.subject for each in counter.lines()}
    counter.enter("iu")
    counter.enter("perp")
    counter.enter(line.number)
    counter.enter(line.applicant_id)
    counter.press(Key.Key_Space, Mod.ControlModifier)
    counter.press(Key.Key_F9)

    (subject,) = {each.subject for each in counter.lines()} - before
    registered = counter.session.workplace.case(subject).registered
    assert (registered.application, registered.earlier) == ("renewal", line.subject)


def test_a_procedure_with_a_risk_asks_for_it_and_goes_its_way(counter: Counter) -> None:
    before = {each.subject for each in counter.lines()}
    counter.enter("sgp")
    counter.enter()
    fill = {
        "applicant.nik": "1211015206950088",
        "applicant.name": "Siti",
        "applicant.phone": "081260001234",
        "applicant.address": "Jl. Pahlawan",
        "business.name": "Warung",
        "business.address": "Jl. Pahlawan",
    }
    counter.page.entry.form.fill(fill)
    counter.page.entry.form.go_to("risk.level")
    counter.enter("tinggi")
    counter.press(Key.Key_Space, Mod.ControlModifier)
    counter.press(Key.Key_F9)

    (subject,) = {each.subject for each in counter.lines()} - before
    case = counter.session.workplace.case(subject)
    assert case.values["risk.level"] in ("MT", "T")
    assert case.current.symbol.id == "3b"


def test_another_permit_type_takes_its_own_questions_with_it(counter: Counter) -> None:
    counter.enter("sgp")
    assert counter.boxes["risk.level"].isVisible()

    counter.page.entry.form.go_to("intake.permit")
    counter.enter("iu")

    assert not counter.boxes["risk.level"].isVisible()
    assert "risk.level" not in counter.page.entry.values()


def test_where_the_sop_has_no_way_back_the_file_is_taken_conditionally(counter: Counter) -> None:
    before = {each.subject for each in counter.lines()}
    counter.enter("oss")
    known = counter.known()
    counter.enter()
    counter.enter(known.applicant_id)
    assert not counter.page.side.back.isEnabled()

    counter.press(Key.Key_F9)
    assert counter.page.asking.go.accessibleName() == "Terima bersyarat (F9)"
    counter.press(Key.Key_F9)

    (subject,) = {each.subject for each in counter.lines()} - before
    assert counter.session.workplace.case(subject).complete_on == ""


def test_escape_gives_up_sending_back_and_goes_to_what_lacks(counter: Counter) -> None:
    fill_known(counter)
    counter.press(Key.Key_F9)
    page = counter.page

    counter.press(Key.Key_Escape)

    assert counter.page is page
    assert page.asking is None
    assert page.side.checklist.ticks[0].hasFocus()


def test_the_receipt_is_shown_while_it_is_typed(counter: Counter) -> None:
    fill_known(counter)

    with counter.driver.bot.waitSignal(counter.page.side.preview.shown, timeout=20_000):
        counter.press(Key.Key_Space, Mod.ControlModifier)

    assert counter.page.side.preview.has_picture


def test_the_chip_counts_what_is_there(counter: Counter) -> None:
    counter.enter("iu")
    said = counter.page.side.said
    assert said == "0 dari 6"

    counter.press(Key.Key_Space, Mod.ControlModifier)

    assert counter.page.side.said == "6 dari 6"


def test_f9_goes_on_to_the_next_applicant(counter: Counter) -> None:
    fill_new(counter)
    counter.press(Key.Key_Space, Mod.ControlModifier)
    counter.press(Key.Key_F9)
    counter.driver.rest()
    assert counter.page.done is not None

    counter.press(Key.Key_F9)

    assert counter.page.done is None
    assert counter.answer("applicant.name") == ""
    assert counter.focused() == "intake.permit"


def test_f9_pressed_twice_or_held_down_does_not_go_past_the_receipt(counter: Counter) -> None:
    fill_new(counter)
    counter.press(Key.Key_Space, Mod.ControlModifier)

    counter.press(Key.Key_F9)
    counter.press(Key.Key_F9)
    counter.driver.rest()
    assert counter.page.done is not None
    assert counter.page.done.slip is not None

    QTest.simulateEvent(QApplication.focusWidget(), True, Key.Key_F9, Mod.NoModifier, "", True)
    assert counter.page.done is not None


def test_without_a_printer_it_says_so_and_notes_no_print(counter: Counter) -> None:
    fill_new(counter)
    counter.press(Key.Key_Space, Mod.ControlModifier)
    counter.press(Key.Key_F9)
    counter.driver.rest()

    done = counter.page.done
    assert done.state.text().startswith("Printer belum ada.")
    assert copies_of(counter.session.workplace, "receipt", done.slip.case) == 0


def test_a_print_is_noted_and_the_next_one_is_a_copy(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(done_module, "chosen_printer", lambda *_: ("EPSON L3110", Fit()))
    monkeypatch.setattr(done_module.Spool, "send", lambda _spool, pdf, _to: pdf[:4] == b"%PDF")
    fill_new(counter)
    counter.press(Key.Key_Space, Mod.ControlModifier)
    counter.press(Key.Key_F9)
    counter.driver.rest()

    done = counter.page.done
    assert done.state.text() == "Dicetak di EPSON L3110."
    assert copies_of(counter.session.workplace, "receipt", done.slip.case) == 1
    assert done.slip.copy == 2


def test_a_refusal_stands_on_the_page(counter: Counter) -> None:
    counter.enter("iu")
    counter.page.entry.form.fill({"intake.kind": "renewal"})
    fill_known(counter)
    counter.boxes["applicant.name"].input.setText("x" * 300)
    counter.press(Key.Key_F9)

    assert counter.boxes["applicant.name"].is_wrong


def test_who_is_not_at_the_counter_is_told_so(at_counter) -> None:
    counter = at_counter("kabid")
    counter.open()

    assert counter.page.told.text.startswith("Permohonan baru diterima oleh front office.")
    assert not counter.page.entry.isEnabled()


def test_every_input_is_named_and_every_button_has_its_letter(counter: Counter) -> None:
    counter.enter("iu")
    buttons = [b for b in counter.page.findChildren(QAbstractButton) if "&" in b.text()]
    texts = [button.text().replace("&&", "") for button in buttons]
    letters = [text.partition("&")[2][0].casefold() for text in texts if "&" in text]

    assert len(letters) == len(set(letters)) >= 4
    for name, box in counter.boxes.items():
        assert box.input.accessibleName(), name


def test_tab_goes_through_the_form_in_the_order_of_the_paper(counter: Counter) -> None:
    counter.enter("iu")
    counter.page.settle()
    seen = []
    for _ in range(24):
        seen.append(QApplication.focusWidget().objectName())
        counter.press(Key.Key_Tab)

    wanted = [
        "intake.permit",
        "intake.kind",
        "applicant.nik",
        "applicant.name",
        "applicant.phone",
        "applicant.address",
        "business.name",
        "business.activity",
        "same_address",
        "business.address",
        "business.district",
        *[tick.objectName() for tick in counter.page.side.checklist.ticks],
    ]
    assert [name for name in seen if name][: len(wanted)] == wanted


def test_a_folded_field_that_is_missing_opens_by_itself(counter: Counter) -> None:
    known = counter.known()
    counter.enter("iu")
    counter.enter()
    counter.enter(known.applicant_id)
    counter.page.entry.form.fill({"applicant.kind": "company", "applicant.company": ""})
    fold = counter.page.entry.form.folds[0]
    assert not fold.is_open

    counter.press(Key.Key_F9)

    assert fold.is_open
    assert counter.focused() == "applicant.company"
    assert counter.boxes["applicant.company"].problem == "Wajib diisi: Nama perusahaan."


def test_ctrl_n_after_registering_begins_the_next_application(counter: Counter) -> None:
    fill_new(counter)
    counter.press(Key.Key_Space, Mod.ControlModifier)
    counter.press(Key.Key_F9)
    counter.driver.rest()
    assert counter.page.done is not None

    counter.press(Key.Key_N, Mod.ControlModifier)

    assert counter.page.done is None
    assert counter.answer("applicant.name") == ""
    assert counter.focused() == "intake.permit"
