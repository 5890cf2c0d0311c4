"""Who sits at the window, and who may not."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.practice import PASSWORD
from desktop.practice.people import ADMINISTRATOR, COLLEAGUES
from desktop.screens.application import Outside, Program
from desktop.screens.look.appearance import Look
from desktop.screens.sign_in.page import SignIn
from desktop.screens.tasks.page import TasksPage
from desktop.words import Words
from tests.screens.conftest import Driver


def test_everybody_of_the_office_has_a_tile(closed: Driver) -> None:
    wanted = {person.login for person in (ADMINISTRATOR, *COLLEAGUES)}

    assert {tile.text() for tile in closed.door.tiles} == wanted


def test_a_wrong_password_is_refused_with_its_sentence(closed: Driver) -> None:
    closed.door.choose("loket")

    QTest.keyClicks(closed.door.password, "salah")
    QTest.keyClick(closed.door.password, Qt.Key.Key_Return)

    assert closed.door.wrong.text().startswith("Nama pengguna atau kata sandi belum benar.")
    assert closed.door.password.property("wrong") == "true"
    assert closed.door.password.hasSelectedText()


def test_typing_on_takes_the_complaint_away(closed: Driver) -> None:
    QTest.keyClick(closed.door.password, Qt.Key.Key_Return)
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
    QTest.keyClicks(closed.door.password, PASSWORD)
    QTest.keyClick(closed.door.password, Qt.Key.Key_Return)
    closed.rest()

    assert isinstance(closed.page, TasksPage)


def test_a_practice_office_says_its_password_and_fills_in_nothing(closed: Driver) -> None:
    said = [label.text() for label in closed.door.findChildren(QLabel)]

    assert any(PASSWORD in text for text in said)
    assert closed.door.password.text() == ""


def test_locking_asks_again_and_lets_somebody_else_in(closed: Driver) -> None:
    closed.sign_in()
    closed.desk.locked.emit()
    assert closed.door.login == ADMINISTRATOR.login

    closed.sign_in("pengawas")

    session = closed.page.room.runner.session
    assert session.workplace.office.people[session.person].login == "pengawas"


def test_a_folder_without_an_office_says_so(tmp_path, outside: Outside, qtbot) -> None:
    empty = Outside(folder=type(outside.folder)(tmp_path), world=outside.world)

    program = Program(empty, Look())
    program.window.show()

    texts = [each.text() for each in program.window.findChildren(QLabel)]
    assert Words().say("trouble", "no_office") in texts
    assert not isinstance(program.window.centralWidget(), SignIn)
    program.window.close()
