"""What several computers share: packages on a stick, who is let in, what they said differently."""

from functools import partial

from desktop.screens.conflicts.asked import AskedPage
from desktop.screens.conflicts.page import ConflictsPage
from desktop.screens.conflicts.shared import SharedPage
from desktop.screens.exchange.page import COMPUTERS, ExchangePage
from desktop.screens.tour.guide import Guide
from desktop.screens.tour.stations.first_start import STICK

COUNTER = "loket"
NUMBER = "500.16.7.2/0001/DPMPTSP/XI/2025"


def exchange(guide: Guide) -> None:
    """Send to the stick on which another computer asked to be let in."""
    guide.camera.begin("kirim-terima")
    guide.be(guide.plan.login)
    guide.visit("exchange")
    page = guide.shown(ExchangePage)
    page.carrier.choose(guide.plan.scratch / STICK)
    guide.camera.wait_for(lambda: page.carrier.stick is not None)
    guide.take("flashdisk")
    page.carrier.send()
    guide.camera.wait_for(lambda: page.carrier.job is None)
    guide.take("terkirim")
    page.turn_to(COMPUTERS)
    page.computers.admitting.begin()
    guide.take("daftarkan-komputer")
    guide.desk.go_home()


def conflicts(guide: Guide) -> None:
    """List what waits for a decision, and show where it is decided."""
    guide.camera.begin("benturan")
    guide.be(COUNTER)
    guide.go(ConflictsPage)
    page = guide.shown(ConflictsPage)
    guide.take("semua")
    page.open(0)
    guide.take("satu-permohonan")
    guide.desk.go_home()
    guide.go(AskedPage)
    guide.take("nomor-diminta")
    guide.desk.go_home()
    guide.go(partial(SharedPage, text=NUMBER))
    guide.take("nomor-sudah-tunggal")
    guide.desk.go_home()
