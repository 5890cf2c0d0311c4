"""Asking for a number here, giving it at the computer that keeps the book, voiding it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.screens.case.page import CasePage
from desktop.screens.conflicts.asked import AskedPage
from desktop.screens.dossier.data import DataTab

Key = Qt.Key


def form_of(clerk, name: str):
    clerk.go(partial(CasePage, subject=clerk.plot.cases[name]))
    return clerk.page.work.form


def test_a_numbering_step_says_where_the_book_is_and_asks_for_the_number(sit) -> None:
    umum = sit("kasubbag_umum")
    form = form_of(umum, "asking")
    note = form.content.book
    assert "ada di Loket FO2" in note.said.text()
    assert form.content.sheet.form.boxes["number.text"].input.isEnabled(), "from paper still goes"

    note.ask.click()
    umum.rest()

    assert umum.case("asking").asked.keys() == {"permit"}
    note = form.content.book
    assert note.said.text().startswith("Diminta Rab, 19 Nov 2025")
    assert note.said.text().endswith("Tunggu paket dari Loket FO2.")
    assert not note.ask.isVisible()


def test_where_nothing_clashes_the_form_says_nothing_of_it(sit) -> None:
    umum = sit("kasubbag_umum")

    assert form_of(umum, "asked").content.blocked.isHidden()


def test_the_form_of_a_clashing_step_leads_to_the_deciding(sit) -> None:
    desk = sit("back_office")
    form = form_of(desk, "outcome")
    blocked = form.content.blocked
    assert "Langkah ini baru dapat diselesaikan setelah diputuskan" in blocked.said.text()

    blocked.decide.click()

    assert desk.page.tabs.bar.currentIndex() == 1
    assert desk.page.tabs.shown.decisions


def test_the_keeper_is_told_and_gives_several_numbers_by_key(sit) -> None:
    umum = sit("kasubbag_umum", there=True)
    umum.desk.visit("home")
    umum.rest()
    assert umum.page.asked.title.text() == "Nomor yang diminta: 2"
    umum.page.asked.lines[0].click()
    umum.rest()
    assert isinstance(umum.page, AskedPage)

    umum.desk.visit("tasks")
    umum.rest()
    assert umum.page.numbers.accessibleName() == "Nomor yang diminta: 2"
    umum.page.numbers.click()
    umum.rest()
    page = umum.page
    umum.key(Key.Key_Space)
    umum.key(Key.Key_Space)
    assert page.give.accessibleName() == "Beri nomor untuk 2 surat"
    umum.key(Key.Key_F9)

    assert page.asked == []
    assert page.nothing.sentence.startswith("Tidak ada nomor yang diminta")
    given = [umum.case(name).numbers["permit"] for name in ("asked", "asked too")]
    assert len(set(given)) == 2
    note = form_of(umum, "asked").content.book
    assert note.said.text().startswith(f"Sudah bernomor {given[0]}")


def test_a_number_is_voided_from_the_data_of_its_case_with_a_reason(sit) -> None:
    umum = sit("kasubbag_umum", there=True)
    umum.go(partial(CasePage, subject=umum.plot.cases["asked"]))
    umum.page.tabs.bar.setCurrentIndex(1)
    tab = umum.page.tabs.shown
    assert isinstance(tab, DataTab)
    text = umum.case("asked").numbers["permit"]
    (voiding,) = tab.numbers.voiding

    voiding.begin.click()
    voiding.asking.reason.put("Salah ketik nama")
    voiding.asking.go.click()
    umum.rest()

    assert "permit" not in umum.case("asked").numbers
    assert tab.numbers.voiding == []
    shown = [each.text() for each in tab.numbers.findChildren(QLabel)]
    assert f"{text} dibatalkan: Salah ketik nama" in shown


def test_who_may_not_void_is_not_offered_it(sit) -> None:
    team = sit("tim_teknis", there=True)
    team.go(partial(CasePage, subject=team.plot.cases["one"]))
    team.page.tabs.bar.setCurrentIndex(1)

    assert all(each.isHidden() for each in team.page.tabs.shown.numbers.voiding)
