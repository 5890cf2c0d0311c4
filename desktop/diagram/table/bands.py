"""The rows of a table with the symbols in them, and the tier of each symbol in its row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.diagram.routing.graph import NodeKind
from desktop.diagram.table.contents import OFF_PAGE, PageLink, Table
from desktop.domain.sop.flow import is_added
from desktop.domain.sop.model import Row, Shape

NODES: Mapping[Shape, NodeKind] = {
    Shape.START: NodeKind.TERMINAL,
    Shape.PROCESS: NodeKind.PROCESS,
    Shape.DECISION: NodeKind.DECISION,
    Shape.END: NodeKind.TERMINAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A symbol in its lane and tier, with the words that stand inside on paper and on screen."""

    id: str
    kind: Shape | None
    node: NodeKind
    lane: int
    tier: int = 0
    words: str = ""
    number: str = ""
    position: int = 0
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A row, or a strip of off-page connectors, which has no row but a sentence."""

    position: int
    row: Row | None
    first: int
    tiers: int
    signs: tuple[Sign, ...]
    sentence: str = ""


def bands_of(table: Table) -> tuple[Band, ...]:
    """List the strip above, the rows and the strip below, with their tiers counted from 0."""
    lanes = {lane.id: place for place, lane in enumerate(table.sop.lanes)}
    above = _strip(table.arrivals, arrival_id, table.above, lanes)
    rows = (_row(position, row, lanes) for position, row in table.rows())
    below = _strip(table.departures, departure_id, table.below, lanes)
    first = 0
    placed: list[Band] = []
    for band in (*above, *rows, *below):
        placed.append(_lowered(band, first))
        first += band.tiers
    return tuple(placed)


def _row(position: int, row: Row, lanes: Mapping[str, int]) -> Band:
    signs = [
        Sign(
            id=symbol.id,
            kind=symbol.kind,
            node=NODES[symbol.kind],
            lane=lanes[symbol.lane],
            words=symbol.text,
            position=position,
            number=row.number.rstrip(" ."),
            added=is_added(symbol),
        )
        for symbol in row.symbols
        if symbol.lane in lanes
    ]
    return _band(signs, position=position, row=row)


def _strip(
    links: Sequence[PageLink],
    name: Callable[[PageLink], str],
    sentence: str,
    lanes: Mapping[str, int],
) -> tuple[Band, ...]:
    ends = {name(link): link for link in links if link.lane in lanes}
    signs = [
        Sign(
            id=name(link),
            kind=None,
            node=NodeKind.OFF_PAGE,
            lane=lanes[link.lane],
            words=link.letter,
        )
        for link in ends.values()
    ]
    return (_band(signs, sentence=sentence),) if signs or sentence else ()


def arrival_id(link: PageLink) -> str:
    """Name an off-page connector above; its letter may stand in several lanes, and below."""
    return f"{OFF_PAGE}from:{link.letter}:{link.lane}"


def departure_id(link: PageLink) -> str:
    """Name an off-page connector below."""
    return f"{OFF_PAGE}to:{link.letter}:{link.lane}"


def _band(
    signs: Sequence[Sign], *, position: int = 0, row: Row | None = None, sentence: str = ""
) -> Band:
    tiers = tiers_of([sign.lane for sign in signs])
    return Band(
        position=position,
        row=row,
        first=0,
        tiers=max(tiers, default=0) + 1,
        signs=tuple(replace(sign, tier=t) for sign, t in zip(signs, tiers, strict=True)),
        sentence=sentence,
    )


def tiers_of(lanes: Sequence[int]) -> list[int]:
    """Stack the symbols of a row whose lanes these are, in their order.

    Each stands in the first tier, not above that of the symbol before it, where its lane is
    free; symbols in different lanes so share a tier.
    """
    taken: set[tuple[int, int]] = set()
    tiers: list[int] = []
    for lane in lanes:
        tier = tiers[-1] if tiers else 0
        while (lane, tier) in taken:
            tier += 1
        taken.add((lane, tier))
        tiers.append(tier)
    return tiers


def _lowered(band: Band, first: int) -> Band:
    signs = tuple(replace(sign, tier=sign.tier + first) for sign in band.signs)
    return replace(band, first=first, signs=signs)
