"""Rows and their symbols: tiers, rows without symbols, strips of off-page connectors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.diagram.layout import PageLink, Table, chart_of
from desktop.diagram.routing.graph import NodeKind
from desktop.diagram.sizes import PIXEL, PRINT, SCREEN
from desktop.diagram.table.bands import bands_of, tiers_of
from desktop.domain.sop.model import Shape
from tests.diagram.table.making import is_inside, joined, laid_out, row, sop, symbol, symbol_of
from tests.diagram.text.faces import FACES
from tests.domain.sop.shipped import shipped

TWO_ROWS = sop(
    row(symbol("a", 0, "b", "c:Ya", kind=Shape.DECISION), number="1"),
    row(symbol("b", 1, "a:Tidak"), symbol("c", 2), number="2"),
    row(symbol("d", 2), number="3"),
)


@pytest.mark.parametrize(
    ("lanes", "tiers"),
    [
        ([], []),
        ([2], [0]),
        ([0, 1, 2], [0, 0, 0]),
        ([1, 1], [0, 1]),
        ([1, 1, 2], [0, 1, 1]),
        ([1, 2, 1, 2, 1], [0, 0, 1, 1, 2]),
        ([0, 1, 1, 0], [0, 0, 1, 1]),
    ],
)
def test_symbols_of_one_lane_stand_under_each_other_and_others_beside(
    lanes: list[int], tiers: list[int]
) -> None:
    assert tiers_of(lanes) == tiers


@given(st.lists(st.integers(0, 4), max_size=12))
def test_no_two_symbols_share_a_place_and_none_stands_above_the_one_before(
    lanes: list[int],
) -> None:
    tiers = tiers_of(lanes)

    assert len(set(zip(lanes, tiers, strict=True))) == len(lanes)
    assert tiers == sorted(tiers)
    assert max(tiers, default=0) < max(1, len(lanes))


def test_the_two_ways_of_sigap_stand_under_each_other_in_their_row() -> None:
    made = shipped("pariaman-sigap")

    band = bands_of(Table(made))[2]
    chart = laid_out(made)
    low_risk, high_risk = symbol_of(chart, "3"), symbol_of(chart, "3b")

    assert (band.position, band.first, band.tiers) == (3, 2, 2)
    assert low_risk.box.y + low_risk.box.height < high_risk.box.y
    assert low_risk.box.x == high_risk.box.x
    assert low_risk.position == high_risk.position == 3


def test_tiers_are_counted_on_from_row_to_row() -> None:
    made = sop(
        row(symbol("a", 0), symbol("b", 0)), row(), row(symbol("c", 1), symbol("d", 0)), lanes=2
    )

    bands = bands_of(Table(made))

    assert [(band.first, band.tiers) for band in bands] == [(0, 2), (2, 1), (3, 1)]
    assert [sign.tier for band in bands for sign in band.signs] == [0, 1, 3, 3]


def test_shapes_are_those_of_the_official_form() -> None:
    kinds = [Shape.START, Shape.PROCESS, Shape.DECISION, Shape.END]
    made = sop(*(row(symbol(kind, 0, kind=kind)) for kind in kinds))

    assert [sign.node for band in bands_of(Table(made)) for sign in band.signs] == [
        NodeKind.TERMINAL,
        NodeKind.PROCESS,
        NodeKind.DECISION,
        NodeKind.TERMINAL,
    ]


def test_a_symbol_in_no_lane_is_left_out_with_its_arrows() -> None:
    chart = laid_out(sop(row(symbol("a", 0, "b")), row(symbol("b", 7)), lanes=1))

    assert [found.id for found in chart.symbols] == ["a"]
    assert chart.connectors == ()


def test_rows_without_symbols_keep_their_place() -> None:
    chart = laid_out(sop(row(symbol("a", 0, "b")), row(activity="Catatan"), row(symbol("b", 0))))

    assert [band.position for band in chart.rows] == [1, 2, 3]
    assert chart.rows[1].height == pytest.approx(40 * PIXEL)


def page(**more) -> Table:
    """Give the second row of the SOP with what comes and goes."""
    links = {
        "arrivals": (PageLink(letter="A", lane="lane0", symbol="b"),),
        "departures": (
            PageLink(letter="B", lane="lane1", symbol="b", label="Tidak"),
            PageLink(letter="C", lane="lane2", symbol="c"),
        ),
        "above": "Lanjutan: A dari hal. 1",
        "below": "Bersambung: B, C ke hal. 3",
    }
    return Table(TWO_ROWS, positions=(2,), **{**links, **more})


@pytest.mark.parametrize("sizes", [SCREEN, PRINT])
def test_connectors_to_other_pages_stand_in_strips_above_and_below(sizes) -> None:
    chart = chart_of(page(), sizes, FACES)
    above, _, below = chart.rows
    pages = [found for found in chart.symbols if found.kind is None]

    assert [band.position for band in chart.rows] == [0, 2, 0]
    assert [(joined(found.words), found.lane) for found in pages] == [
        ("A", "lane0"),
        ("B", "lane1"),
        ("C", "lane2"),
    ]
    assert all(found.id.startswith("page:") for found in pages)
    assert above.y < pages[0].box.y < above.y + above.height
    assert all(below.y < found.box.y < below.y + below.height for found in pages[1:])
    assert all(is_inside(run, found.box) for found in pages for run in found.words)


def test_a_strip_says_in_the_activity_where_its_connectors_lead() -> None:
    chart = chart_of(page(), PRINT, FACES)
    sentences = {
        cell.box.y: joined(cell.words)
        for cell in chart.cells
        if cell.position == 0 and cell.column == "activity"
    }

    assert sentences == {
        chart.rows[0].y: "Lanjutan:Adarihal.1",
        chart.rows[-1].y: "Bersambung:B,Ckehal.3",
    }


def test_arrows_of_a_page_lead_from_and_to_its_connectors() -> None:
    chart = chart_of(page(), PRINT, FACES)
    names = {found.id: joined(found.words) for found in chart.symbols}

    ends = [(names[c.source] or c.source, names[c.target] or c.target) for c in chart.connectors]

    assert ends == [("A", "b"), ("b", "B"), ("c", "C")]


def test_the_same_letter_may_come_and_go_on_one_page() -> None:
    link = PageLink(letter="A", lane="lane1", symbol="b")

    chart = chart_of(page(arrivals=(link,), departures=(link,)), PRINT, FACES)

    assert len({found.id for found in chart.symbols}) == len(chart.symbols) == 4


def test_arrows_to_one_letter_share_its_connector() -> None:
    both = tuple(PageLink(letter="B", lane="lane1", symbol=name) for name in ("b", "c"))

    chart = chart_of(page(departures=both), PRINT, FACES)

    assert len([found for found in chart.symbols if joined(found.words) == "B"]) == 1
    assert [c.target for c in chart.connectors[1:]] == ["page:to:B:lane1"] * 2


def test_a_sentence_without_connectors_is_a_strip_too_and_nothing_is_none() -> None:
    empty = page(arrivals=(), departures=(), below="")

    chart = chart_of(empty, PRINT, FACES)

    assert [band.position for band in chart.rows] == [0, 2]


def test_strips_in_print_are_30_pixels_high_and_hold_their_pentagon() -> None:
    found = chart_of(page(), PRINT, FACES)
    pentagon = symbol_of(found, "page:from:A:lane0")

    assert found.rows[0].height >= 30 * PIXEL - 1e-9
    assert (pentagon.box.width, pentagon.box.height) == pytest.approx((22 * PIXEL, 20 * PIXEL))
