"""Sign-in, lock, what is refused there, and what stands in the way of the data."""

import shutil
from dataclasses import replace

from desktop.actions.workplace import Folder
from desktop.screens.setting_up.trouble import TroubleHere
from desktop.screens.sign_in.page import SignIn
from desktop.screens.tour.guide import Guide

WRONG = "salah"
KEYS = "keys.json"


def door(guide: Guide) -> None:
    """Show the door from outside, and from inside once somebody has been in."""
    guide.camera.begin("masuk")
    page = guide.shown(SignIn)
    page.choose(guide.plan.login)
    guide.take("masuk")
    for _ in range(2):
        _try(guide, page)
    guide.take("kata-sandi-salah")
    _try(guide, page)
    guide.take("menunggu")
    while guide.program.patience.left:
        guide.program.patience.tick()
    guide.be(guide.plan.login)
    guide.program.lock()
    guide.take("layar-terkunci")
    _stand_in_the_way(guide)
    guide.be(guide.plan.login)


def _try(guide: Guide, page: SignIn) -> None:
    page.password.setText(WRONG)
    page.try_it()
    guide.camera.settle()


def _stand_in_the_way(guide: Guide) -> None:
    """Open the folder a second time, and one whose keys cannot be read."""
    first, outside = guide.program, guide.program.outside
    second = guide.open(replace(outside, leave=list))
    if not isinstance(guide.inside, TroubleHere):
        guide.be(guide.plan.login)
    guide.take("sudah-terbuka")
    second.window.close()
    broken = Folder(guide.plan.scratch / "rusak")
    shutil.copytree(outside.folder.path, broken.path)
    (broken.path / KEYS).write_text("{}", "utf-8")
    third = guide.open(replace(outside, folder=broken, leave=list))
    guide.take("kunci-rusak")
    third.window.close()
    guide.camera.aim(first)
    first.window.activateWindow()
