"""A test page for printers: what can be measured and judged with a ruler and the eye."""

from collections.abc import Mapping

from desktop.diagram.shapes import Drawing, Shape
from desktop.diagram.sheets.paper import Paper
from desktop.diagram.sheets.setting import Type, background, frame, on_paper, rule
from desktop.diagram.text.font import Faces

EDGE = 10.0
"""How far the ruler frame stands from the edges of the paper, in mm."""
TICK, LONG_TICK, EVERY = 2.0, 4.0, 50
LENGTH = 100.0
WEIGHTS = (0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
SIZES = (6, 7, 7.5, 8, 9, 10, 11, 12, 14)
POINT = 25.4 / 72
LEFT, TOP = 30.0, 40.0


def proof_sheet(paper: Paper, faces: Faces, words: Mapping[str, str]) -> Drawing:
    """Draw the test page of a paper."""
    type_ = Type(faces, 10 * POINT)
    title = Type(faces, 14 * POINT, strong=True)
    shapes: list[Shape] = [
        background(paper.width, paper.height, "#ffffff"),
        frame(EDGE, EDGE, paper.width - 2 * EDGE, paper.height - 2 * EDGE, 0.2),
        *_ticks(paper),
        title.line(words["title"], LEFT, EDGE + 8),
        type_.line(f"{words['paper']}: {paper.name}", LEFT, EDGE + 16),
        *_scales(type_, words),
        *_weights(type_, words),
        *_sizes(faces, words),
    ]
    return on_paper(paper.width, paper.height, shapes)


def _ticks(paper: Paper) -> list[Shape]:
    """Mark every 10 mm on the frame, 50 mm longer, so that the frame is a ruler."""
    found: list[Shape] = []
    for at in range(10, round(paper.width - 2 * EDGE), 10):
        long = LONG_TICK if at % EVERY == 0 else TICK
        x = EDGE + at
        found.append(rule(x, EDGE, x, EDGE + long))
        found.append(rule(x, paper.height - EDGE - long, x, paper.height - EDGE))
    for at in range(10, round(paper.height - 2 * EDGE), 10):
        long = LONG_TICK if at % EVERY == 0 else TICK
        y = EDGE + at
        found.append(rule(EDGE, y, EDGE + long, y))
        found.append(rule(paper.width - EDGE - long, y, paper.width - EDGE, y))
    return found


def _scales(type_: Type, words: Mapping[str, str]) -> list[Shape]:
    """Draw the two lines that are measured."""
    return [
        type_.line(words["measure"], LEFT, TOP),
        rule(LEFT, TOP + 12, LEFT + LENGTH, TOP + 12, 0.3),
        rule(LEFT, TOP + 9, LEFT, TOP + 15, 0.3),
        rule(LEFT + LENGTH, TOP + 9, LEFT + LENGTH, TOP + 15, 0.3),
        type_.line("10 cm", LEFT + LENGTH + 3, TOP + 12 - type_.leading / 2),
        rule(LEFT, TOP + 22, LEFT, TOP + 22 + LENGTH, 0.3),
        rule(LEFT - 3, TOP + 22, LEFT + 3, TOP + 22, 0.3),
        rule(LEFT - 3, TOP + 22 + LENGTH, LEFT + 3, TOP + 22 + LENGTH, 0.3),
        type_.line("10 cm", LEFT + 3, TOP + 22 + LENGTH - type_.leading),
    ]


def _weights(type_: Type, words: Mapping[str, str]) -> list[Shape]:
    """Draw lines from the finest on; the finest that can be seen is what papers may use."""
    x, top = LEFT + 20, TOP + 26
    found: list[Shape] = [type_.line(words["weights"], x, top)]
    for place, weight in enumerate(WEIGHTS):
        y = top + 10 + 6 * place
        found.append(rule(x, y, x + 60, y, weight))
        said = f"{weight:g} mm".replace(".", ",")
        found.append(type_.line(said, x + 64, y - type_.leading / 2))
    return found


def _sizes(faces: Faces, words: Mapping[str, str]) -> list[Shape]:
    """Set the same words in every size that papers use."""
    x, y = LEFT + 20, TOP + 82.0
    found: list[Shape] = []
    for size in SIZES:
        line = Type(faces, size * POINT)
        said = f"{size:g} pt".replace(".", ",")
        found.append(line.line(f"{said}  {words['sample']}", x, y))
        y += line.leading + 1
    return found
