"""The routes one link may take, cheapest first, worked out only as far as they are asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.diagram.routing.choosing.costs import BEND, LENGTH, Own, Side, entry_of, exit_of
from desktop.diagram.routing.choosing.grid import Footprint, Grid, Way
from desktop.diagram.routing.choosing.routes import MOST_BENDS, candidates
from desktop.diagram.routing.graph import Link, Node


@dataclass(frozen=True, slots=True)
class Option:
    """A route with what it costs by itself."""

    cost: float
    way: Way
    print_: Footprint
    leaves: Side
    arrives: Side

    def crosses(self, other: "Option") -> bool:
        """Tell that the two cross at a point where both go straight on."""
        mine, its = self.print_, other.print_
        return bool(mine.flat & its.upright or mine.upright & its.flat)


@dataclass(slots=True)
class Options:
    """All free routes of a link, by their number of bends."""

    grid: Grid
    own: Own
    link: Link
    _by_bends: dict[int, list[tuple[float, Way]]] = field(default_factory=dict)
    _known: dict[Way, Option | None] = field(default_factory=dict)

    def below(self, limit: "Limit") -> Iterator[Option]:
        """Give the routes that cost less than a limit, which may sink meanwhile."""
        direct = self._direct()
        for bends in range(MOST_BENDS + 1):
            if BEND * bends + direct > limit.cost:
                return
            for cost, way in self._with(bends):
                if cost > limit.cost:
                    break
                option = self._option(cost, way)
                if option is not None:
                    yield option

    def _direct(self) -> float:
        (sx, sy), (tx, ty) = self._ends()
        x, y = self.grid.x, self.grid.y
        return LENGTH * (abs(x[tx] - x[sx]) + abs(y[ty] - y[sy]))

    def _ends(self) -> Way:
        return (self.grid.spots[self.link.source], self.grid.spots[self.link.target])

    def _with(self, bends: int) -> list[tuple[float, Way]]:
        known = self._by_bends.get(bends)
        if known is None:
            start, end = self._ends()
            ways = candidates(start, end, self.grid.across, bends)
            known = self._by_bends[bends] = sorted([(self.own(way), way) for way in ways])
        return known

    def _option(self, cost: float, way: Way) -> Option | None:
        if way not in self._known:
            print_ = self.grid.footprint(way)
            free = not (print_.flat | print_.upright | print_.corners) & self.grid.occupied
            made = Option(cost, way, print_, exit_of(way), entry_of(way))
            self._known[way] = made if free else None
        return self._known[way]


@dataclass(slots=True)
class Limit:
    """What a route may cost by itself to be worth a look."""

    cost: float


def options(grid: Grid, link: Link, nodes: Sequence[Node]) -> Options:
    """Give the options of a link."""
    return Options(grid, Own(grid, link, nodes[link.source], nodes[link.target]), link)
