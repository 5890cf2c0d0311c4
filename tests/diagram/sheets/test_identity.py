"""The identity sheet: the official order, what an SOP does not have, and long lists."""

from dataclasses import replace

import pytest

from desktop.diagram.shapes import Drawing, Figure, Words
from desktop.diagram.sheets.document import sop_sheets
from desktop.diagram.sheets.identity.filling import identity_sheets
from desktop.diagram.sheets.paper import Paper, paper_named
from desktop.domain.sop.model import Approval, Identity, Sop
from tests.diagram.examples import sop_named
from tests.diagram.sheets.made import LOOK, PAPERS, WORDS, words_on
from tests.diagram.text.faces import FACES

F4 = paper_named("F4")
FULL = Identity(
    issuer=("PEMERINTAH KABUPATEN CONTOH", "Jl. Merdeka 1"),
    number="1/SOP",
    created="1 Januari 2024",
    revised="2 Februari 2024",
    effective="3 Maret 2024",
    approved="4 April 2024",
    name="SOP Contoh",
    approved_by=Approval(position="Kepala Dinas", name="Dewi, SH", nip="1965"),
    legal_basis=("1. Undang-Undang A",),
    qualification=("1. Sarjana",),
    related=("1. SOP Lain",),
    equipment=("1. Komputer",),
    warnings=("1. Terlambat",),
    records=("1. Buku",),
)


def sheets(identity: Identity, paper: Paper = F4, *letterhead: str) -> tuple[Drawing, ...]:
    sop = Sop(id="a", title="Judul", office="Kantor, Bagian", identity=identity)
    return identity_sheets(sop, paper, FACES, WORDS, letterhead)


def place(sheet: Drawing, text: str) -> tuple[float, float]:
    """Where words stand: their left end and baseline."""
    (found,) = [s for s in sheet.shapes if isinstance(s, Words) and s.text == text]
    return found.x, found.y


def test_facts_stand_on_the_right_in_the_official_order() -> None:
    (sheet,) = sheets(FULL)

    headings = [
        "Nomor SOP",
        "Tanggal Pembuatan",
        "Tanggal Revisi",
        "Tanggal Efektif",
        "Tanggal Pengesahan",
        "Disahkan oleh",
        "Nama SOP",
    ]
    places = [place(sheet, text) for text in headings]
    assert [y for _, y in places] == sorted(y for _, y in places)
    assert {x > F4.width / 2 for x, _ in places} == {True}
    assert place(sheet, "PEMERINTAH KABUPATEN CONTOH")[0] < F4.width / 2


def test_values_stand_beside_their_headings() -> None:
    (sheet,) = sheets(FULL)

    for heading, value in [
        ("Nomor SOP", "1/SOP"),
        ("Tanggal Revisi", "2 Februari 2024"),
        ("Tanggal Pengesahan", "4 April 2024"),
    ]:
        assert place(sheet, heading)[1] == place(sheet, value)[1]
        assert place(sheet, heading)[0] < place(sheet, value)[0]


def test_lists_stand_in_pairs_side_by_side() -> None:
    (sheet,) = sheets(FULL)

    pairs = [
        ("Dasar Hukum", "Kualifikasi Pelaksana"),
        ("Keterkaitan", "Peralatan/Perlengkapan"),
        ("Peringatan", "Pencatatan dan Pendataan"),
    ]
    for left, right in pairs:
        assert place(sheet, left)[1] == place(sheet, right)[1]
        assert place(sheet, left)[0] < F4.width / 2 < place(sheet, right)[0]
    heights = [place(sheet, left)[1] for left, _ in pairs]
    assert heights == sorted(heights)


def test_the_name_is_underlined_and_has_room_for_a_signature_above() -> None:
    (sheet,) = sheets(FULL)
    name = next(s for s in sheet.shapes if isinstance(s, Words) and s.text == "Dewi, SH")

    under = [
        s
        for s in sheet.shapes
        if isinstance(s, Figure)
        and len(s.path) == 2
        and [getattr(step, "x", 0) for step in s.path] == [name.x, name.x + name.width]
    ]

    assert len(under) == 1
    assert 0 < getattr(under[0].path[0], "y", 0) - name.y < 1.5
    assert name.strong
    assert name.y - place(sheet, "Kepala Dinas")[1] > 20
    assert place(sheet, "NIP. 1965")[1] > name.y


