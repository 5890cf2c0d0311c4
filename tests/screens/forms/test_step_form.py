"""The form of a step, as whoever is signed in sees and finishes it (UX chapter 3.4)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop.actions.case.drafts import list_drafts, load_draft, name_of
from desktop.screens.forms.drafting import EVERY
from desktop.screens.pieces.undo_bar import SHOWN, nothing_to_take_back

Key, Mod = Qt.Key, Qt.KeyboardModifier
DAIRI = "dairi-izin-usaha-mikro-kecil"


@pytest.fixture
def recommending(standing_at):
    return standing_at("teknis", DAIRI, "8")


@pytest.fixture
def verifying(standing_at):
    return standing_at("backoffice", DAIRI, "5")


def said(desk) -> list[str]:
    desk.driver.rest()
    return [each.text() for each in desk.form.findChildren(QLabel) if each.isVisible()]


def subject_of(desk) -> str:
    return desk.form.subject


def test_it_says_where_the_case_is_and_what_comes_next(verifying) -> None:
    texts = said(verifying)

    assert "Langkah 5 dari 25 · Backoffice/ Ka Seksi Pel I" in texts
    assert "Verifikasi Berkas dan proses permohonan izin" in texts
    assert any(text.startswith("Baku 2 Jam · batas ") for text in texts)
    assert any("Benar: lanjut ke 6. Koordinasi Tim Teknis" in text for text in texts)


def test_a_plain_step_names_the_step_after_it(standing_at) -> None:
    desk = standing_at("backoffice", DAIRI, "6")

    assert any(
        text.startswith("Berikutnya: 6. Koordinasi Tim Teknis (Tim Teknis)") for text in said(desk)
    )
    assert [b.accessibleName() for b in desk.form.content.foot.main] == ["Selesai & teruskan (F9)"]


def test_a_choice_has_equal_buttons_in_the_words_of_the_sop(recommending) -> None:
    buttons = recommending.form.content.foot.main

    assert [button.accessibleName() for button in buttons] == ["Tolak", "Setuju"]
    assert len({button.width() for button in buttons}) == 1
    assert len({button.property("kind") for button in buttons}) == 1


def test_values_and_ticks_of_the_case_are_filled_in(verifying) -> None:
    case = verifying.case(subject_of(verifying))
    sheet = verifying.form.content.sheet

    assert sheet.checklist.answers()["requirements.01_ktp"] == "present"
    assert sheet.form.boxes["technical_data.location"].input.answer() == case.values.get(
        "technical_data.location", ""
    )
    assert sheet.typed() == {}


def test_what_others_wrote_with_their_initials_or_online_is_not_filled_in(standing_at) -> None:
    desk = standing_at("kabid", DAIRI, "18")
    assert desk.case(subject_of(desk)).values["initials.note"]

    assert desk.field("initials.note").answer() == ""


def test_an_online_entry_asks_for_its_own_reference(standing_at) -> None:
    desk = standing_at("backoffice", DAIRI, "23")
    assert desk.case(subject_of(desk)).values["online_entry.reference"]
    assert desk.field("online_entry.reference").answer() == ""

    desk.go_to("online_entry.reference")
    desk.type("OSS-000777")
    desk.key(Key.Key_F9)

    newest = desk.case(subject_of(desk)).online[-1]
    assert newest.reference == "OSS-000777"


def test_somebody_elses_step_is_closed_with_the_reason(standing_at) -> None:
    desk = standing_at("loket", DAIRI, "8")

    assert "Langkah ini dikerjakan Tim Teknis." in said(desk)
    assert not desk.form.content.sheet.isEnabled()
    assert not any(button.isEnabled() for button in desk.form.content.foot.main)
    desk.key(Key.Key_F9)
    assert desk.finished == []


def test_f9_shows_everything_that_is_missing_and_f8_goes_there(recommending) -> None:
    recommending.key(Key.Key_F9)

    assert recommending.box("recommendation.verdict").problem == "Wajib diisi: Rekomendasi."
    assert (
        recommending.form.said == "Ada 1 isian yang perlu diperbaiki. F8 menuju isian berikutnya."
    )
    assert recommending.field("recommendation.verdict").hasFocus()
    recommending.go_to("note.text")
    recommending.key(Key.Key_F8)
    assert recommending.field("recommendation.verdict").hasFocus()


def test_a_verdict_chooses_the_way_and_what_it_asks_for(recommending) -> None:
    recommending.go_to("recommendation.verdict")
    recommending.type("tolak")
    recommending.key(Key.Key_Return)
    recommending.key(Key.Key_F9)
    assert recommending.box("recommendation.verdict").problem
    recommending.go_to("recommendation.verdict")
    recommending.type("ditolak")
    recommending.key(Key.Key_Return)

    recommending.key(Key.Key_F9)

    assert recommending.box("recommendation.notes").problem == "Wajib diisi: Alasan dan catatan."


def test_a_decision_is_confirmed_once_and_then_finished(recommending) -> None:
    subject = subject_of(recommending)
    recommending.go_to("recommendation.verdict")
    recommending.type("disetujui")
    recommending.key(Key.Key_Return)

    recommending.key(Key.Key_F9)
    assert recommending.form.confirming is not None
    assert recommending.finished == []
    recommending.key(Key.Key_F9)

    assert recommending.finished == [subject]
    assert recommending.case(subject).current.symbol.id == "16"
    assert not recommending.bar.can_undo


def test_escape_gives_up_the_confirmation_and_stays_on_the_page(recommending) -> None:
    form = recommending.form
    recommending.go_to("recommendation.verdict")
    recommending.type("disetujui")
    recommending.key(Key.Key_Return)
    recommending.key(Key.Key_F9)

    recommending.key(Key.Key_Escape)

    assert recommending.form is form
    assert form.confirming is None
    assert form.content.foot.isVisible()


def test_a_way_that_contradicts_the_verdict_is_refused_at_the_field(recommending) -> None:
    recommending.go_to("recommendation.verdict")
    recommending.type("disetujui")
    recommending.key(Key.Key_Return)

    recommending.form.content.foot.main[0].click()
    recommending.key(Key.Key_F9)

    assert "tidak sesuai dengan isian" in recommending.box("recommendation.verdict").problem
    assert recommending.finished == []
    assert recommending.driver.desk.message == ""


def test_a_plain_step_can_be_taken_back_with_what_was_typed(standing_at) -> None:
    desk = standing_at("backoffice", DAIRI, "6")
    subject = subject_of(desk)
    desk.go_to("note.text")
    desk.type("Sudah ditelepon.")
    desk.key(Key.Key_F9)
    assert desk.case(subject).current.symbol.id == "6b"
    who = desk.case(subject).values["applicant.name"]
    assert desk.bar.text == f"Langkah 6 selesai: {who}."

    desk.key(Key.Key_Z, Mod.ControlModifier)

    assert desk.case(subject).current.symbol.id == "6"
    assert desk.field("note.text").answer() == "Sudah ditelepon."


def test_taking_back_is_offered_for_ten_seconds(standing_at) -> None:
    desk = standing_at("backoffice", DAIRI, "6")
    bar = desk.bar
    bar.offer("Langkah 6 selesai.", nothing_to_take_back)

    assert SHOWN == 10_000
    assert bar.can_undo
    bar.expire()
    assert not bar.can_undo


def test_what_is_typed_is_kept_on_leaving_a_field(verifying) -> None:
    verifying.go_to("technical_data.area")
    verifying.type("12 m2")
    verifying.key(Key.Key_Return)

    visit = verifying.case(subject_of(verifying)).current.id
    draft = load_draft(verifying.session, name_of(visit))
    assert draft["values"] == {"technical_data.area": "12 m2"}
    assert verifying.form.content.foot.saved.text() == "Draf tersimpan otomatis 10.42"


def test_what_is_typed_is_kept_after_three_seconds(verifying) -> None:
    verifying.go_to("technical_data.area")
    verifying.type("12")
    visit = verifying.case(subject_of(verifying)).current.id
    assert load_draft(verifying.session, name_of(visit))["values"] == {}

    assert EVERY == 3_000
    verifying.driver.bot.waitUntil(
        lambda: load_draft(verifying.session, name_of(visit))["values"] != {}, timeout=EVERY + 2_000
    )


def test_a_draft_is_there_again_and_gone_when_the_step_is_finished(standing_at) -> None:
    desk = standing_at("backoffice", DAIRI, "6")
    subject = subject_of(desk)
    desk.go_to("note.text")
    desk.type("Ditelepon.")
    desk.form.keep()
    desk.driver.desk.back()
    desk.open(subject)
    assert desk.field("note.text").answer() == "Ditelepon."

    desk.key(Key.Key_F9)

    assert list_drafts(desk.session) == []


def test_a_case_is_sent_back_with_target_and_reason(verifying) -> None:
    subject = subject_of(verifying)
    verifying.key(Key.Key_F9, Mod.ShiftModifier)
    asking = verifying.form.asking
    assert asking.target.hasFocus()

    verifying.key(Key.Key_F9)
    assert asking.wrong.startswith("Tulis alasannya dulu")
    verifying.type("Denah belum jelas.")
    verifying.key(Key.Key_F9)

    assert verifying.finished == [subject]
    case = verifying.case(subject)
    assert case.current.sent_back
    assert case.trail[-2].taken.first.fact.reasons == ("Denah belum jelas.",)


def test_a_case_is_held_and_goes_on(verifying) -> None:
    subject = subject_of(verifying)
    verifying.form.ask("applicant")
    verifying.type("Menunggu denah.")
    verifying.key(Key.Key_F9)
    assert verifying.case(subject).current.hold.note == "Menunggu denah."
    assert not verifying.form.content.sheet.isEnabled()
    assert [b.accessibleName() for b in verifying.form.content.foot.main] == ["Lanjutkan (F9)"]

    verifying.key(Key.Key_F9)

    assert verifying.case(subject).current.hold is None
    assert verifying.form.content.sheet.isEnabled()


def test_holding_can_be_taken_back(verifying) -> None:
    subject = subject_of(verifying)
    verifying.form.ask("system")
    verifying.key(Key.Key_F9)
    assert verifying.bar.can_undo

    verifying.bar.button.click()

    assert verifying.case(subject).current.hold is None


def test_only_those_who_may_can_cancel(verifying, standing_at) -> None:
    entries = {
        each.text(): each.isEnabled() for each in verifying.form.content.foot.more.menu().actions()
    }

    assert entries["Batalkan permohonan …"] is False


def test_a_section_head_cancels_with_a_reason(standing_at) -> None:
    desk = standing_at("kabid", DAIRI, "18")
    subject = subject_of(desk)

    desk.form.ask("cancel")
    desk.type("Pemohon pindah.")
    desk.key(Key.Key_F9)

    assert desk.case(subject).current is None
    assert "Permohonan ini sudah selesai. Riwayatnya ada di alur di samping." in said(desk)


def test_numbering_says_what_it_does_and_is_confirmed(standing_at) -> None:
    desk = standing_at("umum", DAIRI, "21")
    subject = subject_of(desk)
    assert desk.form.content.foot.main[0].accessibleName() == "Beri nomor (F9)"

    desk.key(Key.Key_F9)
    assert "Beri nomor surat izin? Nomor yang terpakai tidak dapat diurungkan." in said(desk)
    desk.key(Key.Key_F9)

    assert desk.case(subject).numbers["permit"]


def test_space_ticks_and_ctrl_space_ticks_all(verifying) -> None:
    checklist = verifying.form.content.sheet.checklist
    first = checklist.ticks[0]
    assert first.hasFocus()

    verifying.key(Key.Key_Space)
    assert first.presence == "absent"
    verifying.key(Key.Key_Minus)
    assert first.presence == "not_ok"
    verifying.key(Key.Key_Space, Mod.ControlModifier)

    assert {tick.presence for tick in checklist.ticks} == {"present"}


def test_an_incomplete_file_is_refused_above_the_buttons(verifying) -> None:
    verifying.key(Key.Key_Space)

    verifying.form.content.foot.main[0].click()

    assert verifying.form.said.startswith("Masih kurang 1 persyaratan")
    assert verifying.finished == []


def test_f9_held_down_confirms_nothing(standing_at) -> None:
    desk = standing_at("kabid", DAIRI, "18")
    desk.go_to("initials.note")
    desk.key(Key.Key_Space, Mod.ControlModifier)
    desk.key(Key.Key_F9)
    assert desk.form.confirming is not None

    for _ in range(5):
        held = QApplication.focusWidget()
        QTest.simulateEvent(held, True, Key.Key_F9, Mod.NoModifier, "", True)

    assert desk.form.confirming is not None
    assert desk.finished == []


def test_the_previous_application_is_copied_into_a_field(verifying) -> None:
    newest = verifying.session.workplace.store.lists.newest((), 2)
    other = next(line for line in newest if line.subject != subject_of(verifying))
    wanted = verifying.case(other.subject).values.get("technical_data.location", "")
    verifying.go_to("technical_data.location")

    verifying.key(Key.Key_Apostrophe, Mod.ControlModifier)

    assert verifying.field("technical_data.location").answer() == (wanted or "Kabupaten Dairi")


def test_a_clashing_field_is_closed_and_says_so(at_desk) -> None:
    desk = at_desk("backoffice")
    lines = desk.session.workplace.store.lists.all_lines()
    clashing = next(line for line in lines if line.conflicts and line.symbol)
    desk.open(clashing.subject)
    boxes = desk.form.content.sheet.form.boxes
    names = [name for name in desk.case(clashing.subject).clashes if name in boxes]

    for name in names:
        assert "diubah di dua komputer" in boxes[name].problem
        assert not boxes[name].input.isEnabled()


def test_every_button_has_a_letter_of_its_own(recommending) -> None:
    letters = [
        button.text().replace("&&", "").partition("&")[2][:1].casefold()
        for button in recommending.form.findChildren(QAbstractButton)
        if "&" in button.text().replace("&&", "")
    ]

    assert len(letters) == len(set(letters)) == 4


def test_the_whole_form_is_reached_with_tab(recommending) -> None:
    form = recommending.form.content.sheet.form
    recommending.form.content.settle()
    reached = set()
    for _ in range(40):
        reached.add(QApplication.focusWidget())
        recommending.key(Key.Key_Tab)

    wanted = {box.input for box in form.boxes.values()}
    wanted |= set(recommending.form.content.sheet.checklist.ticks)
    wanted |= {*recommending.form.content.foot.main, recommending.form.content.foot.more}
    assert wanted <= reached
