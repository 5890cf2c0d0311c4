"""Which lines share a gutter or gap, and in which order they run there side by side.

Pieces to one symbol that go on together up to it are one bundle and share a track. Bundles that
run beside each other form a group; its order is the one with the fewest crossings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from desktop.diagram.routing.choosing.costs import side
from desktop.diagram.routing.choosing.grid import Way
from desktop.diagram.routing.graph import Link

MOST_EXACT = 8
ROUNDS = 3
OVERLAID = 10.0


@dataclass(slots=True, eq=False)
class Bundle:
    """Pieces that share a track: `members` are (link, piece); `level` counts tracks from 0.

    `low` and `high` are places on the grid; at symbols they end half a step before.
    """

    upright: bool
    line: int
    low: float
    high: float
    members: list[tuple[int, int]]
    level: int = 0
    count: int = 1

    def meets(self, other: "Bundle") -> bool:
        """Tell that both need tracks of their own."""
        if self.line % 2:
            return min(self.high, other.high) > max(self.low, other.low)
        return min(self.high, other.high) >= max(self.low, other.low)


@dataclass(slots=True)
class Tracks:
    """All bundles by group, and the bundle of each piece."""

    ways: Sequence[Way]
    groups: list[list[Bundle]] = field(default_factory=list)
    of: dict[tuple[int, int], Bundle] = field(default_factory=dict)


def tracks(ways: Sequence[Way], links: Sequence[Link]) -> Tracks:
    """Bundle, group and order all pieces."""
    made = Tracks(ways)
    lines: dict[tuple[bool, int], list[Bundle]] = {}
    for bundle in _bundles(ways, links):
        lines.setdefault((bundle.upright, bundle.line), []).append(bundle)
        made.of.update(dict.fromkeys(bundle.members, bundle))
    for line in sorted(lines):
        made.groups += _groups(lines[line])
    Ordering(made).settle()
    return made


def _bundles(ways: Sequence[Way], links: Sequence[Link]) -> list[Bundle]:
    made: dict[tuple[object, ...], Bundle] = {}
    ports: dict[tuple[int, int], int] = {}
    for i, way in enumerate(ways):
        port = (links[i].source, side(way[0], way[1]))
        twin = ports[port] = ports.get(port, -1) + 1
        for j in range(len(way) - 1):
            (x0, y0), (x1, y1) = way[j], way[j + 1]
            upright = x0 == x1
            start, end = (y0, y1) if upright else (x0, x1)
            towards = 1 if end > start else -1
            head = start + (0.5 * towards if j == 0 else 0)
            tail = end - (0.5 * towards if j == len(way) - 2 else 0)
            low, high = min(head, tail), max(head, tail)
            last = j == len(way) - 2
            key = (upright, way[j + 1 :], towards if last else 0, twin if j == 0 else 0)
            bundle = made.get(key)
            if bundle is None:
                bundle = made[key] = Bundle(upright, x0 if upright else y0, low, high, [])
            bundle.low, bundle.high = min(low, bundle.low), max(high, bundle.high)
            bundle.members.append((i, j))
    return list(made.values())


def _groups(bundles: list[Bundle]) -> Iterator[list[Bundle]]:
    """Split the bundles of one line where none runs beside another."""
    group: list[Bundle] = []
    reach = 0.0
    for bundle in sorted(bundles, key=lambda b: (b.low, b.high, b.members)):
        apart = bundle.low >= reach if bundle.line % 2 else bundle.low > reach
        if group and apart:
            yield group
            group = []
        reach = max(reach, bundle.high) if group else bundle.high
        group.append(bundle)
    if group:
        yield group


def knots(made: Tracks) -> list[tuple[int, int]]:
    """List the links whose lines lie on each other although every group is in its best order."""
    ordering = Ordering(made)
    return [
        (one[0], other[0])
        for group in made.groups
        for first, second in combinations(group, 2)
        if first.meets(second)
        for one in first.members
        for other in second.members
        if ordering.covers(one, other)
    ]


class Ordering:
    """Puts the bundles of each group in order, the other groups being as they are."""

    def __init__(self, made: Tracks) -> None:
        self.made = made

    def settle(self) -> None:
        """Order every group, and again while an order changes."""
        groups = [group for group in self.made.groups if len(group) > 1]
        for group in groups:
            _level(group)
        for _ in range(ROUNDS):
            before = [[bundle.level for bundle in group] for group in groups]
            for group in groups:
                self._order(group)
            if before == [[bundle.level for bundle in group] for group in groups]:
                return

    def _order(self, group: list[Bundle]) -> None:
        ordered = sorted(group, key=lambda b: (self._leaning(b), b.members))
        weights = [
            [self._weight(a, b) if a is not b and a.meets(b) else 0.0 for b in ordered]
            for a in ordered
        ]
        best = _best_order(weights)
        group[:] = [ordered[i] for i in best]
        _level(group)

    def _leaning(self, bundle: Bundle) -> float:
        """Tell to which side the lines of a bundle turn away at its ends."""
        total = 0
        for i, j in bundle.members:
            way = self.made.ways[i]
            axis = 0 if bundle.upright else 1
            if j > 0:
                total += 1 if way[j - 1][axis] > bundle.line else -1
            if j + 2 < len(way):
                total += 1 if way[j + 2][axis] > bundle.line else -1
        return total / len(bundle.members)

    def _weight(self, first: Bundle, second: Bundle) -> float:
        """Count the crossings when the first has the lower track of the two."""
        return sum(
            self._between(one, other, first.line)
            for one in first.members
            for other in second.members
        )

    def _between(self, one: tuple[int, int], other: tuple[int, int], line: int) -> float:
        mine = self._around(one, line - 0.2)
        its = self._around(other, line + 0.2)
        count = 0.0
        for piece in mine[1:]:
            count += _meet(piece, its[0])
        for piece in its[1:]:
            count += _meet(mine[0], piece)
        if self.made.ways[one[0]][-1] != self.made.ways[other[0]][-1]:
            count += sum(_overlaid(piece, beside) for piece in mine[1:] for beside in its[1:])
        return count

    def covers(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Tell that lines to different symbols lie on each other beside two tracks."""
        ways = self.made.ways
        if ways[one[0]][-1] == ways[other[0]][-1]:
            return False
        mine, its = (self._around(m, self._place(*m))[1:] for m in (one, other))
        return any(_overlaid(piece, beside) for piece in mine for beside in its)

    def _around(self, member: tuple[int, int], at: float) -> list[tuple[float, float, float]]:
        """Give a piece put on a track, and its neighbours, each as (place, start, end)."""
        i, j = member
        way = self.made.ways[i]
        along = 1 if way[j][0] == way[j + 1][0] else 0
        start = self._place(i, j - 1) if j > 0 else float(way[j][along])
        end = self._place(i, j + 1) if j + 2 < len(way) else float(way[j + 1][along])
        found = [(at, start, end)]
        if j > 0:
            found.append((start, float(way[j - 1][1 - along]), at))
        if j + 2 < len(way):
            found.append((end, at, float(way[j + 2][1 - along])))
        return found

    def _place(self, i: int, j: int) -> float:
        bundle = self.made.of[i, j]
        if bundle.count == 1:
            return float(bundle.line)
        return bundle.line + 0.8 * ((bundle.level + 0.5) / bundle.count - 0.5)


