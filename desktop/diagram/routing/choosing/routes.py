"""The patterns a connector may take on the grid, from straight to four bends (UX 9.4)."""

from collections.abc import Iterator

from desktop.diagram.routing.choosing.grid import Spot, Way

MOST_BENDS = 4


def candidates(start: Spot, end: Spot, across: int, bends: int) -> Iterator[Way]:
    """Give every pattern with so many bends from symbol to symbol, free or not."""
    if start == end:
        return _loops(start) if bends == 3 else iter(())
    patterns = (_straight, _corner, _two_bends, _three_bends, _four_bends)
    return patterns[bends](start, end, across)


def _straight(start: Spot, end: Spot, _across: int) -> Iterator[Way]:
    if start[0] == end[0] or start[1] == end[1]:
        yield (start, end)


def _corner(start: Spot, end: Spot, _across: int) -> Iterator[Way]:
    (sx, sy), (tx, ty) = start, end
    if sx != tx and sy != ty:
        yield (start, (tx, sy), end)
        yield (start, (sx, ty), end)


def _two_bends(start: Spot, end: Spot, across: int) -> Iterator[Way]:
    (sx, sy), (tx, ty) = start, end
    if sx != tx:
        for gap in sorted({sy - 1, sy + 1, ty - 1, ty + 1}):
            yield (start, (sx, gap), (tx, gap), end)
    if sy != ty:
        for x in _columns(start, end, across):
            yield (start, (x, sy), (x, ty), end)


def _three_bends(start: Spot, end: Spot, across: int) -> Iterator[Way]:
    (sx, sy), (tx, ty) = start, end
    for x in _columns(start, end, across):
        for gap in (ty - 1, ty + 1):
            yield (start, (x, sy), (x, gap), (tx, gap), end)
        for gap in (sy - 1, sy + 1):
            yield (start, (sx, gap), (x, gap), (x, ty), end)


def _four_bends(start: Spot, end: Spot, across: int) -> Iterator[Way]:
    (sx, sy), (tx, ty) = start, end
    for x in _columns(start, end, across):
        for gap in (sy - 1, sy + 1):
            for other in (ty - 1, ty + 1):
                if gap != other:
                    yield (start, (sx, gap), (x, gap), (x, other), (tx, other), end)


def _columns(start: Spot, end: Spot, across: int) -> list[int]:
    return [x for x in range(across) if x not in (start[0], end[0])]


def _loops(spot: Spot) -> Iterator[Way]:
    x, y = spot
    for side in (x + 1, x - 1):
        for gap in (y - 1, y + 1):
            yield (spot, (side, y), (side, gap), (x, gap), spot)
            yield (spot, (x, gap), (side, gap), (side, y), spot)
