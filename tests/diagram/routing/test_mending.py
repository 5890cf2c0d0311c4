"""Lines that no order of tracks can part take other routes.

The random SOPs named here had such lines: three in one gap that each asked to lie over the next,
and two that turned at the same place.
"""

import pytest

from tests.diagram.checker import faults
from tests.diagram.examples import drawn
from tests.diagram.rules.lines import picture, touching


@pytest.mark.parametrize("seed", [522, 665, 726])
def test_lines_to_different_symbols_neither_cover_nor_touch_each_other(seed: int) -> None:
    chart = drawn(seed).chart

    assert faults(picture(chart)).overlaps == 0
    assert touching(chart) == []
