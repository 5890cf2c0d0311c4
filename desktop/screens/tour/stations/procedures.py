"""SOP: the library, every procedure, all there is about the longest one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.actions.procedures.library import Procedure, library
from desktop.screens.sop.library import Library
from desktop.screens.sop.page import SopPage
from desktop.screens.tour.guide import Guide

DOWN, CLOSE_UP = 5, 1.5


def procedures(guide: Guide) -> None:
    """Open every procedure, and look into the longest."""
    guide.camera.begin("sop")
    guide.be(guide.plan.login)
    guide.visit("sop")
    guide.take("daftar")
    for each in library(guide.session):
        open_procedure(guide, each.id)
        guide.take(f"alur-{each.id}")
    page = open_procedure(guide, longest(guide))
    for tab in range(page.tabs.count()):
        guide.turn(page.tabs, tab)
    page.tabs.setCurrentIndex(0)
    guide.camera.settle()
    _look_closely(guide, page)


def _look_closely(guide: Guide, page: SopPage) -> None:
    pane = page.flow.pane
    for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * DOWN, Qt.Key.Key_Return):
        QTest.keyClick(pane.view, key)
    guide.take("rincian-langkah")
    page.flow.drawer.shut()
    pane.switch()
    guide.take("daftar-langkah")
    pane.switch()
    pane.view.set_zoom(CLOSE_UP)
    guide.camera.settle()
    pane.view.horizontalScrollBar().setValue(300)
    guide.take("diperbesar")


def longest(guide: Guide) -> str:
    """Name the procedure with the most rows."""
    return max(library(guide.session), key=lambda procedure: procedure.rows).id


def open_procedure(guide: Guide, sop_id: str) -> SopPage:
    """Open a procedure from the library."""
    guide.visit("sop")
    page = guide.shown(Library)
    known: list[Procedure] = list(library(guide.session))
    row = [each.id for each in known].index(sop_id)
    page.table.choose(row)
    page.table.opened.emit(row)
    guide.camera.settle()
    return guide.shown(SopPage)
