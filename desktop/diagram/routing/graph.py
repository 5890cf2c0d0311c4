"""What the router is given and what it gives back: nodes in cells, links, finished lines."""

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]
"""Millimetres; x to the right, y down."""


class NodeKind(StrEnum):
    """What stands in a cell: the symbols of PermenPANRB 35/2012."""

    TERMINAL = "terminal"
    PROCESS = "process"
    DECISION = "decision"
    OFF_PAGE = "off_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A symbol centred in the cell of a lane and a tier, both counted from 0; sizes in mm.

    A row of the table has one tier, or more when several of its symbols share a lane.
    """

    lane: int
    tier: int
    kind: NodeKind
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A connector from node to node, by their places in the list of nodes.

    `label` is the size of its words, width and height in mm, (0, 0) without words. `declines`
    marks the *Tidak* of a decision, which leaves below when both ways would.
    """

    source: int
    target: int
    label: tuple[float, float] = (0.0, 0.0)
    declines: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """Distances in mm that lines keep (UX chapter 9.2 to 9.4, 1 px = 25.4/96 mm).

    `track` between parallel lines and never under `track_least`; `edge` from the rim of the
    lanes to the first line; `clear` between a line and a symbol; `arrow` the length of a head;
    `stub` the shortest last piece; `corner` and `hop` are radii; `label_gap` round words.
    `grain` is what sizes are rounded up to (a pixel on the screen, 0 in print).
    """

    track: float
    track_least: float
    edge: float
    clear: float
    arrow: float
    stub: float
    corner: float
    hop: float
    label_gap: float
    grain: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Where lanes and tiers lie, in mm: what routes are measured and finished by.

    `lane_edges` has one value more than there are lanes, `centres` one for each lane: symbols
    stand there. `tier_heights` are what words and symbols ask for; lines may ask for more.
    """

    lane_edges: tuple[float, ...]
    centres: tuple[float, ...]
    tier_heights: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A finished connector: its polyline from port to port, corners not rounded.

    `joins` names the piece and the point at which it runs into another one to the same
    target: from there on it need not be painted. `hops` are the points at which it jumps
    over another line, `plate` the left upper corner of its words, where no line runs.
    """

    points: tuple[Point, ...]
    joins: tuple[int, Point] | None = None
    hops: tuple[Point, ...] = ()
    plate: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed:
    """All connectors finished; `paths[i]` is that of link i, `nodes[i]` the centre of node i.

    y counts from the top of the first tier; `tier_heights` are at least those asked for.
    """

    tier_heights: tuple[float, ...]
    nodes: tuple[Point, ...]
    paths: tuple[Path, ...]
