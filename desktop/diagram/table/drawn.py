"""Symbols and arrows with the places that the router found for them."""

from collections.abc import Mapping

from desktop.diagram.chart import Box, Column, Connector, SymbolBox
from desktop.diagram.routing.graph import Link, Path, Point
from desktop.diagram.table.links import Way
from desktop.diagram.table.seats import Seat
from desktop.diagram.table.setting import Block, Setting


def label_of(way: Way, setting: Setting) -> Block:
    """Break the words of an arrow into lines."""
    sizes = setting.sizes
    longest = setting.longest(way.label, sizes.label_text, strong=True)
    return setting.tight(way.label, sizes.label_text, max(sizes.label_most, longest))


def link_of(way: Way, label: Block, places: Mapping[str, int], setting: Setting) -> Link:
    """Say what the router must know of an arrow; `places` are those of the symbols by id."""
    return Link(
        source=places[way.source],
        target=places[way.target],
        label=(setting.width_of(label), label.height),
        declines=way.declines,
    )


def symbol_box(seat: Seat, lane: Column, centre: Point, setting: Setting) -> SymbolBox:
    """Draw a symbol round its centre."""
    x, y = centre[0] - seat.width / 2, centre[1] - seat.height / 2
    box = Box(x=x, y=y, width=seat.width, height=seat.height)
    return SymbolBox(
        id=seat.sign.id,
        kind=seat.sign.kind,
        position=seat.sign.position,
        lane=lane.key,
        box=box,
        words=setting.centred(seat.block, box),
        added=seat.sign.added,
    )


def connector(way: Way, path: Path, label: Block, down: float, setting: Setting) -> Connector:
    """Give an arrow its line and its words; `down` is where the first tier begins."""
    plate = _plate(path, label, down, setting)
    words = setting.centred(label, plate) if plate else ()
    joins = path.joins
    return Connector(
        source=way.source,
        target=way.target,
        line=tuple(_lowered(point, down) for point in path.points),
        hops=tuple(_lowered(point, down) for point in path.hops),
        joins=(joins[0], _lowered(joins[1], down)) if joins else None,
        label=words[0] if words else None,
        more_label=words[1:],
        plate=plate,
        added=way.added,
    )


def _plate(path: Path, label: Block, down: float, setting: Setting) -> Box | None:
    if path.plate is None or not label.lines:
        return None
    x, y = _lowered(path.plate, down)
    return Box(x=x, y=y, width=setting.width_of(label), height=label.height)


def _lowered(point: Point, down: float) -> Point:
    return (point[0], point[1] + down)
