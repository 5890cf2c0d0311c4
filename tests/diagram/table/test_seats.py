"""Symbols: their sizes on screen and paper, and the words inside (UX chapters 9.3 and 9.8)."""

from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.diagram.routing.graph import NodeKind
from desktop.diagram.sizes import PIXEL, PRINT, SCREEN
from desktop.diagram.table.bands import Sign
from desktop.diagram.table.seats import Seat, seat_of
from desktop.domain.sop.model import Shape
from tests.diagram.table.making import (
    column_of,
    is_inside,
    joined,
    laid_out,
    letters,
    row,
    setting,
    sop,
    symbol,
    symbol_of,
)

LANE = 70 * PIXEL
KINDS = {
    NodeKind.TERMINAL: Shape.END,
    NodeKind.PROCESS: Shape.PROCESS,
    NodeKind.DECISION: Shape.DECISION,
    NodeKind.OFF_PAGE: None,
}
ALL = (NodeKind.TERMINAL, NodeKind.PROCESS, NodeKind.DECISION, NodeKind.OFF_PAGE)


def seat(node: NodeKind, words: str = "", number: str = "", sizes=SCREEN, lane=LANE) -> Seat:
    sign = Sign(id="a", kind=KINDS[node], node=node, lane=0, words=words, number=number)
    return seat_of(sign, lane, setting(sizes))


def in_pixels(found: Seat) -> tuple[float, float]:
    return (round(found.width / PIXEL, 6), round(found.height / PIXEL, 6))


def test_symbols_have_the_sizes_of_the_handbook() -> None:
    assert [in_pixels(seat(node)) for node in ALL] == [(38, 20), (38, 20), (40, 26), (22, 20)]
    assert [in_pixels(seat(node, sizes=PRINT)) for node in ALL[:3]] == [
        (34, 16),
        (34, 16),
        (38, 22),
    ]


@pytest.mark.parametrize("number", ["1", "14", "100"])
@pytest.mark.parametrize("node", ALL[:3])
def test_numbers_stand_in_symbols_without_changing_their_size(node: NodeKind, number: str) -> None:
    numbered = seat(node, number=number)

    assert numbered.block.lines == (number,)
    assert in_pixels(numbered) == in_pixels(seat(node))


@pytest.mark.parametrize("node", ALL[:3])
def test_in_print_symbols_stay_empty(node: NodeKind) -> None:
    assert seat(node, number="14", sizes=PRINT).block.lines == ()


def test_words_go_before_the_number_and_stand_in_print_too() -> None:
    assert seat(NodeKind.PROCESS, "Arsip", "14").block.lines == ("Arsip",)
    assert seat(NodeKind.PROCESS, "Arsip", "14", sizes=PRINT).block.lines == ("Arsip",)


def test_words_first_make_a_symbol_wider_then_higher() -> None:
    lane = 80 * PIXEL
    short = seat(NodeKind.PROCESS, "Periksa 1", lane=lane)
    long = seat(NodeKind.PROCESS, "Dicatat dalam buku agenda", lane=lane)
    most = lane - 2 * (SCREEN.spacing.clear + SCREEN.spacing.track)

    assert short.width > SCREEN.symbols[NodeKind.PROCESS][0]
    assert short.height == SCREEN.symbols[NodeKind.PROCESS][1]
    assert most - 2 * PIXEL <= long.width <= most + 1e-9
    assert long.height > short.height
    assert "".join(long.block.lines).replace(" ", "") == "Dicatatdalambukuagenda"


TEXTS = st.text(alphabet="iaWm /-", min_size=1, max_size=30).map(lambda text: f"A{text}")


@given(TEXTS, st.sampled_from(ALL[:3]), st.floats(56, 92), st.sampled_from([SCREEN, PRINT]))
def test_no_word_leaves_its_symbol_and_no_symbol_its_lane(text, node, lane, sizes) -> None:
    found = seat(node, text, sizes=sizes, lane=lane * PIXEL)
    wide = setting(sizes).width_of(found.block) / 2
    high = (found.block.height - found.block.step + found.block.size) / 2

    assert letters("".join(found.block.lines)) == letters(text)
    free = 2 * (sizes.spacing.clear + sizes.spacing.track)
    assert found.width <= max(sizes.symbols[node][0], lane * PIXEL - free) + 1e-9
    if node is NodeKind.DECISION:
        assert wide / found.width + high / found.height <= 0.5 + 1e-9
    elif node is NodeKind.TERMINAL:
        radius = min(found.width, found.height) / 2
        beyond = (wide - found.width / 2 + radius, high - found.height / 2 + radius)
        assert hypot(*(max(0.0, far) for far in beyond)) <= radius + 1e-9
    assert wide < found.width / 2
    assert high < found.height / 2


@pytest.mark.parametrize("node", ALL[:3])
def test_a_character_wider_than_its_symbol_makes_it_wider_than_its_lane(node: NodeKind) -> None:
    huge = replace(SCREEN, symbol_words=100 * PIXEL)

    found = seat(node, "W", sizes=huge)

    assert setting(huge).width_of(found.block) < found.width


def test_on_the_screen_sizes_are_even_pixels_so_that_both_halves_are_whole() -> None:
    for node in ALL[:3]:
        width, height = in_pixels(seat(node, "Kendali mutu berkas permohonan", lane=70.5 * PIXEL))
        assert (width % 2, height % 2) == (0, 0)


def test_a_lane_widens_for_the_longest_word_in_a_symbol() -> None:
    plain = laid_out(sop(row(symbol("a", 0)), lanes=20))
    wordy = laid_out(sop(row(symbol("a", 0, text="Diarsipkan")), lanes=20))

    assert column_of(wordy, "lane0").width > column_of(plain, "lane0").width
    assert column_of(wordy, "lane1").width == column_of(plain, "lane1").width
    assert [run.text for run in symbol_of(wordy, "a").words] == ["Diarsipkan"]


@pytest.mark.parametrize("sizes", [SCREEN, PRINT])
@pytest.mark.parametrize("kind", [Shape.START, Shape.PROCESS, Shape.DECISION])
@pytest.mark.parametrize("words", ["Langsung ke Kantor", "Jenis?", "Via Email", "Administratif"])
def test_words_of_symbols_stay_whole(words: str, kind: Shape, sizes) -> None:
    chart = laid_out(sop(row(symbol("a", 0, kind=kind, text=words)), lanes=20), sizes)

    assert " ".join(run.text for run in symbol_of(chart, "a").words) == words


def test_the_number_of_a_row_stands_in_all_its_symbols_without_its_stop() -> None:
    chart = laid_out(sop(row(symbol("a", 0), symbol("b", 1), number="4.")))

    assert [joined(found.words) for found in chart.symbols] == ["4", "4"]


@pytest.mark.parametrize("sizes", [SCREEN, PRINT])
def test_symbols_stand_in_their_lane_in_the_middle_of_their_tier(sizes) -> None:
    chart = laid_out(
        sop(row(symbol("a", 0)), row(symbol("b", 2, kind=Shape.DECISION, text="Ya?"))), sizes
    )

    for found in chart.symbols:
        lane = column_of(chart, found.lane)
        band = next(band for band in chart.rows if band.position == found.position)
        assert found.centre[0] == pytest.approx(lane.x + lane.width / 2, abs=PIXEL / 2 + 1e-9)
        assert found.centre[1] == pytest.approx(band.y + band.height / 2)
        assert all(is_inside(run, found.box) for run in found.words)
