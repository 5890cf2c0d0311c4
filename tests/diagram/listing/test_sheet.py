"""Tables on paper: nothing left out, nothing over an edge, headings on every page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.diagram.listing.columns import INSET, set_columns
from desktop.diagram.listing.content import Column, Signing, Table
from desktop.diagram.listing.pages import PAD, Row, paged
from desktop.diagram.listing.sheet import SIZE, sheet
from desktop.diagram.shapes import Drawing, Figure, Words
from desktop.diagram.sheets.paper import BOTTOM, LEFT, RIGHT, TOP, paper_named
from desktop.diagram.sheets.setting import Type
from tests.diagram.text.faces import FACES

PAPERS = [paper_named(name, portrait=upright) for name in ("F4", "A4") for upright in (0, 1)]
COLUMNS = (
    Column(heading="Waktu", share=3),
    Column(heading="Oleh", share=4),
    Column(heading="Yang terjadi", share=9),
    Column(heading="Biaya", share=2, at_right=True),
)


def table(rows, **more) -> Table:
    return Table(
        title="Riwayat permohonan",
        columns=COLUMNS,
        rows=rows,
        pages="Halaman {page} dari {pages}",
        **more,
    )


def rows_of(count: int) -> list[tuple[str, ...]]:
    return [
        ("Rab, 19 Nov 2025 10.42", "Rina Sihombing", f"Langkah {n} selesai. " * (1 + n % 7), str(n))
        for n in range(count)
    ]


def said(drawing: Drawing, key: str) -> list[Words]:
    return [shape for shape in drawing.shapes if isinstance(shape, Words) and shape.part.key == key]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.width:.0f}")
def test_every_row_stands_on_paper_once_and_inside_its_margins(paper) -> None:
    pages = sheet(table(rows_of(120), foot="Dicetak oleh Rina"), paper, FACES)

    shown = [words.text for page in pages for words in said(page, "cell")]
    assert [text for text in shown if text.isdecimal()] == [str(n) for n in range(120)]
    for page in pages:
        for shape in page.shapes:
            if isinstance(shape, Words):
                assert shape.x >= LEFT - 1e-6
                assert shape.x + shape.width <= paper.width - RIGHT + 1e-6
                assert TOP <= shape.y <= paper.height - BOTTOM
            else:
                for step in shape.path:
                    if hasattr(step, "y"):
                        assert TOP - 1e-6 <= step.y <= paper.height - BOTTOM + 1e-6


def test_headings_and_page_numbers_stand_on_every_page_and_the_title_on_the_first() -> None:
    pages = sheet(table(rows_of(200), about=("Saringan: langkah",)), PAPERS[0], FACES)

    assert len(pages) > 2
    for place, page in enumerate(pages, 1):
        assert [words.text for words in said(page, "column")] == [c.heading for c in COLUMNS]
        assert [words.text for words in said(page, "page")] == [
            f"Halaman {place} dari {len(pages)}"
        ]
        assert bool(said(page, "title")) == bool(said(page, "about")) == (place == 1)


def test_words_never_leave_their_cell() -> None:
    (page,) = sheet(table(rows_of(8)), PAPERS[3], FACES)
    columns = set_columns(COLUMNS, PAPERS[3].room[0], Type(FACES, SIZE))

    for words in said(page, "cell"):
        place = max(n for n, edge in enumerate(columns.edges[:-1]) if LEFT + edge <= words.x)
        assert words.x + words.width <= LEFT + columns.edges[place + 1] - INSET + 1e-6


def test_figures_stand_at_the_right_of_their_column() -> None:
    (page,) = sheet(table(rows_of(3)), PAPERS[0], FACES)

    ends = {round(w.x + w.width, 6) for w in said(page, "cell") if w.text.isdecimal()}
    assert ends == {round(LEFT + PAPERS[0].room[0] - INSET, 6)}


def test_a_running_number_is_never_broken_however_small_its_share() -> None:
    narrow = (Column(heading="No", share=1), Column(heading="Nama", share=200))
    rows = [(str(n), "Siti") for n in range(9_990, 10_003)]
    wanted = Table(title="Register", columns=narrow, rows=rows, pages="")
    (page,) = sheet(wanted, PAPERS[0], FACES)

    shown = [words.text for words in said(page, "cell") if words.text.isdecimal()]
    assert shown == [row[0] for row in rows]


def test_without_rows_a_sentence_stands_in_their_place() -> None:
    (page,) = sheet(table([], nothing="Tidak ada izin terbit."), PAPERS[0], FACES)

    assert [words.text for words in said(page, "cell")] == ["Tidak ada izin terbit."]


def test_totals_come_last_in_bold() -> None:
    pages = sheet(table(rows_of(70), totals=("", "", "Jumlah", "70")), PAPERS[0], FACES)

    last = said(pages[-1], "cell")[-2:]
    assert [(words.text, words.strong) for words in last] == [("Jumlah", True), ("70", True)]


@pytest.mark.parametrize("count", range(26, 34))
def test_who_signs_has_room_under_the_last_row_or_on_a_page_more(count: int) -> None:
    signing = Signing(before=("Sidikalang", "Kepala Dinas"), after=("Drs. MARISI", "NIP. 1965"))
    pages = sheet(table(rows_of(count), signing=signing), PAPERS[0], FACES)

    assert [words.text for words in said(pages[-1], "signing")] == [
        *signing.before,
        *signing.after,
    ]
    lowest = max((words.y for words in said(pages[-1], "cell")), default=0.0)
    assert all(words.y > lowest for words in said(pages[-1], "signing"))
    assert all(not said(page, "signing") for page in pages[:-1])


def test_a_row_taller_than_a_page_goes_on_over_several() -> None:
    monster = ("Rab", "Rina", "\n".join(f"baris {n}" for n in range(400)), "1")
    pages = sheet(table([monster]), PAPERS[0], FACES)

    shown = [w.text for page in pages for w in said(page, "cell") if w.text.startswith("baris")]
    assert shown == [f"baris {n}" for n in range(400)]
    assert len(pages) > 3


def test_a_mark_is_framed_beside_the_title() -> None:
    (page,) = sheet(table(rows_of(1), mark="CONTOH"), PAPERS[0], FACES)

    assert [words.text for words in said(page, "mark")] == ["CONTOH"]
    assert all(isinstance(shape, Words | Figure) for shape in page.shapes)


def test_the_same_table_gives_the_same_drawing() -> None:
    wanted = table(rows_of(40), head=("PEMERINTAH KABUPATEN DAIRI", "DPMPTSP", "Jl. Pahlawan 1"))

    assert sheet(wanted, PAPERS[0], FACES) == sheet(replace(wanted), PAPERS[0], FACES)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 60), max_size=40), st.floats(20, 80), st.floats(30, 90))
def test_pages_are_never_overfull_and_lose_no_line(lines, first: float, others: float) -> None:
    rows = [
        Row((tuple(f"{place}.{line}" for line in range(count)),))
        for place, count in enumerate(lines)
    ]

    def rooms():
        yield first
        while True:
            yield others

    pages = paged(rows, rooms(), 3.5)

    shown = [text for page in pages for row in page for text in row.cells[0]]
    assert shown == [text for row in rows for text in row.cells[0]]
    for place, page in enumerate(pages):
        room = others if place else first
        assert sum(row.height(3.5) for row in page) <= max(room, 3.5 + 2 * PAD) + 1e-6
