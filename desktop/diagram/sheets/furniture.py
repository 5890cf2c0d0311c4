"""What stands over and under every page: title line, page number, footer."""

from dataclasses import dataclass

from desktop.diagram.shapes import Shape
from desktop.diagram.sheets.paper import BOTTOM, LEFT, RIGHT, TOP, Paper
from desktop.diagram.sheets.setting import LEADING, Type, frame, stacked
from desktop.diagram.text.font import Faces

TITLES = (3.2, 3.0, 2.8, 2.6)
"""Sizes of type in mm, tried until a title stands in one line; else it takes several."""
FOOT = 2.4
GAP = 1.5
FOOTER = FOOT * LEADING + 1.2
"""Height in mm that the footer takes, with the space above it."""
SIDE = 50.0
"""Width in mm that page number and mark keep for themselves."""
MARK = 2.0

Size = tuple[float, float]
"""Width and height of a sheet in mm."""


@dataclass(frozen=True, slots=True)
class TitleLine:
    """The line over a flowchart page, with as many lines as its words need."""

    lines: tuple[str, ...]
    type: Type

    @property
    def height(self) -> float:
        """Give its height with the space under it."""
        return len(self.lines) * self.type.leading + GAP


def title_line(text: str, paper: Paper, faces: Faces) -> TitleLine:
    """Set the title beside the page number, in one line if it can be."""
    width = paper.room[0] - SIDE
    tries = [Type(faces, size, strong=True) for size in TITLES]
    set_ = [TitleLine(face.wrapped(text, width), face) for face in tries]
    return next((title for title in set_ if len(title.lines) == 1), set_[0])


def titled(title: TitleLine, page: str, mark: str, paper: Paper) -> list[Shape]:
    """Set title, page number and, framed, a mark such as CONTOH."""
    shapes = stacked(title.type, title.lines, LEFT, TOP, "title")
    plain = Type(title.type.faces, title.type.size)
    right = LEFT + paper.room[0]
    shapes.append(plain.line(page, right - plain.width(page), TOP, "page"))
    if mark:
        x = right - plain.width(page) - 2 * MARK - title.type.width(mark) - MARK
        shapes += marked(mark, title.type, x, TOP)
    return shapes


def marked(mark: str, face: Type, x: float, top: float) -> list[Shape]:
    """Set a mark in a frame."""
    box = frame(x, top - 0.4, face.width(mark) + 2 * MARK, face.leading + 0.8)
    return [face.line(mark, x + MARK, top, "mark"), box]


def footer(text: str, size: Size, faces: Faces, kept: float = 0.0) -> list[Shape]:
    """Set the line at the foot; `kept` is the width that other things need at its end."""
    face = Type(faces, FOOT)
    lines = face.wrapped(text, size[0] - LEFT - RIGHT - kept - MARK)
    return [face.line(lines[0], LEFT, foot_top(size), "footer")] if lines else []


def foot_number(page: str, size: Size, faces: Faces) -> list[Shape]:
    """Set the page number at the end of the foot of a sheet that has no title line."""
    face = Type(faces, FOOT)
    return [face.line(page, size[0] - RIGHT - face.width(page), foot_top(size), "page")]


def foot_top(size: Size) -> float:
    """Tell where the line at the foot of a sheet of this size begins."""
    return size[1] - BOTTOM - FOOT * LEADING
