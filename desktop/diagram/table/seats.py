"""How big each symbol is, and the words inside it (UX chapter 9.3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from desktop.diagram.routing.graph import Node, NodeKind
from desktop.diagram.sizes import PIXEL, Sizes
from desktop.diagram.table.bands import Sign
from desktop.diagram.table.setting import Block, Setting

PARTS = {
    NodeKind.TERMINAL: (0.8, 0.9, 1.0),
    NodeKind.PROCESS: (1.0,),
    NodeKind.DECISION: (0.5, 0.6, 0.7, 0.8),
    NodeKind.OFF_PAGE: (1.0,),
}
"""How much of a symbol's width its words may take; the flattest symbol with whole words wins."""

RIM = 2 * PIXEL
"""The least distance from words to the sides of their box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A symbol with its size and the words inside."""

    sign: Sign
    width: float
    height: float
    block: Block

    @property
    def node(self) -> Node:
        """Give what the router needs to know of it."""
        return Node(
            lane=self.sign.lane,
            tier=self.sign.tier,
            kind=self.sign.node,
            width=self.width,
            height=self.height,
        )


def seat_of(sign: Sign, lane: float, setting: Setting) -> Seat:
    """Size a symbol for a lane of this width.

    Words make it wider until only the room for lines is left beside it, and then higher.
    """
    sizes = setting.sizes
    words = sign.words or (sign.number if sizes.numbered else "")
    width, height = sizes.symbols[sign.node]
    if not words:
        nothing = setting.tight("", sizes.symbol_text, width)
        return Seat(sign=sign, width=width, height=height, block=nothing)
    most = max(width, lane - 2 * beside(sizes))
    rooms = [most * part - 2 * sizes.symbol_inset for part in PARTS[sign.node]]
    longest = setting.longest(words, words_size(sign, sizes), strong=True)
    whole = [room for room in rooms if room >= longest] or rooms[-1:]
    seats = [_seat(sign, words, most, room, setting) for room in whole]
    return min(seats, key=lambda seat: (seat.height, seat.width))


def words_size(sign: Sign, sizes: Sizes) -> float:
    """Tell the size of what stands in a symbol: words are set smaller than a number or letter."""
    return sizes.symbol_words if sign.words and sign.kind else sizes.symbol_text


def beside(sizes: Sizes) -> float:
    """Tell the room beside a symbol that its words never take from a line."""
    return sizes.spacing.clear + sizes.spacing.track


def _seat(sign: Sign, words: str, most: float, room: float, setting: Setting) -> Seat:
    sizes = setting.sizes
    block = setting.tight(words, words_size(sign, sizes), room)
    wide = setting.width_of(block)
    high = block.height - block.step + block.size
    width, height = sizes.symbols[sign.node]
    step = 2 * (sizes.grain or PIXEL)
    fits = FITS[sign.node]
    if wide + 2 * RIM > most:
        # A single character wider than the symbol: no height would ever hold it.
        most = 2 * wide + 2 * RIM
    while not fits(wide, high, width, height):
        if width + step <= most + step / 1000:
            width += step
        else:
            height += step
    return Seat(sign=sign, width=width, height=height, block=block)


def _fits_box(wide: float, high: float, width: float, height: float) -> bool:
    return wide + 2 * RIM <= width and high + 2 * RIM <= height


def _fits_diamond(wide: float, high: float, width: float, height: float) -> bool:
    return wide / width + high / height <= 1


def _fits_capsule(wide: float, high: float, width: float, height: float) -> bool:
    """Tell whether the corners of the words lie inside the round ends."""
    radius = min(width, height) / 2
    across, down = wide / 2 - (width / 2 - radius), high / 2 - (height / 2 - radius)
    return _fits_box(wide, high, width, height) and (
        min(across, down) <= 0 or sqrt(across**2 + down**2) <= radius
    )


FITS: Mapping[NodeKind, Callable[[float, float, float, float], bool]] = {
    NodeKind.TERMINAL: _fits_capsule,
    NodeKind.PROCESS: _fits_box,
    NodeKind.DECISION: _fits_diamond,
    NodeKind.OFF_PAGE: _fits_box,
}