def _meet(piece: tuple[float, float, float], other: tuple[float, float, float]) -> int:
    place, start, end = piece
    its_place, its_start, its_end = other
    return int(
        min(start, end) < its_place < max(start, end)
        and min(its_start, its_end) < place < max(its_start, its_end)
    )


def _overlaid(piece: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Two neighbours on one centre line must not come to lie on each other."""
    place, start, end = piece
    its_place, its_start, its_end = other
    if abs(place - its_place) > 1e-9:
        return 0.0
    shared = min(max(start, end), max(its_start, its_end)) - max(
        min(start, end), min(its_start, its_end)
    )
    return OVERLAID if shared > 1e-9 else 0.0


def _level(group: list[Bundle]) -> None:
    """Give increasing tracks in order; bundles that never meet may share one."""
    for i, bundle in enumerate(group):
        before = [other.level for other in group[:i] if other.meets(bundle)]
        bundle.level = max(before, default=-1) + 1
    count = max(bundle.level for bundle in group) + 1
    for bundle in group:
        bundle.count = count


def _best_order(weights: list[list[float]]) -> list[int]:
    order = list(range(len(weights)))
    if all(weights[i][j] <= weights[j][i] for i in order for j in order[i + 1 :]):
        return order
    return _exact(weights) if len(weights) <= MOST_EXACT else _improved(weights)


def _exact(weights: list[list[float]]) -> list[int]:
    """Find the cheapest order over all subsets of what already stands before."""
    count = len(weights)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for chosen in range(1, 1 << count):
        members = [i for i in range(count) if chosen >> i & 1]
        options = []
        for last in members:
            cost, order = best[chosen & ~(1 << last)]
            cost += sum(weights[i][last] for i in order)
            options.append((cost, (*order, last)))
        best.append(min(options))
    return list(best[-1][1])


def _improved(weights: list[list[float]]) -> list[int]:
    """Move one bundle at a time to its best place until none gains."""
    order = list(range(len(weights)))
    for _ in range(len(order)):
        before = list(order)
        for item in before:
            rest = [i for i in order if i != item]
            order = min(
                ([*rest[:k], item, *rest[k:]] for k in range(len(order))),
                key=lambda o: _weighed(o, weights),
            )
        if order == before:
            break
    return order


def _weighed(order: list[int], weights: list[list[float]]) -> float:
    return sum(weights[a][b] for i, a in enumerate(order) for b in order[i + 1 :])
