"""The seven SOPs in every preset: all words, headings and symbols, each in its place."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from desktop.diagram.chart import Chart
from desktop.diagram.layout import Table, chart_of
from desktop.diagram.sizes import PIXEL, SCREEN, Sizes, scaled
from desktop.diagram.table.contents import words_in
from desktop.domain.sop.model import Sop
from tests.diagram.table.making import (
    PRESETS,
    column_of,
    heading_of,
    is_inside,
    is_within,
    joined,
    laid_out,
    letters,
)
from tests.diagram.text.faces import FACES
from tests.domain.sop.shipped import IDS, shipped

CASES = [(name, preset) for name in IDS for preset in PRESETS]


@pytest.fixture(params=CASES, ids=lambda case: "-".join(case))
def case(request) -> tuple[Sop, Sizes, Chart]:
    name, preset = request.param
    return shipped(name), PRESETS[preset], known(name, preset)


@cache
def known(name: str, preset: str = "screen") -> Chart:
    return laid_out(shipped(name), PRESETS[preset])


def filled_cells(made: Sop, chart: Chart) -> Iterator[tuple[tuple[int, str], str]]:
    columns = [column.key for column in chart.columns if not column.is_lane]
    for position, row in enumerate(made.rows, 1):
        for column in columns:
            if words_in(row, column):
                yield (position, column), letters(words_in(row, column))


def test_every_filled_cell_is_there_to_the_letter(case) -> None:
    made, _, chart = case
    printed = {(cell.position, cell.column): joined(cell.words) for cell in chart.cells}

    wanted = dict(filled_cells(made, chart))

    assert {place: printed[place] for place in wanted} == wanted
    assert {place for place, words in printed.items() if words} == set(wanted)


def test_lanes_stand_in_their_order_under_their_names(case) -> None:
    made, _, chart = case

    assert [c.key for c in chart.columns if c.is_lane] == [lane.id for lane in made.lanes]
    assert [joined(heading_of(chart, lane.id).words) for lane in made.lanes] == [
        letters(lane.label) for lane in made.lanes
    ]


def test_columns_have_the_headings_that_are_printed(case) -> None:
    made, _, chart = case

    for column in chart.columns:
        if not column.is_lane:
            printed = getattr(made.headings, column.key)
            assert joined(heading_of(chart, column.key).words) == letters(printed)
    assert joined(heading_of(chart, "performers").words) == letters(made.headings.performers)
    assert joined(heading_of(chart, "standard").words) == letters(made.headings.standard)


def test_no_words_leave_their_box(case) -> None:
    _, _, chart = case

    boxes = (*chart.headings, *chart.cells, *chart.symbols)
    outside = [run.text for place in boxes for run in place.words if not is_inside(run, place.box)]

    assert outside == []


def test_symbols_stand_in_their_lane_and_row(case) -> None:
    made, _, chart = case
    bands = {band.position: band for band in chart.rows}
    wanted = [(s.id, s.lane, p, s.kind) for p, row in enumerate(made.rows, 1) for s in row.symbols]

    assert [(s.id, s.lane, s.position, s.kind) for s in chart.symbols] == wanted
    for found in chart.symbols:
        lane, band = column_of(chart, found.lane), bands[found.position]
        cell = replace(found.box, x=lane.x, y=band.y, width=lane.width, height=band.height)
        assert is_within(found.box, cell)


def test_rows_and_columns_fill_the_table(case) -> None:
    _, sizes, chart = case

    ends = [band.y + band.height for band in chart.rows]
    assert [chart.head, *ends] == pytest.approx([*(band.y for band in chart.rows), chart.height])
    assert sum(column.width for column in chart.columns) == pytest.approx(chart.width)
    assert chart.width >= sizes.width - PIXEL


def test_the_same_table_is_laid_out_the_same_way(case) -> None:
    made, sizes, chart = case

    assert laid_out(made, sizes) == chart


def test_the_missing_columns_of_the_seven_are_missing() -> None:
    missing = {
        name: [key for key in ("number", "note") if key not in keys_of(known(name))] for name in IDS
    }

    assert {name: keys for name, keys in missing.items() if keys} == {
        "karimun-pemenuhan-komitmen": ["note"],
        "pariaman-oss-rba": ["number"],
    }


def keys_of(chart: Chart) -> list[str]:
    return [column.key for column in chart.columns]


def test_only_karimun_numbers_its_columns() -> None:
    numbered = {
        name: [joined(c.words) for c in known(name).headings if ":" in c.key] for name in IDS
    }

    assert {name for name, numbers in numbered.items() if numbers} == {"karimun-pemenuhan-komitmen"}
    assert numbered["karimun-pemenuhan-komitmen"] == [str(n) for n in range(1, 16)]


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("factor", [1.0, 1.15, 1.3])
@pytest.mark.parametrize("width", [1017.0, 1270.0])
def test_on_the_screen_columns_rows_and_symbols_lie_on_whole_pixels(
    name: str, factor: float, width: float
) -> None:
    sizes = scaled(replace(SCREEN, width=width * PIXEL), factor)
    chart = chart_of(Table(shipped(name)), sizes, FACES)

    places = [
        *((column.x, column.width) for column in chart.columns),
        *((band.y, band.height) for band in chart.rows),
        *((s.box.x, s.box.y) for s in chart.symbols),
        *((s.box.width, s.box.height) for s in chart.symbols),
        (chart.head, chart.height),
    ]

    off = [pair for pair in places for value in pair if not is_whole(value / PIXEL)]
    assert off == []


def is_whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-6
