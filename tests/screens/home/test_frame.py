"""The frame round every page: the badge at the tasks, the facts at the foot, the search field."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from desktop.actions.case.records import write_message
from desktop.actions.case.waiting import hold
from desktop.actions.changes import Changes
from desktop.actions.worklists.readiness import BACKUP
from desktop.actions.worklists.tasks import Asked, tasks
from desktop.practice import START
from desktop.screens.look.appearance import Look
from desktop.screens.window.rail import Rail
from desktop.screens.window.status_bar import StatusBar
from tests.screens.conftest import Driver

Turn = Callable[[str], Driver]
DAY = 86_400_000


def bar_of(driver: Driver) -> StatusBar:
    (bar,) = driver.desk.findChildren(StatusBar)
    return bar


def test_the_badge_counts_tasks_and_follows_each_change(turn: Turn) -> None:
    driver = turn("kasi")
    item = driver.desk.findChild(Rail).item("tasks")
    session = driver.page.room.runner.session
    count = len(tasks(session, Asked()))
    assert item.badge == str(count)
    assert item.accessibleName() == f"Tugas Saya, {count} tugas menunggu"

    line = next(task.line for task in tasks(session, Asked()) if task.line.symbol == "5")
    visit = session.workplace.case(line.subject).current.id
    driver.page.room.runner.run(hold, line.subject, visit, "applicant")

    assert item.badge == str(count - 1)


@pytest.mark.parametrize(("count", "badge"), [(0, ""), (1, "1"), (99, "99"), (100, "99+")])
def test_a_badge_never_grows_wide(turn: Turn, count: int, badge: str) -> None:
    item = turn("loket").desk.findChild(Rail).item("cases")
    item.count(count, "banyak")
    assert item.badge == badge
    item.count(0, "")


def test_the_foot_says_when_the_last_action_was_saved(turn: Turn) -> None:
    driver = turn("loket")
    bar, runner = bar_of(driver), driver.page.room.runner
    assert bar.saved.text() == ""

    subject = runner.session.workplace.store.lists.all_lines()[0].subject
    assert runner.run(write_message, subject, "Mohon dicek", "")

    assert bar.saved.text() == "Tersimpan 10.42"
    assert bar.saved.isVisible()
    driver.program.restyle(Look(scale=1.15))
    driver.rest()
    assert bar_of(driver).saved.text() == "Tersimpan 10.42"


def test_the_foot_says_how_old_the_backup_is_and_leads_to_it(turn: Turn) -> None:
    driver = turn("kasi")
    bar, runner = bar_of(driver), driver.page.room.runner
    settings = runner.session.workplace.store.settings
    looks = {}
    for at in ("", str(START - 2 * 3_600_000), str(START - DAY), str(START - 5 * DAY)):
        settings.set(BACKUP, at)
        runner.changed.emit(Changes())
        looks[bar.backup.text()] = bar.backup.styleSheet()
    danger = driver.page.room.look.tokens.danger

    assert list(looks) == [
        "Cadangan: belum pernah",
        "Cadangan: hari ini 08.42",
        "Cadangan: Sel, 18 Nov 10.42",
        "Cadangan: Jum, 14 Nov 10.42",
    ]
    assert [danger in dress for dress in looks.values()] == [True, False, False, True]


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3])
def test_nothing_at_the_foot_overlaps_in_a_narrow_window(turn: Turn, scale: float) -> None:
    driver = turn("loket")
    runner = driver.page.room.runner
    subject = runner.session.workplace.store.lists.all_lines()[0].subject
    runner.run(write_message, subject, "Sudah lengkap", "")
    driver.program.restyle(Look(scale=scale))
    driver.window.resize(1024, 600)
    driver.rest()

    bar = bar_of(driver)
    shown = sorted(
        (w.geometry() for w in bar.children() if w.isWidgetType() and w.isVisible()),
        key=lambda box: box.left(),
    )

    assert all(a.right() < b.left() for a, b in pairwise(shown))
    assert shown[-1].right() <= bar.width()
    assert bar.help.isVisible()
    assert bar.backup.isVisible()
    assert bar.backup.width() >= bar.backup.sizeHint().width() - 1
    assert driver.window.width() == 1024


def test_help_is_one_click_from_the_foot(turn: Turn) -> None:
    driver = turn("loket")
    before = driver.page

    bar_of(driver).help.click()
    driver.rest()

    assert driver.page is not before
    driver.desk.back()
    assert driver.page is before
