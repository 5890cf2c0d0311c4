"""An SOP table laid out: where each heading, cell, symbol and connector is, in millimetres.

The chart is geometry with meaning; dressing gives it colours, painters copy the result.
y grows down, x to the right; the heading lies on top, from 0 to `head`.
"""

from dataclasses import dataclass

from desktop.diagram.routing.graph import Point
from desktop.domain.sop.model import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle: left upper corner and size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A line of words with its place: left end of the baseline, size of the font in mm."""

    x: float
    y: float
    text: str
    size: float
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingCell:
    """A cell of the heading; `key` is a column's key, a lane's id, or `performers`, `standard`.

    Those of the row of column numbers have the key of their column after `numeral:`.
    """

    key: str
    box: Box
    words: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its key: number, activity, requirements, time, output, note, or a lane's id."""

    key: str
    x: float
    width: float
    is_lane: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBand:
    """A row of the table, `position` counted from 1; strips of connectors have position 0."""

    position: int
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of words; `box` covers all rows of a merged one."""

    column: str
    position: int
    box: Box
    words: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolBox:
    """A symbol in its lane; `words` are what stands inside.

    `added` ones are not printed in the signed table. Off-page connectors have no `kind`; their
    id begins with `page:`.
    """

    id: str
    kind: Shape | None
    position: int
    lane: str
    box: Box
    words: tuple[Run, ...] = ()
    added: bool = False

    @property
    def centre(self) -> Point:
        """Give the middle of the symbol."""
        return (self.box.x + self.box.width / 2, self.box.y + self.box.height / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """An arrow from symbol to symbol: its whole line, and what is painted of it.

    `line` runs from port to port. `joins` tells at which piece and point it runs into another
    arrow to the same target: from there on it is not painted again. `hops` are the points at
    which it jumps over another line. `label` stands in `plate`, which no line enters; the
    second and further lines of a long one are `more_label`.
    """

    source: str
    target: str
    line: tuple[Point, ...]
    hops: tuple[Point, ...] = ()
    joins: tuple[int, Point] | None = None
    label: Run | None = None
    more_label: tuple[Run, ...] = ()
    plate: Box | None = None
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A laid-out table: everything painters and tests need to know, nothing about colour."""

    width: float
    height: float
    head: float
    columns: tuple[Column, ...]
    headings: tuple[HeadingCell, ...]
    rows: tuple[RowBand, ...]
    cells: tuple[Cell, ...]
    symbols: tuple[SymbolBox, ...]
    connectors: tuple[Connector, ...]
