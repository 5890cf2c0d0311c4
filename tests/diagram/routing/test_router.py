"""What always holds for finished connectors, whatever graph they connect."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from desktop.diagram.routing.graph import Field, Link, Node, NodeKind, Routed
from desktop.diagram.routing.router import choose, finish, widened
from tests.diagram.checker import faults
from tests.diagram.graphs import DIAMOND, PX, SPACING, Sheet, label_size, wild_sheet
from tests.diagram.routing.drawn import Drawing, drawn, wrong

Counted = Callable[[str], None]
BOX_SIZE = (38 * PX, 20 * PX)


def complaints(seeds: Iterable[int], counted: Counted) -> list[str]:
    found, links, crossings = [], 0, 0
    for seed in seeds:
        drawing = drawn(wild_sheet(seed))
        links += len(drawing.sheet.links)
        crossings += faults(drawing.picture).crossings
        found += [f"{seed}: {fault}" for fault in wrong(drawing)]
    counted(f"{links} lines, {crossings} crossings, {len(found)} faults")
    return found


def test_wild_graphs_have_no_fault(counted: Counted) -> None:
    assert complaints(range(12), counted) == []


@pytest.mark.long
def test_a_thousand_wild_graphs_have_no_fault(counted: Counted) -> None:
    assert complaints(range(1000), counted) == []


@pytest.mark.parametrize("seed", [1, 3, 7])
def test_the_same_graph_gives_the_same_lines(seed: int) -> None:
    assert drawn(wild_sheet(seed)) == drawn(wild_sheet(seed))


def node(lane: int, tier: int, kind: NodeKind = NodeKind.PROCESS) -> Node:
    width, height = (DIAMOND[0] * PX, DIAMOND[1] * PX) if kind is DECISION else BOX_SIZE
    return Node(lane=lane, tier=tier, kind=kind, width=width, height=height)


DECISION = NodeKind.DECISION


def small(nodes: list[Node], links: list[tuple[int, int, str]]) -> Drawing:
    lanes = max(n.lane for n in nodes) + 1
    tiers = max(n.tier for n in nodes) + 1
    field = Field(
        lane_edges=tuple(60 * PX * j for j in range(lanes + 1)),
        centres=tuple(60 * PX * (j + 0.5) for j in range(lanes)),
        tier_heights=(44 * PX,) * tiers,
    )
    made = tuple(Link(source=a, target=b, label=label_size(w)) for a, b, w in links)
    return drawn(Sheet(tuple(nodes), made, field))


def test_two_links_between_one_pair_are_two_lines() -> None:
    drawing = small([node(0, 0, DECISION), node(1, 1)], [(0, 1, "Ya"), (0, 1, "Tidak")])

    one, other = drawing.routed.paths
    assert wrong(drawing) == []
    assert one.points[0] != other.points[0]


def test_a_decision_may_return_to_itself() -> None:
    drawing = small(
        [node(0, 0), node(1, 1, DECISION), node(1, 2)],
        [(0, 1, ""), (1, 1, "Tidak"), (1, 2, "Ya")],
    )

    loop = drawing.routed.paths[1].points
    assert wrong(drawing) == []
    assert loop[0] != loop[-1]
    assert len(loop) >= 5


def test_six_exits_with_words_leave_one_decision() -> None:
    nodes = [node(2, 0), node(2, 2, DECISION), *(node(lane, 4) for lane in range(5)), node(0, 1)]
    words = ["A1", "Lengkap", "Tidak lengkap", "Ditolak", "Dicabut", "Lain"]
    links = [(0, 1, ""), *((1, 2 + k, words[k]) for k in range(5)), (1, 7, words[5])]

    drawing = small(nodes, links)

    starts = {path.points[0] for path in drawing.routed.paths[1:]}
    assert wrong(drawing) == []
    assert len(starts) == 6


def test_many_lines_to_one_symbol_are_painted_once_where_they_join() -> None:
    nodes = [*(node(lane, 0) for lane in range(6)), node(3, 2)]

    drawing = small(nodes, [(k, 6, "") for k in range(6)])

    joined = [path for path in drawing.routed.paths if path.joins]
    assert wrong(drawing) == []
    assert len(joined) == 3


def test_off_page_connectors_leave_below_and_are_entered_from_above() -> None:
    pages = [node(0, 0, NodeKind.OFF_PAGE), node(2, 1), node(0, 2, NodeKind.OFF_PAGE)]

    drawing = small(pages, [(0, 1, ""), (1, 2, "")])

    arrival, departure = drawing.routed.paths
    assert arrival.points[1][1] > arrival.points[0][1]
    assert departure.points[-1][1] > departure.points[-2][1]
    assert wrong(drawing) == []


def test_an_empty_graph_has_no_lines() -> None:
    field = Field(lane_edges=(0.0, 15.0), centres=(7.5,), tier_heights=(10.0,))

    ways = choose([], [], field, SPACING)

    assert ways.gutters == (0.0, 0.0)
    assert finish(ways, field) == Routed(tier_heights=(10.0,), nodes=(), paths=())


def test_tiers_grow_by_whole_grains() -> None:
    sheet = wild_sheet(1)
    low = replace(sheet.field, tier_heights=tuple(30 * PX for _ in sheet.field.tier_heights))

    ways = choose(sheet.nodes, sheet.links, low, replace(SPACING, grain=PX))
    heights = finish(ways, widened(ways, low)).tier_heights

    assert all(abs(height / PX - round(height / PX)) < 1e-6 for height in heights)
    assert max(heights) > 30 * PX
