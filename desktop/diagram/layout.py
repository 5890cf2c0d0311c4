"""From an SOP to its chart: columns, words, symbols, then the arrows between them.

The order matters: how high rows are follows from words, where arrows run from rows, and how
wide lanes must be from arrows. Lanes that got wider leave less to the words, so these are
broken into lines again before the arrows are finished.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagram.chart import Chart, RowBand, SymbolBox
from desktop.diagram.routing.graph import Field, Link, Routed
from desktop.diagram.routing.router import Ways, choose, finish
from desktop.diagram.sizes import Sizes
from desktop.diagram.table.bands import Band, bands_of
from desktop.diagram.table.cells import Plot, placed_cells, plots_of, tier_heights
from desktop.diagram.table.columns import Columns, columns_of
from desktop.diagram.table.contents import PageLink, Room, Table
from desktop.diagram.table.drawn import connector, label_of, link_of, symbol_box
from desktop.diagram.table.headings import heading_of
from desktop.diagram.table.links import Way, ways_of
from desktop.diagram.table.rooms import asked_rooms, granted_rooms, widest_rooms
from desktop.diagram.table.seats import Seat, seat_of
from desktop.diagram.table.setting import Block, Setting
from desktop.diagram.text.font import Faces

__all__ = ["PageLink", "Table", "chart_of", "rooms_of"]


@dataclass(frozen=True, slots=True)
class Contents:
    """What does not depend on how wide columns are."""

    table: Table
    bands: tuple[Band, ...]
    ways: tuple[Way, ...]
    labels: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A table with columns of certain widths: its cells and how high its tiers must be."""

    columns: Columns
    plots: tuple[Plot, ...]
    field: Field


@dataclass(frozen=True, slots=True)
class Routing:
    """The symbols of a table, and the routes chosen for its arrows in lanes of these rooms."""

    contents: Contents
    seats: tuple[Seat, ...]
    draft: Draft
    rooms: tuple[Room, ...]
    routes: Ways


def chart_of(table: Table, sizes: Sizes, faces: Faces) -> Chart:
    """Lay out a table; the same table, sizes and faces give the same chart."""
    setting = Setting(sizes, faces)
    routing = _routing(table, setting)
    return _finished(routing, _rooms(routing, setting), setting)


def rooms_of(table: Table, sizes: Sizes, faces: Faces) -> tuple[Room, ...]:
    """Say what room the lanes of a table need for its words and lines."""
    setting = Setting(sizes, faces)
    return _rooms(_routing(table, setting), setting)


def _contents(table: Table, setting: Setting) -> Contents:
    ways = ways_of(table)
    labels = tuple(label_of(way, setting) for way in ways)
    return Contents(table, bands_of(table), ways, labels)


def _routing(table: Table, setting: Setting) -> Routing:
    contents = _contents(table, setting)
    names = [lane.label for lane in table.sop.lanes]
    asked = asked_rooms(contents.bands, names, setting)
    rooms = widest_rooms(asked, table.rooms or asked)
    columns = columns_of(table, setting, rooms)
    seats = _seats(contents, columns, setting)
    draft = _draft(contents, columns, seats, setting)
    links = _links(contents, seats, setting)
    nodes = [seat.node for seat in seats]
    routes = choose(nodes, links, draft.field, setting.sizes.spacing)
    return Routing(contents, seats, draft, rooms, routes)


def _rooms(routing: Routing, setting: Setting) -> tuple[Room, ...]:
    return granted_rooms(routing.rooms, routing.routes.gutters, routing.seats, setting.sizes)


def _finished(routing: Routing, rooms: Sequence[Room], setting: Setting) -> Chart:
    contents, draft = routing.contents, routing.draft
    columns = columns_of(contents.table, setting, rooms)
    if columns != draft.columns:
        draft = _draft(contents, columns, routing.seats, setting)
    return _chart(contents, draft, routing.seats, finish(routing.routes, draft.field), setting)


def _seats(contents: Contents, columns: Columns, setting: Setting) -> tuple[Seat, ...]:
    lanes = columns.lanes
    return tuple(
        seat_of(sign, lanes[sign.lane].width, setting)
        for band in contents.bands
        for sign in band.signs
    )


def _draft(contents: Contents, columns: Columns, seats: Sequence[Seat], setting: Setting) -> Draft:
    plots = plots_of(contents.bands, contents.table.sop.rows, columns, setting)
    field = Field(
        lane_edges=columns.lane_edges,
        centres=columns.centres,
        tier_heights=tier_heights(contents.bands, seats, plots, setting),
    )
    return Draft(columns, plots, field)


def _links(contents: Contents, seats: Sequence[Seat], setting: Setting) -> list[Link]:
    places = {seat.sign.id: place for place, seat in enumerate(seats)}
    pairs = zip(contents.ways, contents.labels, strict=True)
    return [link_of(way, label, places, setting) for way, label in pairs]


def _chart(
    contents: Contents, draft: Draft, seats: Sequence[Seat], routed: Routed, setting: Setting
) -> Chart:
    heading = heading_of(contents.table, draft.columns, setting)
    tops = _tops(contents.bands, routed.tier_heights, heading.height)
    pairs = zip(contents.ways, routed.paths, contents.labels, strict=True)
    return Chart(
        width=draft.columns.width,
        height=tops[-1],
        head=heading.height,
        columns=draft.columns.every,
        headings=heading.cells,
        rows=tuple(
            RowBand(position=band.position, y=top, height=bottom - top)
            for band, top, bottom in zip(contents.bands, tops[:-1], tops[1:], strict=True)
        ),
        cells=placed_cells(draft.plots, contents.bands, tops, setting),
        symbols=_symbols(seats, draft.columns, routed, heading.height, setting),
        connectors=tuple(
            connector(way, path, label, heading.height, setting) for way, path, label in pairs
        ),
    )


def _tops(bands: Sequence[Band], tiers: Sequence[float], head: float) -> tuple[float, ...]:
    """Give the borders of the rows, one more than there are rows."""
    tops = [head]
    for band in bands:
        tops.append(tops[-1] + sum(tiers[band.first : band.first + band.tiers]))
    return tuple(tops)


def _symbols(
    seats: Sequence[Seat], columns: Columns, routed: Routed, down: float, setting: Setting
) -> tuple[SymbolBox, ...]:
    lanes = columns.lanes
    return tuple(
        symbol_box(seat, lanes[seat.sign.lane], (x, y + down), setting)
        for seat, (x, y) in zip(seats, routed.nodes, strict=True)
    )
