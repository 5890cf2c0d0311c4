"""What a route costs beside the routes of other links: crossings, shared lines, shared ports."""

from collections.abc import Mapping, Sequence

from desktop.diagram.routing.choosing.costs import side
from desktop.diagram.routing.choosing.grid import Footprint, Grid, Way
from desktop.diagram.routing.choosing.meeting import forced_crossings
from desktop.diagram.routing.choosing.options import Option
from desktop.diagram.routing.graph import Link

CROSSING = 200.0
OVERLAP = 500.0
TOUCH = 90.0
BESIDE = 2.5
CORNERS = 3.0
TWO_EXITS = 400.0
EXIT_AND_ENTRY = 300.0
SECOND_ENTRY = 2.0
SHARED_STEP = 2.0
MOST_SHARED = 30.0


Layers = tuple[int, int, int]
"""Points on at least one, two, three routes."""


class Crowd:
    """The routes of links to other targets, as sets of points: on at least one, two, three."""

    def __init__(self, prints: Sequence[Footprint]) -> None:
        self.flat = _layers([p.flat for p in prints])
        self.upright = _layers([p.upright for p in prints])
        self.flat_steps = _layers([p.flat_steps for p in prints])
        self.upright_steps = _layers([p.upright_steps for p in prints])
        corners = 0
        for print_ in prints:
            corners |= print_.corners
        self.corners = corners
        self.points = corners | self.flat[0] | self.upright[0]


def _layers(sets: Sequence[int]) -> Layers:
    one = two = three = 0
    for points in sets:
        three |= two & points
        two |= one & points
        one |= points
    return one, two, three


def _counted(points: int, layers: Layers) -> int:
    one, two, three = layers
    found = points & one
    if not found:
        return 0
    return found.bit_count() + (points & two).bit_count() + (points & three).bit_count()


class Forced:
    """Remembers how often two routes must cross where they share a stretch."""

    def __init__(self) -> None:
        self._known: dict[tuple[Way, Way], int] = {}

    def __call__(self, one: Option, other: Option) -> int:
        """Count the crossings of two routes on shared stretches."""
        mine, its = one.print_, other.print_
        if not (mine.flat_steps & its.flat_steps or mine.upright_steps & its.upright_steps):
            return 0
        key = (one.way, other.way)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = forced_crossings(one.way, other.way)
        return known


def _deep(points: int, layers: Layers) -> int:
    """Tell how many lines lie on each other at most where a route would run over them."""
    return sum([bool(points & layer) for layer in layers])


class Net:
    """The links of a chart: which of them lead to one symbol, which touch the same symbols."""

    def __init__(self, grid: Grid, links: Sequence[Link]) -> None:
        self.grid, self.links = grid, links
        self.forced = Forced()
        at: dict[int, list[int]] = {}
        for i, link in enumerate(links):
            for node in sorted({link.source, link.target}):
                at.setdefault(node, []).append(i)
        self.touching = [
            [j for j in sorted({*at[link.source], *at[link.target]}) if j != i]
            for i, link in enumerate(links)
        ]
        self.kin = [
            [j for j in self.touching[i] if links[j].target == link.target]
            for i, link in enumerate(links)
        ]


