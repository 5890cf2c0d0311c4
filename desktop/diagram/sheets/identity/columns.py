"""A numbered list set as a column of lines, which may go on over the foot of a sheet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from desktop.diagram.shapes import Shape
from desktop.diagram.sheets.setting import Type

NUMBER = re.compile(r"^(\d{1,3}[.)]?|[a-z][.)]|[-\u2022])\s+(?=\S)")
INDENT = 1.6
"""Between a number and its text, in sizes of the font beyond the number itself."""
BETWEEN = 0.25
"""Space above an item, in heights of a line."""
APART = 3.0
"""Between two items side by side, in mm."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at their distance from the left edge of a column; `side` counts items abreast."""

    dx: float
    text: str
    side: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column, with space above it."""

    pieces: tuple[Piece, ...]
    height: float
    strong: bool = False
    above: float = 0.0


def column(type_: Type, heading: str, items: Sequence[str], width: float) -> tuple[Line, ...]:
    """Set a heading and the items of a list under it."""
    strong = type_.strengthened()
    lines = [
        Line((Piece(0.0, text),), type_.leading, True) for text in strong.wrapped(heading, width)
    ]
    abreast = 1 if _ascends(items) or not _ascends_in_two(items) else 2
    wide = (width - APART * (abreast - 1)) / abreast
    for start in range(0, len(items), abreast):
        row = [_item(type_, text, wide) for text in items[start : start + abreast]]
        for place, sides in enumerate(zip_longest(*row, fillvalue=())):
            pieces = tuple(
                Piece(dx + side * (wide + APART), text, side)
                for side, found in enumerate(sides)
                for dx, text in found
            )
            above = 0.0 if place else BETWEEN * type_.leading
            lines.append(Line(pieces, type_.leading, above=above))
    return tuple(lines)


def _item(type_: Type, text: str, width: float) -> list[tuple[tuple[float, str], ...]]:
    """Break an item into lines that hang beside its number."""
    found = NUMBER.match(text)
    if found is None:
        return [((0.0, line),) for line in type_.wrapped(text, width)]
    number = found.group(1)
    indent = max(type_.width(number) + 0.5 * type_.size, INDENT * type_.size)
    lines = type_.wrapped(text[found.end() :], width - indent)
    first = ((0.0, number), (indent, lines[0]))
    return [first, *(((indent, line),) for line in lines[1:])]


def _numbers(items: Sequence[str]) -> list[int]:
    found = (re.match(r"\d+", item) for item in items)
    return [int(number.group()) for number in found if number]


def _ascends(items: Sequence[str]) -> bool:
    numbers = _numbers(items)
    return numbers == sorted(numbers)


def _ascends_in_two(items: Sequence[str]) -> bool:
    """Tell whether a list was printed in two columns and is kept as it reads, line by line."""
    return len(_numbers(items)) == len(items) and _ascends([*items[::2], *items[1::2]])


def height_of(lines: Sequence[Line]) -> float:
    """Add up lines and the space between them."""
    return sum(line.above + line.height for line in lines)


def fitting(lines: Sequence[Line], room: float) -> int:
    """Count the lines that fit, never a heading alone."""
    used, count = 0.0, 0
    for line in lines:
        used += line.above + line.height
        if used > room + 1e-6:
            break
        count += 1
    return 0 if 0 < count < len(lines) and lines[count - 1].strong else count


def set_column(type_: Type, lines: Sequence[Line], x: float, top: float, key: str) -> list[Shape]:
    """Place the lines of a column, its left upper corner here.

    Of items abreast one is set after the other, so that readers of the file find them whole.
    """
    placed: list[tuple[int, Shape]] = []
    for line in lines:
        top += line.above
        face = type_.strengthened() if line.strong else type_
        placed += [(p.side, face.line(p.text, x + p.dx, top, key)) for p in line.pieces]
        top += line.height
    return [shape for _, shape in sorted(placed, key=lambda pair: pair[0])]
