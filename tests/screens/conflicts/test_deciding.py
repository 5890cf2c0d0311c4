"""The list of conflicts and the deciding, by key alone: nothing preselected, nothing lost."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop.actions.conflicts.office_wide import Kind
from desktop.screens.conflicts.case import DecidingPage
from desktop.screens.conflicts.page import ConflictsPage, conflicts_page
from desktop.screens.conflicts.shared import SharedPage
from desktop.screens.dossier.history import HistoryTab
from desktop.screens.window.status_bar import StatusBar
from tests.screens.conflicts.conftest import SHARED

Key = Qt.Key


def said(widget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def cells(page: ConflictsPage, row: int) -> list[str]:
    model = page.list.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def kinds(page: ConflictsPage) -> list[Kind]:
    return [each.kind for each in page.conflicts]


def test_the_list_says_what_where_who_and_whose_decision_it_is(sit) -> None:
    kasi = sit("kasi")
    kasi.go(conflicts_page)
    page = kasi.page

    assert set(kinds(page)) == {Kind.VALUES, Kind.OUTCOME, Kind.NUMBERS, Kind.SHARED}
    assert kinds(page)[-1] is Kind.VALUES, "what is not the head's comes last"
    what, where, who, whose = cells(page, kinds(page).index(Kind.VALUES))
    assert what.startswith("2 isian berbeda\n")
    assert "FO1-0001" in where
    assert "Loket 1" in who
    assert "Loket FO2" in who
    assert whose == "Front office"
    assert cells(page, 0)[3] == "Anda"
    assert page.heading().subtitle == "4 menunggu keputusan"


def test_only_ones_own_can_be_chosen_and_none_of_them_says_so(sit) -> None:
    archive = sit("arsip")
    archive.go(conflicts_page)
    page = archive.page

    page.whose.setCurrentIndex(1)
    page.whose.picked.emit(page.whose.key)
    assert page.conflicts == []
    assert page.nothing.sentence == "Tidak ada benturan yang dapat Anda putuskan."

    page.nothing.button.click()
    assert len(page.conflicts) == 4


def test_the_foot_of_the_window_and_ctrl_k_lead_to_the_list(sit) -> None:
    kasi = sit("kasi")
    kasi.desk.visit("home")
    kasi.rest()

    foot = kasi.desk.findChild(StatusBar).clashes
    assert foot.text() == "Benturan data: 4"
    foot.click()
    kasi.rest()
    assert isinstance(kasi.page, ConflictsPage)

    kasi.desk.visit("home")
    kasi.key(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    for letter in "benturan":
        kasi.key(getattr(Key, f"Key_{letter.upper()}"))
    kasi.key(Key.Key_Return)
    assert isinstance(kasi.page, ConflictsPage)


def test_fields_stand_side_by_side_with_who_wrote_them(sit) -> None:
    clerk = sit("front_office")
    clerk.go(conflicts_page)
    assert kinds(clerk.page)[0] is Kind.VALUES
    clerk.page.list.setFocus()
    clerk.key(Key.Key_Return)
    page = clerk.page
    assert isinstance(page, DecidingPage)
    assert page.heading().title.endswith("diubah di 2 komputer")
    (card,) = page.decisions

    shown = said(page)
    assert any(each.startswith("Komputer ini — Loket 1") for each in shown)
    assert any(each.startswith("Dari paket — Loket FO2") for each in shown)
    assert "2 isian lain yang berubah" in " ".join(shown)
    assert not any("terbaru" in each or "lebih baru" in each for each in shown)
    assert card.chosen == {}
    assert card.counted == "0 dari 2 diputuskan"
    heard = card.clashes[0].buttons()[0].accessibleName()
    assert "Komputer ini — Loket 1, Front_Office, Rab, 19 Nov 2025" in heard


def test_every_row_is_decided_by_key_before_anything_is_saved(sit, plot) -> None:
    clerk = sit("front_office")
    clerk.go(partial(DecidingPage, subject=plot.cases["values"]))
    (card,) = clerk.page.decisions

    clerk.key(Key.Key_F9)
    assert clerk.case("values").conflicts == 2, "nothing is decided before every row is"
    clerk.key(Key.Key_Right)
    assert card.chosen == {}, "an arrow chooses nothing"
    clerk.key(Key.Key_Space)
    assert card.counted == "1 dari 2 diputuskan"
    assert not card.save.isEnabled()
    clerk.key(Key.Key_Down)
    clerk.key(Key.Key_Left)
    clerk.key(Key.Key_Space)
    assert card.save.isEnabled()
    assert len({row.key for row in card.clashes}) == 2


def test_a_whole_side_is_taken_one_row_is_changed_and_the_lost_values_stay(sit, plot) -> None:
    clerk = sit("front_office")
    clerk.go(partial(DecidingPage, subject=plot.cases["values"]))
    page = clerk.page
    (card,) = page.decisions
    assert [each.accessibleName() for each in card.body.all_from] == [
        "Pakai semua dari Loket 1",
        "Pakai semua dari Loket FO2",
    ]

    card.body.all_from[1].click()
    assert set(card.chosen.values()) == {"+6281260000002", "Jl. Merdeka No. 5, Batang Beruh"}
    card.clashes[0].buttons()[0].click()
    clerk.key(Key.Key_F9)

    case = clerk.case("values")
    assert case.conflicts == 0
    assert case.values["applicant.phone"] == "+6281260000001"
    assert case.values["business.address"] == "Jl. Merdeka No. 5, Batang Beruh"
    assert page.nothing.sentence == "Semua benturan pada permohonan ini sudah diputuskan."
    assert "Jl. Merdeka 5" in _history(page.room, case)


def _history(room, case) -> str:
    tab = HistoryTab(room, case)
    tab.fill()
    model = tab.table.model()
    return "\n".join(str(model.index(row, 4).data()) for row in range(model.rowCount()))


def test_later_decides_nothing(sit) -> None:
    kasi = sit("kasi")
    kasi.go(conflicts_page)
    kasi.desk.go(partial(DecidingPage, subject=kasi.plot.cases["numbers"]))
    (card,) = kasi.page.decisions

    card.body.rows[0].buttons()[0].click()
    card.later.click()

    assert isinstance(kasi.page, ConflictsPage)
    assert kasi.case("numbers").conflicts == 1


def test_heads_decide_an_outcome_and_others_read_both(sit, plot) -> None:
    desk = sit("back_office")
    desk.go(partial(DecidingPage, subject=plot.cases["outcome"]))
    (card,) = desk.page.decisions
    assert not card.body.isEnabled()
    assert card.who.text().startswith("Diputuskan oleh Kepala Seksi")
    card.clashes[0].buttons()[0].click()
    assert not card.finish()

    kasi = sit("kasi")
    kasi.go(partial(DecidingPage, subject=plot.cases["outcome"]))
    (card,) = kasi.page.decisions
    assert QApplication.focusWidget() is card.clashes[0].buttons()[0]
    assert card.chosen == {}
    kasi.key(Key.Key_Space)
    kasi.key(Key.Key_F9)

    assert kasi.case("outcome").conflicts == 0


def test_two_numbers_of_one_paper_are_one_row(sit, plot) -> None:
    kasi = sit("kasi")
    kasi.go(partial(DecidingPage, subject=plot.cases["numbers"]))
    (card,) = kasi.page.decisions
    option = card.clashes[0].buttons()[1]

    option.click()
    assert card.finish()
    kasi.rest()

    assert kasi.case("numbers").numbers["permit"] == option.said


def test_a_number_on_two_papers_is_voided_on_one_of_them_with_a_reason(sit, plot) -> None:
    kasi = sit("kasi")
    kasi.go(partial(SharedPage, text=SHARED))
    page = kasi.page
    assert page.heading().title == f"Nomor {SHARED} dipakai 2 surat"
    shown = " ".join(said(page))
    assert all(kasi.case(name).number in shown for name in ("one", "other"))

    page.voiding[0].begin.click()
    asking = page.voiding[0].asking
    asking.go.click()
    assert asking.wrong
    asking.reason.put("Tercatat dua kali")
    asking.go.click()
    kasi.rest()

    assert page.nothing.sentence == "Nomor ini sekarang hanya pada satu surat."
    kept = [kasi.case(name).numbers.get("permit") for name in ("one", "other")]
    assert sorted(kept, key=str) == [SHARED, None]


def test_nothing_left_to_decide_is_explained(sit) -> None:
    kasi = sit("kasi")
    kasi.go(conflicts_page)

    assert kasi.page.conflicts == []
    assert kasi.page.nothing.sentence.startswith("Tidak ada benturan data. Bila dua komputer")
