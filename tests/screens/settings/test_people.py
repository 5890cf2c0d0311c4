"""People are added, described, given roles and let go, by keyboard; the last admin stays."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.actions.founding import NewPerson
from desktop.actions.office.people import add_person, end_person
from desktop.actions.office.roster import administrators, described, grants_of
from desktop.actions.sign_in import change_person
from desktop.domain.people import Role
from desktop.domain.refusals import Refused
from desktop.practice import PASSWORD
from desktop.screens.settings.asking import Ask
from desktop.screens.settings.people.chapter import PeopleChapter
from desktop.screens.settings.people.person import PersonSheet
from desktop.screens.settings.people.waiting import WaitingSheet
from desktop.screens.settings.ticking import TickBox
from tests.screens.conftest import Driver
from tests.screens.settings.keys import Hand, Key, Mod
from tests.screens.settings.second_computer import meanwhile


@pytest.fixture
def hand(driver: Driver) -> Hand:
    made = Hand(driver, "people")
    assert isinstance(made.sheet, PeopleChapter)
    return made


def person_of(hand: Hand, login: str) -> str:
    found = hand.office.person_named(login)
    assert found is not None
    return str(found.id)


def opened(hand: Hand, login: str) -> PersonSheet:
    """Find somebody in the list and open them with Enter."""
    hand.go_to(hand.sheet.search)
    hand.press(Key.Key_A, Mod.ControlModifier)
    hand.type(login)
    wanted = hand.sheet.people.index(person_of(hand, login))
    hand.go_to(hand.sheet.table)
    hand.press(Key.Key_Up, times=9)
    hand.press(Key.Key_Down, times=wanted)
    hand.press(Key.Key_Return)
    sheet = hand.sheet.sheets.top
    assert isinstance(sheet, PersonSheet)
    return sheet


def asked(hand: Hand) -> Ask:
    (found,) = hand.sheet.sheets.top.findChildren(Ask)
    return found


def box(hand: Hand, name: str):
    return asked(hand).boxes[name]


def tick(hand: Hand, words: str) -> None:
    ticks = asked(hand).findChildren(TickBox)
    hand.push(next(each for each in ticks if each.accessibleName() == words))


def end_of(hand: Hand, sheet: PersonSheet, role: str) -> QPushButton:
    wanted = f"Cabut peran {role}"
    buttons = sheet.findChildren(QPushButton)
    return next(each for each in buttons if each.accessibleName() == wanted)


def roles_of(hand: Hand, login: str) -> set[Role]:
    return {grant.role for grant in grants_of(hand.office, person_of(hand, login))}


def test_a_person_is_added_with_roles_and_can_sign_in(hand: Hand) -> None:
    hand.push(hand.sheet.add)
    hand.type("Tiur Simanjuntak, SH")
    hand.press(Key.Key_Return)
    hand.type("tiur")
    hand.press(Key.Key_Tab)
    hand.type("198001012005012001")
    hand.press(Key.Key_F9)
    assert box(hand, "password").problem == "Wajib diisi: Kata sandi pertama."

    hand.type("empat-kata-yang-panjang")
    tick(hand, "Sekretaris")
    hand.press(Key.Key_F9)

    person = hand.office.person_named("tiur")
    assert person is not None
    assert person.nip == "198001012005012001"
    assert roles_of(hand, "tiur") == {Role.SECRETARY}
    change_person(hand.session.workplace, "tiur", "empat-kata-yang-panjang")
    assert person.id in hand.sheet.people


def test_a_login_that_is_taken_is_said_under_it(hand: Hand) -> None:
    hand.push(hand.sheet.add)
    hand.type("Orang Lain")
    hand.fill(box(hand, "login").input, "kasi")
    hand.fill(box(hand, "password").input, PASSWORD)
    hand.press(Key.Key_F9)

    assert box(hand, "login").problem.startswith("Nama pengguna kasi sudah dipakai.")
    hand.press(Key.Key_Escape)
    assert hand.sheet.table.hasFocus()


def test_a_proposed_password_is_shown_and_works(hand: Hand) -> None:
    sheet = opened(hand, "arsip")
    hand.push(sheet.buttons["reset_password"])
    line = box(hand, "password").input
    links = [b for b in asked(hand).findChildren(QPushButton) if b.property("kind") == "link"]

    hand.push(links[0])
    proposed = line.answer()
    assert proposed.count("-") == 3
    assert line.displayText() == proposed
    hand.press(Key.Key_F9)

    change_person(hand.session.workplace, "arsip", proposed)
    with pytest.raises(Refused):
        change_person(hand.session.workplace, "arsip", PASSWORD)


def test_what_is_printed_of_somebody_is_saved_when_it_is_left(hand: Hand) -> None:
    sheet = opened(hand, "kabid")
    before = sheet.boxes["position"].input.answer()

    hand.fill(sheet.boxes["position"].input, "Kepala Bidang Perizinan")
    known = described(hand.office, person_of(hand, "kabid"))
    assert known.position == "Kepala Bidang Perizinan"
    hand.press(Key.Key_Z, Mod.ControlModifier)

    assert described(hand.office, person_of(hand, "kabid")).position == before


def test_somebody_acts_for_another_until_a_day_and_for_one_permit_type(hand: Hand) -> None:
    sheet = opened(hand, "teknis")
    hand.push(sheet.buttons["grant_role"])
    hand.type("kepala seksi")
    hand.press(Key.Key_Return)
    hand.type("plt")
    hand.press(Key.Key_Return)
    hand.press(Key.Key_F9)
    assert "tanggal" in box(hand, "until").problem

    hand.fill(box(hand, "until").input, "30/11/2025")
    tick(hand, "Izin Apotek")
    hand.press(Key.Key_F9)

    (grant,) = [g for g in grants_of(hand.office, sheet.person) if g.role is Role.SECTION_HEAD]
    assert (grant.acting, grant.until) == ("plt", "2025-11-30")
    assert len(grant.permit_types) == 1
    end = end_of(hand, sheet, "Kepala Seksi (Plt. s.d. Min, 30 Nov 2025; Izin Apotek)")
    hand.push(end)
    hand.type("Kepala seksi sudah kembali")
    hand.press(Key.Key_F9)
    assert roles_of(hand, "teknis") == {Role.TECHNICAL_TEAM}


def test_the_last_administrator_cannot_be_taken_away_and_the_page_says_why(hand: Hand) -> None:
    sheet = opened(hand, "admin")
    assert "satu admin tetap" in hand.sheet.warning
    assert sheet.buttons["reset_password"].isHidden()

    hand.push(end_of(hand, sheet, "Admin kantor"))
    hand.type("Pindah tugas")
    hand.press(Key.Key_F9)

    assert asked(hand).wrong.startswith("Kantor harus punya sedikitnya satu admin")
    assert administrators(hand.office) == {hand.session.person}
    hand.press(Key.Key_Escape, times=2)
    second = opened(hand, "sekretaris")
    hand.push(second.buttons["grant_role"])
    hand.type("admin kantor")
    hand.press(Key.Key_F9)
    assert hand.sheet.warning == ""
    hand.push(end_of(hand, second, "Admin kantor"))
    hand.type("Hanya untuk uji")
    hand.press(Key.Key_F9)
    assert "satu admin tetap" in hand.sheet.warning


def test_who_leaves_is_listed_among_all_only(hand: Hand) -> None:
    wanted = NewPerson(login="magang", full_name="Anak Magang", password=PASSWORD)
    hand.happens(lambda here: add_person(here, wanted))
    person = person_of(hand, "magang")
    sheet = opened(hand, "magang")
    hand.push(sheet.buttons["end_person"])
    hand.press(Key.Key_F9)
    assert box(hand, "reason").problem == "Wajib diisi: Alasan."
    hand.type("Magang selesai")
    hand.press(Key.Key_F9)
    hand.press(Key.Key_Escape)

    assert person not in hand.sheet.people
    hand.sheet.shown.setFocus()
    hand.press(Key.Key_Down)
    assert person in hand.sheet.people
    hand.press(Key.Key_Up)


def test_work_that_arrives_after_a_removal_waits_for_a_word(hand: Hand, tmp_path: Path) -> None:
    wanted = NewPerson(login="admin2", full_name="Admin Kedua", password=PASSWORD)
    person = add_person(hand.session, wanted, [Role.ADMINISTRATOR])
    late = NewPerson(login="terlambat", full_name="Orang Terlambat", password=PASSWORD)
    hand.happens(
        lambda here: meanwhile(
            here,
            tmp_path / "other",
            there=lambda other: add_person(other, late),
            now=lambda here: end_person(here, person, "Pindah"),
            login="admin2",
        )
    )
    assert [each.event.by for each in hand.sheet.pending] == [person]
    assert hand.office.person_named("terlambat") is None

    hand.press(Key.Key_Home)
    hand.push(hand.sheet.check)
    top = hand.sheet.sheets.top
    assert isinstance(top, WaitingSheet)
    said = " ".join(each.text() for each in top.findChildren(QLabel))
    assert "Menambahkan pengguna" in said
    assert "Admin Kedua" in said
    accept = next(b for b in top.findChildren(QPushButton) if b.accessibleName() == "Terima")
    hand.push(accept)
    hand.type("Sudah disepakati sebelumnya")
    hand.press(Key.Key_F9)

    assert hand.office.person_named("terlambat") is not None
    assert hand.sheet.pending == ()


def test_everybody_changes_their_own_password_and_works_on(closed: Driver) -> None:
    hand = Hand(closed, "people", login="loket")
    assert hand.page.is_read_only
    assert hand.sheet.add.isHidden()
    assert not hand.sheet.own.isHidden()

    hand.push(hand.sheet.own)
    hand.type("salah-sekali")
    hand.fill(box(hand, "new").input, "kata-sandi-baru")
    hand.fill(box(hand, "again").input, "kata-sandi-lain")
    hand.press(Key.Key_F9)
    assert "tidak sama" in box(hand, "again").problem
    hand.fill(box(hand, "again").input, "kata-sandi-baru")
    hand.press(Key.Key_F9)
    assert "kata sandi belum benar" in box(hand, "old").problem
    hand.fill(box(hand, "old").input, PASSWORD)
    hand.press(Key.Key_F9)

    again = change_person(hand.session.workplace, "loket", "kata-sandi-baru")
    assert hand.session.keys.public == again.keys.public


def test_who_may_not_change_people_is_offered_nothing_that_would_refuse(closed: Driver) -> None:
    hand = Hand(closed, "people", login="kasi")
    sheet = opened(hand, "loket")

    assert all(each.isHidden() for each in sheet.buttons.values())
    assert all(each.input.isReadOnly() for each in sheet.boxes.values())
    shown = [b for b in sheet.findChildren(QPushButton) if b.isVisible()]
    assert [each.accessibleName() for each in shown] == ["Kembali"]
