"""Pieces of a slip with their heights, put under and beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.diagram.shapes import Shape
from desktop.diagram.sheets.setting import Type, shifted, stacked


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes whose upper left corner is the origin, other blocks at their places, and a height.

    Only what is drawn in the end is moved: a slip is set many times until its type fits.
    """

    height: float
    shapes: tuple[Shape, ...] = ()
    parts: tuple["Placed", ...] = ()

    def drawn(self, dx: float = 0.0, dy: float = 0.0) -> tuple[Shape, ...]:
        """Give all shapes at their places."""
        inside = (shape for part in self.parts for shape in part.drawn(dx, dy))
        return (*shifted(self.shapes, dx, dy), *inside)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at a place in another one."""

    x: float
    y: float
    block: Block

    def drawn(self, dx: float, dy: float) -> tuple[Shape, ...]:
        """Give all shapes at their places."""
        return self.block.drawn(self.x + dx, self.y + dy)


def under(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Put blocks under each other; those that take no room get no gap."""
    placed: list[Placed] = []
    used = 0.0
    for block in blocks:
        if not block.height:
            continue
        used += gap if used else 0.0
        placed.append(Placed(0.0, used, block))
        used += block.height
    return Block(used, parts=tuple(placed))


def beside(*placed: tuple[float, Block]) -> Block:
    """Put blocks beside each other, each at its distance from the left."""
    height = max(block.height for _, block in placed)
    return Block(height, parts=tuple(Placed(x, 0.0, block) for x, block in placed))


def paragraph(face: Type, text: str, width: float, key: str = "") -> Block:
    """Set a text in lines."""
    lines = face.wrapped(text, width)
    return Block(len(lines) * face.leading, tuple(stacked(face, lines, 0.0, 0.0, key)))


def centred(face: Type, text: str, width: float, key: str = "") -> Block:
    """Set a text in lines round the middle."""
    lines = face.wrapped(text, width)
    shapes = [
        face.centred(line, width / 2, place * face.leading, key) for place, line in enumerate(lines)
    ]
    return Block(len(lines) * face.leading, tuple(shapes))
