"""What no tracks can mend: routes that would lie on each other wherever their tracks are put.

Seldom three lines in one gap each ask to lie over the next, in a circle, or two lines turn at the
same place of the grid. Then one of them takes another route, the cheapest that ends it.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from desktop.diagram.routing.choosing.choice import Choice
from desktop.diagram.routing.choosing.options import Option
from desktop.diagram.routing.finishing.tracks import Tracks, knots, tracks

ROUNDS = 4
DEARER = 1500.0
"""By how much more than now another route may cost."""
TRIES = 40


def mended(choice: Choice) -> Tracks:
    """Give the tracks of all routes, after the routes that cover each other have been changed."""
    made = _tracks(choice)
    for _ in range(ROUNDS):
        pairs = _covering(choice, made)
        if not pairs:
            break
        for i in sorted({i for pair in pairs for i in pair}):
            better = _without(choice, i, len(pairs))
            if better is not None:
                made = better
                break
        else:
            break
    return made


def _tracks(choice: Choice) -> Tracks:
    ways = tuple(choice.chosen[i].way for i in range(len(choice.links)))
    return tracks(ways, choice.links)


def _covering(choice: Choice, made: Tracks) -> list[tuple[int, int]]:
    """List the pairs of links, to different symbols, whose lines touch or lie on each other."""
    return [*knots(made), *_touching(choice)]


def _touching(choice: Choice) -> Iterator[tuple[int, int]]:
    centres, links = choice.net.grid.centre_points, choice.links
    for i, j in combinations(range(len(links)), 2):
        if links[i].target != links[j].target:
            shared = choice.chosen[i].print_.corners & choice.chosen[j].print_.corners & centres
            if shared:
                yield i, j


def _without(choice: Choice, i: int, count: int) -> Tracks | None:
    """Give a link the cheapest other route with fewer pairs that cover each other, if one has."""
    before = choice.chosen[i]
    for option in _others(choice, i, before):
        choice.chosen[i] = option
        made = _tracks(choice)
        if len(_covering(choice, made)) < count:
            return made
    choice.chosen[i] = before
    return None


def _others(choice: Choice, i: int, now: Option) -> Sequence[Option]:
    ranked = choice.ranked(choice.beside(i), choice.cost_now(i) + DEARER)
    return [option for _, option in ranked if option != now][:TRIES]
