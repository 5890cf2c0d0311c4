"""A quick guide of two sheets: tasks in numbered steps, set in columns as large as they fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.diagram.shapes import Drawing, Shape
from desktop.diagram.sheets.paper import LEFT, RIGHT, Paper
from desktop.diagram.sheets.setting import THIN, Type, on_paper, rule, shifted
from desktop.diagram.slips.blocks import Block, beside, paragraph, under
from desktop.diagram.slips.sheet import mark_block
from desktop.diagram.text.font import Faces

SIZES = (4.1, 3.9, 3.7, 3.5, 3.3, 3.1, 2.9, 2.7, 2.5, 2.3)
"""Sizes of type in mm, of which the largest is taken that needs no more than two pages."""
PAGES = 2
EDGE, FOOT, BETWEEN = 12.0, 7.0, 9.0
TITLE, SMALL = 6.2, 2.6
STEP, KEYS, TOGETHER = 1.7, 0.4, 5
"""Room for the number of a step, in sizes of the type; share of a column that keys take, and how
many of them are never broken apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideTask:
    """Something to be done, in its steps."""

    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePart:
    """What belongs to one page of the window: its tasks, or keys with what they do."""

    title: str
    tasks: tuple[GuideTask, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What the sheets say; `pages` is *Halaman {page} dari {pages}*, `mark` CONTOH or nothing."""

    title: str
    about: str
    parts: tuple[GuidePart, ...]
    pages: str
    foot: str
    mark: str = ""


def guide_sheets(guide: Guide, paper: Paper, faces: Faces) -> tuple[Drawing, ...]:
    """Draw the guide on as many sheets as it needs in a type that can be read."""
    settings = (_Setting(guide, paper, Type(faces, size)) for size in SIZES)
    fitting = next((each for each in settings if len(each.sheets()) <= PAGES), None)
    return (fitting or _Setting(guide, paper, Type(faces, SIZES[-1]))).drawings()


@dataclass(frozen=True, slots=True)
class _Setting:
    """The guide in one size of type."""

    guide: Guide
    paper: Paper
    face: Type

    @property
    def width(self) -> float:
        return self.paper.width - LEFT - RIGHT

    @property
    def columns(self) -> int:
        return 2 if self.paper.height > self.paper.width else 3

    @property
    def wide(self) -> float:
        return (self.width - BETWEEN * (self.columns - 1)) / self.columns

    def sheets(self) -> list[list[Block]]:
        """Fill column after column; a task is never broken."""
        filled: list[list[Block]] = [[]]
        for block in self._blocks():
            stacked = under([*filled[-1], block], self._gap)
            if filled[-1] and stacked.height > self._room(len(filled) - 1):
                filled.append([])
            filled[-1].append(block)
        columns = [under(column, self._gap) for column in filled]
        step = self.columns
        return [columns[start : start + step] for start in range(0, len(columns), step)]

    def drawings(self) -> tuple[Drawing, ...]:
        """Draw every sheet."""
        found = self.sheets()
        return tuple(self._drawn(columns, place, len(found)) for place, columns in enumerate(found))

    @property
    def _gap(self) -> float:
        return self.face.size * 1.1

    def _room(self, column: int) -> float:
        top = self._top(column // self.columns).height
        return self.paper.height - 2 * EDGE - FOOT - top

    def _top(self, page: int) -> Block:
        """Set the title over the first sheet, and small over the second."""
        gap = Block(self.face.size * 1.4, (rule(0.0, 1.2, self.width, 1.2, 0.5),))
        if page:
            small = Type(self.face.faces, SMALL * 1.25, strong=True)
            return under([paragraph(small, self.guide.title, self.width, "title"), gap])
        title = Type(self.face.faces, TITLE, strong=True)
        said = paragraph(self.face, self.guide.about, self.width, "about")
        return under([paragraph(title, self.guide.title, self.width, "title"), said, gap])

    def _blocks(self) -> Iterator[Block]:
        """Give what stays together: a task, the first under the heading of its part."""
        for part in self.guide.parts:
            head = self._heading(part.title)
            first, *others = [*map(self._task, part.tasks), *self._keys(part.keys)]
            yield under([head, first], self.face.size * 0.7)
            yield from others

    def _heading(self, text: str) -> Block:
        strong = Type(self.face.faces, self.face.size * 1.25, strong=True)
        words = paragraph(strong, text, self.wide, "part")
        return under([words, Block(0.8, (rule(0.0, 0.4, self.wide, 0.4, THIN),))])

    def _task(self, task: GuideTask) -> Block:
        face, inset = self.face, self.face.size * STEP
        strong = face.strengthened()
        steps = [
            beside(
                (0.0, paragraph(strong, str(place), inset, "number")),
                (inset, paragraph(face, step, self.wide - inset, "step")),
            )
            for place, step in enumerate(task.steps, 1)
        ]
        title = paragraph(strong, task.title, self.wide, "task")
        return under([title, *steps], face.size * 0.25)

    def _keys(self, keys: Sequence[tuple[str, str]]) -> Iterator[Block]:
        """Set a few keys at a time: a column may end between them."""
        left, strong = self.wide * KEYS, self.face.strengthened()
        for start in range(0, len(keys), TOGETHER):
            rows = (
                beside(
                    (0.0, paragraph(strong, pressed, left - 2.0, "keys")),
                    (left, paragraph(self.face, does, self.wide - left, "does")),
                )
                for pressed, does in keys[start : start + TOGETHER]
            )
            yield under(rows, self.face.size * 0.2)

    def _drawn(self, columns: Sequence[Block], page: int, count: int) -> Drawing:
        paper, top = self.paper, self._top(page)
        shapes: list[Shape] = list(top.drawn())
        for place, column in enumerate(columns):
            left = place * (self.wide + BETWEEN)
            shapes += column.drawn(left, top.height)
            if place:
                x = left - BETWEEN / 2
                bottom = paper.height - 2 * EDGE - FOOT
                shapes.append(rule(x, top.height, x, bottom, THIN))
        shapes += self._foot(page, count)
        height = paper.height - 2 * EDGE
        mark = mark_block(self.guide.mark, self.width, height, self.face.faces)
        return on_paper(paper.width, paper.height, shifted((*mark, *shapes), LEFT, EDGE))

    def _foot(self, page: int, count: int) -> list[Shape]:
        small = Type(self.face.faces, SMALL)
        top = self.paper.height - 2 * EDGE - small.leading
        said = self.guide.pages.format(page=page + 1, pages=count)
        at_right = self.width - small.width(said)
        return [small.line(self.guide.foot, 0.0, top), small.line(said, at_right, top)]
