"""Slips made for the tests, from the smallest to more than any office would print."""

from dataclasses import replace

from desktop.diagram.shapes import Drawing, Shape, Words
from desktop.diagram.sheets.paper import Paper, paper_named
from desktop.diagram.sheets.setting import shifted
from desktop.diagram.slips.content import Fact, Listing, Matrix, Signature, Slip
from desktop.diagram.slips.sheet import slip_sheet
from tests.diagram.text.faces import FACES

PAPERS = [paper_named(name, portrait=True) for name in ("F4", "A4")]
CODE: Matrix = tuple(tuple((row * column) % 3 == 0 for column in range(25)) for row in range(25))
SMALL = Slip(
    head=("PEMERINTAH KABUPATEN CONTOH", "DPMPTSP", "Jl. Pahlawan 1", "Telp. (0627) 21234"),
    title="Tanda terima berkas",
    number=Fact(label="Nomor permohonan", text="FO1-0134/IUMK/XI/2025"),
    at="Diterima Rabu, 19 November 2025, pukul 10.42 WIB",
    facts=(Fact(label="Pemohon", text="Siti Nurbaya Simanjuntak"), Fact(label="NIK", text="••02")),
    listings=(
        Listing(heading="Berkas diterima (1)", items=("Salinan KTP",), ticked=True),
        Listing(heading="Belum ada (1)", items=("Denah lokasi",)),
    ),
    highlight=Fact(label="Perkiraan selesai", text="Rabu, 26 November 2025"),
    sentences=("Bawa tanda terima ini dan KTP asli saat mengambil dokumen.",),
    signatures=(
        Signature(caption="Petugas", name="Dewi Lumbantoruan, A.Md"),
        Signature(caption="Pemohon", name="Siti Nurbaya Simanjuntak"),
    ),
    code=CODE,
    cut="gunting di sini",
)
STREET = "Jalan Pahlawan Kemerdekaan Nomor 12 Blok C Gang Mawar RT 003 RW 007 "
LONG = replace(
    SMALL,
    facts=tuple(
        Fact(label=label, text=(STREET * 3 + label).strip())
        for label in ("Pemohon", "Alamat", "Jenis izin", "Nama usaha", "Lokasi usaha")
    ),
    listings=(
        Listing(
            heading="Berkas diterima (25)",
            items=tuple(f"Salinan surat keterangan domisili usaha yang ke-{n}" for n in range(25)),
            ticked=True,
        ),
    ),
    mark="CONTOH",
    copy="Salinan ke-2",
    reprinted="Dicetak ulang Rabu, 19 November 2025, pukul 10.42 WIB, oleh Rina Sihombing.",
)
MONSTER = replace(
    LONG,
    number=Fact(label="Nomor permohonan", text="FO1-0134/" + "PANJANG/" * 30 + "2025"),
    facts=tuple(Fact(label=f"Isian {n}", text=STREET * 12) for n in range(11)),
    listings=(Listing(heading="Berkas", items=(STREET * 3,) * 60),) * 2,
    highlight=Fact(label="Perkiraan selesai", text=STREET * 2),
    signatures=(Signature(caption="Petugas", name=STREET), Signature(caption="P", name="W" * 200)),
)
EVERY = {"small": SMALL, "long": LONG, "monster": MONSTER}


def copies(slip: Slip, paper: Paper) -> tuple[list[Shape], list[Shape]]:
    """The shapes of both copies, those of the lower one moved up to the upper one's place."""
    drawing = slip_sheet(slip, paper, FACES)
    begin = [at for at, shape in enumerate(drawing.shapes) if key_of(shape) == "head"]
    count = (len(drawing.shapes) - shapes_of_the_cut(drawing)) // 2
    assert begin
    upper = list(drawing.shapes[:count])
    lower = list(shifted(drawing.shapes[-count:], 0.0, -paper.height / 2))
    return upper, lower


def shapes_of_the_cut(drawing: Drawing) -> int:
    """Two dashes, two rings and two blades of the scissors, one word."""
    assert sum(key_of(shape) == "cut" for shape in drawing.shapes) == 1
    return 7


def key_of(shape: Shape) -> str:
    return shape.part.key


def said(drawing: Drawing) -> str:
    return "".join(
        "".join(shape.text.split()) for shape in drawing.shapes if isinstance(shape, Words)
    )
