"""One test for each rule of an input, with real keys (UX chapters 4 and 5)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.forms.answers import check_answers
from desktop.domain.forms.fields import Kind, choice, day, long_text, numbered, text
from desktop.screens.forms.form import Form
from desktop.screens.forms.inputs.choice import Choice
from tests.screens.conftest import Driver

Key, Mod = Qt.Key, Qt.KeyboardModifier
FIELDS = (
    text("applicant.name", required=True),
    numbered("applicant.nik", Kind.NIK),
    numbered("applicant.phone", Kind.PHONE),
    numbered("applicant.email", Kind.EMAIL),
    numbered("applicant.npwp", Kind.NPWP),
    numbered("business.nib", Kind.NIB),
    numbered("business.kbli", Kind.KBLI),
    numbered("business.capital", Kind.MONEY),
    numbered("business.workers", Kind.COUNT),
    day("inspection.date", required=True, past_only=True),
    long_text("inspection.findings"),
    choice("inspection.verdict", "fit", "repair", "unfit", required=True),
)


class Typing:
    """A form of all kinds of fields, and somebody at the keyboard."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.today = date(2025, 11, 19)
        self.copied: list[str] = []

        def check(answers, finishing):
            return check_answers(FIELDS, answers, self.today, finishing=finishing, region="12.11")

        room = driver.page.room
        self.form = Form(room, check)
        self.form.add_fields("", FIELDS)
        self.form.copy_wanted.connect(self.copied.append)
        self.form.resize(400, 900)
        driver.bot.addWidget(self.form)
        self.form.show()
        self.form.activateWindow()
        assert QTest.qWaitForWindowActive(self.form)

    def at(self, name: str) -> QWidget:
        found = self.form.boxes[name].input
        found.setFocus()
        return found

    def types(self, name: str, typed: str) -> QWidget:
        found = self.at(name)
        QTest.keyClicks(found, typed)
        return found

    def leaves(self, name: str, typed: str) -> str:
        """Type into a field and leave it; gives what stands there then."""
        found = self.types(name, typed)
        QTest.keyClick(found, Key.Key_Tab)
        return found.text() if isinstance(found, QLineEdit) else found.toPlainText()

    def problem(self, name: str) -> str:
        return self.form.boxes[name].problem

    @property
    def focused(self) -> str:
        return next(name for name, box in self.form.boxes.items() if box.input.hasFocus())


@pytest.fixture
def typing(driver: Driver) -> Typing:
    return Typing(driver)


@pytest.mark.parametrize(
    "typed", ["1211014708900001", "1211 0147 0890 0001", "12.11.01-470890/0001"]
)
def test_a_nik_is_read_with_any_mask_and_shown_in_fours(typing: Typing, typed: str) -> None:
    assert typing.leaves("applicant.nik", typed) == "1211 0147 0890 0001"
    assert typing.problem("applicant.nik") == ""


def test_a_nik_can_be_pasted_with_spaces(typing: Typing) -> None:
    QGuiApplication.clipboard().setText(" 1211 0147 0890 0001 ")
    found = typing.at("applicant.nik")

    QTest.keyClick(found, Key.Key_V, Mod.ControlModifier)
    QTest.keyClick(found, Key.Key_Tab)

    assert found.text() == "1211 0147 0890 0001"


def test_a_doubtful_nik_is_a_warning_and_stops_nothing(typing: Typing) -> None:
    typing.leaves("applicant.nik", "9911014708900001")

    assert typing.problem("applicant.nik").startswith("Periksa kembali")
    assert not typing.form.boxes["applicant.nik"].is_wrong


def test_an_error_of_form_is_shown_on_leaving_and_not_while_typing(typing: Typing) -> None:
    typing.types("applicant.nik", "12110147")
    assert typing.problem("applicant.nik") == ""

    QTest.keyClick(typing.form.boxes["applicant.nik"].input, Key.Key_Tab)

    assert typing.problem("applicant.nik") == "NIK harus 16 angka; baru 8."
    assert typing.form.boxes["applicant.nik"].input.property("wrong") == "true"


