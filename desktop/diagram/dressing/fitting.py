"""Words with their colours; those a case adds or makes strong, fitted into settled cells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop.diagram.chart import Box, Run
from desktop.diagram.shapes import Part, Words
from desktop.diagram.sizes import PIXEL
from desktop.diagram.text.font import Faces, Font, width_of
from desktop.diagram.text.wrapping import wrapped

LINE = 1.35
"""Height of a line in sizes of its words (UX chapter 8)."""
RIM = 2 * PIXEL
"""What stays free between words and the line of a cell at the least."""
STRONG = (1.0, 0.955)
"""Sizes tried for a line that is made strong, as parts of its own."""
STEPS = 4
"""How many sizes are tried down to the smallest."""
CUT = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of words before it has a place."""

    text: str
    size: float
    colour: str
    strong: bool = False


def written(run: Run, part: Part, colour: str, faces: Faces) -> Words:
    """Give a line of words its colour."""
    return Words(
        part=part,
        x=run.x,
        y=run.y,
        text=run.text,
        size=run.size,
        width=width_of(faces.of(strong=run.strong), run.text, run.size),
        colour=colour,
        strong=run.strong,
    )


def strengthened(runs: Sequence[Run], box: Box, faces: Faces) -> tuple[Run, ...]:
    """Set lines in the strong face, a little smaller where needed, or as they were."""
    right = box.x + box.width - RIM
    return tuple(_strong(run, box, right, faces) for run in runs)


def _strong(run: Run, box: Box, right: float, faces: Faces) -> Run:
    usual = width_of(faces.of(strong=run.strong), run.text, run.size)
    centred = abs(run.x + usual / 2 - box.x - box.width / 2) < RIM / 4
    for share in STRONG:
        size = run.size * share
        width = width_of(faces.strong, run.text, size)
        x = box.x + (box.width - width) / 2 if centred else run.x
        if x >= box.x + RIM and x + width <= right:
            return Run(x=x, y=run.y, text=run.text, size=size, strong=True)
    return run


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Words that a case adds to a cell: how far they may shrink, and how a long line is said.

    `shortens` prefers the shorter words to lines that are broken, so that all rows look alike.
    """

    texts: Sequence[str]
    colour: str
    strong: bool
    smallest: float
    shorter: Callable[[str], str] = str
    shortens: bool = False


def fitted(addition: Addition, font: Font, size: float, room: Box) -> list[Line]:
    """Choose a size and lines in which words fit into a room.

    They are wrapped and shrunk; where that is not enough said shorter, and at last cut short.
    """
    shorter = tuple(map(addition.shorter, addition.texts))
    pairs = zip(addition.texts, shorter, strict=True)
    usual = tuple(
        short if addition.shortens and width_of(font, long, size) > room.width else long
        for long, short in pairs
    )
    shrunk = (size * (1 - (1 - addition.smallest) * step / STEPS) for step in range(STEPS + 1))
    for tried, texts in (*((each, usual) for each in shrunk), (size, shorter)):
        lines = [line for text in texts for line in wrapped(font, text, tried, room.width)]
        if len(lines) <= _count(room, tried):
            return _lines(addition, lines, tried)
    cut = (shortened(font, text, size, room.width) for text in shorter)
    return _lines(addition, list(filter(None, cut))[: _count(room, size)], size)


def _lines(addition: Addition, texts: Sequence[str], size: float) -> list[Line]:
    return [
        Line(text=text, size=size, colour=addition.colour, strong=addition.strong) for text in texts
    ]


def initialled(text: str) -> str:
    """Write all names but the first as initials, so that *Ir. Mangasi T.* is left.

    Titles stay; so do dates and sentences, which digits and small letters tell from names.
    """
    names = text.split()
    spelled = [name for name in names if not name.endswith(".")]
    if not all(name[0].isupper() for name in spelled):
        return text
    initials = {name: f"{name[0]}." for name in spelled[1:] if name != spelled[0]}
    return " ".join(initials.get(name, name) for name in names)


def shortened(font: Font, text: str, size: float, width: float) -> str:
    """Cut words so that they fit on one line, and say so with three dots."""
    if width_of(font, text, size) <= width:
        return text
    return next(
        (
            text[:end].rstrip() + CUT
            for end in range(len(text) - 1, 0, -1)
            if width_of(font, text[:end].rstrip() + CUT, size) <= width
        ),
        "",
    )


def stacked(
    lines: Sequence[Line], box: Box, faces: Faces, inset: float | None
) -> Iterator[tuple[Line, Run]]:
    """Place lines at half height of a box: from an inset at its left, or centred without."""
    y = box.y + (box.height - sum(line.size * LINE for line in lines)) / 2
    for line in lines:
        font = faces.of(strong=line.strong)
        width = width_of(font, line.text, line.size)
        x = box.x + ((box.width - width) / 2 if inset is None else inset)
        baseline = y + (LINE + font.ascent - font.descent) * line.size / 2
        run = Run(x=x, y=baseline, text=line.text, size=line.size, strong=line.strong)
        yield line, run
        y += line.size * LINE


def _count(room: Box, size: float) -> int:
    return max(0, int(room.height / (size * LINE) + 1e-6))
