"""Work beside the window, actions through it, and faults of our own."""

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QMessageBox

from desktop.actions.office.people import describe_person
from desktop.domain.refusals import Failed, Refused
from desktop.screens.running.background import Background
from desktop.screens.running.faults import Faults, code_of
from desktop.screens.running.sweeping import Sweeper
from desktop.words import Words
from tests.screens.conftest import Driver


@pytest.fixture
def background(qtbot):
    made = Background()
    yield made
    made.close()


def test_work_is_done_beside_and_brought_back_here(background, qtbot) -> None:
    found: list[object] = []

    background.run("a", threading.get_ident, found.append)
    qtbot.waitUntil(lambda: background.is_idle)

    assert found
    assert found[0] != threading.get_ident()


def test_pieces_of_work_come_back_in_their_order(background, qtbot) -> None:
    found: list[int] = []

    for number in range(20):
        background.run("a", lambda number=number: number, found.append)
    qtbot.waitUntil(lambda: background.is_idle)

    assert found == list(range(20))


def test_what_was_cancelled_comes_to_nothing(background, qtbot) -> None:
    found: list[int] = []
    gate = threading.Event()
    background.run("a", gate.wait)
    task = background.run("b", lambda: 1, found.append)

    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: background.is_idle)

    assert found == []


def test_what_nobody_waits_for_is_done_but_not_told(background, qtbot) -> None:
    done, told = threading.Event(), []
    gate = threading.Event()
    owner = QObject()
    background.run("a", gate.wait)
    background.run("b", done.set, told.append, owner)

    owner.deleteLater()
    qtbot.wait(1)
    gate.set()
    qtbot.waitUntil(lambda: background.is_idle)

    assert done.is_set()
    assert told == []


def test_a_trouble_beside_is_told_here(background, qtbot) -> None:
    def work() -> None:
        raise Failed("disk_full")

    with qtbot.waitSignal(background.troubled) as told:
        background.run("a", work)

    assert told.args[0].code == "disk_full"


def test_a_fault_beside_is_a_fault_here(background, qtbot) -> None:
    def work() -> None:
        raise ZeroDivisionError("ours")

    with qtbot.captureExceptions() as caught:
        background.run("a", work)
        qtbot.waitUntil(lambda: background.is_idle)
        qtbot.wait(10)

    assert [type(error) for _, error, _ in caught] == [ZeroDivisionError]


def test_what_an_action_wrote_is_seen_beside_the_window(driver: Driver) -> None:
    runner = driver.page.room.runner
    person = next(p for p in runner.session.workplace.office.people.values() if p.login == "arsip")
    found: list[str] = []

    def ask() -> None:
        about = f"person/{person.id}"
        runner.ask_beside(
            "a", lambda s: s.workplace.office.about(about).get("rank", ""), found.append
        )
        driver.rest()

    ask()
    assert runner.run(describe_person, person.id, {"rank": "Penata Muda"})
    ask()

    assert found == ["", "Penata Muda"]


def test_a_refusal_stands_above_the_page_as_its_sentence(driver: Driver) -> None:
    def refuse(_session) -> None:
        raise Refused("message_empty")

    assert not driver.page.room.runner.run(refuse)

    assert driver.desk.message == Words().say("trouble", "message_empty")


def test_the_same_fault_has_the_same_code() -> None:
    codes = set()
    for _ in range(2):
        try:
            _ = {}["missing"]
        except KeyError as error:
            codes.add(code_of(error))

    assert len(codes) == 1
    assert next(iter(codes)).startswith("A-")


def test_a_fault_is_noted_and_said_and_work_goes_on(driver: Driver, monkeypatch, capsys) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    try:
        raise ZeroDivisionError("ours")
    except ZeroDivisionError as error:
        fault, code = error, code_of(error)

    driver.program.faults.take(type(fault), fault, fault.__traceback__)

    log = driver.page.room.runner.session.workplace.store.log.list(5)
    assert any(entry[1] == "fault" and entry[2]["code"] == code for entry in log)
    assert shown == [Words().say("screen", "fault", code=code)]
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_fault_while_telling_a_fault_opens_no_second_dialog(monkeypatch, qapp, capsys) -> None:
    faults = Faults(Words(), lambda *_: None)
    opened: list[int] = []

    def again(_box) -> None:
        opened.append(1)
        faults.take(ValueError, ValueError("second"), None)

    monkeypatch.setattr(QMessageBox, "exec", again)
    faults.take(ValueError, ValueError("first"), None)

    assert opened == [1]
    assert capsys.readouterr().err.count("ValueError") == 2


@pytest.fixture
def only(closed: Driver) -> Iterator[Driver]:
    """A window while no other one of these tests is at work."""
    others = Sweeper._at_work - {id(closed.program._sweeper)}
    Sweeper._at_work -= others
    yield closed
    Sweeper._at_work |= others
    if others:
        gc.disable()


def test_garbage_is_collected_in_the_window_only(only: Driver) -> None:
    assert not gc.isenabled()

    only.program.close()

    assert gc.isenabled()


def test_closing_one_of_two_windows_leaves_the_other_its_sweeping(only: Driver) -> None:
    second = Sweeper()

    only.program.close()

    assert not gc.isenabled()
    second.stop()
    assert gc.isenabled()


def test_qt_gives_back_every_reference_to_none(qapp) -> None:
    """UX chapter 12: in 6.12.0 each of these calls loses one, until Python dies of it."""
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    before = sys.getrefcount(None)

    for _ in range(2_000):
        painter.drawLine(0, 0, 5, 5)
        painter.setPen("#ff0000")
        painter.setFont(painter.font())

    assert abs(sys.getrefcount(None) - before) < 100
    painter.end()
