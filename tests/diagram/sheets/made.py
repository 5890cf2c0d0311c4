"""Sheets made for the tests, and what can be read from the finished drawings."""

import tomllib
from collections.abc import Iterator
from functools import cache

from desktop.diagram.shapes import Close, Curve, Drawing, Move, Shape, To, Words
from desktop.diagram.sheets.document import Look, sop_sheets
from desktop.diagram.sheets.paper import LANDSCAPE, Paper, paper_named
from desktop.diagram.sheets.words import sheet_words_from
from desktop.resource_files import RESOURCES
from tests.diagram.examples import OTHER, SEVEN, sop_named
from tests.diagram.text.faces import FACES

WORDS = sheet_words_from(
    tomllib.loads((RESOURCES / "letters" / "sop.toml").read_text(encoding="utf-8"))
)
LOOK = Look(faces=FACES, words=WORDS)
PAPERS = [paper_named(name, portrait=up) for name in LANDSCAPE for up in (False, True)]
NAMES = (*SEVEN, OTHER)
CASES = [(name, paper) for name in NAMES for paper in PAPERS]


@cache
def document(name: str, paper: Paper) -> tuple[Drawing, ...]:
    return sop_sheets(sop_named(name), paper, LOOK)


def words_on(sheet: Drawing) -> list[str]:
    return [shape.text for shape in sheet.shapes if isinstance(shape, Words)]


def reach(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a shape, its line or letters included."""
    if isinstance(shape, Words):
        return shape.x, shape.y - shape.size * 0.75, shape.x + shape.width, shape.y
    points = [point for step in shape.path for point in _points(step)]
    half = shape.pen.width / 2 if shape.pen else 0.0
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


def _points(step: object) -> Iterator[tuple[float, float]]:
    match step:
        case Move(x, y) | To(x, y):
            yield x, y
        case Curve(x1, y1, x2, y2, x, y):
            yield from ((x1, y1), (x2, y2), (x, y))
        case Close():
            return
