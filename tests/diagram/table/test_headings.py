"""The heading is that of the signed table, in words that fit."""

from dataclasses import replace

import pytest

from desktop.diagram.layout import Table, chart_of
from desktop.diagram.sizes import COMPACT, PIXEL, PRINT, SCREEN
from desktop.diagram.text.font import width_of
from desktop.domain.sop.model import Lane, Sop
from tests.diagram.table.making import (
    HEADINGS,
    column_of,
    heading_of,
    is_inside,
    joined,
    laid_out,
    letters,
    row,
    sop,
    symbol,
)
from tests.diagram.text.faces import FACES

ONE = row(symbol("a", 0))


def with_lane(label: str, lanes: int = 20) -> Sop:
    """Make an SOP with lanes at their least width, the first one with this name."""
    made = sop(ONE, lanes=lanes)
    return replace(made, lanes=(Lane(id="lane0", label=label), *made.lanes[1:]))


def test_groups_stand_over_their_columns_and_the_others_fill_both_rows() -> None:
    chart = laid_out(sop(ONE))
    performers, standard = heading_of(chart, "performers"), heading_of(chart, "standard")

    assert joined(performers.words) == "Pelaksana"
    assert performers.box.x == column_of(chart, "lane0").x
    assert performers.box.width == pytest.approx(3 * column_of(chart, "lane0").width)
    assert standard.box.x == column_of(chart, "requirements").x
    assert standard.box.x + standard.box.width == pytest.approx(column_of(chart, "note").x)
    for key in ("number", "activity", "note"):
        assert (heading_of(chart, key).box.y, heading_of(chart, key).box.height) == (0, chart.head)
    assert heading_of(chart, "lane1").box.y == performers.box.height == pytest.approx(22 * PIXEL)


def test_a_group_without_a_name_leaves_both_rows_to_its_columns() -> None:
    chart = laid_out(sop(ONE, headings=replace(HEADINGS, performers="", standard="")))

    assert {cell.box.y for cell in chart.headings} == {0}
    assert "performers" not in {cell.key for cell in chart.headings}


def test_names_of_lanes_are_centred() -> None:
    cell = heading_of(laid_out(with_lane("Kepala Bidang Perizinan")), "lane0")

    for run in cell.words:
        middle = run.x + width_of(FACES.strong, run.text, run.size) / 2
        assert middle == pytest.approx(cell.box.x + cell.box.width / 2)
        assert run.strong


def test_names_of_lanes_break_at_blanks_and_after_strokes() -> None:
    cell = heading_of(laid_out(with_lane("FO/Petugas Loker 2")), "lane0")

    assert [run.text for run in cell.words] == ["FO/", "Petugas", "Loker 2"]


@pytest.mark.parametrize(
    ("label", "pixels"),
    [("Kadis", 10.5), ("Administrasi", 8.0), ("Pertanggungjawaban", 7.5)],
)
def test_the_font_shrinks_by_half_pixels_until_the_longest_word_fits(
    label: str, pixels: float
) -> None:
    cell = heading_of(laid_out(with_lane(label)), "lane0")

    assert cell.words[0].size / PIXEL == pytest.approx(pixels)
    assert [run.text for run in cell.words] == [label]
    assert all(is_inside(run, cell.box) for run in cell.words)


def test_a_lane_widens_for_a_name_too_long_in_the_smallest_font_but_not_without_end() -> None:
    usual = column_of(laid_out(with_lane("Administrasi")), "lane0").width
    wide = column_of(laid_out(with_lane("Pertanggungjawaban")), "lane0").width
    widest = column_of(laid_out(with_lane("Pertanggungjawaban" * 3)), "lane0").width

    assert usual == pytest.approx(SCREEN.lane_least)
    assert SCREEN.lane_least < wide < widest
    assert widest == pytest.approx(SCREEN.lane_most)


def test_a_word_too_long_for_the_widest_lane_breaks_anywhere() -> None:
    cell = heading_of(laid_out(with_lane("Pertanggungjawaban" * 3)), "lane0")

    assert len(cell.words) > 1
    assert joined(cell.words) == "Pertanggungjawaban" * 3
    assert all(is_inside(run, cell.box) for run in cell.words)


def test_the_heading_is_as_high_as_its_longest_name_needs() -> None:
    low, high = laid_out(with_lane("Kadis")), laid_out(with_lane("Kepala Bidang Perizinan Terkait"))

    assert high.head > low.head
    assert low.rows[0].y == low.head
    assert high.rows[0].y == high.head


def test_columns_are_numbered_where_the_sop_prints_their_numbers() -> None:
    numbered = sop(ONE, headings=replace(HEADINGS, number="", column_numbers=True))

    for sizes in (SCREEN, PRINT):
        chart = laid_out(numbered, sizes)
        numerals = [cell for cell in chart.headings if cell.key.startswith("numeral:")]
        assert [joined(cell.words) for cell in numerals] == [str(n + 1) for n in range(8)]
        assert [cell.key for cell in numerals] == [f"numeral:{c.key}" for c in chart.columns]
        assert {cell.box.y + cell.box.height for cell in numerals} == {chart.head}


def test_columns_are_not_numbered_otherwise_nor_where_some_are_left_out() -> None:
    numbered = sop(ONE, headings=replace(HEADINGS, column_numbers=True))

    for chart in (laid_out(sop(ONE)), laid_out(numbered, COMPACT)):
        assert not [cell for cell in chart.headings if cell.key.startswith("numeral:")]


def test_notes_that_only_a_live_table_has_bring_their_heading_and_no_number() -> None:
    made = sop(ONE, headings=replace(HEADINGS, note="", column_numbers=True))

    chart = chart_of(Table(made, note_heading="Keterangan"), replace(SCREEN, live=True), FACES)

    assert joined(heading_of(chart, "note").words) == "Keterangan"
    assert heading_of(chart, "numeral:note").words == ()
    assert joined(heading_of(chart, "numeral:output").words) == "8"


def test_the_heading_of_the_sop_goes_before_that_of_a_live_table() -> None:
    table = Table(sop(ONE), note_heading="Keterangan")

    chart = chart_of(table, replace(SCREEN, live=True), FACES)

    assert joined(heading_of(chart, "note").words) == letters("Ket.")


def test_pages_of_one_sop_have_the_same_heading() -> None:
    made = sop(ONE, row(symbol("b", 1), number="2"))

    whole = laid_out(made)
    part = chart_of(Table(made, positions=(2,)), SCREEN, FACES)

    assert part.headings == whole.headings
    assert part.columns == whole.columns
