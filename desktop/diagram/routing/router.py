"""Connectors of a swimlane: first which way each goes, then where exactly its line lies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.diagram.routing.choosing.choice import Choice
from desktop.diagram.routing.choosing.grid import Grid
from desktop.diagram.routing.choosing.search import settle
from desktop.diagram.routing.finishing import lanes
from desktop.diagram.routing.finishing.drawing import drawn, lost, with_room
from desktop.diagram.routing.finishing.labels import ANYWHERE, AT_THE_EXIT
from desktop.diagram.routing.finishing.lines import Plan
from desktop.diagram.routing.finishing.placing import Surroundings
from desktop.diagram.routing.graph import Field, Link, Node, Path, Routed, Spacing
from desktop.diagram.routing.mending import mended

TRIALS = 4


@dataclass(frozen=True, slots=True)
class Ways:
    """The chosen routes with the order of their tracks, ready to be measured.

    `gutters[g]` is the free width in mm that gutter g (0 to the number of lanes) needs in all.
    For an inner gutter that is the distance between the right side of the widest symbol of the
    lane before it and the left side of the widest symbol of the lane after it; for the first and
    the last gutter the distance between the rim of the lanes and the side of the widest symbol of
    the outermost lane. 0 means that nothing is asked for. Where the caller grants it everywhere, no
    line touches a symbol or another line; `widened` gives a field that grants it.
    """

    plan: Plan
    gutters: tuple[float, ...]
    roomy: tuple[float, ...]
    """Heights of tiers in which all words have found room."""


def choose(nodes: Sequence[Node], links: Sequence[Link], field: Field, spacing: Spacing) -> Ways:
    """Choose a route for every link and order the lines that run side by side."""
    grid = Grid(nodes, field)
    choice = Choice(nodes, links, grid)
    settle(choice)
    made = mended(choice)
    around = Surroundings(
        nodes=dict(zip(grid.spots, nodes, strict=True)),
        ways=made.ways,
        spacing=spacing,
        last=(2 * grid.lanes, 2 * grid.tiers),
        words={},
    )
    plan = Plan(nodes, links, spacing, made, around)
    return _with_words(plan, lanes.narrowed(field, nodes, spacing))


def _with_words(plan: Plan, field: Field, trials: int = TRIALS) -> Ways:
    """Ask for wider gutters where words find no room in the narrowest lanes."""
    count = len(field.centres)
    while True:
        gutters = lanes.gutters(plan, count)
        found = drawn(plan, lanes.widened(field, plan.nodes, gutters), AT_THE_EXIT)
        missing = lost(plan, found)
        trials -= 1
        if not missing or not trials:
            return Ways(plan, gutters, found.measured.field.tier_heights)
        plan = with_room(plan, missing, grows_lanes=True)


def widened(ways: Ways, field: Field) -> Field:
    """Give the field with every lane as wide as its lines need, the rest moved aside."""
    return lanes.widened(field, ways.plan.nodes, ways.gutters)


def finish(ways: Ways, field: Field) -> Routed:
    """Draw the chosen routes into the final columns; tiers grow where lines or words need room."""
    plan = ways.plan
    found = drawn(plan, field)
    for _ in range(TRIALS):
        missing = lost(plan, found)
        if not missing:
            break
        plan = with_room(plan, missing, grows_lanes=False)
        field = _raised(field, ways, missing)
        found = drawn(plan, field)
    if lost(plan, found):
        found = drawn(plan, field, ANYWHERE)
    lines = zip(found.measured.lines, found.joins, found.hops, found.plates, strict=True)
    return Routed(
        tier_heights=found.measured.field.tier_heights,
        nodes=found.measured.nodes,
        paths=tuple(
            Path(points=points, joins=join, hops=jumps, plate=plate)
            for points, join, jumps, plate in lines
        ),
    )


def _raised(field: Field, ways: Ways, missing: Sequence[int]) -> Field:
    """Make the tiers along some links as high as they were when all words found room."""
    heights = list(field.tier_heights)
    for i in missing:
        link = ways.plan.links[i]
        ends = sorted((ways.plan.nodes[link.source].tier, ways.plan.nodes[link.target].tier))
        for tier in range(ends[0], ends[1] + 1):
            heights[tier] = max(heights[tier], ways.roomy[tier])
    return replace(field, tier_heights=tuple(heights))
