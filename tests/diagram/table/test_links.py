"""Arrows: which are drawn, which ways decline, what is marked as added."""

import pytest

from desktop.diagram.layout import PageLink, Table
from desktop.diagram.sizes import SCREEN
from desktop.diagram.table.links import Way, ways_of
from desktop.domain.sop.model import Basis, Certainty, Exit, Result, Shape, Symbol
from tests.diagram.table.making import joined, laid_out, row, sop, symbol
from tests.domain.sop.shipped import IDS, shipped


def ways(*symbols: Symbol, **more) -> dict[tuple[str, str], Way]:
    table = Table(sop(*(row(one) for one in symbols)), **more)
    return {(way.source, way.target): way for way in ways_of(table)}


@pytest.mark.parametrize(
    ("way", "declines"),
    [
        (Exit(to="c"), False),
        (Exit(to="c", label="Ya"), False),
        (Exit(to="c", label="Setuju", result=Result.APPROVE), False),
        (Exit(to="c", label="Tidak"), True),
        (Exit(to="c", label="TIDAK LENGKAP"), True),
        (Exit(to="c", label="belum valid"), True),
        (Exit(to="c", label="Tolak", result=Result.REFUSE), True),
        (Exit(to="a"), True),
        (Exit(to="b"), True),
    ],
)
def test_ways_decline_by_their_result_their_words_or_by_going_back(
    way: Exit, declines: bool
) -> None:
    found = ways(symbol("a", 0, "b"), symbol("b", 1, way), symbol("c", 2))

    assert found["b", way.to].declines is declines


def test_added_ways_and_all_ways_of_added_symbols_are_marked() -> None:
    new = Symbol(
        id="b",
        lane="lane1",
        kind=Shape.PROCESS,
        next=(Exit(to="c"),),
        basis=Basis(kind=Certainty.ADDED),
    )

    found = ways(
        symbol("a", 0, "b", "c", Exit(to="d", added=True)), new, symbol("c", 2, "d"), symbol("d", 0)
    )

    assert {ends for ends, way in found.items() if way.added} == {
        ("a", "b"),
        ("a", "d"),
        ("b", "c"),
    }


def test_an_added_symbol_is_marked_in_the_chart() -> None:
    new = Symbol(id="b", lane="lane1", kind=Shape.PROCESS, basis=Basis(kind=Certainty.ADDED))

    chart = laid_out(sop(row(symbol("a", 0, "b"), new)))

    assert [(found.id, found.added) for found in chart.symbols] == [("a", False), ("b", True)]
    assert [arrow.added for arrow in chart.connectors] == [True]


def test_ways_to_rows_of_other_pages_are_left_to_the_page() -> None:
    three = (symbol("a", 0, "b", "c"), symbol("b", 1, "c"), symbol("c", 2, "a"))

    assert list(ways(*three, positions=(1, 2))) == [("a", "b")]


def test_ways_to_unknown_symbols_and_links_to_unknown_lanes_are_left_out() -> None:
    lost = PageLink(letter="A", lane="nowhere", symbol="a")
    stray = PageLink(letter="B", lane="lane0", symbol="nobody")

    assert ways(symbol("a", 0, "gone"), arrivals=(lost, stray), departures=(lost, stray)) == {}


def test_links_of_a_page_carry_their_words() -> None:
    link = PageLink(letter="A", lane="lane0", symbol="a", label="Tidak lengkap", added=True)

    (way,) = ways(symbol("a", 0), departures=(link,)).values()

    assert (way.label, way.declines, way.added) == ("Tidak lengkap", True, True)


@pytest.mark.parametrize("name", IDS)
def test_arrows_stand_in_the_order_of_the_table_with_their_words(name: str) -> None:
    made = shipped(name)
    printed = [
        (found.id, way.to, "".join(way.label.split()))
        for found in made.symbols()
        for way in found.next
    ]

    chart = laid_out(made)

    assert [(c.source, c.target, joined(_label(c))) for c in chart.connectors] == printed


def _label(connector):
    return (connector.label, *connector.more_label) if connector.label else ()


def test_long_labels_are_broken_into_lines_in_one_plate() -> None:
    label = "Tanda tangan elektronik (TTE)"
    made = sop(row(symbol("a", 0, f"b:{label}", kind=Shape.DECISION)), row(symbol("b", 1)))

    (arrow,) = laid_out(made).connectors

    assert joined(_label(arrow)) == "Tandatanganelektronik(TTE)"
    assert len(_label(arrow)) > 1
    assert arrow.plate is not None
    assert arrow.plate.width <= SCREEN.label_most + 1e-9
    tops = [run.y - 0.73 * run.size for run in _label(arrow)]
    assert tops == sorted(tops)
    assert arrow.plate.y <= tops[0]
    assert _label(arrow)[-1].y <= arrow.plate.y + arrow.plate.height
