"""Tugas Saya: its tabs, several ticked and signed at once, nothing found."""

from PySide6.QtTest import QTest

from desktop.screens.tasks.page import TasksPage
from desktop.screens.tour.guide import Guide

SEVERAL, MOST = "kabid", 3
SIGNING = "kadis"
PAUSE = 80
"""Milliseconds after which a list has followed what was typed."""


def tasks(guide: Guide) -> None:
    """Show the worklist of somebody who initials, and of who signs."""
    guide.camera.begin("tugas")
    guide.be(SIGNING)
    page = _page(guide)
    _tick(page)
    guide.take("tanda-tangan")
    guide.be(SEVERAL)
    page = _page(guide)
    for tab in range(page.tabs.count()):
        guide.turn(page.tabs, tab)
    page.tabs.setCurrentIndex(0)
    page.search.setFocus()
    guide.type("tidak ada yang begini")
    QTest.qWait(PAUSE)
    guide.take("tidak-ditemukan")
    page.search.clear()
    QTest.qWait(PAUSE)
    page.settle()
    _tick(page)
    guide.take("beberapa-dicentang")
    page.do_together()
    guide.take("beberapa-diperiksa")
    several = page.several
    if several is not None:
        several.begin()
        guide.camera.wait_for(several.act.isHidden)
        guide.take("beberapa-selesai")
        several.reject()
    guide.camera.settle()


def _page(guide: Guide) -> TasksPage:
    guide.visit("tasks")
    return guide.shown(TasksPage)


def _tick(page: TasksPage) -> None:
    ready = [row for row, task in enumerate(page.tasks) if task.together]
    for row in ready[:MOST]:
        page.list.ticked.emit(row)
