"""Where the words of a connector stand: beside its first piece, free of everything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import copysign

from desktop.diagram.routing.finishing.joins import Line, painted
from desktop.diagram.routing.graph import Link, Point, Spacing

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

NEAR_THE_EXIT = 24.0
"""How far from the exit words may stand, in mm along the line."""
AT_THE_EXIT = 12.0
"""How far they stand in the narrowest lanes; higher tiers may move them away from there."""
ANYWHERE = float("inf")
TRIES = 3
BARELY = 0.06
"""The least distance in mm of words from anything, where more cannot be had."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that words must keep off, and the rectangle that they must stay in."""

    lines: Sequence[Line]
    joins: Sequence[tuple[int, Point] | None]
    taken: Sequence[Box]
    frame: Box
    reach: float = NEAR_THE_EXIT


def plates(scene: Scene, links: Sequence[Link], spacing: Spacing) -> list[Point | None]:
    """Give the left upper corner of each link's words; None without words or without room.

    Words that find no room because others stand there are placed before them in another try.
    """
    order = [i for i, link in enumerate(links) if link.label[0]]
    found: dict[int, Box | None] = {}
    for _ in range(TRIES):
        found = _placed(scene, links, spacing, order)
        lost = [i for i in order if found[i] is None]
        if not lost:
            break
        order = [*lost, *(i for i in order if i not in lost)]
    boxes = (found.get(i) for i in range(len(links)))
    return [box and box[:2] for box in boxes]


def _placed(
    scene: Scene, links: Sequence[Link], spacing: Spacing, order: Sequence[int]
) -> dict[int, Box | None]:
    strokes = [_box(a, b) for line in scene.lines for a, b in pairwise(line)]
    taken = [*strokes, *scene.taken]
    found: dict[int, Box | None] = {}
    for i in order:
        line = scene.lines[i]
        if scene.reach != ANYWHERE:
            line = painted(line, scene.joins[i])
        box = found[i] = _free_spot(line, links[i], spacing, (taken, scene))
        if box:
            taken.append(box)
    return found


def _free_spot(
    line: Line, link: Link, spacing: Spacing, around: tuple[list[Box], Scene]
) -> Box | None:
    taken, scene = around
    every = list(_spots(line, link.label, spacing, scene.reach))
    if scene.reach == ANYWHERE:
        every += [_past_a_track(box, line, spacing) for box in every]
    spots = [box for box in every if _is_inside(box, scene.frame)]
    if not spots:
        return None
    reach = _hull(spots)
    near = [box for box in taken if _overlap(box, reach, spacing.label_gap)]
    for margin in (spacing.label_gap / 2, BARELY):
        for box in spots:
            if not any(_overlap(box, other, margin) for other in near):
                return box
    return None


def _past_a_track(box: Box, line: Line, spacing: Spacing) -> Box:
    """Move words further from their own line, past one that runs beside it."""
    near = min(pairwise(line), key=lambda piece: _distance(box, _box(*piece)))
    left, top, right, bottom = _box(*near)
    x, y = (box[0] + box[2] - left - right) / 2, (box[1] + box[3] - top - bottom) / 2
    flat = top == bottom
    aside = (
        0.0 if flat else copysign(spacing.track, x),
        copysign(spacing.track, y) if flat else 0.0,
    )
    return (box[0] + aside[0], box[1] + aside[1], box[2] + aside[0], box[3] + aside[1])


def _distance(one: Box, other: Box) -> float:
    across = max(other[0] - one[2], one[0] - other[2], 0.0)
    return max(across, other[1] - one[3], one[1] - other[3])


def _spots(line: Line, size: tuple[float, float], spacing: Spacing, reach: float) -> Iterator[Box]:
    """Give places along the line from its start on, on one side and on the other."""
    step, gone = spacing.track, 0.0
    for start, end in pairwise(line):
        run = abs(end[0] - start[0]) + abs(end[1] - start[1])
        for n in range(int(min(run, reach - gone) / step) + 1):
            yield from _beside(start, end, spacing.label_gap + n * step, size, spacing.label_gap)
        gone += run
        if gone > reach:
            return


def _beside(
    start: Point, end: Point, on: float, size: tuple[float, float], gap: float
) -> Iterator[Box]:
    (x, y), (width, height) = start, size
    if abs(start[1] - end[1]) < 1e-6:
        left = x + on if end[0] > x else x - on - width
        yield (left, y - gap - height, left + width, y - gap)
        yield (left, y + gap, left + width, y + gap + height)
    else:
        top = y + on if end[1] > y else y - on - height
        yield (x + gap, top, x + gap + width, top + height)
        yield (x - gap - width, top, x - gap, top + height)


def _box(a: Point, b: Point) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _hull(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _overlap(one: Box, other: Box, margin: float) -> bool:
    return (
        one[0] - margin < other[2]
        and other[0] < one[2] + margin
        and one[1] - margin < other[3]
        and other[1] < one[3] + margin
    )


def _is_inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]
