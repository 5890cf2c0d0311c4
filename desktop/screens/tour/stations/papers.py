"""Previews of what is printed, and every paper as a PDF."""

from desktop.actions.procedures.library import library
from desktop.screens.printing.page import PORTRAIT, PaperPage
from desktop.screens.tour.choosing import late
from desktop.screens.tour.guide import Guide
from desktop.screens.tour.stations.procedures import open_procedure

HISTORY = 3
OTHER_PAPER = "A4"


def papers(guide: Guide) -> None:
    """Show each kind of preview once, and write every document."""
    guide.camera.begin("cetak")
    guide.be(guide.plan.login)
    for each in library(guide.session):
        open_procedure(guide, each.id)
        guide.press("Ctrl+P")
        _keep(guide, f"sop-{each.id}")
    guide.take("sop")
    guide.shown(PaperPage).choose(OTHER_PAPER, PORTRAIT)
    guide.take("sop-tegak")
    guide.open_case(late(guide))
    guide.press("Ctrl+P")
    _keep(guide, "kartu-kendali")
    guide.take("kartu-kendali")
    guide.open_case(late(guide)).tabs.bar.setCurrentIndex(HISTORY)
    guide.camera.settle()
    guide.press("Ctrl+P")
    _keep(guide, "riwayat")
    guide.take("riwayat")
    guide.desk.go_home()


def _keep(guide: Guide, name: str) -> None:
    page = guide.shown(PaperPage)
    page.save_to(guide.camera.paper(name))
    guide.camera.settle()
