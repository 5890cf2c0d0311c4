"""`sopan sop print | draw` and `sopan case card`, as a real process: files, codes, sentences."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pypdfium2
import pytest

from tests.journeys.test_commands import ROOT, sopan
from tests.paper.made import as_set, bare, png_size, texts

DAIRI = "dairi-izin-usaha-mikro-kecil"
SHIPPED = ROOT / "resources" / "sops"
MILLIMETRES = 25.4 / 72


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("printing") / "office"
    assert sopan("practice", str(path)).returncode == 0
    return path


def size(path: Path) -> tuple[int, int]:
    width, height = pypdfium2.PdfDocument(path)[0].get_size()
    return round(width * MILLIMETRES), round(height * MILLIMETRES)


def test_an_sop_is_printed_and_where_it_went_is_said(tmp_path: Path) -> None:
    file = tmp_path / "dairi.pdf"

    printed = sopan("sop", "print", DAIRI, "--to", str(file))

    assert printed.returncode == 0, printed.stderr
    assert str(file) in printed.stdout
    pages = texts(file.read_bytes())
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]
    assert "Drs. MARISI SIANTURI, M.Si" in pages[0]
    assert bare("Memberikan Resi Penerimaan Berkas") in bare("".join(pages))
    assert size(file) == (330, 215)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--paper", "A4"), (297, 210)),
        (("--paper", "Legal"), (356, 216)),
        (("--paper", "A3", "--portrait"), (297, 420)),
        (("--portrait",), (215, 330)),
    ],
)
def test_paper_and_its_direction_are_chosen(
    tmp_path: Path, words: tuple[str, ...], wanted: tuple[int, int]
) -> None:
    file = tmp_path / "sop.pdf"

    assert sopan("sop", "print", DAIRI, "--to", str(file), *words).returncode == 0

    assert size(file) == wanted


def test_printing_twice_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert sopan("sop", "print", DAIRI, "--to", str(tmp_path / name)).returncode == 0

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_additions_are_left_out_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "sop.pdf"
    sopan("sop", "print", DAIRI, "--to", str(file))
    before = "".join(texts(file.read_bytes()))

    sopan("sop", "print", DAIRI, "--to", str(file), "--without-additions")

    after = "".join(texts(file.read_bytes()))
    assert "tambahan, tidak tercetak" in before
    assert "tambahan, tidak tercetak" not in after
    assert "Tidak benar" in before
    assert "Tidak benar" not in after


def test_an_sop_of_the_office_is_printed_from_its_file(tmp_path: Path) -> None:
    text = (SHIPPED / "purwakarta-sicantik.toml").read_text("utf-8")
    own = tmp_path / "sop-kami.toml"
    own.write_text(text.replace("PURWAKARTA", "BULELENG"), "utf-8")

    printed = sopan("sop", "print", str(own), "--to", str(tmp_path / "sop.pdf"))

    assert printed.returncode == 0, printed.stderr
    assert "PEMERINTAH KABUPATEN BULELENG" in texts((tmp_path / "sop.pdf").read_bytes())[0]


def test_a_file_with_an_error_is_not_printed(tmp_path: Path) -> None:
    text = (SHIPPED / "purwakarta-sicantik.toml").read_text("utf-8")
    broken = tmp_path / "rusak.toml"
    broken.write_text(text.replace('to = "8"', 'to = "88"'), "utf-8")

    refused = sopan("sop", "print", str(broken), "--to", str(tmp_path / "sop.pdf"))

    assert refused.returncode == 1
    assert "sop check" in refused.stderr
    assert not (tmp_path / "sop.pdf").exists()


def test_the_table_is_drawn_as_svg_and_png(tmp_path: Path) -> None:
    for ending in ("svg", "PNG"):
        assert sopan("sop", "draw", DAIRI, "--to", str(tmp_path / f"t.{ending}")).returncode == 0

    root = ET.parse(tmp_path / "t.svg").getroot()
    said = "".join(element.text or "" for element in root)
    assert bare("Surat Izin diterima Pemohon") in bare(said)
    assert min(png_size((tmp_path / "t.PNG").read_bytes())) > 1000


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("print", DAIRI, "--to", "{tmp}/sop.doc"), 1, ".pdf"),
        (("print", DAIRI, "--to", "{tmp}/sop"), 1, ".pdf"),
        (("draw", DAIRI, "--to", "{tmp}/sop.pdf"), 1, ".svg / .png"),
        (("print", DAIRI, "--to", "{tmp}/ada.pdf"), 1, "ada.pdf"),
        (("print", "tidak-ada", "--to", "{tmp}/sop.pdf"), 1, "tidak-ada"),
        (("print", "{tmp}/hilang.toml", "--to", "{tmp}/sop.pdf"), 4, "hilang.toml"),
        (("print", DAIRI, "--to", "{tmp}/tidak/ada/sop.pdf"), 4, "sop.pdf"),
        (("print", DAIRI), 2, "sop print"),
        (("print", DAIRI, "--to", "{tmp}/sop.pdf", "--paper", "B5"), 2, "--paper"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_nothing(
    tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "ada.pdf").mkdir()

    tried = sopan("sop", *(word.format(tmp=tmp_path) for word in words))

    assert tried.returncode == code
    assert said in tried.stderr
    assert tried.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["ada.pdf"]


def cases(office: Path) -> list[dict[str, str]]:
    listed = sopan("--data", str(office), "case", "list", "--json")
    found: list[dict[str, str]] = json.loads(listed.stdout)
    return found


def test_a_case_has_its_card(office: Path, tmp_path: Path) -> None:
    number = next(case["number"] for case in cases(office) if case["sop"] == DAIRI)
    file = tmp_path / "kartu.pdf"

    printed = sopan("--data", str(office), "case", "card", number, "--to", str(file))

    assert printed.returncode == 0, printed.stderr
    pages = texts(file.read_bytes())
    said = "".join(pages)
    assert number in said
    assert all("Kartu Kendali" in page and "CONTOH" in page for page in pages)
    assert "Dewi Lumbantoruan" in " ".join(as_set(file.read_bytes()))
    assert "mendekati batas" in said
    assert size(file) == (330, 215)


def test_the_card_of_an_unknown_case_is_refused(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "kartu.pdf"

    refused = sopan("--data", str(office), "case", "card", "000/X", "--to", str(file))

    assert refused.returncode == 1
    assert "000/X" in refused.stderr
    assert not file.exists()


def test_a_card_needs_somebody_who_signs_in(office: Path, tmp_path: Path) -> None:
    number = cases(office)[0]["number"]
    words = ("--data", str(office), "--user", "kadis", "case", "card", number)

    refused = sopan(*words, "--to", str(tmp_path / "kartu.pdf"), SOPAN_PASSWORD="salah")

    assert refused.returncode == 1
    assert not (tmp_path / "kartu.pdf").exists()


@pytest.mark.long
def test_every_case_of_the_practice_office_has_its_card(office: Path, tmp_path: Path) -> None:
    for case in cases(office):
        file = tmp_path / "kartu.pdf"
        words = ("--data", str(office), "case", "card", case["number"], "--to", str(file))
        assert sopan(*words).returncode == 0
        assert case["number"] in texts(file.read_bytes())[0]


def test_signs_that_the_typeface_lacks_are_named_and_seen_on_paper(tmp_path: Path) -> None:
    text = (SHIPPED / "purwakarta-sicantik.toml").read_text("utf-8")
    own = tmp_path / "sop-kami.toml"
    own.write_text(text.replace('title = "', 'title = "Izin \U0001f600\u200d ', 1), "utf-8")

    checked = sopan("sop", "check", str(own))
    printed = sopan("sop", "print", str(own), "--to", str(tmp_path / "sop.pdf"))

    assert "\U0001f600" in checked.stdout
    assert "kembali: 1." in checked.stdout
    assert "\U0001f600 tidak ada pada huruf cetak" in printed.stdout
    assert "Izin \u25a1 " in "".join(texts((tmp_path / "sop.pdf").read_bytes()))
