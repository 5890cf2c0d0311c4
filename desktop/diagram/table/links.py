"""The ways between the symbols that are shown, with their labels in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.diagram.table.bands import arrival_id, departure_id
from desktop.diagram.table.contents import PageLink, Table
from desktop.domain.sop.flow import is_added
from desktop.domain.sop.model import Exit, Result, Sop, Symbol

DECLINING = ("tidak", "belum")
"""How the labels of ways begin that say no (DOMAIN chapter 1.6: free words of each office)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An arrow from symbol to symbol by their ids, an off-page connector being one of them."""

    source: str
    target: str
    label: str = ""
    declines: bool = False
    added: bool = False


def ways_of(table: Table) -> tuple[Way, ...]:
    """List all arrows of a table: from the page before, in the order of its rows, to the next."""
    lanes = {lane.id for lane in table.sop.lanes}
    shown = {
        symbol.id: symbol
        for _, row in table.rows()
        for symbol in row.symbols
        if symbol.lane in lanes
    }
    arrivals = (_page_way(link, arrival_id(link), link.symbol) for link in table.arrivals)
    departures = (_page_way(link, link.symbol, departure_id(link)) for link in table.departures)
    ends = {
        *shown,
        *(arrival_id(link) for link in table.arrivals if link.lane in lanes),
        *(departure_id(link) for link in table.departures if link.lane in lanes),
    }
    every = (*arrivals, *_inner(table.sop, shown), *departures)
    return tuple(way for way in every if way.source in ends and way.target in ends)


def _page_way(link: PageLink, source: str, target: str) -> Way:
    return Way(
        source=source,
        target=target,
        label=link.label,
        declines=link.declines or _says_no(link.label),
        added=link.added,
    )


def _inner(sop: Sop, shown: Mapping[str, Symbol]) -> Iterator[Way]:
    order = {symbol.id: place for place, symbol in enumerate(sop.symbols())}
    for symbol in shown.values():
        for way in symbol.next:
            if way.to in shown:
                yield Way(
                    source=symbol.id,
                    target=way.to,
                    label=way.label,
                    declines=_declines(way, back=order[way.to] <= order[symbol.id]),
                    added=way.added or is_added(symbol) or is_added(shown[way.to]),
                )


def _declines(way: Exit, *, back: bool) -> bool:
    return back or way.result is Result.REFUSE or _says_no(way.label)


def _says_no(label: str) -> bool:
    return label.lower().startswith(DECLINING)
