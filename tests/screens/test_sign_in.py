"""Who sits at the window, and who may not."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from desktop.practice import PASSWORD
from desktop.practice.people import ADMINISTRATOR, COLLEAGUES
from desktop.screens.sign_in.page import LATE
from desktop.screens.sign_in.patience import FREE, LONGEST
from desktop.words import Words
from tests.screens.conftest import Driver


def tried(driver: Driver, password: str) -> None:
    """Type a password and Enter, and wait for the answer."""
    QTest.keyClicks(driver.door.password, password)
    QTest.keyClick(driver.door.password, Qt.Key.Key_Return)
    driver.rest()


def test_everybody_of_the_office_has_a_tile(closed: Driver) -> None:
    wanted = {person.login for person in (ADMINISTRATOR, *COLLEAGUES)}

    assert {tile.text() for tile in closed.door.tiles} == wanted


def test_a_wrong_password_is_refused_with_its_sentence(closed: Driver) -> None:
    closed.door.choose("loket")

    tried(closed, "salah")

    assert closed.door.wrong.text().startswith("Nama pengguna atau kata sandi belum benar.")
    assert closed.door.password.property("wrong") == "true"
    assert closed.door.password.hasSelectedText()


def test_typing_on_takes_the_complaint_away(closed: Driver) -> None:
    tried(closed, "")
    assert closed.door.wrong.text()

    QTest.keyClicks(closed.door.password, "l")

    assert closed.door.wrong.text() == ""
    assert closed.door.password.property("wrong") == "false"


def test_arrows_choose_the_person_and_enter_signs_in(closed: Driver) -> None:
    closed.door.choose("admin")
    logins = [tile.text() for tile in closed.door.tiles]

    QTest.keyClick(closed.door.password, Qt.Key.Key_Right)
    QTest.keyClick(closed.door.password, Qt.Key.Key_Down)
    assert closed.door.login == logins[4]
    tried(closed, PASSWORD)

    session = closed.page.room.runner.session
    assert session.workplace.office.people[session.person].login == logins[4]


def test_that_a_password_is_checked_is_no_complaint(closed: Driver) -> None:
    late = next(timer for timer in closed.door.findChildren(QTimer) if timer.interval() == LATE)

    late.timeout.emit()

    assert closed.door.wrong.text().startswith("Memeriksa kata sandi")
    assert closed.door.wrong.property("kind") == "secondary"
    tried(closed, "salah")
    assert closed.door.wrong.property("kind") == "problem"


def test_caps_lock_is_noticed_by_its_letters(closed: Driver) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier

    QTest.keyClicks(closed.door.password, "A")
    assert closed.door.wrong.text() == "Caps Lock menyala."
    QTest.keyClicks(closed.door.password, "A", shift)
    assert closed.door.wrong.text() == ""
    QTest.keyClicks(closed.door.password, "a", shift)
    assert closed.door.wrong.text() == "Caps Lock menyala."
    QTest.keyClicks(closed.door.password, "a7")
    assert closed.door.wrong.text() == ""


def test_the_office_is_named_once_somebody_was_in(closed: Driver) -> None:
    closed.sign_in()
    office = closed.page.room.runner.session.workplace.office.name

    closed.desk.locked.emit()

    assert office in [label.text() for label in closed.door.findChildren(QLabel)]


def test_what_is_typed_while_a_password_is_checked_stays(closed: Driver) -> None:
    QTest.keyClicks(closed.door.password, "salah")
    QTest.keyClick(closed.door.password, Qt.Key.Key_Return)
    QTest.keyClicks(closed.door.password, "-lagi")
    closed.rest()

    assert closed.door.password.text() == "salah-lagi"
    assert not closed.door.password.hasSelectedText()


def test_wrong_passwords_wait_longer_each_time_and_a_right_one_waits_too(closed: Driver) -> None:
    for _ in range(FREE - 1):
        tried(closed, "salah")
        assert "detik" not in closed.door.wrong.text()
    tried(closed, "salah")
    first = closed.program.patience.left
    assert f"Coba lagi dalam {first} detik" in closed.door.wrong.text()

    closed.door.password.clear()
    tried(closed, PASSWORD)
    assert closed.door.password.text() == PASSWORD

    while closed.program.patience.left:
        closed.program.patience.tick()
    tried(closed, "x")
    assert first < closed.program.patience.left <= LONGEST


def test_after_waiting_the_right_password_opens(closed: Driver) -> None:
    for _ in range(FREE):
        tried(closed, "salah")
    while closed.program.patience.left:
        closed.program.patience.tick()
    assert closed.door.wrong.text() == ""

    closed.door.password.clear()
    closed.sign_in("loket")

    assert closed.desk.isVisible()
    closed.program.lock()
    tried(closed, "salah")
    assert not closed.program.patience.left


def test_a_practice_office_says_its_password_and_fills_in_nothing(closed: Driver) -> None:
    said = [label.text() for label in closed.door.findChildren(QLabel)]

    assert any(PASSWORD in text for text in said)
    assert closed.door.findChild(QFrame, "practiceBar").isVisible()
    assert closed.door.password.text() == ""


def test_locking_asks_again_and_lets_somebody_else_in(closed: Driver) -> None:
    closed.sign_in()
    closed.desk.locked.emit()
    assert closed.door.login == ADMINISTRATOR.login

    closed.sign_in("pengawas")

    session = closed.page.room.runner.session
    assert session.workplace.office.people[session.person].login == "pengawas"


def test_tiles_of_an_open_office_show_name_and_role(closed: Driver) -> None:
    closed.sign_in()
    closed.program.lock()

    said = [tile.text().split("\n") for tile in closed.door.tiles]

    role = Words().say("role", "front_office")
    assert ["Dewi Lumbantoruan, A.Md", role] in said
    assert closed.window.focusWidget() is closed.door.password


def test_the_sign_in_page_is_gone_through_by_tab(closed: Driver) -> None:
    closed.window.activateWindow()
    closed.door.settle()
    names = []
    for _ in range(6):
        names.append(closed.window.focusWidget().accessibleName())
        QTest.keyClick(closed.window.focusWidget(), Qt.Key.Key_Tab)

    assert "Kata sandi" in names
    assert "Masuk" in names
    assert all(each.accessibleName() for each in closed.door.findChildren(QPushButton))