def test_typing_on_takes_the_complaint_away(typing: Typing) -> None:
    typing.leaves("applicant.nik", "12110147")

    typing.types("applicant.nik", "1")

    assert typing.problem("applicant.nik") == ""


def test_what_is_missing_is_not_said_on_leaving(typing: Typing) -> None:
    typing.leaves("applicant.name", "")

    assert typing.problem("applicant.name") == ""


def test_what_is_missing_is_said_when_the_form_is_finished(typing: Typing) -> None:
    assert typing.form.complain()

    assert typing.problem("applicant.name") == "Wajib diisi: Nama pemohon."
    assert typing.focused == "applicant.name"


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("business.capital", "1250000", "1.250.000"),
        ("business.capital", "Rp 1.250.000,-", "1.250.000"),
        ("applicant.phone", "0812-6400-1234", "0812 6400 1234"),
        ("applicant.phone", "+62 812 6400 1234", "0812 6400 1234"),
        ("applicant.phone", "(0627) 21234", "062721234"),
        ("applicant.npwp", "091239129123000", "0091 2391 2912 3000"),
        ("business.nib", "91201 0523 1234", "9120105231234"),
        ("business.kbli", "56-303", "56303"),
        ("business.workers", "1.200", "1200"),
        ("applicant.email", " siti@contoh.go.id ", "siti@contoh.go.id"),
        ("inspection.date", "12", "12/11/2025"),
        ("inspection.date", "12/11", "12/11/2025"),
        ("inspection.date", "12-11", "12/11/2025"),
        ("inspection.date", "121125", "12/11/2025"),
        ("inspection.date", "kemarin", "18/11/2025"),
        ("inspection.date", "3 okt", "03/10/2025"),
    ],
)
def test_what_was_typed_is_shown_as_it_is_stored_on_leaving(
    typing: Typing, name: str, typed: str, shown: str
) -> None:
    assert typing.leaves(name, typed) == shown
    assert typing.problem(name) == ""


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("business.capital", "banyak"),
        ("applicant.email", "siti"),
        ("applicant.phone", "08126400"),
        ("business.nib", "12"),
        ("business.kbli", "563"),
        ("business.workers", "dua"),
        ("inspection.date", "32/13"),
        ("inspection.date", "besok"),
    ],
)
def test_nonsense_stays_as_typed_with_its_sentence(typing: Typing, name: str, typed: str) -> None:
    shown = typing.leaves(name, typed)

    assert shown == typed or shown == "20/11/2025"
    assert typing.form.boxes[name].is_wrong


def test_ctrl_semicolon_is_today_and_signs_step_by_days(typing: Typing) -> None:
    found = typing.at("inspection.date")

    QTest.keyClick(found, Key.Key_Semicolon, Mod.ControlModifier)
    assert found.text() == "19/11/2025"
    QTest.keyClick(found, Key.Key_Minus)
    QTest.keyClick(found, Key.Key_Minus)
    assert found.text() == "17/11/2025"
    QTest.keyClick(found, Key.Key_Plus)
    assert found.text() == "18/11/2025"


def test_a_sign_in_an_empty_date_begins_at_today(typing: Typing) -> None:
    found = typing.at("inspection.date")

    QTest.keyClick(found, Key.Key_Minus)

    assert found.text() == "18/11/2025"


def test_enter_goes_on_and_shift_enter_back(typing: Typing) -> None:
    found = typing.at("applicant.nik")

    QTest.keyClick(found, Key.Key_Return)
    assert typing.focused == "applicant.phone"
    QTest.keyClick(typing.form.boxes["applicant.phone"].input, Key.Key_Enter, Mod.KeypadModifier)
    assert typing.focused == "applicant.email"
    QTest.keyClick(typing.form.boxes["applicant.email"].input, Key.Key_Return, Mod.ShiftModifier)
    assert typing.focused == "applicant.phone"


def test_in_a_long_text_enter_makes_a_line_and_tab_leaves(typing: Typing) -> None:
    found = typing.types("inspection.findings", "Bersih")

    QTest.keyClick(found, Key.Key_Return)
    QTest.keyClicks(found, "Luas 12 m2")
    QTest.keyClick(found, Key.Key_Tab)

    assert typing.form.answers()["inspection.findings"] == "Bersih\nLuas 12 m2"
    assert typing.focused == "inspection.verdict"


