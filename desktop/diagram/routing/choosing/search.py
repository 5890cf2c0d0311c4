"""How the routes of all links are found: each in turn, then two at once, then by pushing.

Every step only ever lowers the sum of all costs, so the search ends; a link is never left without
a route. The order of links is fixed and ties go to the route that sorts first, so that the same
graph always gets the same routes.
"""

from collections.abc import Sequence

from desktop.diagram.routing.choosing.choice import GAIN, NO_LIMIT, Choice
from desktop.diagram.routing.choosing.options import Limit, Option

ROUNDS = 3
PASSES = 6
TRIES = 20
"""Of so many routes that a link would like better it is tried to clear the way."""
MOST_PUSHED = 4


def settle(choice: Choice) -> None:
    """Choose routes until no step makes them cheaper."""
    order = sorted(range(len(choice.links)), key=lambda i: _turn(choice, i))
    for _ in range(ROUNDS):
        _settle_each(choice, order)
        pairs = _settle_pairs(choice)
        pushes = [_push(choice, i) for i in order]
        if choice.is_spent or not (pairs or any(pushes)):
            return


def _turn(choice: Choice, i: int) -> tuple[int, int, int, int]:
    """Order hand-overs in a tier first, then next tiers, long ways down, ways back (UX 9.4)."""
    link = choice.links[i]
    source, target = choice.nodes[link.source], choice.nodes[link.target]
    down, aside = target.tier - source.tier, abs(target.lane - source.lane)
    if down in (0, 1):
        return (down, aside, source.tier, i)
    return (2 if down > 1 else 3, abs(down), source.tier, i)


def _settle_each(choice: Choice, order: Sequence[int]) -> None:
    for _ in range(PASSES):
        before = dict(choice.chosen)
        for i in order:
            choice.choose(i)
        if choice.chosen == before:
            return


def _settle_pairs(choice: Choice) -> bool:
    """Choose anew for two links at once where they cross."""
    changed = False
    for i in sorted(choice.chosen):
        for j in range(i):
            if not choice.is_spent and _cross(choice, i, j):
                changed = _settle_pair(choice, i, j) or changed
    return changed


def _cross(choice: Choice, i: int, j: int) -> bool:
    one, other = choice.chosen[i], choice.chosen[j]
    return one.crosses(other) or choice.net.forced(one, other) > 0


def _settle_pair(choice: Choice, i: int, j: int) -> bool:
    best, found = choice.joint_cost((i, j)), (choice.chosen[i], choice.chosen[j])
    before = found
    del choice.chosen[i], choice.chosen[j]
    alone = choice.cheapest(choice.beside(j), NO_LIMIT)
    least = alone[0] if alone else 0.0
    for cost, option in choice.ranked(choice.beside(i), best - least):
        choice.chosen[i] = option
        other = choice.cheapest(choice.beside(j), best - cost)
        if other is not None:
            best, found = cost + other[0], (option, other[1])
    choice.chosen[i], choice.chosen[j] = found
    return found != before


def _push(choice: Choice, i: int) -> bool:
    """Give a link a route it would like better, and let the links in its way choose anew."""
    limit = Limit(choice.cost_now(i))
    changed = False
    for tried, option in enumerate(choice.options[i].below(limit)):
        if tried > TRIES or choice.is_spent:
            break
        if option != choice.chosen[i] and _pushed(choice, i, option):
            changed = True
            limit.cost = choice.cost_now(i)
    return changed


def _pushed(choice: Choice, i: int, option: Option) -> bool:
    others = choice.in_the_way(i, option)
    if not others or len(others) > MOST_PUSHED:
        return False
    kept = {j: choice.chosen[j] for j in (i, *others)}
    limit = choice.joint_cost(list(kept)) - GAIN
    for j in kept:
        del choice.chosen[j]
    cost = choice.beside(i).cost(option, limit)
    choice.chosen[i] = option
    for j in others:
        found = choice.cheapest(choice.beside(j), limit - cost)
        if found is None:
            choice.chosen.update(kept)
            return False
        cost += found[0]
        choice.chosen[j] = found[1]
    return True
