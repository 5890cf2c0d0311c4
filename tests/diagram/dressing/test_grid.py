"""The lines and the ground of the table."""

from dataclasses import replace

import pytest

from desktop.diagram.chart import Chart, RowBand
from desktop.diagram.dressing.dressed import dressed
from desktop.diagram.dressing.palettes import LIGHT, PAPER, Palette
from desktop.diagram.shapes import Belongs
from desktop.diagram.sizes import PIXEL
from tests.diagram.dressing.small import ROW, box_of, cell, chart, live, px, symbol
from tests.diagram.examples import FACES, OTHER, SEVEN, known
from tests.diagram.rules.strokes import extent, figures

Edges = tuple[float, float, float, float]


def lines(of: Chart, palette: Palette = LIGHT) -> list[Edges]:
    drawing = dressed(of, palette, FACES)
    return [extent(figure.path) for figure in figures(drawing, Belongs.GRID)]


def is_level(edges: Edges) -> bool:
    return edges[2] - edges[0] > edges[3] - edges[1]


def crossed(of: Chart, column: str, y: float) -> bool:
    """Say whether a level line runs through the middle of a column at a height."""
    box = box_of(column, 1)
    x = box.x + box.width / 2
    return any(e[0] < x < e[2] and e[1] - 1e-6 <= y <= e[3] for e in lines(of) if is_level(e))


@pytest.mark.parametrize("name", [*SEVEN, OTHER])
def test_on_the_screen_lines_are_one_pixel_thick_and_begin_on_whole_pixels(name: str) -> None:
    for edges in lines(known(name, "screen").chart):
        in_pixels = [edge / PIXEL for edge in edges]
        assert in_pixels == pytest.approx([round(edge) for edge in in_pixels], abs=1e-3)
        assert min(edges[2] - edges[0], edges[3] - edges[1]) == pytest.approx(PIXEL)


def test_on_paper_frame_and_lane_block_are_thicker_than_the_lines_within() -> None:
    of = known(SEVEN[1], "F4").chart
    thick = {round(min(e[2] - e[0], e[3] - e[1]) / PIXEL, 2) for e in lines(of, PAPER)}
    heavy = [e for e in lines(of, PAPER) if e[2] - e[0] == pytest.approx(1.1 * PIXEL)]
    lanes = [column for column in of.columns if column.is_lane]
    middles = {round((e[0] + e[2]) / 2, 2) for e in heavy}

    assert thick == {0.4, 1.1}
    assert {round(lanes[0].x, 2), round(lanes[-1].x + lanes[-1].width, 2)} < middles


@pytest.mark.parametrize("palette", [LIGHT, PAPER], ids=["screen", "paper"])
def test_no_line_leaves_the_table(palette: Palette) -> None:
    of = known(OTHER, "F4").chart
    for left, top, right, bottom in lines(of, palette):
        assert min(left, top) >= -1e-6
        assert right <= of.width + 1e-6
        assert bottom <= of.height + 1e-6


def test_a_merged_cell_has_no_line_through_it() -> None:
    small = chart()
    kept = (c for c in small.cells if c.column != "time")
    merged = replace(small, cells=(*kept, cell("time", 1, "2 Hari", rows=2)))
    y = px(50 + ROW)

    assert crossed(small, "time", y)
    assert not crossed(merged, "time", y)
    assert crossed(merged, "activity", y)
    assert crossed(merged, "note", y)


def test_a_strip_of_connectors_has_only_the_sides_of_the_lanes() -> None:
    small = chart()
    strip = RowBand(position=0, y=small.height, height=px(40))
    longer = replace(
        small,
        height=small.height + px(40),
        rows=(*small.rows, strip),
        symbols=(*small.symbols, symbol("page:to:A:desk", None, "desk", 3)),
    )
    middle = strip.y + strip.height / 2
    found = [e for e in lines(longer) if not is_level(e) and e[1] < middle < e[3]]
    sides = {round(e[0] / PIXEL) for e in found}

    assert sides == {0, 204, 444, round(small.width / PIXEL) - 1}


def test_every_second_lane_is_shaded_under_the_rows_only() -> None:
    drawing = dressed(chart(), LIGHT, FACES)
    shaded = [extent(f.path) for f in figures(drawing, Belongs.PAPER) if f.fill == LIGHT.zebra]

    assert [(round(e[0] / PIXEL), round(e[1] / PIXEL)) for e in shaded] == [(204, 50), (364, 50)]


def test_nothing_of_the_body_reaches_into_the_heading() -> None:
    of = known(OTHER, "live screen").chart
    drawing = dressed(of, LIGHT, FACES)
    begin = next(
        place for place, shape in enumerate(drawing.shapes) if shape.part.belongs is Belongs.HEADING
    )
    for figure in (s for s in drawing.shapes[: begin - 1] if hasattr(s, "path")):
        assert extent(figure.path)[1] >= of.head - 1e-6


def test_words_of_arrows_have_the_ground_of_their_lane_and_row_under_them() -> None:
    plain = figures(dressed(chart(), LIGHT, FACES), Belongs.LABEL)
    current = figures(dressed(chart(), LIGHT, FACES, live()), Belongs.LABEL)

    assert [figure.fill for figure in plain] == [LIGHT.zebra, LIGHT.surface]
    assert [figure.fill for figure in current] == ["#faecec", "#fdefee"]
