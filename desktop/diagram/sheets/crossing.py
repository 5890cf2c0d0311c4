"""Arrows that leave a page: which they are, and in which lanes their connectors stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.diagram.table.cells import owners
from desktop.domain.sop.flow import is_added
from desktop.domain.sop.model import Result, Sop

COVERED = ("number", "activity", "requirements", "time", "output", "note")
"""The columns whose printed cells may cover several rows."""
BLOCKED = 3
"""How many lanes further a connector goes to stand in a lane that is free up to its symbol."""
TAKEN = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An arrow with the rows, counted from 0, and lanes of both its ends."""

    source: str
    target: str
    from_row: int
    to_row: int
    from_lane: int
    to_lane: int
    label: str
    declines: bool
    added: bool


@dataclass(frozen=True, slots=True)
class Bundle:
    """Arrows to one target that share a connector of a page, and the lane where it stands."""

    links: tuple[Link, ...]
    lane: int

    @property
    def target(self) -> str:
        """Name the symbol they all lead to."""
        return self.links[0].target


class Crossings:
    """The arrows of an SOP, asked about pages of it."""

    def __init__(self, sop: Sop) -> None:
        self.links = tuple(_links(sop))
        self._sop = sop
        lanes = {lane.id: place for place, lane in enumerate(sop.lanes)}
        self._symbols = [
            (row, lanes[symbol.lane])
            for row, line in enumerate(sop.rows)
            for symbol in line.symbols
            if symbol.lane in lanes
        ]

    def cuts(self) -> list[int]:
        """Count for each row the connectors that a break after it needs."""
        counts = []
        for row in range(len(self._sop.rows) - 1):
            over = [link for link in self.links if min(_span(link)) <= row < max(_span(link))]
            counts.append(len({(link.target, link.from_row <= row) for link in over}))
        return counts

    def splits(self) -> list[int]:
        """Count for each row the merged cells that a break after it takes apart."""
        covering = [owners(self._sop.rows, column) for column in COVERED]
        last = len(self._sop.rows) - 1
        return [sum(owner[row] == owner[row + 1] for owner in covering) for row in range(last)]

    def leaving(self, page: range) -> tuple[Bundle, ...]:
        """Bundle the arrows that go on elsewhere, in the order in which they begin."""
        out = [link for link in self.links if link.from_row in page and link.to_row not in page]
        bundles = _by_target(out)
        bundles.sort(key=lambda links: (-links[-1].from_row, links[-1].to_row < page.start))
        taken: set[int] = set()
        placed = []
        for links in bundles:
            nearest = links[-1]
            below = range(nearest.from_row + 1, page.stop)
            lane = self._lane(nearest.from_lane, nearest.to_lane, below, taken)
            placed.append(Bundle(links, lane))
        return tuple(sorted(placed, key=lambda bundle: self.links.index(bundle.links[0])))

    def arriving(self, page: range) -> tuple[Bundle, ...]:
        """Bundle the arrows that come from elsewhere, in the order in which they begin."""
        into = [link for link in self.links if link.to_row in page and link.from_row not in page]
        bundles = _by_target(into)
        bundles.sort(key=lambda links: links[0].to_row)
        taken: set[int] = set()
        placed = []
        for links in bundles:
            first = links[0]
            above = range(page.start, first.to_row)
            lane = self._lane(first.to_lane, first.from_lane, above, taken)
            placed.append(Bundle(links, lane))
        return tuple(sorted(placed, key=lambda bundle: self.links.index(bundle.links[0])))

    def _lane(self, wish: int, other: int, rows: range, taken: set[int]) -> int:
        """Choose the nearest lane without symbols in these rows, rather towards the other end."""
        blocked = {lane for row, lane in self._symbols if row in rows}
        chosen = min(
            range(len(self._sop.lanes)),
            key=lambda lane: (
                abs(lane - wish) + BLOCKED * (lane in blocked) + TAKEN * (lane in taken),
                abs(lane - other),
                -lane,
            ),
        )
        taken.add(chosen)
        return chosen


def _span(link: Link) -> tuple[int, int]:
    return link.from_row, link.to_row


def _by_target(links: Iterable[Link]) -> list[tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.target, []).append(link)
    return [tuple(bundle) for bundle in found.values()]


def _links(sop: Sop) -> Iterator[Link]:
    lanes = {lane.id: place for place, lane in enumerate(sop.lanes)}
    places = {
        symbol.id: (row, lanes[symbol.lane])
        for row, line in enumerate(sop.rows)
        for symbol in line.symbols
        if symbol.lane in lanes
    }
    added = {symbol.id for symbol in sop.symbols() if is_added(symbol)}
    for symbol in sop.symbols():
        for way in symbol.next if symbol.id in places else ():
            if way.to not in places:
                continue
            (from_row, from_lane), (to_row, to_lane) = places[symbol.id], places[way.to]
            yield Link(
                source=symbol.id,
                target=way.to,
                from_row=from_row,
                to_row=to_row,
                from_lane=from_lane,
                to_lane=to_lane,
                label=way.label,
                declines=to_row < from_row or way.result is Result.REFUSE,
                added=way.added or symbol.id in added or way.to in added,
            )


def lettered(links: Sequence[Link], pages: Sequence[range]) -> dict[str, str]:
    """Give each symbol that is reached from another page its letter, A first."""
    letters: dict[str, str] = {}
    for page in pages:
        for link in links:
            if link.from_row in page and link.to_row not in page and link.target not in letters:
                letters[link.target] = letter(len(letters))
    return letters


def letter(place: int) -> str:
    """Count A, B, ... Z, AA, AB, ..."""
    head, sign = divmod(place, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + sign)
