"""How two routes must cross where they run side by side in one gutter or gap.

Two lines that share a stretch of the grid get tracks of their own there. Whether they can do so
without crossing depends only on which of them turns away to which hand at either end: if the hands
differ they cross once, wherever the tracks lie.
"""

from itertools import pairwise

from desktop.diagram.routing.choosing.grid import Spot, Way

Step = tuple[int, int]
KNOT = 4
"""Two lines that change places between the same two centre lines cannot but cover each other."""


def forced_crossings(one: Way, other: Way) -> int:
    """Count the shared stretches on which two routes cross whatever their tracks are."""
    backwards = other[::-1]
    return _along(one, other) + _along(one, backwards)


def _along(one: Way, other: Way) -> int:
    count = 0
    for i, piece in enumerate(pairwise(one)):
        for j, beside in enumerate(pairwise(other)):
            if _heading(*piece) != _heading(*beside):
                continue
            if _begins(one, i, other, j):
                count += _parts_crossed(one, i, other, j)
    return count


def _heading(start: Spot, end: Spot) -> Step:
    return (_sign(end[0] - start[0]), _sign(end[1] - start[1]))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _place(spot: Spot, heading: Step) -> int:
    return spot[0] * heading[0] + spot[1] * heading[1]


def _begins(one: Way, i: int, other: Way, j: int) -> bool:
    """Tell that two pieces run on each other, and that what they share begins there."""
    heading = _heading(one[i], one[i + 1])
    across = 1 if heading[0] else 0
    if one[i][across] != other[j][across]:
        return False
    start = max(_place(one[i], heading), _place(other[j], heading))
    end = min(_place(one[i + 1], heading), _place(other[j + 1], heading))
    if end <= start:
        return False
    return not (
        i > 0
        and j > 0
        and one[i] == other[j]
        and _heading(one[i - 1], one[i]) == _heading(other[j - 1], other[j])
    )


def _parts_crossed(one: Way, i: int, other: Way, j: int) -> int:
    before = _hand_before(one, i, other, j)
    knots = one[i] == other[j] and one[i + 1] == other[j + 1] and _on_centres(one[i], one[i + 1])
    while (
        one[i + 1] == other[j + 1]
        and i + 2 < len(one)
        and j + 2 < len(other)
        and _heading(one[i + 1], one[i + 2]) == _heading(other[j + 1], other[j + 2])
    ):
        i, j = i + 1, j + 1
    after = _hand_after(one, i, other, j)
    if before * after >= 0:
        return 0
    return KNOT if knots else 1


def _on_centres(start: Spot, end: Spot) -> bool:
    axis = 0 if start[1] == end[1] else 1
    return start[axis] % 2 == 1 and end[axis] % 2 == 1


def _hand_before(one: Way, i: int, other: Way, j: int) -> int:
    """Tell on which hand of the other the one comes in: 1 right, -1 left, 0 from one symbol."""
    heading = _heading(one[i], one[i + 1])
    mine, its = _place(one[i], heading), _place(other[j], heading)
    coming = 0 if mine < its else _turned(one, i - 1, i, heading, -1)
    its_coming = 0 if its < mine else _turned(other, j - 1, j, heading, -1)
    if None in (coming, its_coming):
        return 0
    return _sign((coming or 0) - (its_coming or 0))


def _hand_after(one: Way, i: int, other: Way, j: int) -> int:
    heading = _heading(one[i], one[i + 1])
    mine, its = _place(one[i + 1], heading), _place(other[j + 1], heading)
    going = 0 if mine > its else _turned(one, i + 1, i + 2, heading, 1)
    its_going = 0 if its > mine else _turned(other, j + 1, j + 2, heading, 1)
    if None in (going, its_going):
        return 0
    return _sign((going or 0) - (its_going or 0))


def _turned(way: Way, start: int, end: int, heading: Step, sense: int) -> int | None:
    """Tell to which hand a route lies off the heading; None where it stands at a symbol."""
    if start < 0 or end >= len(way):
        return None
    x, y = _heading(way[start], way[end])
    return sense * (heading[0] * y - heading[1] * x)
