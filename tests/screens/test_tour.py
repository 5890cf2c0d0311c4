"""The tour drives the real windows and leaves pictures and papers behind."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from desktop import startup

LOOKS = ("gelap", "kontras-tinggi", "huruf-130", "skala-125", "1024x600")
LONGEST = "dairi-izin-usaha-mikro-kecil"
"""The procedure that is shown in every look."""
STATES = ("terlambat", "berjalan", "menunggu", "ditolak", "berulang", "selesai")


@pytest.fixture(scope="module")
def tour(qapp, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("tour")
    names = startup.make_tour(folder)
    return {name: folder / name for name in names}


def test_every_file_it_names_is_there_and_no_two_pictures_are_alike(tour) -> None:
    pictures = [path for name, path in tour.items() if name.endswith(".png")]

    assert all(path.stat().st_size > 10_000 for path in tour.values())
    assert len({path.read_bytes() for path in pictures}) == len(pictures)
    assert len(pictures) >= 30


def test_every_procedure_look_and_state_has_its_picture(tour) -> None:
    names = " ".join(tour)

    assert all(f"alur-{sop_id}.png" in names for sop_id in startup.sop_names())
    assert all(f"-alur-{look}.png" in names for look in LOOKS)
    assert all(
        f"-{sop_id}-{look}.png" in names
        for sop_id in startup.sop_names()
        for look in ("gelap", "skala-125")
        if sop_id != LONGEST
    )
    assert all(f"-permohonan-{state}.png" in names for state in STATES)


def test_pictures_have_the_size_of_their_screen(tour) -> None:
    sizes = {name: QImage(str(path)).size().toTuple() for name, path in tour.items()}

    assert sizes["06-daftar-sop.png"] == (1366, 768)
    assert sizes["45-alur-1024x600.png"] == (1024, 600)
    assert sizes["44-alur-skala-125.png"] == (1708, 960)


def test_every_paper_can_be_read(tour) -> None:
    papers = {name: path for name, path in tour.items() if name.endswith(".pdf")}

    pages = {name: len(pypdfium2.PdfDocument(path)) for name, path in papers.items()}

    assert len(papers) == len(startup.sop_names()) + 1
    assert all(count >= 1 for count in pages.values())
    assert pages["sop-dairi-izin-usaha-mikro-kecil.pdf"] >= 3
