"""How much room lanes need on both sides of their symbols: for words inside, and for lines."""

from collections.abc import Sequence

from desktop.diagram.routing.graph import NodeKind
from desktop.diagram.sizes import Sizes
from desktop.diagram.table.bands import Band
from desktop.diagram.table.contents import Room
from desktop.diagram.table.seats import Seat, beside, words_size
from desktop.diagram.table.setting import Setting

FILLED = {
    NodeKind.TERMINAL: 0.8,
    NodeKind.PROCESS: 1.0,
    NodeKind.DECISION: 0.8,
    NodeKind.OFF_PAGE: 1.0,
}
"""How much of a symbol's width its longest word may take without making the symbol too high."""
STRETCH = 1.5
"""How many times its usual most a lane may take to keep the words inside its symbols whole."""


def asked_rooms(bands: Sequence[Band], names: Sequence[str], setting: Setting) -> tuple[Room, ...]:
    """Say what each lane needs lest words in its symbols or its name break anywhere.

    Only a name that is too long even in the smallest size of headings asks for more.
    """
    sizes = setting.sizes
    halves = [_for_name(name, setting) for name in names]
    for sign in (sign for band in bands for sign in band.signs if sign.words):
        longest = setting.longest(sign.words, words_size(sign, sizes), strong=True)
        width = (longest + 2 * sizes.symbol_inset) / FILLED[sign.node]
        half = min(width / 2 + beside(sizes), STRETCH * sizes.lane_most / 2)
        halves[sign.lane] = max(halves[sign.lane], half)
    return tuple(Room(half, half) for half in halves)


def _for_name(name: str, setting: Setting) -> float:
    sizes = setting.sizes
    longest = setting.longest(name, sizes.heading_text_least, strong=True)
    return min(longest + 2 * sizes.heading_inset, sizes.lane_most) / 2


def widest_rooms(*lists: Sequence[Room]) -> tuple[Room, ...]:
    """Give each lane the most that any of the lists, of as many lanes, has for it."""
    return tuple(
        Room(max(room.left for room in lane), max(room.right for room in lane))
        for lane in zip(*lists, strict=True)
    )


def granted_rooms(
    asked: Sequence[Room], gutters: Sequence[float], seats: Sequence[Seat], sizes: Sizes
) -> tuple[Room, ...]:
    """Add what the lines in the gutters need between the symbols of neighbouring lanes.

    No lane gets narrower than its symbols, which were sized while it had more room to spare.
    Lanes at their least must already grant all this: they may be made wider but no narrower.
    What is lacking is shared by both lanes. The outermost gutters belong to one lane alone, which
    may put its symbols aside for them; the symbols of other lanes stay in the middle.
    """
    if not asked:
        return ()
    halves = _halves(seats, len(asked))
    least = [max(sizes.lane_least / 2, half + sizes.spacing.clear) for half in halves]
    lefts = [max(room.left, half) for room, half in zip(asked, least, strict=True)]
    rights = [max(room.right, half) for room, half in zip(asked, least, strict=True)]
    lefts[0] = max(lefts[0], halves[0] + gutters[0])
    rights[-1] = max(rights[-1], halves[-1] + gutters[-1])
    for lane in range(1, len(asked)):
        there = rights[lane - 1] - halves[lane - 1] + lefts[lane] - halves[lane]
        lack = max(0.0, gutters[lane] - there)
        rights[lane - 1] += lack / 2
        lefts[lane] += lack / 2
    for lane in range(1, len(asked) - 1):
        lefts[lane] = rights[lane] = max(lefts[lane], rights[lane])
    return tuple(
        Room(sizes.up(left), sizes.up(right)) for left, right in zip(lefts, rights, strict=True)
    )


def _halves(seats: Sequence[Seat], lanes: int) -> list[float]:
    halves = [0.0] * lanes
    for seat in seats:
        halves[seat.sign.lane] = max(halves[seat.sign.lane], seat.width / 2)
    return halves
