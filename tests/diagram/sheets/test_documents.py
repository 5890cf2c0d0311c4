"""Whole documents: nothing leaves the margins, every page says which it is, nothing is lost."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.diagram.shapes import Belongs, Drawing
from desktop.diagram.sheets.document import sop_picture, sop_sheets
from desktop.diagram.sheets.paper import BOTTOM, LEFT, RIGHT, TOP, Paper, paper_named
from desktop.domain.sop.flow import without_additions
from desktop.domain.sop.model import Row, Sop
from tests.diagram.examples import sop_named
from tests.diagram.random_sops import Bounds, random_sop
from tests.diagram.sheets.made import CASES, LOOK, NAMES, PAPERS, document, reach, words_on

NEAR = 0.3
"""Half the thickest line: frames are drawn on the margin."""
F4 = paper_named("F4")


def outside(sheet: Drawing) -> list[object]:
    left, top, right, bottom = LEFT, TOP, sheet.width - RIGHT, sheet.height - BOTTOM
    return [
        shape
        for shape in sheet.shapes
        for x1, y1, x2, y2 in [reach(shape)]
        if x1 < left - NEAR or y1 < top - NEAR or x2 > right + NEAR or y2 > bottom + NEAR
    ]


def activities(sheets: tuple[Drawing, ...]) -> str:
    return "".join("".join(words_on(sheet)) for sheet in sheets).replace(" ", "")


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_nothing_leaves_the_margins(name: str, paper: Paper) -> None:
    for sheet in document(name, paper):
        assert (sheet.width, sheet.height) == (paper.width, paper.height)
        assert outside(sheet) == []


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_every_page_says_which_it_is(name: str, paper: Paper) -> None:
    sheets = document(name, paper)

    said = [text for sheet in sheets for text in words_on(sheet) if text.startswith("Halaman ")]

    wanted = [f"Halaman {n} dari {len(sheets)}" for n in range(1, len(sheets) + 1)]
    assert said == wanted


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_strips_name_pages_that_have_the_other_end(name: str, paper: Paper) -> None:
    sheets = document(name, paper)
    going: set[tuple[str, int, int]] = set()
    coming: set[tuple[str, int, int]] = set()
    for number, sheet in enumerate(sheets, 1):
        strips = [
            shape.text
            for shape in sheet.shapes
            if shape.part.belongs is Belongs.CELL and hasattr(shape, "text")
        ]
        text = " ".join(strips)
        for letters, page in re.findall(r"([A-Z]+(?:, [A-Z]+)*) ke hal\. (\d+)", text):
            going |= {(sign, number, int(page)) for sign in letters.split(", ")}
        for letters, pages in re.findall(
            r"([A-Z]+(?:, [A-Z]+)*) dari hal\. (\d+(?: dan \d+)*)", text
        ):
            for page in pages.split(" dan "):
                coming |= {(sign, int(page), number) for sign in letters.split(", ")}
    assert going == coming


@pytest.mark.parametrize("name", NAMES)
def test_every_row_stands_on_one_page_whatever_the_paper(name: str) -> None:
    sop = sop_named(name)
    for paper in PAPERS:
        said = activities(document(name, paper))
        assert [r.number for r in sop.rows if r.activity.replace(" ", "") not in said] == []


def test_the_same_sop_gives_the_same_sheets() -> None:
    name = NAMES[1]

    assert sop_sheets(sop_named(name), F4, LOOK) == sop_sheets(sop_named(name), F4, LOOK)


def test_wide_paper_holds_more_than_narrow(counted: Callable[[str], None]) -> None:
    pages = {paper: sum(len(document(name, paper)) for name in NAMES) for paper in PAPERS}

    a3, a4 = pages[paper_named("A3")], pages[paper_named("A4")]
    assert a3 < a4
    counted(", ".join(f"{p.name} {p.width:g}x{p.height:g}: {n}" for p, n in pages.items()))


@pytest.mark.parametrize(
    "paper", [F4, pytest.param(paper_named("A4", portrait=True), marks=pytest.mark.long)]
)
def test_sixty_rows_and_twelve_lanes_stay_within_the_margins(paper: Paper) -> None:
    sop = random_sop(3, Bounds(lanes=(12, 12), rows=(60, 60)))
    sheets = sop_sheets(sop, paper, LOOK)

    assert [outside(sheet) for sheet in sheets] == [[]] * len(sheets)
    assert len(sheets) > 1


@pytest.mark.long
def test_two_hundred_random_sops_stay_within_the_margins() -> None:
    for seed in range(200):
        paper = PAPERS[seed % len(PAPERS)]
        sheets = sop_sheets(random_sop(seed), paper, LOOK)
        assert [sheet for sheet in sheets if outside(sheet)] == []


def with_rows(sop: Sop, change: Callable[[Row], Row]) -> Sop:
    return replace(sop, rows=(change(sop.rows[0]), *sop.rows[1:]))


@pytest.mark.parametrize("paper", [F4, paper_named("A4", portrait=True)])
def test_a_row_higher_than_the_paper_is_made_smaller_and_not_cut(paper: Paper) -> None:
    words = " ".join(f"kata{place}" for place in range(900))
    sop = with_rows(sop_named(NAMES[1]), lambda row: replace(row, activity=words))

    sheets = sop_sheets(sop, paper, LOOK)

    assert [outside(sheet) for sheet in sheets] == [[]] * len(sheets)
    assert words.replace(" ", "") in activities(sheets)


def test_an_sop_without_rows_has_its_identity_only() -> None:
    sop = replace(sop_named(NAMES[1]), rows=())

    assert len(sop_sheets(sop, F4, LOOK)) == 1


def test_additions_are_explained_where_they_stand_and_only_there() -> None:
    sop = sop_named("dairi-izin-usaha-mikro-kecil")
    explained = LOOK.words.states["added"]

    with_them = [explained in words_on(sheet) for sheet in sop_sheets(sop, F4, LOOK)]
    without = [explained in words_on(s) for s in sop_sheets(without_additions(sop), F4, LOOK)]

    assert any(with_them)
    assert not with_them[0]
    assert not any(without)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_the_whole_table_on_one_sheet(name: str) -> None:
    sop = sop_named(name)

    picture = sop_picture(sop, LOOK)

    said = activities((picture,))
    assert [row.number for row in sop.rows if row.activity.replace(" ", "") not in said] == []
    for shape in picture.shapes:
        x1, y1, x2, y2 = reach(shape)
        assert min(x1, y1) >= -0.001
        assert x2 <= picture.width + 0.001
        assert y2 <= picture.height + 0.001
