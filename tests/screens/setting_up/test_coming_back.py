"""Coming back: locked and unlocked, with the recovery sheet, from a backup, as a new computer."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.actions.backups import write_backup
from desktop.actions.case.drafts import load_draft
from desktop.actions.sign_in import is_restored
from desktop.domain.people import Role
from desktop.practice import PASSWORD
from desktop.screens.intake.page import DRAFT
from desktop.screens.places import new_application
from desktop.screens.setting_up.going_on import GoingOn
from desktop.screens.setting_up.recovering import Recovering
from desktop.screens.setting_up.restoring import Restoring
from desktop.screens.setting_up.trouble import TroubleHere
from desktop.screens.sign_in.page import SignIn
from tests.actions.office import PASSWORD as OFFICE_PASSWORD
from tests.actions.office import new_office
from tests.screens.conftest import Driver
from tests.screens.setting_up.entered import Newcomer, newcomer

NEW = "kata-sandi-baru"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A real office with people in every role, closed; with its recovery text beside it."""
    made = new_office(tmp_path / "office")
    write_backup(made.admin, tmp_path / "stick")
    made.admin.workplace.store.close()
    (tmp_path / "recovery").write_text(made.recovery)
    return tmp_path / "office"


def opened(path: Path, bot: QtBot) -> Newcomer:
    return newcomer(path, bot)


def signed_in(driver: Newcomer, login: str, password: str) -> None:
    driver.door.choose(login)
    driver.type(password)
    driver.key(Qt.Key.Key_Return)


def typed_application(driver: Driver) -> str:
    """Begin an application and type a name, the cursor staying there."""
    driver.desk.go(new_application)
    driver.rest()
    field = driver.page.entry.form.boxes["applicant.name"].input
    field.setFocus()
    QTest.keyClicks(field, "Siti Nurb")
    return field.text()


