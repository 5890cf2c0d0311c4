"""Rounded corners, jumps over other lines and arrow heads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.diagram.dressing.lines import arrow_head, is_on, rounded
from desktop.diagram.shapes import Curve
from tests.diagram.rules.strokes import extent, points

CORNER, HOP = 1.0, 0.9
lengths = st.floats(min_value=0.05, max_value=40)


def test_a_corner_is_cut_by_its_radius() -> None:
    path = rounded([(0, 0), (10, 0), (10, 10)], CORNER, (), HOP)
    curve = next(step for step in path if isinstance(step, Curve))

    assert (curve.x, curve.y) == pytest.approx((10, 1))
    assert (10, 0) not in points(path)


def test_a_short_piece_has_a_smaller_corner() -> None:
    path = rounded([(0, 0), (10, 0), (10, 0.8), (20, 0.8)], CORNER, (), HOP)
    curves = [step for step in path if isinstance(step, Curve)]

    assert [(curve.x, curve.y) for curve in curves] == [(10, 0.4), (10.4, 0.8)]


@pytest.mark.parametrize(
    ("line", "hop", "top"),
    [
        ([(0, 0), (10, 0)], (5, 0), (5, -HOP)),
        ([(10, 0), (0, 0)], (5, 0), (5, -HOP)),
        ([(0, 0), (0, 10)], (0, 5), (HOP, 5)),
        ([(0, 10), (0, 0)], (0, 5), (HOP, 5)),
    ],
)
def test_a_hop_is_a_half_circle_up_or_to_the_right(
    line: list[tuple[float, float]], hop: tuple[float, float], top: tuple[float, float]
) -> None:
    path = points(rounded(line, CORNER, (hop,), HOP))
    curved = path[2:-1]
    away = [((x - hop[0]) ** 2 + (y - hop[1]) ** 2) ** 0.5 for x, y in curved]

    assert any((x, y) == pytest.approx(top) for x, y in path)
    assert away == pytest.approx([HOP] * len(away), abs=0.01)


def test_two_hops_near_each_other_are_one_jump() -> None:
    path = points(rounded([(0, 0), (20, 0)], CORNER, ((8, 0), (9, 0)), HOP))

    between = [y for x, y in path if 8 <= x <= 9]
    assert between == pytest.approx([-HOP] * len(between))
    assert len(between) >= 2


def test_a_hop_beside_a_corner_leaves_the_corner_sharper() -> None:
    path = rounded([(0, 0), (10, 0), (10, 10)], CORNER, ((9, 0),), HOP)
    last = [step for step in path if isinstance(step, Curve)][-1]

    assert (last.x, last.y) == pytest.approx((10, 0.1))


@given(st.lists(lengths, min_size=1, max_size=6), st.floats(min_value=0, max_value=1))
def test_a_rounded_line_begins_and_ends_where_it_should_and_stays_near(
    pieces: list[float], share: float
) -> None:
    line = [(0.0, 0.0)]
    for place, length in enumerate(pieces):
        x, y = line[-1]
        line.append((x + length, y) if place % 2 == 0 else (x, y + length))
    hop = (line[1][0] * share, 0.0)
    path = rounded(line, CORNER, (hop,), HOP)
    left, top, right, bottom = extent(path)

    assert points(path)[0] == line[0]
    assert points(path)[-1] == pytest.approx(line[-1])
    assert left >= -1e-6
    assert top >= -HOP - 1e-6
    assert right <= line[-1][0] + HOP + 1e-6
    assert bottom <= line[-1][1] + 1e-6


def test_a_head_is_as_long_as_its_piece_at_the_most() -> None:
    whole = extent(arrow_head((0, 0), (0, 10), 1.85, 1.7))
    short = extent(arrow_head((0, 9), (0, 10), 1.85, 1.7))

    assert whole == pytest.approx((-0.85, 8.15, 0.85, 10))
    assert short == pytest.approx((-0.85, 9, 0.85, 10))


def test_a_point_is_on_a_piece_or_not() -> None:
    assert is_on((5, 0), ((0, 0), (10, 0)))
    assert is_on((10, 0), ((0, 0), (10, 0)))
    assert not is_on((5, 0.1), ((0, 0), (10, 0)))
    assert not is_on((11, 0), ((0, 0), (10, 0)))