def test_what_the_sop_does_not_have_is_left_out() -> None:
    identity = replace(FULL, revised="", effective="", related=(), equipment=())

    said = words_on(sheets(identity)[0])

    assert not {"Tanggal Revisi", "Tanggal Efektif", "Keterkaitan"} & set(said)
    assert "Tanggal Pembuatan" in said


def test_a_field_with_a_heading_and_nothing_in_it_is_printed_empty() -> None:
    said = words_on(sop_sheets(sop_named("purwakarta-sicantik"), F4, LOOK)[0])

    assert "TANGGAL REVISI" in said
    assert "KETERKAITAN:" in said


def test_headings_are_worded_as_the_sop_has_them() -> None:
    said = words_on(sop_sheets(sop_named("pariaman-sigap"), F4, LOOK)[0])

    assert "Pelaksana" in said
    assert "Kualifikasi Pelaksana" not in said
    assert "Tanggal Pengesahan" in said
    assert "Tanggal Efektif" not in said


def test_a_block_that_is_printed_twice_is_printed_twice() -> None:
    sop = sop_named("pariaman-sicantik")
    said = " ".join(text for sheet in sop_sheets(sop, F4, LOOK) for text in words_on(sheet))

    assert said.count("Peringatan") == 2
    assert "diwajibkan pada OSS" in said
    assert "diwajibkan pada sicantik" in said


def test_a_list_kept_in_the_order_of_two_columns_is_set_in_two() -> None:
    (sheet,) = identity_sheets(sop_named("purwakarta-sicantik"), F4, FACES, WORDS)

    rows = [("Komputer;", "Koneksi Internet;"), ("Aplikasi Sicantik Cloud;", "Printer;")]
    for left, right in rows:
        assert place(sheet, left)[1] == place(sheet, right)[1]
    assert place(sheet, "Komputer;")[1] < place(sheet, "Sistem Jaringan;")[1]


@pytest.mark.parametrize("paper", PAPERS)
def test_long_lists_go_on_over_further_sheets_and_lose_nothing(paper: Paper) -> None:
    items = tuple(f"{n}. Peraturan nomor {n} tentang " + "hal " * 20 for n in range(1, 120))

    made = sheets(replace(FULL, legal_basis=items), paper)

    said = " ".join(text for sheet in made for text in words_on(sheet))
    assert len(made) > 1
    assert [n for n in range(1, 120) if f"Peraturan nomor {n} tentang" not in said] == []
    assert "Dasar Hukum (lanjutan)" in said
    assert "Pencatatan dan Pendataan" in words_on(made[-1])


def test_letters_are_smaller_where_that_saves_a_sheet() -> None:
    items = tuple(f"{n}. Peraturan nomor {n}" for n in range(1, 15))

    (sheet,) = sheets(replace(FULL, legal_basis=items))

    sizes = {s.size for s in sheet.shapes if isinstance(s, Words) and "nomor" in s.text}
    assert sizes < {3.3, 3.1, 2.9}


def test_the_letterhead_of_the_office_stands_in_place_of_the_issuer() -> None:
    said = words_on(sheets(FULL, F4, "PEMERINTAH KOTA LAIN", "DINAS LAIN")[0])

    assert "DINAS LAIN" in said
    assert "PEMERINTAH KABUPATEN CONTOH" not in said


@pytest.mark.parametrize("paper", PAPERS)
def test_an_sop_without_identity_begins_with_a_title_sheet(paper: Paper) -> None:
    sop = sop_named("karimun-pemenuhan-komitmen")

    (sheet,) = identity_sheets(sop, paper, FACES, WORDS)

    said = " ".join(words_on(sheet))
    assert sop.title in said
    assert "Pemerintah Kabupaten Karimun" in said
    assert "Nomor SOP" not in said


def test_an_office_without_a_name_says_so() -> None:
    (sheet,) = identity_sheets(sop_named("alur-sicantik-cloud"), F4, FACES, WORDS)

    assert "Tanpa nama instansi" in words_on(sheet)
