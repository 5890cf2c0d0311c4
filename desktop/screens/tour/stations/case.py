"""The page of a case: in every state, with its five tabs, and the conflict that is decided."""

import os
import shutil

from PySide6.QtTest import QTest

from desktop.domain.sop.model import Section
from desktop.screens.case.page import CasePage
from desktop.screens.dossier.data import DataTab
from desktop.screens.dossier.files import FilesTab
from desktop.screens.dossier.history import HistoryTab
from desktop.screens.dossier.messages import MessagesTab
from desktop.screens.tour.choosing import chosen, late
from desktop.screens.tour.guide import Guide

COUNTER = "loket"
PAUSE = 80
SCAN = "Salinan KTP pemohon.png"
NOTE = "Mohon denah lokasi diperiksa lagi sebelum peninjauan."


def case(guide: Guide) -> None:
    """Open cases, turn their tabs, decide what two computers said differently."""
    guide.camera.begin("berkas")
    guide.be(guide.plan.login)
    for name, subject in list(chosen(guide)):
        guide.open_case(subject)
        guide.take(f"keadaan-{name}")
    guide.open_case(late(guide))
    page = guide.shown(CasePage)
    page.show_whole(True)
    guide.take("tabel-lengkap")
    page.pane.switch()
    guide.take("daftar-langkah")
    page.pane.switch()
    guide.be(COUNTER)
    guide.open_case(late(guide))
    _tabs(guide, guide.shown(CasePage))
    _conflict(guide)


def _tabs(guide: Guide, page: CasePage) -> None:
    for tab in range(page.tabs.bar.count()):
        guide.turn(page.tabs.bar, tab)
        _look_into(guide, page)


def _look_into(guide: Guide, page: CasePage) -> None:
    tab = page.tabs.shown
    if isinstance(tab, DataTab):
        tab.change(Section.BUSINESS)
        guide.take("data-dibetulkan")
        if tab.editing is not None:
            tab.editing.give_up()
    elif isinstance(tab, FilesTab):
        _attach(guide, tab)
    elif isinstance(tab, HistoryTab):
        tab.search.setText("tidak ada yang begini")
        QTest.qWait(PAUSE)
        guide.take("riwayat-kosong")
        tab.search.clear()
        QTest.qWait(PAUSE)
    elif isinstance(tab, MessagesTab):
        tab.text.setPlainText(NOTE)
        tab.send.click()
        guide.take("pesan-terkirim")


def _attach(guide: Guide, tab: FilesTab) -> None:
    """Attach what was just photographed: a tour has nothing else at hand."""
    scans = guide.plan.scratch / "pindaian"
    scans.mkdir()
    picture = scans / SCAN
    shutil.copyfile(guide.camera.folder / guide.camera.taken[-1], picture)
    scanned = guide.session.workplace.world.now() // 1000
    os.utime(picture, (scanned, scanned))
    tab.table.choose(0)
    tab.add([picture])
    tab.table.choose(0)
    guide.take("berkas-dilihat")
    tab.open_scans()
    guide.take("pindaian")
    if tab.scans is not None:
        tab.scans.use(scans)
        guide.take("pindaian-dipilih")
        tab.scans.reject()


def _conflict(guide: Guide) -> None:
    disputed = next(line for line in guide.lines() if line.conflicts)
    guide.open_case(disputed.subject)
    page = guide.shown(CasePage)
    guide.take("benturan")
    page.tabs.bar.setCurrentIndex(1)
    guide.take("benturan-dua-nilai")
    tab = page.tabs.shown
    if isinstance(tab, DataTab):
        tab.decisions[0].clashes[0].buttons()[1].click()
        guide.take("benturan-dipilih")
        tab.decisions[0].save.click()
        guide.take("benturan-diputuskan")
