"""Where no office is yet: found one, join one, come back from a backup, or practise."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.actions.procedures.printing import save
from desktop.actions.workplace import Folder
from desktop.screens.outside import Outside
from desktop.screens.places import PLACES
from desktop.screens.setting_up.founding.wizard import Wizard
from desktop.screens.setting_up.going_on import GoingOn
from desktop.screens.setting_up.hall import WHOLE
from desktop.screens.setting_up.joining import Requesting, Welcomed
from desktop.screens.setting_up.recovering import Recovering
from desktop.screens.setting_up.restoring import Restoring
from desktop.screens.setting_up.welcome import Welcome
from desktop.screens.setting_up.working import Working
from desktop.screens.tour.guide import Guide

STICK = "flashdisk"
FOUND, JOIN, PRACTICE = range(3)
OFFICE = {
    "office_name": "DPMPTSP Kabupaten Contoh",
    "government": "PEMERINTAH KABUPATEN CONTOH",
    "agency": "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
    "address": "Jl. Sisingamangaraja No. 131, Sidikalang",
    "phone": "(0627) 21234",
    "email": "dpmptsp@contoh.go.id",
}
DEVICE = {"device_name": "Loket 1", "prefix": "FO1"}
ADMINISTRATOR = {
    "first_full_name": "Rina Sihombing, S.Kom",
    "first_login": "rina",
    "first_position": "Pranata Komputer",
    "first_password": "rahasia-kantor",
    "first_again": "rahasia-kantor",
}

TAKEN = 2
"""Procedures that the new office takes over."""


def first_start(guide: Guide) -> None:
    """Show the first pages, and go over to the practice office."""
    guide.camera.begin("mulai")
    _found(guide)
    guide.open(_at(guide, "komputer-kedua"))
    _join(guide)
    _restore(guide)
    guide.shown(Welcome).ways[PRACTICE].click()
    page = guide.shown(Working)
    guide.camera.wait_for(lambda: _is_half(guide, page))
    guide.camera.catch("membuat-latihan")
    guide.camera.wait_for(lambda: guide.inside is not page)


def coming_back(guide: Guide, backup: Path) -> None:
    """Bring a backup back on another computer, and go on there."""
    guide.camera.begin("pulih")
    before = guide.program
    program = guide.open(_at(guide, "komputer-pengganti"))
    guide.shown(Welcome).links[0].click()
    page = guide.shown(Restoring)
    page.choose(backup)
    page.blanks.fill({"login": guide.plan.login, "password": guide.plan.password})
    guide.take("terisi")
    page.forward.click()
    guide.camera.settle()
    guide.be(guide.plan.login)
    guide.shown(GoingOn)
    guide.take("lanjut-sebagai-komputer-baru")
    program.window.close()
    guide.camera.aim(before)


def _at(guide: Guide, name: str) -> Outside:
    return replace(guide.plan.empty, folder=Folder(guide.plan.scratch / name))


def _found(guide: Guide) -> None:
    program = guide.open(guide.plan.empty)
    guide.take("selamat-datang")
    guide.shown(Welcome).ways[FOUND].click()
    _four_pages(guide, guide.shown(Wizard))
    guide.take("kantor-baru")
    for place in PLACES:
        guide.visit(place.key)
        guide.take(f"kosong-{place.key}")
    program.lock()
    guide.take("terkunci")
    _recover(guide)
    program.window.close()


def _four_pages(guide: Guide, wizard: Wizard) -> None:
    wizard.go_on()
    guide.take("kantor-belum-lengkap")
    wizard.office.blanks.fill(OFFICE)
    wizard.office.blanks.complain()
    wizard.office.blanks.edited.emit()
    guide.take("kantor")
    wizard.go_on()
    wizard.people.device.fill(DEVICE)
    wizard.people.first.fill(ADMINISTRATOR)
    guide.take("orang")
    wizard.go_on()
    guide.take("lembar-pemulihan")
    save(guide.camera.paper("lembar-pemulihan"), wizard.sheet.pdf)
    wizard.go_on()
    guide.take("lembar-belum-disimpan")
    wizard.sheet.tick.setChecked(True)
    wizard.go_on()
    guide.camera.settle()
    for tick in list(wizard.procedures.ticks.values())[:TAKEN]:
        tick.setChecked(True)
    guide.take("sop")
    wizard.go_on()
    guide.camera.settle()


def _recover(guide: Guide) -> None:
    guide.push("setting_up", "forgotten")
    page = guide.shown(Recovering)
    guide.take("lupa-kata-sandi")
    wrong = {"recovery_key": "1234", "login": "rina"}
    page.blanks.fill({**wrong, "new_password": "salah", "again": "lain"})
    page.forward.click()
    guide.take("lupa-kata-sandi-ditolak")
    page.back.click()


def _join(guide: Guide) -> None:
    stick = guide.plan.scratch / STICK
    stick.mkdir()
    guide.shown(Welcome).ways[JOIN].click()
    page = guide.shown(Requesting)
    guide.take("gabung")
    page.blanks.fill({"device_name": "Loket 3", "stick_folder": str(stick)})
    page.forward.click()
    guide.camera.settle()
    waiting = guide.shown(Welcomed)
    waiting.forward.click()
    guide.take("gabung-enam-kata")
    _leave(guide, waiting)
    _leave(guide, guide.shown(Requesting))


def _restore(guide: Guide) -> None:
    guide.shown(Welcome).links[0].click()
    page = guide.shown(Restoring)
    page.blanks.fill(
        {"backup_folder": str(guide.plan.scratch), "login": "admin", "password": "salah"}
    )
    page.forward.click()
    guide.take("pulihkan-ditolak")
    _leave(guide, page)


def _leave(guide: Guide, page: Requesting | Welcomed | Restoring) -> None:
    page.back.click()
    guide.camera.settle()


def _is_half(guide: Guide, page: QWidget) -> bool:
    return guide.inside is not page or guide.shown(Working).waiting.bar.value() > WHOLE // 2
