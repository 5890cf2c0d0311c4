"""Pages of the rail, the online queue, the help, and menus."""

from PySide6.QtWidgets import QPushButton, QTabBar

from desktop.screens.help.page import HelpPage
from desktop.screens.places import PLACES
from desktop.screens.queue.page import QueuePage
from desktop.screens.tour.guide import Guide
from desktop.screens.window.header import Header

CLERK = "backoffice"


def places(guide: Guide) -> None:
    """Show every page of the rail as the administrator finds it."""
    guide.camera.begin("halaman")
    guide.be(guide.plan.login)
    for place in PLACES:
        guide.visit(place.key)
        guide.take(place.key)
        for tabs in guide.page.findChildren(QTabBar):
            for tab in range(1, tabs.count()):
                guide.turn(tabs, tab)
            tabs.setCurrentIndex(0)
    buttons = guide.piece(Header).findChildren(QPushButton)
    user = next(each for each in buttons if each.menu() is not None)
    guide.take_menu("menu-pengguna", user)


def queue(guide: Guide) -> None:
    """Show what is to be entered in other systems."""
    guide.camera.begin("daring")
    guide.be(CLERK)
    guide.go(QueuePage)
    page = guide.shown(QueuePage)
    guide.take("antrean")
    page.finish()
    guide.take("nomor-belum-diisi")
    guide.be(guide.plan.login)
    guide.go(QueuePage)
    guide.take("antrean-semua")
    guide.desk.go_home()


def help_topics(guide: Guide) -> None:
    """Read the help from its first topic to the keys."""
    guide.camera.begin("bantuan")
    guide.be(guide.plan.login)
    guide.visit("home")
    guide.press("F1")
    page = guide.shown(HelpPage)
    for topic in list(page.offered):
        page.turn_to(topic.key)
        guide.take(topic.key)
    page.search.setText("qqqq")
    guide.take("tidak-ditemukan")
    guide.desk.go_home()
