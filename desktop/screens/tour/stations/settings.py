"""Pengaturan: every chapter, and the sheets that are opened from there."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.screens.settings.backup.chapter import BackupChapter
from desktop.screens.settings.calendar.sheet import CalendarSheet
from desktop.screens.settings.chapters import CHAPTERS
from desktop.screens.settings.computers.chapter import ComputersChapter
from desktop.screens.settings.computers.computer import ComputerSheet
from desktop.screens.settings.numbering.page import BookPage
from desktop.screens.settings.page import SettingsPage
from desktop.screens.settings.people.chapter import PeopleChapter
from desktop.screens.settings.people.waiting import WaitingSheet
from desktop.screens.settings.permits.page import permit_page
from desktop.screens.settings.permits.sheet import PermitsSheet
from desktop.screens.settings.procedures.lanes import lanes_page
from desktop.screens.settings.procedures.put import PutPage, put_page
from desktop.screens.tour.guide import Guide

Kind = TypeVar("Kind", bound=QWidget)

READER, HOURS = "backoffice", 1


def settings(guide: Guide) -> Path:
    """Turn to every chapter and what it opens; gives the backup that was written."""
    guide.camera.begin("pengaturan")
    guide.be(READER)
    guide.visit("settings")
    guide.take("hanya-dibaca")
    _chapter(guide, "permits", PermitsSheet).table.opened.emit(0)
    guide.take("jenis-izin-hanya-dibaca")
    guide.be(guide.plan.login)
    for chapter in CHAPTERS:
        _turn_to(guide, chapter.key)
        guide.take(f"bab-{chapter.key}")
    _people(guide)
    _computers(guide)
    _procedures(guide)
    _pages(guide)
    _chapter(guide, "calendar", CalendarSheet).tabs.setCurrentIndex(HOURS)
    guide.take("jam-kerja")
    return _backup(guide)


def _turn_to(guide: Guide, key: str) -> SettingsPage:
    guide.visit("settings")
    page = guide.shown(SettingsPage)
    page.turn_to(key)
    page.enter()
    guide.camera.settle()
    return page


def _chapter(guide: Guide, key: str, kind: type[Kind]) -> Kind:
    _turn_to(guide, key)
    return guide.piece(kind)


def _people(guide: Guide) -> None:
    chapter = _chapter(guide, "people", PeopleChapter)
    chapter.sheets.open(WaitingSheet(chapter.room, chapter.pending))
    guide.take("menunggu-persetujuan")
    chapter.close_part()
    chapter.ask_new_person()
    guide.take("orang-baru")
    guide.press("F9")
    guide.take("orang-baru-belum-lengkap")
    chapter.close_part()
    chapter.ask_own_password()
    guide.take("kata-sandi-sendiri")
    chapter.close_part()
    sheet = chapter.open_person(chapter.people[1])
    guide.take("orang")
    for key in sheet.buttons:
        button = sheet.buttons[key]
        if isinstance(button, QPushButton) and button.isVisible():
            button.click()
            guide.take(f"orang-{key}")
            sheet.close_asked()
    chapter.close_part()


def _computers(guide: Guide) -> None:
    chapter = _chapter(guide, "computers", ComputersChapter)
    chapter.open_computer(len(chapter.computers) - 1)
    guide.take("komputer")
    sheet = chapter.sheets.top
    if isinstance(sheet, ComputerSheet):
        sheet.ask_end()
    guide.take("komputer-akhiri")


def _procedures(guide: Guide) -> None:
    office = guide.session.workplace.office
    version = max(office.newest_versions(), key=lambda each: len(each.sop.rows))
    guide.go(lanes_page(version.event))
    guide.take("kolom-pelaksana")
    guide.desk.back()
    guide.go(put_page(version.sop, additions=not version.additions))
    page = guide.shown(PutPage)
    for tab in range(page.tabs.count()):
        if page.tabs.isTabEnabled(tab):
            guide.turn(page.tabs, tab)
    guide.desk.back()


def _pages(guide: Guide) -> None:
    _turn_to(guide, "permits")
    permit = guide.session.workplace.office.permit_types()[0]
    for name, maker in (
        ("jenis-izin", permit_page(permit)),
        ("jenis-izin-baru", permit_page()),
        ("buku-baru", BookPage),
    ):
        guide.go(maker)
        guide.take(name)
        guide.press("F9")
        guide.take(f"{name}-selesai")
        guide.desk.go_home()


def _backup(guide: Guide) -> Path:
    target = guide.plan.scratch / "cadangan"
    target.mkdir()
    chapter = _chapter(guide, "backup", BackupChapter)
    chapter.now.target.input.put(str(target))
    chapter.now.begin()
    guide.camera.settle()
    chapter.check_data()
    guide.take("cadangan-selesai")
    chapter.explain_restoring()
    guide.take("cadangan-jalan-pulang")
    chapter.close_part()
    guide.desk.go_home()
    return next(target.iterdir())
