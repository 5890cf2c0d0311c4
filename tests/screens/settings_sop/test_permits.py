"""Permit types are defined by keys; the office's order stays, and only changes are written."""

from PySide6.QtCore import Qt

from desktop.domain.permits import permit_type
from desktop.domain.sop.model import Unit
from desktop.screens.settings.permits.page import PermitPage
from desktop.screens.settings.permits.reading import CODE, FEE, LIMIT, NAME, SOP
from desktop.screens.settings.permits.sheet import PermitFacts
from desktop.screens.settings.permits.times import time_typed
from desktop.words import Words
from tests.actions.office import DAIRI
from tests.screens.settings_sop.conftest import Keys

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def open_permit(keys: Keys, name: str) -> PermitPage:
    keys.go_to("permits")
    places = [permit.id for permit in keys.sheet.permits]
    keys.sheet.table.choose(places.index(name))
    keys.press(Key.Key_Return)
    return keys.page


def written(keys: Keys) -> dict[str, str]:
    """What the newest event of the office changed."""
    ledger = keys.session.workplace.store.ledger
    newest = ledger.events("office")[-1]
    return dict(newest.fact.values)


def test_a_new_permit_type_is_typed_with_its_checklist(keys: Keys) -> None:
    keys.go_to("permits")
    keys.sheet.add.click()
    keys.rest()
    page = keys.page
    keys.press(Key.Key_F9)
    assert page.form.boxes[NAME].problem
    assert page.problem
    keys.press("Izin Reklame", Key.Key_Return, "REK", Key.Key_Return, "penerbitan")
    keys.press(Key.Key_Return, "7", Key.Key_Return, "150000", Key.Key_Return)
    assert page.form.answers()[FEE] == "150.000"
    page.requirements.line.setFocus()
    keys.press("Surat kuasa", Key.Key_Return, "Denah lokasi", Key.Key_Return, "Foto")
    keys.press(Key.Key_F9)
    made = permit_type(keys.office, "izin_reklame")
    assert (made.code, made.sop, made.limit, made.fee) == ("REK", DAIRI, 7, 150_000)
    asked = [item.text for item in made.requirements]
    assert asked == ["Surat kuasa", "Denah lokasi", "Foto"], "as typed, the last one with F9"


def test_the_order_of_the_office_is_kept_and_nothing_else_is_written(keys: Keys) -> None:
    page = open_permit(keys, DAIRI)
    before = permit_type(keys.office, DAIRI)
    assert [item.id for item in before.requirements] == ["ktp", "npwp"]
    page.requirements.table.setFocus()
    page.requirements.table.choose(1)
    keys.bot.keyClick(page.requirements.table, Key.Key_Up, ALT)
    page.act.setFocus()
    keys.press(Key.Key_F9)
    assert [item.id for item in permit_type(keys.office, DAIRI).requirements] == ["npwp", "ktp"]
    assert written(keys) == {"order": "npwp ktp"}
    keys.take_back()
    assert permit_type(keys.office, DAIRI) == before, "Ctrl+Z brings the order back"


def test_items_are_changed_turned_optional_removed_and_brought_back_by_key(keys: Keys) -> None:
    page = open_permit(keys, DAIRI)
    table, items = page.requirements.table, page.requirements
    table.setFocus()
    table.choose(0)
    keys.press(Key.Key_Return)
    keys.press("KTP asli dan salinan", Key.Key_Return)
    assert items.items[0].text == "KTP asli dan salinan"
    assert items.items[0].id == "ktp", "ticks of running cases still fit"
    keys.press(Key.Key_Space)
    assert not items.items[0].required
    keys.press(Key.Key_Delete)
    assert [item.id for item in items.items] == ["npwp"]
    keys.take_back()
    assert [item.id for item in items.items] == ["ktp", "npwp"]
    keys.press(Key.Key_Escape)
    assert permit_type(keys.office, DAIRI).requirements[0].text == "Salinan KTP"


def test_a_code_that_another_permit_has_and_a_wrong_limit_are_told_at_their_fields(
    keys: Keys,
) -> None:
    keys.go_to("permits")
    keys.sheet.add.click()
    keys.rest()
    page = keys.page
    keys.press("Izin Lain", Key.Key_Return, "iumk", Key.Key_Return)
    assert "sudah dipakai" in page.form.boxes[CODE].problem
    page.form.go_to(LIMIT)
    keys.press("tujuh", Key.Key_Return)
    assert page.form.boxes[LIMIT].is_wrong
    count = keys.session.workplace.store.ledger.count()
    keys.press(Key.Key_F9)
    assert keys.page is page
    assert keys.session.workplace.store.ledger.count() == count
    keys.press(Key.Key_Escape)


def test_what_was_typed_and_not_saved_is_there_again(keys: Keys) -> None:
    page = open_permit(keys, DAIRI)
    page.form.go_to(LIMIT)
    keys.press("9", Key.Key_Return)
    page.requirements.line.setFocus()
    keys.press("Surat kuasa", Key.Key_Return, "Denah")
    keys.press(Key.Key_Escape)
    page = open_permit(keys, DAIRI)
    assert page.form.answers()[LIMIT] == "9"
    assert page.requirements.items[-1].text == "Surat kuasa"
    assert page.requirements.line.answer() == "Denah"
    assert permit_type(keys.office, DAIRI).limit == 0, "nothing was saved"
    page.keeping.start_over()
    assert page.form.answers()[LIMIT] == ""
    keys.press(Key.Key_Escape)
    page = open_permit(keys, DAIRI)
    assert page.form.answers()[LIMIT] == ""
    keys.press(Key.Key_Escape)


def test_rows_whose_time_is_a_rule_ask_for_it_and_running_cases_follow(keys: Keys) -> None:
    page = open_permit(keys, DAIRI)
    assert page.times.boxes == [], "the Dairi table prints all its times"
    page.form.fill({SOP: "purwakarta-sicantik"})
    page.form.left.emit(SOP)
    assert len(page.times.boxes) <= 1
    keys.press(Key.Key_Escape)
    assert time_typed(Words(), "5 hari kerja").unit is Unit.WORKING_DAY
    assert time_typed(Words(), "30 menit").amount == 30
    assert time_typed(Words(), "5 minggu") is None


def test_who_is_not_administrator_reads_the_permit_type(keys: Keys) -> None:
    keys.change_person("kasi")
    page = open_permit(keys, DAIRI)
    assert isinstance(page, PermitFacts)
    assert keys.page.heading().title == f"Izin {DAIRI}"
    keys.change_person("admin")
