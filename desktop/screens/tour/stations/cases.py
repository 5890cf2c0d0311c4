"""Permohonan: all of them, searched, sifted, nothing found; what can be found with Ctrl+K."""

from PySide6.QtTest import QTest

from desktop.domain.sop.model import Status
from desktop.screens.cases.page import CasesPage
from desktop.screens.finding.panel import Finder
from desktop.screens.tour.guide import Guide

PAUSE = 80
SOUGHT = {"orang": "siti", "halaman": "peng", "tidak-ada": "qqqq"}


def cases(guide: Guide) -> None:
    """Show the list of cases, and the search over everything."""
    guide.camera.begin("permohonan")
    guide.be(guide.plan.login)
    guide.visit("cases")
    page = guide.shown(CasesPage)
    guide.take("semua")
    guide.type("sum")
    QTest.qWait(PAUSE)
    guide.take("dicari")
    status = page.sieve.status
    status.setCurrentIndex(status.findData(Status.REFUSAL_HANDED_OVER.value))
    status.picked.emit(status.key)
    guide.take("disaring-kosong")
    page.sieve.clear()
    QTest.qWait(PAUSE)
    status.showPopup()
    guide.take("pilihan-status")
    status.hidePopup()
    choice = page.sieve.period.choice
    choice.setCurrentIndex(choice.count() - 1)
    choice.picked.emit(choice.key)
    guide.take("jangka-waktu")
    page.sieve.clear()
    _find_anything(guide)


def _find_anything(guide: Guide) -> None:
    guide.press("Ctrl+K")
    guide.take("cari-apa-saja")
    finder = guide.piece(Finder)
    for name, typed in SOUGHT.items():
        finder.field.setText(typed)
        guide.take(f"cari-{name}")
    finder.give_up()