def test_letters_filter_a_choice_by_any_word_and_enter_takes_the_first(typing: Typing) -> None:
    found = typing.types("inspection.verdict", "perb")
    assert isinstance(found, Choice)
    assert [hit.key for hit in found.hits] == ["repair"]

    QTest.keyClick(found, Key.Key_Return)

    assert typing.form.answers()["inspection.verdict"] == "repair"
    assert found.text() == "Perlu perbaikan"


def test_leaving_a_choice_takes_the_first_that_fits(typing: Typing) -> None:
    typing.types("inspection.verdict", "tidak")
    typing.at("applicant.name")

    assert typing.form.answers()["inspection.verdict"] == "unfit"


def test_words_that_are_no_choice_are_an_error(typing: Typing) -> None:
    typing.leaves("inspection.verdict", "mungkin")

    assert "tidak ada dalam pilihan" in typing.problem("inspection.verdict")


@pytest.mark.parametrize(
    ("key", "modifier"), [(Key.Key_Down, Mod.AltModifier), (Key.Key_F4, Mod.NoModifier)]
)
def test_alt_down_and_f4_open_the_list_and_escape_closes_only_that(
    typing: Typing, key: Key, modifier: Mod
) -> None:
    found = typing.at("inspection.verdict")

    QTest.keyClick(found, key, modifier)
    assert [hit.key for hit in found.hits] == ["fit", "repair", "unfit"]
    QTest.keyClick(found, Key.Key_Down)
    QTest.keyClick(found, Key.Key_Escape)
    assert found.hits == ()
    assert found.text() == ""


def test_arrows_move_in_the_open_list(typing: Typing) -> None:
    found = typing.at("inspection.verdict")
    QTest.keyClick(found, Key.Key_F4)

    QTest.keyClick(found, Key.Key_Down)
    QTest.keyClick(found, Key.Key_Return)

    assert found.answer() == "repair"


def test_arrows_go_through_the_choices_while_the_list_is_closed(typing: Typing) -> None:
    found = typing.at("inspection.verdict")

    for _ in range(2):
        QTest.keyClick(found, Key.Key_Down)

    assert found.answer() == "repair"


def test_f8_goes_from_problem_to_problem_and_round(typing: Typing) -> None:
    typing.at("applicant.email")

    assert typing.form.go_to_problem(1) == "inspection.date"
    assert typing.form.go_to_problem(1) == "inspection.verdict"
    assert typing.form.go_to_problem(1) == "applicant.name"
    assert typing.form.go_to_problem(-1) == "inspection.verdict"


def test_ctrl_apostrophe_asks_for_the_previous_answer_of_this_field(typing: Typing) -> None:
    found = typing.at("applicant.email")

    QTest.keyClick(found, Key.Key_Apostrophe, Mod.ControlModifier)

    assert typing.copied == ["applicant.email"]
    assert found.text() == ""


def test_ctrl_z_takes_back_the_field_and_then_the_form(typing: Typing) -> None:
    typing.leaves("applicant.name", "Siti")
    found = typing.types("business.kbli", "56")
    QTest.keyClick(found, Key.Key_Z, Mod.ControlModifier)
    assert found.text() == ""

    QTest.keyClick(found, Key.Key_Z, Mod.ControlModifier)
    assert typing.form.answers()["applicant.name"] == ""
    QTest.keyClick(typing.at("business.nib"), Key.Key_Y, Mod.ControlModifier)
    assert typing.form.answers()["applicant.name"] == "Siti"


def test_every_input_is_named_by_its_label(typing: Typing) -> None:
    words = typing.driver.page.room.words

    for name, box in typing.form.boxes.items():
        assert box.input.accessibleName() == words.say("field", name)


def test_short_answers_have_short_inputs(typing: Typing) -> None:
    widths = {name: box.input.width() for name, box in typing.form.boxes.items()}

    assert widths["business.kbli"] < widths["inspection.date"] < widths["applicant.nik"]
    assert widths["applicant.nik"] < widths["applicant.name"]
