"""Cells of words: merged, empty, vertically centred; rows are as high as they need."""

from dataclasses import replace

import pytest

from desktop.diagram.chart import Cell, Chart
from desktop.diagram.layout import Table, chart_of
from desktop.diagram.sizes import PIXEL, PRINT, SCREEN
from desktop.diagram.table.cells import owners
from desktop.diagram.text.font import width_of
from desktop.domain.sop.model import Shape
from tests.diagram.table.making import joined, laid_out, letters, row, sop, symbol
from tests.diagram.text.faces import FACES

LONG = "Petugas menerima berkas permohonan dan memeriksa kelengkapan dan kebenarannya, lalu "


def cells_of(chart: Chart, column: str) -> list[Cell]:
    return [cell for cell in chart.cells if cell.column == column]


def height_of(cell: Cell) -> float:
    return cell.box.height / PIXEL


def test_a_plain_row_is_40_pixels_high_on_screen_and_32_in_print() -> None:
    plain = sop(row())

    assert laid_out(plain).rows[0].height == pytest.approx(40 * PIXEL)
    assert laid_out(plain, PRINT).rows[0].height == pytest.approx(32 * PIXEL)


def test_a_symbol_has_room_for_arrows_above_and_below() -> None:
    box = laid_out(sop(row(symbol("a", 0))))
    diamond = laid_out(sop(row(symbol("a", 0, kind=Shape.DECISION))))

    assert box.rows[0].height == pytest.approx(44 * PIXEL)
    assert diamond.rows[0].height == pytest.approx(50 * PIXEL)


def test_a_row_is_as_high_as_its_longest_words_with_6_pixels_above_and_below() -> None:
    chart = laid_out(sop(row(activity=LONG * 4)))
    (cell,) = cells_of(chart, "activity")

    lines = len(cell.words)
    assert lines > 4
    assert 0 <= height_of(cell) - (lines * 12 * 1.35 + 12) < 2


def test_words_stand_at_half_height() -> None:
    chart = laid_out(sop(row(activity=LONG * 2, requirements="KTP")))
    for column in ("activity", "requirements"):
        (cell,) = cells_of(chart, column)
        first, last = cell.words[0], cell.words[-1]
        above = first.y - 0.727 * first.size - cell.box.y
        below = cell.box.y + cell.box.height - last.y
        assert above == pytest.approx(below, abs=0.01 * first.size)


def test_lines_are_1_35_times_their_size_apart() -> None:
    (cell,) = cells_of(laid_out(sop(row(activity=LONG))), "activity")
    steps = [after.y - one.y for one, after in zip(cell.words, cell.words[1:], strict=False)]

    assert steps == pytest.approx([12 * PIXEL * 1.35] * len(steps))


def test_number_and_time_are_centred_the_rest_stands_left() -> None:
    chart = laid_out(sop(row(time="1 Jam", requirements="KTP", output="Resi", note="-")))

    for cell in chart.cells:
        (run,) = cell.words
        middle = run.x + width_of(FACES.regular, run.text, run.size) / 2
        if cell.column in ("number", "time"):
            assert middle == pytest.approx(cell.box.x + cell.box.width / 2)
        else:
            assert run.x == pytest.approx(cell.box.x + 6 * PIXEL)


def test_activity_is_larger_than_the_rest() -> None:
    screen = laid_out(sop(row(time="1 Jam")))
    paper = laid_out(sop(row(time="1 Jam")), PRINT)

    assert cells_of(screen, "activity")[0].words[0].size == pytest.approx(12 * PIXEL)
    assert cells_of(screen, "time")[0].words[0].size == pytest.approx(11 * PIXEL)
    assert cells_of(paper, "activity")[0].words[0].size == pytest.approx(11 * PIXEL)
    assert cells_of(paper, "time")[0].words[0].size == pytest.approx(10 * PIXEL)


def test_empty_cells_are_there_without_words() -> None:
    chart = laid_out(sop(row(), row()))

    assert [cell.words for cell in cells_of(chart, "output")] == [(), ()]


def test_the_line_breaks_of_a_cell_are_kept() -> None:
    (cell,) = cells_of(laid_out(sop(row(requirements="KTP\nNPWP"))), "requirements")

    assert [run.text for run in cell.words] == ["KTP", "NPWP"]


MERGED = sop(
    row(number="1"),
    row(number="2", time="3 Hari", spans={"time": 2}),
    row(number="3"),
    row(number="4", time="1 Jam"),
)


