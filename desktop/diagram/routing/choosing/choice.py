"""The routes chosen for all links so far, and the cheapest ones beside them."""

from collections.abc import Sequence

from desktop.diagram.routing.choosing.beside import Beside, Net
from desktop.diagram.routing.choosing.grid import Grid
from desktop.diagram.routing.choosing.options import Limit, Option, options
from desktop.diagram.routing.graph import Link, Node

MOST_PRICED = 60_000
"""After so many prices the search ends with what it has: a tangle shall not hold up the screen."""
NO_LIMIT = float("inf")
GAIN = 1e-6


class Choice:
    """One route for each link; `chosen[i]` is that of link i."""

    def __init__(self, nodes: Sequence[Node], links: Sequence[Link], grid: Grid) -> None:
        self.nodes, self.links = nodes, links
        self.net = Net(grid, links)
        self.options = [options(grid, link, nodes) for link in links]
        self.chosen: dict[int, Option] = {}
        self.priced = 0

    @property
    def is_spent(self) -> bool:
        """Tell that enough has been tried."""
        return self.priced > MOST_PRICED

    def beside(self, i: int) -> Beside:
        """Price the routes of a link beside those chosen now."""
        return Beside(self.net, i, self.chosen)

    def cost_now(self, i: int) -> float:
        """Tell what the route of a link costs beside all others."""
        return self.beside(i).cost(self.chosen[i], NO_LIMIT)

    def choose(self, i: int) -> None:
        """Give a link the cheapest route beside those of the others."""
        self.chosen.pop(i, None)
        found = self.cheapest(self.beside(i), NO_LIMIT)
        if found is None:
            raise ValueError(f"no way leads along link {i}")
        self.chosen[i] = found[1]

    def cheapest(self, beside: Beside, limit: float) -> tuple[float, Option] | None:
        """Give the cheapest route beside the others, if one costs less than the limit."""
        found: tuple[float, Option] | None = None
        looked = Limit(limit + beside.bonus)
        for option in self.options[beside.i].below(looked):
            self.priced += 1
            cost = beside.cost(option, limit)
            if cost < limit - GAIN:
                limit, found = cost, (cost, option)
                looked.cost = limit + beside.bonus
        return found

    def ranked(self, beside: Beside, limit: float) -> list[tuple[float, Option]]:
        """Give the routes that cost less than the limit beside the others, cheapest first."""
        found = []
        for option in self.options[beside.i].below(Limit(limit + beside.bonus)):
            self.priced += 1
            cost = beside.cost(option, limit)
            if cost < limit:
                found.append((cost, option))
        return sorted(found, key=lambda item: (item[0], item[1].way))

    def joint_cost(self, these: Sequence[int]) -> float:
        """Tell what the routes of some links cost together beside all others."""
        taken = {i: self.chosen.pop(i) for i in these}
        cost = 0.0
        for i, option in taken.items():
            cost += self.beside(i).cost(option, NO_LIMIT)
            self.chosen[i] = option
        return cost

    def in_the_way(self, i: int, option: Option) -> list[int]:
        """List the links whose routes a route of link i would cross, cover or meet at a port."""
        return [j for j in sorted(self.chosen) if j != i and self._collide(i, option, j)]

    def _collide(self, i: int, option: Option, j: int) -> bool:
        other = self.chosen[j]
        return (
            option.crosses(other)
            or self._share_a_port(i, option, j)
            or (self.links[i].target != self.links[j].target and self._cover(option, other))
            or self.net.forced(option, other) > 0
        )

    def _share_a_port(self, i: int, option: Option, j: int) -> bool:
        mine, its, other = self.links[i], self.links[j], self.chosen[j]
        return (
            (mine.source == its.source and option.leaves == other.leaves)
            or (mine.source == its.target and option.leaves == other.arrives)
            or (mine.target == its.source and option.arrives == other.leaves)
        )

    def _cover(self, option: Option, other: Option) -> bool:
        grid, mine, its = self.net.grid, option.print_, other.print_
        flat = mine.flat_steps & its.flat_steps & grid.centre_rows
        return bool(flat or mine.upright_steps & its.upright_steps & grid.centre_columns)