class Beside:
    """Prices the routes of one link beside given routes of the others."""

    def __init__(self, net: Net, i: int, chosen: Mapping[int, Option]) -> None:
        self.i, self.link, self.grid, self.forced = i, net.links[i], net.grid, net.forced
        self.leaving, self.arriving = [0.0] * 4, [0.0] * 4
        for j in net.touching[i]:
            if j in chosen:
                self._take_sides(net.links[j], chosen[j])
        self._crowd_exits(net, chosen)
        kin = net.kin[i]
        self.kin = [chosen[j] for j in kin if j in chosen]
        self.strangers = [o for j, o in chosen.items() if j != i and j not in kin]
        self.crowd = Crowd([option.print_ for option in self.strangers])
        self.bonus = MOST_SHARED * len(self.kin)

    def _crowd_exits(self, net: Net, chosen: Mapping[int, Option]) -> None:
        """A third exit on a side costs far more than a second: its words would find no place."""
        counts = [0] * 4
        for j in net.touching[self.i]:
            if j in chosen and net.links[j].source == self.link.source:
                counts[chosen[j].leaves] += 1
        for side_, count in enumerate(counts):
            self.leaving[side_] += TWO_EXITS * count**2

    def _take_sides(self, other: Link, option: Option) -> None:
        source, target = self.link.source, self.link.target
        if other.target == source:
            self.leaving[option.arrives] += EXIT_AND_ENTRY
        if other.source == target:
            self.arriving[option.leaves] += EXIT_AND_ENTRY
        if other.target == target:
            self.arriving[option.arrives] += SECOND_ENTRY

    def cost(self, option: Option, limit: float) -> float:
        """Add up what a route costs, or anything at or over the limit once that is certain."""
        cost = option.cost + self.leaving[option.leaves] + self.arriving[option.arrives]
        if cost - self.bonus >= limit:
            return cost - self.bonus
        cost += self._among_strangers(option.print_)
        for other in self.kin:
            cost += self._among_kin(option, other)
        if cost >= limit:
            return cost
        return cost + CROSSING * self._forced_beside(option)

    def _forced_beside(self, option: Option) -> int:
        print_, crowd = option.print_, self.crowd
        others = self.kin
        if print_.flat_steps & crowd.flat_steps[0] or print_.upright_steps & crowd.upright_steps[0]:
            others = self.kin + self.strangers
        forced = self.forced
        return sum([forced(option, other) for other in others])

    def _among_strangers(self, print_: Footprint) -> float:
        crowd, grid = self.crowd, self.grid
        crossed = _counted(print_.upright, crowd.flat) + _counted(print_.flat, crowd.upright)
        cost = CROSSING * crossed
        flat = print_.flat_steps & crowd.flat_steps[0]
        if flat:
            cost += OVERLAP * _deep(flat & grid.centre_rows, crowd.flat_steps)
            cost += BESIDE * _counted(flat & ~grid.centre_rows, crowd.flat_steps)
        upright = print_.upright_steps & crowd.upright_steps[0]
        if upright:
            cost += OVERLAP * _deep(upright & grid.centre_columns, crowd.upright_steps)
            cost += BESIDE * _counted(upright & ~grid.centre_columns, crowd.upright_steps)
        return cost + self._touched(print_)

    def _touched(self, print_: Footprint) -> float:
        crowd, centres = self.crowd, self.grid.centre_points
        bends = print_.corners & crowd.points
        passed = (print_.flat | print_.upright) & crowd.corners
        cost = TOUCH * ((bends & centres).bit_count() + (passed & centres).bit_count())
        return cost + CORNERS * (bends & crowd.corners & ~centres).bit_count()

    def _among_kin(self, option: Option, other: Option) -> float:
        """Reward a shared tail, punish what the two share otherwise."""
        mine, its = option.print_, other.print_
        cost = CROSSING * ((mine.flat & its.upright) | (mine.upright & its.flat)).bit_count()
        flat = mine.flat_steps & its.flat_steps
        upright = mine.upright_steps & its.upright_steps
        if not flat and not upright:
            return cost
        tail = shared_tail(option.way, other.way)
        loose = flat.bit_count() + upright.bit_count() - tail
        centred = (flat & self.grid.centre_rows) | (upright & self.grid.centre_columns)
        if loose > 0:
            cost += OVERLAP if centred.bit_count() > tail else BESIDE * loose
        return cost - min(MOST_SHARED, SHARED_STEP * tail)


def shared_tail(one: Way, other: Way) -> int:
    """Count the steps that two routes to one symbol take together up to it."""
    steps, i = 0, 1
    while i < min(len(one), len(other)) and one[-i] == other[-i]:
        start, mine, its = one[-i], one[-i - 1], other[-i - 1]
        if mine == its:
            steps += abs(mine[0] - start[0]) + abs(mine[1] - start[1])
        elif side(start, mine) == side(start, its) and (mine[0] == its[0] or mine[1] == its[1]):
            return steps + min(
                abs(end[0] - start[0]) + abs(end[1] - start[1]) for end in (mine, its)
            )
        else:
            return steps
        i += 1
    return steps
