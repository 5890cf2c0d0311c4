"""Connectors put where their arrows want them, once it is known where those run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from desktop.diagram.chart import Chart, Column, Connector
from desktop.diagram.sheets.connectors import Joints
from desktop.diagram.table.bands import arrival_id, departure_id
from desktop.diagram.table.contents import PageLink

CROSSING, BEND, LENGTH = 60.0, 26.0, 0.83
"""What lines cost (UX chapter 9.4); length by the millimetre."""
NEAREST = 2
"""Lanes that are tried for each connector: those beside the longest run of its arrow."""

TRIES = 10
"""Pages laid out in search of better lanes; large ones take a third of a second each."""

Lay = Callable[[Joints], Chart]


def settled(joints: Joints, lay: Lay) -> Joints:
    """Move connectors to other lanes where that saves crossings, bends and ways."""
    if not joints.arrivals and not joints.departures:
        return joints
    chart, tries = lay(joints), TRIES
    for arriving, letter in _connectors(joints):
        for lane in _wanted(joints, chart, letter, arriving)[:tries]:
            moved, tries = _moved(joints, letter, lane, arriving), tries - 1
            tried = lay(moved)
            if _cost(tried) < _cost(chart) - 1e-6 and tried.height <= chart.height + 1e-6:
                joints, chart = moved, tried
    return joints


def _connectors(joints: Joints) -> list[tuple[bool, str]]:
    """List the connectors of a page by their letters, those that come in first."""
    coming = dict.fromkeys((True, link.letter) for link in joints.arrivals)
    going = dict.fromkeys((False, link.letter) for link in joints.departures)
    return [*coming, *going]


def _strip(joints: Joints, arriving: bool) -> tuple[PageLink, ...]:
    return joints.arrivals if arriving else joints.departures


def _moved(joints: Joints, letter: str, lane: str, arriving: bool) -> Joints:
    links = tuple(
        replace(link, lane=lane) if link.letter == letter else link
        for link in _strip(joints, arriving)
    )
    return replace(joints, arrivals=links) if arriving else replace(joints, departures=links)


def _wanted(joints: Joints, chart: Chart, letter: str, arriving: bool) -> list[str]:
    """List the free lanes nearest to where the arrows of a connector run longest."""
    strip = _strip(joints, arriving)
    name = arrival_id if arriving else departure_id
    ids = {name(link) for link in strip if link.letter == letter}
    ways = [way for way in chart.connectors if (way.source if arriving else way.target) in ids]
    runs = [run for way in ways for run in _upright(way)]
    if not runs:
        return []
    _, x = max(runs)
    taken = {link.lane for link in strip}
    lanes: Sequence[Column] = sorted(
        (column for column in chart.columns if column.is_lane),
        key=lambda column: abs(column.x + column.width / 2 - x),
    )
    return [column.key for column in lanes[:NEAREST] if column.key not in taken]


def _upright(way: Connector) -> Iterator[tuple[float, float]]:
    """Give length and place of each upright piece of an arrow."""
    for (x1, y1), (x2, y2) in pairwise(way.line):
        if x1 == x2:
            yield abs(y2 - y1), x1


def _cost(chart: Chart) -> float:
    return sum(
        CROSSING * len(way.hops)
        + BEND * (len(way.line) - 2)
        + LENGTH * sum(abs(x2 - x1) + abs(y2 - y1) for (x1, y1), (x2, y2) in pairwise(way.line))
        for way in chart.connectors
    )
