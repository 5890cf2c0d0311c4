"""What is drawn on slips and is no word: QR code, tick boxes, scissors."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.diagram.shapes import Close, Curve, Figure, Move, Part, Pen, Step, To
from desktop.diagram.sheets.setting import BLACK, SHEET, THIN, frame
from desktop.diagram.slips.blocks import Block
from desktop.diagram.slips.content import Matrix

QUIET = 4
"""Modules left free round a QR code (ISO/IEC 18004)."""
ROUND = 0.5523
"""How far the control points of a quarter circle lie along its tangents."""
CODE = Part(SHEET.belongs, "code")


def code_block(code: Matrix, side: float) -> Block:
    """Draw a QR code with its quiet zone, as wide as it is high."""
    module = side / (len(code) + 2 * QUIET)
    path = tuple(
        step
        for row, dark in enumerate(code)
        for first, count in runs(dark)
        for step in _box((first + QUIET) * module, (row + QUIET) * module, count * module, module)
    )
    return Block(side, (Figure(part=CODE, path=path, fill=BLACK),))


def filled(width: float, height: float, colour: str) -> Figure:
    """Fill a rectangle."""
    return Figure(part=SHEET, path=tuple(_box(0.0, 0.0, width, height)), fill=colour)


def runs(dark: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give where dark modules of a row begin, and how many lie side by side."""
    at = 0
    for is_dark, group in groupby(dark):
        count = len(list(group))
        if is_dark:
            yield at, count
        at += count


def tick_box(x: float, y: float, side: float, *, ticked: bool) -> list[Figure]:
    """Draw a box as forms have them, with a tick in it if wanted."""
    box = frame(x, y, side, side, THIN)
    if not ticked:
        return [box]
    path = (
        Move(x + 0.2 * side, y + 0.52 * side),
        To(x + 0.42 * side, y + 0.76 * side),
        To(x + 0.84 * side, y + 0.22 * side),
    )
    return [box, Figure(part=SHEET, path=path, pen=Pen(BLACK, 0.16 * side))]


def scissors(x: float, y: float, size: float) -> list[Figure]:
    """Draw small scissors that cut to the right along a line at this height."""
    ring, pen = 0.22 * size, Pen(BLACK, 0.06 * size)
    figures = []
    for side in (-1.0, 1.0):
        hold = y + side * 0.3 * size
        blade = (Move(x + 2 * ring, hold - side * 0.1 * size), To(x + size, y - side * 0.2 * size))
        figures.append(Figure(part=SHEET, path=tuple(_circle(x + ring, hold, ring)), pen=pen))
        figures.append(Figure(part=SHEET, path=blade, pen=pen))
    return figures


def _box(x: float, y: float, width: float, height: float) -> Iterator[Step]:
    yield Move(x, y)
    yield To(x + width, y)
    yield To(x + width, y + height)
    yield To(x, y + height)
    yield Close()


def _circle(x: float, y: float, r: float) -> Iterator[Step]:
    k = ROUND * r
    yield Move(x + r, y)
    yield Curve(x + r, y + k, x + k, y + r, x, y + r)
    yield Curve(x - k, y + r, x - r, y + k, x - r, y)
    yield Curve(x - r, y - k, x - k, y - r, x, y - r)
    yield Curve(x + k, y - r, x + r, y - k, x + r, y)
    yield Close()
