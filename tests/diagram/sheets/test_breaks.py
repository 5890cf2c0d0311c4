"""Page breaks: the cheapest of all ways to break, tried one by one on small tables."""

from collections.abc import Iterator, Sequence
from random import Random

import pytest

from desktop.diagram.sheets.breaks import Breaks

HEAD = 20.0


def ways_to_break(rows: int) -> Iterator[tuple[range, ...]]:
    for bits in range(2 ** (rows - 1)):
        ends = [row + 1 for row in range(rows - 1) if bits >> row & 1] + [rows]
        starts = [0, *ends[:-1]]
        yield tuple(range(a, b) for a, b in zip(starts, ends, strict=True))


def chosen(
    heights: Sequence[float], cuts: Sequence[int], splits: Sequence[int], room: float
) -> tuple[range, ...]:
    def used(first: int, last: int) -> float:
        return HEAD + sum(heights[first : last + 1])

    return Breaks(room=room, cuts=cuts, splits=splits).pages(len(heights), used)


def total(
    pages: Sequence[range],
    heights: Sequence[float],
    breaks: Breaks,
) -> float:
    return sum(
        breaks.cost(page.stop - 1, HEAD + sum(heights[row] for row in page)) for page in pages
    )


@pytest.mark.parametrize("seed", range(60))
def test_no_other_way_to_break_is_cheaper(seed: int) -> None:
    rng = Random(seed)
    rows = rng.randint(1, 9)
    heights = [rng.uniform(8, 60) for _ in range(rows)]
    cuts = [rng.randint(0, 4) for _ in range(rows - 1)]
    splits = [rng.choice((0, 0, 0, 1)) for _ in range(rows - 1)]
    breaks = Breaks(room=rng.uniform(60, 160), cuts=cuts, splits=splits)

    pages = chosen(heights, cuts, splits, breaks.room)

    least = min(total(way, heights, breaks) for way in ways_to_break(rows))
    assert total(pages, heights, breaks) == pytest.approx(least)
    assert [row for page in pages for row in page] == list(range(rows))


def test_what_fits_on_one_page_is_not_broken() -> None:
    assert chosen([20, 20, 20], [0, 0], [0, 0], room=100) == (range(3),)


def test_a_break_falls_where_fewer_arrows_are_cut() -> None:
    even = chosen([20] * 6, [1] * 5, [0] * 5, room=110)
    shifted = chosen([20] * 6, [1, 0, 4, 1, 1], [0] * 5, room=110)

    assert even == (range(3), range(3, 6))
    assert shifted == (range(2), range(2, 6))


def test_a_merged_cell_is_taken_apart_only_where_no_page_holds_it() -> None:
    spared = chosen([20] * 6, [0] * 5, [0, 0, 1, 0, 0], room=110)
    split = chosen([60, 60, 60], [0, 0], [1, 1], room=110)

    assert 3 not in [page.start for page in spared]
    assert [page.start for page in split] == [0, 1, 2]


def test_a_row_higher_than_the_page_stands_alone() -> None:
    pages = chosen([20, 300, 20], [0, 0], [0, 0], room=100)

    assert range(1, 2) in pages


def test_a_page_may_be_a_little_too_high_where_that_saves_one() -> None:
    assert chosen([21, 21, 21, 21], [1, 1, 1], [0, 0, 0], room=102) == (range(4),)
    assert len(chosen([30, 30, 30, 30], [1, 1, 1], [0, 0, 0], room=102)) == 2
