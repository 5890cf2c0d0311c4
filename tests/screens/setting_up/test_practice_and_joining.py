"""The practice office beside the real one, and a second computer that joins."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from desktop import startup
from desktop.actions.case.records import write_message
from desktop.actions.exchange.enrolment import admit
from desktop.actions.workplace import Folder
from desktop.screens.outside import Outside
from desktop.screens.setting_up.joining import Requesting, Welcomed
from desktop.screens.setting_up.welcome import Welcome
from desktop.screens.setting_up.working import Working
from desktop.screens.sign_in.page import SignIn
from tests.actions.office import PASSWORD as OFFICE_PASSWORD
from tests.actions.office import new_office
from tests.screens.setting_up.entered import Newcomer, newcomer


@pytest.fixture
def practising(
    practice: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Newcomer]:
    """A window on an empty folder, with a practice office beside it that is there already.

    Made anew, it is copied: making it takes many seconds, and is tested with the other counts.
    """
    path = tmp_path / "practice"
    copytree(practice, path)
    monkeypatch.setenv("SOPAN_PRACTICE", str(path))

    def again(_watch: object) -> None:
        rmtree(path)
        copytree(practice, path)

    def beside(_watch: object) -> Outside:
        return replace(startup.open_practice(), reset=again)

    made = newcomer(tmp_path / "office", qtbot, practice=beside)
    yield made
    made.window.close()


def test_the_practice_office_opens_beside_the_real_one_and_leads_back(
    practising: Newcomer,
) -> None:
    practising.press("Buka kantor latihan")

    assert isinstance(practising.inside, SignIn)
    assert practising.door.findChild(QFrame, "practiceBar").isVisible()
    practising.sign_in("loket")
    assert practising.page.room.runner.session.workplace.office.practice
    practising.program.lock()
    practising.press("Kembali ke kantor sebenarnya")
    assert isinstance(practising.inside, Welcome)
    clock = json.loads((Path(startup.practice_path()) / "practice.json").read_text())["clock"]
    assert clock >= startup.START


def test_clearing_practice_data_makes_the_office_anew(practising: Newcomer) -> None:
    practising.press("Buka kantor latihan")
    practising.sign_in("loket")
    session = practising.page.room.runner.session
    line = session.workplace.store.lists.all_lines()[0]
    write_message(session, line.subject, "Hanya latihan")
    practising.program.lock()

    practising.press("Kosongkan data latihan")

    assert isinstance(practising.inside, SignIn)
    practising.sign_in("loket")
    found = practising.page.room.runner.session.workplace
    messages = [found.case(each.subject).messages for each in found.store.lists.all_lines()]
    assert not any("Hanya latihan" in str(each) for each in messages)


def test_making_the_practice_office_can_be_given_up_and_leaves_nothing(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAN_PRACTICE", str(tmp_path / "practice"))
    driver = newcomer(tmp_path / "office", qtbot)
    QTest.keyClick(driver.inside.ways[-1], Qt.Key.Key_Return)
    assert isinstance(driver.inside, Working)
    waiting = driver.inside.waiting
    driver.bot.waitUntil(
        lambda: waiting.bar.value() > 0 and waiting.give_up.isVisible(), timeout=60_000
    )

    QTest.keyClick(waiting.give_up, Qt.Key.Key_Space)
    driver.bot.waitUntil(lambda: driver.program.is_idle, timeout=60_000)

    assert isinstance(driver.inside, Welcome)
    assert list(tmp_path.iterdir()) == []
    driver.window.close()


@pytest.mark.long
def test_a_practice_office_made_anew_has_forgotten_what_was_done(
    practice: Path, tmp_path: Path
) -> None:
    path = tmp_path / "practice"
    copytree(practice, path)
    (path / "keys.json").rename(path / "left over")
    before = startup.practice_login(Folder(path))

    made = startup.reset_practice(path)

    assert made.cases >= 30
    assert startup.practice_login(Folder(path)) == before
    assert not (path / "left over").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["practice"]


def test_only_a_practice_office_can_be_made_anew(tmp_path: Path) -> None:
    new_office(tmp_path / "office").close()
    before = (tmp_path / "office" / "keys.json").read_bytes()

    with pytest.raises(startup.Refused, match="office_exists"):
        startup.reset_practice(tmp_path / "office")

    assert (tmp_path / "office" / "keys.json").read_bytes() == before


def test_a_second_computer_joins_by_request_words_and_welcome(tmp_path: Path, qtbot: QtBot) -> None:
    office, stick = new_office(tmp_path / "first"), tmp_path / "stick"
    stick.mkdir()
    driver = newcomer(tmp_path / "second", qtbot)
    driver.press("Gabung dari flashdisk")
    assert isinstance(driver.inside, Requesting)
    driver.key(Qt.Key.Key_F9)
    assert driver.inside.blanks.boxes["device_name"].problem == "Wajib diisi: Nama komputer."
    driver.fill("Loket 2", str(stick))
    driver.key(Qt.Key.Key_F9)
    assert isinstance(driver.inside, Welcomed)

    driver.key(Qt.Key.Key_F9)
    assert "paket sambutan" in driver.inside.wrong.text()
    assert not (tmp_path / "second" / "keys.json").exists()
    (request,) = stick.glob("SOPAN/permintaan/*")
    admit(office.admin, request, "FO2", stick)
    driver.key(Qt.Key.Key_F9)

    assert isinstance(driver.inside, SignIn)
    driver.door.choose("admin")
    driver.type(OFFICE_PASSWORD)
    driver.key(Qt.Key.Key_Return)
    joined = driver.page.room.runner.session.workplace.office
    assert {device.prefix for device in joined.devices.values()} == {"FO1", "FO2"}
    driver.window.close()
    office.close()


def test_asked_again_it_is_the_same_request(tmp_path: Path, qtbot: QtBot) -> None:
    driver = newcomer(tmp_path / "second", qtbot)
    words = []
    for _ in range(2):
        driver.press("Gabung dari flashdisk")
        driver.inside.blanks.fill({"device_name": "Loket 2", "stick_folder": str(tmp_path)})
        driver.key(Qt.Key.Key_F9)
        words.append(driver.inside.words)
        driver.key(Qt.Key.Key_Escape)
        driver.key(Qt.Key.Key_Escape)

    assert isinstance(driver.inside, Welcome)
    assert words[0] == words[1]
    assert len(words[0]) == 6
    driver.window.close()
