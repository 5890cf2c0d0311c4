"""Initials under several cases at once: a list first, then one event each, refusals by case."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.actions.case.steps import return_step
from desktop.actions.sign_in import change_person
from desktop.actions.worklists.tasks import Task
from desktop.actions.workplace import Folder
from desktop.domain.events.cases import StepCompleted
from desktop.domain.sop.model import Section
from desktop.practice import PASSWORD
from desktop.screens.application import Outside, Program
from desktop.screens.look.appearance import Look
from desktop.screens.tasks.page import TasksPage
from desktop.screens.tasks.several import Several
from tests.screens.conftest import Driver


@pytest.fixture
def office(practice: Path, outside: Outside, tmp_path: Path, qtbot: QtBot) -> Iterator[Driver]:
    """A copy of the practice office, in which something may be written."""
    shutil.copytree(practice, tmp_path / "office")
    folder = Folder(tmp_path / "office")
    program = Program(replace(outside, folder=folder), Look())
    program.window.show()
    driver = Driver(program, qtbot)
    driver.sign_in("kabid")
    driver.desk.go(TasksPage)
    driver.rest()
    yield driver
    program.window.close()


def together(page: TasksPage) -> list[Task]:
    return [task for task in page.tasks if task.together is Section.INITIALS]


def test_each_ticked_case_gets_its_own_signed_event(office: Driver) -> None:
    page = office.page
    chosen = together(page)
    for task in chosen:
        page.list.choose(page.tasks.index(task))
        QTest.keyClick(page.list, Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_F9)
    dialog = page.several
    assert dialog is not None
    assert len(chosen) > 1
    assert [dialog.table.rows.index(row, 0).data() for row in range(len(chosen))] == [
        task.line.number for task in chosen
    ]

    assert QTest.qWaitForWindowActive(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    office.bot.waitUntil(dialog.act.isHidden)

    workplace = page.room.runner.session.workplace
    for task in chosen:
        event = workplace.case(task.line.subject).history[-1][0]
        assert isinstance(event.fact, StepCompleted)
        assert event.signed
        assert event.by == page.room.runner.session.person
        assert event.fact.symbol == task.line.symbol
    assert dialog.said == f"{len(chosen)} permohonan diteruskan."
    dialog.reject()
    assert not together(page)
    assert not page.ticked


def test_f9_held_down_on_the_list_signs_nothing(office: Driver) -> None:
    page = office.page
    chosen = together(page)
    page.list.choose(page.tasks.index(chosen[0]))
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_F9)
    dialog = page.several
    assert dialog is not None
    assert QTest.qWaitForWindowActive(dialog)

    for _ in range(5):
        QTest.simulateEvent(dialog, True, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "", True)
    office.rest()

    assert dialog.act.isEnabled()
    assert together(page) == chosen
    dialog.reject()


def test_what_is_refused_is_said_at_its_case_and_the_rest_goes_on(office: Driver) -> None:
    page = office.page
    task = together(page)[0]
    line = task.line
    elsewhere = next(one for one in page.tasks if one.together is None)
    dialog = Several(page.room, [elsewhere, task], page)

    dialog.begin()
    office.bot.waitUntil(dialog.act.isHidden)

    assert dialog.done_to[line.subject] == ""
    assert elsewhere.line.number in dialog.done_to[elsewhere.line.subject]
    assert dialog.said == "1 permohonan diteruskan. 1 ditolak; alasannya di bawah daftar."
    said = [str(dialog.table.rows.index(row, 3).data()) for row in range(2)]
    assert said == ["Ditolak", "Diteruskan"]
    assert dialog.why == dialog.done_to[elsewhere.line.subject]


def test_a_case_that_moved_meanwhile_is_refused_with_its_reason(office: Driver) -> None:
    page = office.page
    task = together(page)[0]
    session = page.room.runner.session
    case = session.workplace.case(task.line.subject)
    assert case.current is not None
    back = case.trail[-2].symbol.id
    dialog = Several(page.room, [task], page)
    colleague = change_person(session.workplace, "kabid", PASSWORD)
    return_step(colleague, case.id, case.current.id, back, ["Lampiran belum ada"])

    dialog.begin()
    office.bot.waitUntil(dialog.act.isHidden)

    assert dialog.done_to[case.id]
    assert "Tidak ada yang diubah" in dialog.done_to[case.id]


def test_it_can_be_stopped_between_two_cases(office: Driver) -> None:
    page = office.page
    task = together(page)[0]
    dialog = Several(page.room, [task, *page.tasks, *page.tasks], page)

    dialog.begin()
    dialog.stop.click()
    QTest.qWait(20)

    assert len(dialog.done_to) == 1
    assert "belum dikerjakan" in dialog.said


def test_closing_it_before_signs_nothing(office: Driver) -> None:
    page = office.page
    before = page.room.runner.session.workplace.store.ledger.count()
    dialog = Several(page.room, together(page), page)

    dialog.reject()

    assert page.room.runner.session.workplace.store.ledger.count() == before
    assert together(page)
