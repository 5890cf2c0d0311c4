"""All that a painter needs to know: paths and words, in millimetres, with their colours.

A painter loops and copies. It measures nothing, wraps nothing and decides nothing.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Move:
    """Begin a piece of a path here."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class To:
    """Go straight to a point."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Go to (x, y) on a cubic Bézier curve with two control points."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Close:
    """Go straight back to where the piece began."""


Step = Move | To | Curve | Close


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn: `#rrggbb`, width and dashes in mm."""

    colour: str
    width: float
    dashes: tuple[float, ...] = ()


class Belongs(StrEnum):
    """What a shape is part of; for looking a thing up in a drawing, never for painting."""

    PAPER = "paper"
    HEADING = "heading"
    GRID = "grid"
    BAND = "band"
    CELL = "cell"
    SYMBOL = "symbol"
    CONNECTOR = "connector"
    ARROW = "arrow"
    LABEL = "label"
    BADGE = "badge"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Part:
    """What a shape is part of: the kind of thing and its key (symbol id, `from>to`, row)."""

    belongs: Belongs
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A path, filled with `fill` and drawn with `pen`; "" and None mean not at all.

    `opacity` counts for the fill, 0 to 1.
    """

    part: Part
    path: tuple[Step, ...]
    fill: str = ""
    pen: Pen | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text: left end of its baseline, size in mm, regular or strong face."""

    part: Part
    x: float
    y: float
    text: str
    size: float
    width: float
    colour: str
    strong: bool = False


Shape = Figure | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Shapes in the order in which they are painted, on a sheet of this size in mm."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
