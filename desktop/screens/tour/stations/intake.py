"""A new application: empty, with errors, of somebody known, with items missing, registered."""

from desktop.actions.procedures.printing import save
from desktop.screens.intake.entry import PERMIT
from desktop.screens.intake.page import Intake
from desktop.screens.intake.people import NAME, NIK
from desktop.screens.places import new_application
from desktop.screens.tour.guide import Guide

COUNTER, READER = "loket", "kadis"
KIND = "mikro"
MISSING = 2


def intake(guide: Guide) -> None:
    """Take up two applications at the counter."""
    guide.camera.begin("baru")
    guide.be(READER)
    guide.go(new_application)
    guide.take("bukan-tugas-anda")
    guide.be(COUNTER)
    page = _begin(guide)
    guide.take("kosong")
    page.finish()
    guide.take("belum-lengkap")
    _register(guide)
    _with_missing_items(guide)


def _register(guide: Guide) -> None:
    page = _begin(guide)
    _choose_permit(guide)
    guide.press("Return")
    guide.type("12345")
    guide.press("Return")
    guide.take("nik-salah")
    page.entry.form.go_to(NAME)
    guide.type("sit")
    guide.take("pemohon-ditawarkan")
    _fill(guide, page)
    guide.take("pemohon-dikenal")
    page.side.checklist.tick_all()
    guide.camera.wait_for(lambda: page.side.preview.has_picture)
    guide.take("lengkap-dengan-resi")
    page.finish()
    _done(guide, page, "bukti-penerimaan")


def _with_missing_items(guide: Guide) -> None:
    page = _begin(guide)
    _choose_permit(guide)
    _fill(guide, page, place=1)
    page.side.checklist.tick_all()
    for tick in page.side.checklist.ticks[:MISSING]:
        tick.setFocus()
        guide.press("Space")
    page.finish()
    guide.take("kurang-berkas")
    page.finish()
    _done(guide, page, "lembar-kekurangan")


def _begin(guide: Guide) -> Intake:
    guide.desk.go_home()
    guide.go(new_application)
    page = guide.shown(Intake)
    page.entry.form.go_to(PERMIT)
    return page


def _choose_permit(guide: Guide) -> None:
    guide.type(KIND)
    guide.press("Return")


def _fill(guide: Guide, page: Intake, place: int = 0) -> None:
    """Type the NIK of somebody whose case has ended."""
    known = [line for line in guide.lines() if line.applicant_id and not line.symbol]
    page.entry.form.fill({NIK: "", NAME: ""})
    page.entry.form.go_to(NIK)
    guide.type(known[place].applicant_id)
    guide.press("Return")
    page.entry.people.business.close_list()


def _done(guide: Guide, page: Intake, name: str) -> None:
    guide.take(name)
    if page.done is not None and page.done.slip is not None:
        save(guide.camera.paper(name), page.done.slip.pdf)
    guide.desk.go_home()
