"""Measures: those of the handbook, and all of them larger with a larger font."""

from dataclasses import fields, replace

import pytest

from desktop.diagram.routing.graph import NodeKind
from desktop.diagram.sizes import COMPACT, PIXEL, PRINT, SCREEN, Sizes, scaled

KEPT = {"width", "columns", "numbered", "column_numbers", "live", "grain", "line_height"}


def test_a_pixel_is_a_96th_of_an_inch() -> None:
    assert pytest.approx(0.2645833333) == PIXEL
    assert PRINT.width == 330 - 15 - 10


@pytest.mark.parametrize("sizes", [SCREEN, COMPACT, PRINT])
@pytest.mark.parametrize("factor", [1.15, 1.3])
def test_a_larger_font_enlarges_every_measure_but_the_viewport(sizes: Sizes, factor: float) -> None:
    larger = scaled(sizes, factor)

    for item in fields(sizes):
        before, after = getattr(sizes, item.name), getattr(larger, item.name)
        if item.name in KEPT:
            assert after == before
        else:
            for one, other in zip(numbers(before), numbers(after), strict=True):
                # Sizes on the screen are rounded up to pairs of pixels.
                assert one * factor - 1e-9 <= other <= one * factor + 2 * sizes.grain


def numbers(value: object) -> list[float]:
    """List all lengths of a measure."""
    if isinstance(value, float):
        return [value]
    if isinstance(value, tuple):
        return list(value)
    if hasattr(value, "values"):
        return [number for each in value.values() for number in numbers(each)]
    return [getattr(value, item.name) for item in fields(value) if item.name != "grain"]


def test_type_on_the_screen_is_that_of_the_handbook() -> None:
    sizes = [SCREEN.activity_text, SCREEN.text, SCREEN.heading_text, SCREEN.symbol_text]

    assert [size / PIXEL for size in sizes] == pytest.approx([12, 11, 10.5, 11.5])
    assert [PRINT.activity_text / PIXEL, PRINT.text / PIXEL] == pytest.approx([11, 10])


def test_rounding_goes_to_whole_grains_on_the_screen_and_nowhere_in_print() -> None:
    assert SCREEN.up(2.2 * PIXEL) == pytest.approx(3 * PIXEL)
    assert SCREEN.up(2.2 * PIXEL, 2) == pytest.approx(4 * PIXEL)
    assert SCREEN.up(3 * PIXEL) == pytest.approx(3 * PIXEL)
    assert SCREEN.down(2.9 * PIXEL) == pytest.approx(2 * PIXEL)
    assert (PRINT.up(1.23), PRINT.down(1.23)) == (1.23, 1.23)


def test_measures_can_be_replaced() -> None:
    narrow = replace(PRINT, width=190.0)

    assert (narrow.width, narrow.symbols[NodeKind.DECISION]) == (
        190.0,
        PRINT.symbols[NodeKind.DECISION],
    )
