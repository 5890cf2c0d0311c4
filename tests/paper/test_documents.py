"""The PDF of every SOP on every paper, read back: words, fonts, pages, title."""

from collections.abc import Callable, Iterator

import pypdfium2
import pytest

from desktop.diagram.sheets.identity.fields import fields_of
from desktop.diagram.sheets.paper import Paper, paper_named
from desktop.domain.sop.model import Sop
from desktop.paper.pdf import pdf_of
from tests.diagram.examples import sop_named
from tests.diagram.sheets.made import CASES, NAMES, WORDS, document
from tests.paper.made import FONTS, as_set, bare, fonts_named, printed, texts

FOURTEEN = ("Helvetica", "Times", "Courier", "Symbol", "ZapfDingbats")
POINT = 72 / 25.4


def cells(sop: Sop) -> Iterator[str]:
    """The printed words of the whole table that its headings have columns for."""
    shown = [
        key for key in ("activity", "requirements", "output", "note", "number") if has(sop, key)
    ]
    for row in sop.rows:
        yield from (getattr(row, key) for key in shown)
        yield row.time.text if sop.headings.time else ""
        yield from (symbol.text for symbol in row.symbols)


def has(sop: Sop, key: str) -> bool:
    return bool(getattr(sop.headings, key))


def headings(sop: Sop) -> Iterator[str]:
    found = sop.headings
    yield from (found.number, found.activity, found.performers, found.standard)
    yield from (found.requirements, found.time, found.output, found.note)
    yield from (lane.label for lane in sop.lanes)


def identity(sop: Sop) -> Iterator[str]:
    fields = fields_of(sop, WORDS)
    for listing in (*fields.facts, *(each for pair in fields.pairs for each in pair)):
        yield listing.heading
        yield from listing.items


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_the_words_of_every_cell_are_found_again(name: str, paper: Paper) -> None:
    sop = sop_named(name)

    pdf = printed(name, paper)
    said = bare("".join([*texts(pdf), *as_set(pdf)]))

    wanted = [*cells(sop), *headings(sop), *identity(sop)]
    assert [words for words in wanted if bare(words) not in said] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_headings_stand_on_every_page_of_the_flowchart(name: str) -> None:
    sop = sop_named(name)
    pages = texts(printed(name, paper_named("A4")))

    flow = [page for page in map(bare, pages) if bare(sop.lanes[-1].label) in page]

    assert flow
    for page in flow:
        assert [words for words in headings(sop) if bare(words) not in page] == []


def test_how_many_cells_were_found(counted: Callable[[str], None]) -> None:
    filled = [words for name in NAMES for words in cells(sop_named(name)) if words]

    assert len(filled) > 400
    counted(f"{len(filled)} filled cells, each on {len(CASES) // len(NAMES)} papers")


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_all_fonts_are_embedded_parts_of_ours(name: str, paper: Paper) -> None:
    pdf = printed(name, paper)

    names = fonts_named(pdf)

    assert {font.partition("+")[2] for font in names} == {"Inter-Regular", "Inter-SemiBold"}
    assert not any(font.startswith(FOURTEEN) for font in names)
    assert pdf.count(b"/FontFile2") == len(names)


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_pages_have_the_size_of_the_paper(name: str, paper: Paper) -> None:
    file = pypdfium2.PdfDocument(printed(name, paper))

    sizes = [page.get_size() for page in file]

    assert len(sizes) == len(document(name, paper))
    for width, height in sizes:
        assert width == pytest.approx(paper.width * POINT, abs=0.01)
        assert height == pytest.approx(paper.height * POINT, abs=0.01)


def test_the_same_document_gives_the_same_bytes() -> None:
    paper = paper_named("F4")
    sheets = document(NAMES[1], paper)

    assert pdf_of(sheets, FONTS, "satu") == pdf_of(sheets, FONTS, "satu")
    assert pdf_of(sheets, FONTS, "satu") != pdf_of(sheets, FONTS, "dua")


def test_the_file_has_the_title_of_the_sop() -> None:
    title = "SOP Izin “Usaha” & Kecil"

    made = pypdfium2.PdfDocument(pdf_of(document(NAMES[1], paper_named("F4")), FONTS, title))

    assert made.get_metadata_dict()["Title"] == title
    assert made.get_metadata_dict()["Author"] == ""
