"""Data corrected where they stand: by whom, with errors at fields, drafts, undo and reasons."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.actions.case.drafts import list_drafts
from desktop.actions.case.records import change_data
from desktop.actions.changes import Changes
from desktop.domain.events.cases import DataChanged
from desktop.domain.sop.model import Section
from desktop.screens.dossier.data import DataTab
from desktop.screens.dossier.editing import Editing

Key = Qt.Key
DAIRI = "dairi-izin-usaha-mikro-kecil"


def standing(here, symbol: str) -> str:
    return next(
        line.subject
        for line in here.lines()
        if line.sop == DAIRI and line.symbol == symbol and not line.conflicts
    )


def changing(here, symbol: str, section: Section = Section.BUSINESS) -> tuple[DataTab, Editing]:
    tab = here.open(standing(here, symbol), DataTab)
    here.driver.window.activateWindow()
    assert QTest.qWaitForWindowActive(here.driver.window)
    QTest.keyClick(tab.changing[section], Key.Key_Space)
    assert tab.editing is not None
    return tab, tab.editing


def write(editing: Editing, name: str, text: str) -> None:
    editing.form.go_to(name)
    field = QApplication.focusWidget()
    field.selectAll()
    QTest.keyClicks(field, text)


def said(tab: DataTab) -> list[str]:
    return [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]


def test_a_field_is_corrected_by_key_and_the_change_is_kept(dossier) -> None:
    here = dossier("loket")
    tab, editing = changing(here, "8")
    write(editing, "business.name", "Warung Baru")

    QTest.keyClick(QApplication.focusWidget(), Key.Key_F9)

    case = here.session.workplace.case(tab.case.id)
    assert case.values["business.name"] == "Warung Baru"
    assert tab.editing is None
    here.driver.rest()
    assert "Warung Baru" in said(tab)
    assert tab.changing[Section.BUSINESS].hasFocus()
    assert list_drafts(here.session) == []


def test_a_change_can_be_taken_back(dossier) -> None:
    here = dossier("loket")
    tab, editing = changing(here, "8")
    before = tab.case.values["business.name"]
    write(editing, "business.name", "Warung Baru")
    editing.finish()

    assert here.driver.page.room.undo.text == "Usaha diubah."
    here.driver.page.room.undo.undo()

    assert here.session.workplace.case(tab.case.id).values["business.name"] == before


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_written(dossier) -> None:
    here = dossier("loket")
    tab, editing = changing(here, "8", Section.APPLICANT)
    before = len(here.session.workplace.case(tab.case.id).history)
    write(editing, "applicant.phone", "12")
    editing.form.go_to("applicant.name")
    QApplication.focusWidget().clear()

    editing.finish()

    boxes = editing.form.boxes
    assert boxes["applicant.phone"].problem
    assert boxes["applicant.name"].problem.startswith("Wajib diisi")
    assert len(here.session.workplace.case(tab.case.id).history) == before
    assert tab.editing is editing


def test_what_is_on_a_signed_paper_asks_for_a_reason(dossier) -> None:
    here = dossier("backoffice")
    tab, editing = changing(here, "21")
    write(editing, "business.name", "Warung Lain")
    editing.finish()
    assert editing.wrong.startswith("Alasan belum diisi")
    assert editing.reason.hasFocus()

    QTest.keyClicks(editing.reason, "Salah ketik.")
    editing.finish()

    fact = here.session.workplace.case(tab.case.id).history[-1][0].fact
    assert isinstance(fact, DataChanged)
    assert fact.reason == "Salah ketik."


def test_escape_gives_the_change_up_and_stays_on_the_page(dossier) -> None:
    here = dossier("loket")
    tab, editing = changing(here, "8")
    page = here.driver.page
    write(editing, "business.name", "Warung Baru")

    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)

    assert here.driver.page is page
    assert tab.editing is None
    here.driver.rest()
    assert "Warung Baru" not in said(tab)


def test_what_is_typed_is_there_again_after_leaving_the_page(dossier) -> None:
    here = dossier("loket")
    _, editing = changing(here, "8")
    write(editing, "business.name", "Warung Baru")
    here.driver.desk.back()
    here.driver.rest()

    _, again = changing(here, "8")

    assert again.form.answers()["business.name"] == "Warung Baru"


def test_a_field_another_one_changed_meanwhile_says_so(dossier) -> None:
    here = dossier("loket")
    tab, editing = changing(here, "8")
    write(editing, "business.name", "Warung Baru")
    values = {"business.name": "Warung Dia", "business.activity": "Kopi"}
    changes = change_data(here.session, tab.case.id, values)
    assert isinstance(changes, Changes)

    tab.look_again(changes)

    assert "“Warung Dia”" in editing.form.boxes["business.name"].problem
    assert editing.form.answers()["business.name"] == "Warung Baru"
    assert editing.form.answers()["business.activity"] == "Kopi"
    assert tab.editing is editing


def test_what_belongs_to_a_step_says_where_it_is_changed(dossier) -> None:
    here = dossier("loket")
    tab = here.open(standing(here, "18"), DataTab)

    assert Section.INSPECTION not in tab.changing
    assert any("diubah hanya oleh yang mengerjakan langkah itu" in text for text in said(tab))


def test_who_may_only_read_is_told_so(dossier) -> None:
    here = dossier("pengawas")
    tab = here.open(standing(here, "8"), DataTab)

    assert tab.changing == {}
    assert any(text.startswith("Anda dapat membaca data ini.") for text in said(tab))