def test_a_merged_cell_covers_its_rows_with_its_words_in_the_middle() -> None:
    chart = laid_out(MERGED)
    first, merged, last = cells_of(chart, "time")

    assert [cell.position for cell in (first, merged, last)] == [1, 2, 4]
    assert merged.box.y == chart.rows[1].y
    assert merged.box.height == pytest.approx(chart.rows[1].height + chart.rows[2].height)
    assert joined(merged.words) == "3Hari"
    middle = merged.box.y + merged.box.height / 2
    assert merged.words[0].y - 0.364 * merged.words[0].size == pytest.approx(middle, abs=0.01)


def test_other_columns_of_merged_rows_stay_apart() -> None:
    assert [cell.position for cell in cells_of(laid_out(MERGED), "activity")] == [1, 2, 3, 4]


def test_rows_under_a_merged_cell_grow_for_its_words() -> None:
    low = sop(row(time="3 Hari", spans={"time": 2}), row())
    high = sop(row(requirements=LONG * 8, spans={"requirements": 2}), row())

    merged = cells_of(laid_out(high), "requirements")[0]

    assert laid_out(high).height > laid_out(low).height
    assert height_of(merged) >= len(merged.words) * 11 * 1.35 + 12 - 1e-6
    first, second = laid_out(high).rows
    assert first.height == pytest.approx(second.height)


def test_a_merged_cell_never_covers_words() -> None:
    rows = (row(time="1 Jam", spans={"time": 3}), row(), row(time="2 Jam"), row(time="3 Jam"))

    assert owners(rows, "time") == [0, 0, 2, 3]
    assert [joined(cell.words) for cell in cells_of(laid_out(sop(*rows)), "time")] == [
        "1Jam",
        "2Jam",
        "3Jam",
    ]


def test_two_merged_cells_may_follow_each_other() -> None:
    rows = (
        row(output="A", spans={"output": 2}),
        row(),
        row(output="B", spans={"output": 2}),
        row(),
    )

    assert owners(rows, "output") == [0, 0, 2, 2]


def test_a_page_that_begins_within_a_merged_cell_repeats_its_words() -> None:
    chart = chart_of(Table(MERGED, positions=(3, 4)), PRINT, FACES)

    cells = cells_of(chart, "time")

    assert [(cell.position, joined(cell.words)) for cell in cells] == [(3, "3Hari"), (4, "1Jam")]
    assert cells[0].box.height == pytest.approx(chart.rows[0].height)


def test_a_page_that_ends_within_a_merged_cell_cuts_it() -> None:
    chart = chart_of(Table(MERGED, positions=(1, 2)), PRINT, FACES)

    cells = cells_of(chart, "time")

    assert [(cell.position, joined(cell.words)) for cell in cells] == [(1, ""), (2, "3Hari")]
    assert cells[1].box.y + cells[1].box.height == pytest.approx(chart.height)


def test_a_row_of_stacked_symbols_shares_what_its_words_need() -> None:
    made = sop(row(symbol("a", 0), symbol("b", 0), activity=LONG * 5))
    chart = laid_out(made)
    upper, lower = chart.symbols

    middle = chart.rows[0].y + chart.rows[0].height / 2
    assert middle - upper.centre[1] == pytest.approx(lower.centre[1] - middle)


def test_a_live_table_keeps_room_for_what_a_case_adds() -> None:
    made = sop(row(time="1 Jam 30 Menit 20 Detik lamanya", note="Catatan"))
    live = replace(SCREEN, live=True)

    chart = laid_out(made, live)

    (time,) = cells_of(chart, "time")
    (note,) = cells_of(chart, "note")
    assert height_of(time) >= (len(time.words) + 1) * 11 * 1.35 + 12 - 1e-6
    assert height_of(note) >= (len(note.words) + 2) * 11 * 1.35 + 12 - 1e-6
    assert laid_out(made).height < chart.height


def test_every_word_is_in_its_cell() -> None:
    words = {"activity": LONG, "requirements": LONG * 2, "output": "-", "note": "Ket."}
    chart = laid_out(sop(row(number="12a", time="Sesuai NSPK", **words)))

    printed = {cell.column: joined(cell.words) for cell in chart.cells}

    assert printed == {
        **{column: letters(text) for column, text in words.items()},
        "number": "12a",
        "time": "SesuaiNSPK",
    }