def test_unlocking_returns_to_the_page_as_it_was_typed(closed: Driver) -> None:
    closed.sign_in("loket")
    typed = typed_application(closed)
    page, cursor = closed.page, closed.window.focusWidget()

    QTest.keyClick(cursor, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(closed.window.centralWidget(), SignIn)
    closed.sign_in("loket")

    assert closed.page is page
    assert closed.window.focusWidget() is cursor
    QTest.keyClicks(cursor, "aya")
    assert cursor.text() == typed + "aya"


def test_somebody_else_begins_at_their_own_page_and_the_draft_is_safe(closed: Driver) -> None:
    closed.sign_in("loket")
    first = closed.page
    typed = typed_application(closed)
    closed.program.lock()

    closed.sign_in("kasi")
    assert type(closed.page) is type(first)
    session = closed.page.room.runner.session
    assert session.workplace.office.people[session.person].login == "kasi"
    assert not load_draft(session, DRAFT)

    closed.program.lock()
    closed.sign_in("loket")
    closed.desk.go(new_application)
    closed.rest()
    assert closed.page.entry.form.boxes["applicant.name"].input.answer() == typed


def test_a_desk_that_was_locked_looks_as_it_did_after_a_change_of_look(closed: Driver) -> None:
    closed.sign_in("loket")
    closed.program.lock()
    closed.program.lock()
    closed.sign_in("loket")

    assert closed.desk.isVisible()


def test_the_recovery_sheet_lets_somebody_in_with_a_new_password(
    office: Path, qtbot: QtBot
) -> None:
    driver = opened(office, qtbot)
    driver.press("Lupa kata sandi?")
    assert isinstance(driver.inside, Recovering)
    key = (office.parent / "recovery").read_text()
    driver.type(key[:3])
    driver.inside.blanks.fill({"login": "admin"})
    for name in ("new_password", "again"):
        driver.inside.blanks.fill({name: NEW})
    driver.key(Qt.Key.Key_F9)
    assert "70" in driver.inside.blanks.boxes["recovery_key"].problem

    driver.inside.blanks.fill({"recovery_key": key})
    driver.key(Qt.Key.Key_F9)

    assert Role.ADMINISTRATOR in driver.page.room.runner.session.roles()
    driver.program.lock()
    signed_in(driver, "admin", NEW)
    assert driver.desk.isVisible()
    driver.window.close()


def test_recovering_from_the_lock_closes_the_office_first(office: Path, qtbot: QtBot) -> None:
    driver = opened(office, qtbot)
    signed_in(driver, "admin", OFFICE_PASSWORD)
    driver.program.lock()

    driver.press("Lupa kata sandi?")
    driver.inside.blanks.fill(
        {
            "recovery_key": (office.parent / "recovery").read_text(),
            "login": "admin",
            "new_password": NEW,
            "again": NEW,
        }
    )
    driver.key(Qt.Key.Key_F9)

    assert driver.desk.isVisible()
    driver.window.close()


def test_a_backup_is_restored_and_goes_on_as_a_new_computer(
    office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (backup,) = (tmp_path / "stick").iterdir()
    driver = opened(tmp_path / "new", qtbot)
    driver.press("Pulihkan dari cadangan")
    assert isinstance(driver.inside, Restoring)
    driver.inside.choose(backup)
    driver.inside.blanks.fill({"login": "admin", "password": "salah"})
    driver.key(Qt.Key.Key_F9)
    assert driver.inside.blanks.boxes["password"].problem

    driver.inside.blanks.fill({"password": OFFICE_PASSWORD})
    driver.key(Qt.Key.Key_F9)
    assert isinstance(driver.inside, SignIn)
    signed_in(driver, "admin", OFFICE_PASSWORD)
    assert isinstance(driver.inside, GoingOn)

    driver.inside.blanks.fill({"device_name": "Loket baru", "prefix": "??"})
    driver.key(Qt.Key.Key_F9)
    assert driver.inside.blanks.boxes["prefix"].problem
    driver.inside.blanks.fill({"prefix": "N2"})
    driver.key(Qt.Key.Key_F9)

    session = driver.page.room.runner.session
    office_now = session.workplace.office
    assert office_now.devices[session.workplace.device].prefix == "N2"
    assert not is_restored(session)
    driver.window.close()


def test_a_restored_computer_may_also_only_be_looked_at(
    office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (office / "restored").touch()
    driver = opened(office, qtbot)
    signed_in(driver, "admin", OFFICE_PASSWORD)
    driver.press("Hanya melihat")

    assert is_restored(driver.page.room.runner.session)
    driver.program.lock()
    driver.window.close()


def test_a_folder_that_is_no_backup_is_refused_at_its_field(tmp_path: Path, qtbot: QtBot) -> None:
    driver = opened(tmp_path / "new", qtbot)
    driver.press("Pulihkan dari cadangan")
    driver.inside.blanks.fill({"backup_folder": str(tmp_path), "login": "a", "password": "b"})

    driver.key(Qt.Key.Key_F9)

    assert "sopan.db dan keys.json" in driver.inside.blanks.boxes["backup_folder"].problem
    assert not (tmp_path / "new" / "keys.json").exists()
    driver.window.close()


def test_damaged_keys_are_said_with_what_can_be_done(office: Path, qtbot: QtBot) -> None:
    good = (office / "keys.json").read_bytes()
    (office / "keys.json").write_bytes(b"{}")
    driver = opened(office, qtbot)
    assert isinstance(driver.inside, TroubleHere)
    assert "keys.json" in driver.inside.sentence

    (office / "keys.json").write_bytes(good)
    driver.press("Coba lagi")

    assert isinstance(driver.inside, SignIn)
    driver.window.close()


def test_a_damaged_database_is_said_after_the_password(office: Path, qtbot: QtBot) -> None:
    shutil.copy(office / "keys.json", office / "sopan.db")
    driver = opened(office, qtbot)

    signed_in(driver, "admin", OFFICE_PASSWORD)

    assert isinstance(driver.inside, TroubleHere)
    names = [button.accessibleName() for button in driver.inside.buttons]
    assert names == ["Coba lagi", "Buka folder data", "Tutup Sopan"]
    driver.window.close()


@pytest.mark.qt_log_ignore("does not support raise")
def test_data_in_use_offers_the_other_window(closed: Driver, qtbot: QtBot) -> None:
    path = closed.program.outside.folder.path
    closed.sign_in()
    closed.program.watch()
    closed.rest()
    rung: list[bool] = []
    closed.program.bell.rung.connect(lambda: rung.append(True))

    second = newcomer(path, qtbot)
    second.program.watch()
    second.rest()
    assert isinstance(second.inside, TroubleHere)
    shown = second.inside.buttons[0]
    assert shown.accessibleName() == "Tampilkan jendela itu"
    QTest.keyClick(shown, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: bool(rung))
    assert not second.window.isVisible()
    assert closed.window.isVisible()


def test_nobody_can_sign_in_where_another_process_works(closed: Driver, qtbot: QtBot) -> None:
    closed.sign_in()
    second = newcomer(closed.program.outside.folder.path, qtbot)

    signed_in(second, "loket", PASSWORD)

    assert isinstance(second.inside, TroubleHere)
    assert [b.accessibleName() for b in second.inside.buttons] == ["Coba lagi", "Tutup Sopan"]
    second.window.close()
