"""The words of heading and rows, and what a case adds: actual times, names and moments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.diagram.chart import Box, Cell, Run
from desktop.diagram.dressing.fitting import (
    LINE,
    RIM,
    Addition,
    Line,
    fitted,
    initialled,
    stacked,
    strengthened,
    written,
)
from desktop.diagram.dressing.looks import Looks
from desktop.diagram.dressing.outlines import rectangle
from desktop.diagram.live import LiveRow
from desktop.diagram.shapes import Belongs, Figure, Part, Shape
from desktop.diagram.sizes import PIXEL
from desktop.diagram.text.font import Faces

MAIN = ("number", "activity")
"""The columns that say which row it is; the others are written in a lighter colour."""
TIME, NOTE = "time", "note"
OVER = " !"
"""Stands after a time that exceeds its standard, because red alone is lost in greyscale."""

SMALLEST_TIME = 0.8
"""A time may shrink so far before it is cut short: without its unit it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writing:
    """What all cells of a chart share: size of the lighter words, room before a line."""

    looks: Looks
    faces: Faces
    size: float
    inset: float


def headings(looks: Looks, faces: Faces) -> Iterator[Shape]:
    """Fill the heading and write its words."""
    chart, palette = looks.chart, looks.palette
    whole = Box(x=0, y=0, width=chart.width, height=chart.head)
    yield Figure(part=Part(Belongs.PAPER), path=rectangle(whole), fill=palette.heading)
    for cell in chart.headings:
        for run in cell.words:
            yield written(run, Part(Belongs.HEADING, cell.key), palette.text, faces)


def cells(looks: Looks, faces: Faces) -> Iterator[Shape]:
    """Write the words of all rows, with those of the case."""
    runs = [(cell, cell.words[0]) for cell in looks.chart.cells if cell.words]
    sizes = [run.size for cell, run in runs if cell.column not in MAIN]
    insets = [run.x - cell.box.x for cell, run in runs if cell.column == "activity"]
    writing = _Writing(
        looks=looks,
        faces=faces,
        size=min(sizes, default=11 * PIXEL),
        inset=min(insets, default=5 * PIXEL),
    )
    for cell in looks.chart.cells:
        part = Part(Belongs.CELL, f"{cell.position}:{cell.column}")
        for colour, run in _written(cell, writing):
            yield written(run, part, colour, faces)


def _written(cell: Cell, writing: _Writing) -> Iterator[tuple[str, Run]]:
    looks = writing.looks
    colour = _colour(cell, looks)
    if cell.position and cell.column in (TIME, NOTE):
        added = _added(cell, writing)
        if added:
            printed = [_line(run, colour) for run in cell.words]
            inset = None if cell.column == TIME else writing.inset
            for line, run in stacked([*printed, *added], cell.box, writing.faces, inset):
                yield line.colour, run
            return
    is_current = cell.column in MAIN and looks.current in _covered(cell, looks)
    runs = strengthened(cell.words, cell.box, writing.faces) if is_current else cell.words
    for run in runs:
        yield colour, run


def _added(cell: Cell, writing: _Writing) -> list[Line]:
    """Fit what the case adds to a cell into the room that its printed words leave."""
    looks = writing.looks
    covered = _covered(cell, looks)
    rows = [row for row in map(looks.row, covered) if row]
    if cell.column == TIME:
        addition = _times(rows, looks, is_current=looks.current in covered)
    else:
        addition = _notes(rows, looks)
    font = writing.faces.of(strong=addition.strong)
    return fitted(addition, font, writing.size, _room(cell, writing))


def _times(rows: Sequence[LiveRow], looks: Looks, *, is_current: bool) -> Addition:
    palette, band = looks.palette, looks.band()
    colour = palette.late if any(row.is_late for row in rows) else palette.within
    return Addition(
        texts=[row.actual + (OVER if row.is_late else "") for row in rows if row.actual],
        colour=band.text if band and is_current else colour,
        strong=True,
        smallest=SMALLEST_TIME,
    )


def _notes(rows: Sequence[LiveRow], looks: Looks) -> Addition:
    return Addition(
        texts=[note for row in rows for note in row.notes],
        colour=looks.palette.secondary,
        strong=False,
        smallest=looks.palette.smallest,
        shorter=initialled,
        shortens=not looks.palette.full_names,
    )


def _room(cell: Cell, writing: _Writing) -> Box:
    used = sum(run.size * LINE for run in cell.words)
    width = cell.box.width - (2 * RIM if cell.column == TIME else writing.inset + RIM)
    height = cell.box.height - used - RIM
    return Box(x=cell.box.x, y=cell.box.y, width=width, height=height)


def _covered(cell: Cell, looks: Looks) -> list[int]:
    """List the rows that a cell covers: several when it is merged."""
    top, bottom = cell.box.y, cell.box.y + cell.box.height
    middles = ((row.position, row.y + row.height / 2) for row in looks.chart.rows)
    return [position for position, middle in middles if position and top < middle < bottom]


def _line(run: Run, colour: str) -> Line:
    return Line(text=run.text, size=run.size, colour=colour, strong=run.strong)


def _colour(cell: Cell, looks: Looks) -> str:
    covered = _covered(cell, looks) if looks.live else []
    if covered and all(map(looks.is_passed_by, covered)):
        return looks.palette.quiet
    return looks.palette.text if cell.column in MAIN else looks.palette.secondary
