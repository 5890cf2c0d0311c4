"""Lines and words of a sheet: set in type, ruled, and moved to their place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.diagram.shapes import (
    Belongs,
    Close,
    Curve,
    Drawing,
    Figure,
    Move,
    Part,
    Pen,
    Shape,
    Step,
    To,
    Words,
)
from desktop.diagram.text.font import Faces, width_of
from desktop.diagram.text.wrapping import wrapped

BLACK = "#000000"
LEADING = 1.35
RISE = 0.36
"""How far a baseline lies under the middle of its line, in sizes of the font."""
THIN, THICK = 0.15, 0.3
SHEET = Part(Belongs.SHEET)


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type in mm, regular or strong."""

    faces: Faces
    size: float
    strong: bool = False

    @property
    def leading(self) -> float:
        """Give the height of a line."""
        return self.size * LEADING

    def width(self, text: str) -> float:
        """Tell how wide a line is."""
        return width_of(self.faces.of(strong=self.strong), text, self.size)

    def wrapped(self, text: str, width: float) -> tuple[str, ...]:
        """Break a text into lines no wider than this."""
        return wrapped(self.faces.of(strong=self.strong), text, self.size, width)

    def line(self, text: str, x: float, top: float, key: str = "") -> Words:
        """Set one line, its left upper corner here."""
        return Words(
            part=Part(Belongs.SHEET, key),
            x=x,
            y=top + self.leading / 2 + self.size * RISE,
            text=text,
            size=self.size,
            width=self.width(text),
            colour=BLACK,
            strong=self.strong,
        )

    def centred(self, text: str, middle: float, top: float, key: str = "") -> Words:
        """Set one line round a middle."""
        return self.line(text, middle - self.width(text) / 2, top, key)

    def strengthened(self) -> "Type":
        """Give the strong face in the same size."""
        return replace(self, strong=True)


def stacked(type_: Type, lines: Sequence[str], x: float, top: float, key: str = "") -> list[Shape]:
    """Set lines under each other."""
    return [type_.line(text, x, top + n * type_.leading, key) for n, text in enumerate(lines)]


def rule(x1: float, y1: float, x2: float, y2: float, width: float = THIN) -> Figure:
    """Draw a straight line."""
    return Figure(part=SHEET, path=(Move(x1, y1), To(x2, y2)), pen=Pen(BLACK, width))


def frame(x: float, y: float, width: float, height: float, pen: float = THICK) -> Figure:
    """Draw the outline of a rectangle."""
    corners = (To(x + width, y), To(x + width, y + height), To(x, y + height))
    return Figure(part=SHEET, path=(Move(x, y), *corners, Close()), pen=Pen(BLACK, pen))


def background(width: float, height: float, colour: str) -> Figure:
    """Fill a sheet."""
    corners = (To(width, 0.0), To(width, height), To(0.0, height))
    return Figure(part=SHEET, path=(Move(0.0, 0.0), *corners, Close()), fill=colour)


def shifted(shapes: Iterable[Shape], dx: float, dy: float, scale: float = 1.0) -> tuple[Shape, ...]:
    """Make shapes smaller or larger about their origin, then move them."""
    return tuple(_shifted(shape, dx, dy, scale) for shape in shapes)


def _shifted(shape: Shape, dx: float, dy: float, scale: float) -> Shape:
    if isinstance(shape, Words):
        return replace(
            shape,
            x=shape.x * scale + dx,
            y=shape.y * scale + dy,
            size=shape.size * scale,
            width=shape.width * scale,
        )
    pen = shape.pen
    if pen is not None and scale != 1.0:
        dashes = tuple(dash * scale for dash in pen.dashes)
        pen = Pen(pen.colour, pen.width * scale, dashes)
    path = tuple(_step(step, dx, dy, scale) for step in shape.path)
    return replace(shape, path=path, pen=pen)


def _step(step: Step, dx: float, dy: float, scale: float) -> Step:
    match step:
        case Move(x, y):
            return Move(x * scale + dx, y * scale + dy)
        case To(x, y):
            return To(x * scale + dx, y * scale + dy)
        case Curve(x1, y1, x2, y2, x, y):
            return Curve(
                x1 * scale + dx,
                y1 * scale + dy,
                x2 * scale + dx,
                y2 * scale + dy,
                x * scale + dx,
                y * scale + dy,
            )
        case Close():
            return step


def on_paper(width: float, height: float, shapes: Iterable[Shape]) -> Drawing:
    """Give a sheet with its shapes."""
    return Drawing(width=width, height=height, shapes=tuple(shapes))
