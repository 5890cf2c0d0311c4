"""The tour drives the real windows and leaves pictures and papers of all that Sopan can show."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pypdfium2
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from desktop import screens, startup
from desktop.screens.dossier.tab import CaseTab
from desktop.screens.pieces.room import Page
from desktop.screens.places import PLACES
from desktop.screens.setting_up.asking import Asking
from desktop.screens.settings.chapter import ChapterPage
from desktop.screens.settings.chapters import CHAPTERS
from desktop.screens.settings.sheets import Sheet
from desktop.screens.tour.camera import SIZE, named
from desktop.screens.tour.route import Seen
from desktop.screens.tour.stations.looks import PAGES, WAYS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BASES = (Page, ChapterPage, CaseTab, Sheet, Asking, QDialog)
"""What fills the window, a part of it, or lies over it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tour")


@pytest.fixture(scope="module")
def seen(qapp, folder: Path) -> Seen:
    return startup.make_tour(folder)


@pytest.fixture(scope="module")
def tour(seen: Seen, folder: Path) -> dict[str, Path]:
    return {name: folder / name for name in seen.names}


def test_every_file_it_names_is_there_and_shows_something(tour, counted) -> None:
    pictures = {name: path for name, path in tour.items() if name.endswith(".png")}

    assert all(path.stat().st_size > 4_000 for path in tour.values())
    counted(f"{len(pictures)} pictures, {len(tour) - len(pictures)} papers")


def test_every_kind_of_page_sheet_tab_and_dialog_is_on_some_picture(seen: Seen) -> None:
    for module in walk_packages(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)

    ours = {named(kind) for base in BASES for kind in _last(base)}
    forgotten = {name for name in ours if name.startswith(screens.__name__)} - seen.kinds

    assert len(ours) > 20
    assert forgotten == set()


def _last(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    """Give the kinds that are not only there to be made more of."""
    for below in kind.__subclasses__():
        if below.__subclasses__():
            yield from _last(below)
        else:
            yield below


def test_every_place_chapter_and_procedure_has_its_picture(tour) -> None:
    wanted = [
        *(f"-{place.key}.png" for place in PLACES),
        *(f"-kosong-{place.key}.png" for place in PLACES),
        *(f"-bab-{chapter.key}.png" for chapter in CHAPTERS),
        *(f"-alur-{sop_id}.png" for sop_id in startup.sop_names()),
    ]

    assert [each for each in wanted if not any(name.endswith(each) for name in tour)] == []


@pytest.mark.parametrize("way", WAYS)
def test_every_look_has_its_pictures_in_the_size_of_its_screen(tour, way: str) -> None:
    taken = [name for name in tour if name.partition("-")[2].startswith(f"{way}-")]
    wide, high = WAYS[way].size
    expected = (round(wide * WAYS[way].ratio), round(high * WAYS[way].ratio))

    assert all(
        any(name.endswith(f"-{page}.png") for name in taken) for page in WAYS[way].pages or PAGES
    )
    assert {QImage(str(tour[name])).size().toTuple() for name in taken} == {expected}


def test_all_other_pictures_have_the_size_of_the_usual_screen(tour) -> None:
    others = [
        path
        for name, path in tour.items()
        if name.endswith(".png") and not any(f"-{way}-" in name for way in WAYS)
    ]

    assert {QImage(str(path)).size().toTuple() for path in others} == {SIZE}


def test_every_paper_can_be_read(tour) -> None:
    papers = {name: path for name, path in tour.items() if name.endswith(".pdf")}
    pages = {name[3:]: len(pypdfium2.PdfDocument(path)) for name, path in papers.items()}

    for paper in ("lembar-pemulihan", "bukti-penerimaan", "lembar-kekurangan"):
        assert any(paper in name for name in pages)
    for paper in ("kartu-kendali", "riwayat", *startup.sop_names()):
        assert any(paper in name for name in pages)
    assert all(pages.values())
    assert next(n for name, n in pages.items() if "dairi-izin-usaha-mikro" in name) >= 3
