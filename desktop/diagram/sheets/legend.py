"""What the signs on a sheet mean, in words beside each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.diagram.dressing.badges import SIGN, sign_of
from desktop.diagram.dressing.palettes import PAPER
from desktop.diagram.shapes import Figure, Move, Part, Pen, Shape, To
from desktop.diagram.sheets.setting import SHEET, Type, shifted
from desktop.diagram.sheets.words import SheetWords
from desktop.diagram.text.font import Faces
from desktop.domain.progress import StepState

SIZE = 2.6
SIGN_SIZE = 3.2
"""Size of type and of a sign, in mm."""
NEAR, APART, ABOVE = 1.0, 4.0, 1.6
STROKE = 8.0
"""Length in mm of a line that shows how arrows look."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign with its meaning; its shapes lie with their left upper corner at the origin."""

    shapes: tuple[Shape, ...]
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Legend:
    """Entries in lines, as wide as the paper allows."""

    lines: tuple[tuple[Entry, ...], ...]
    type: Type

    @property
    def width(self) -> float:
        """Give the width of its longest line."""
        wide = (sum(_width(entry, self.type) for entry in line) - APART for line in self.lines)
        return max(wide, default=0.0)

    @property
    def height(self) -> float:
        """Give its height with the space above it."""
        return len(self.lines) * _leading(self.type) + ABOVE if self.lines else 0.0

    def set(self, x: float, top: float) -> list[Shape]:
        """Place the legend, its left upper corner here."""
        shapes: list[Shape] = []
        for place, line in enumerate(self.lines):
            at, y = x, top + ABOVE + place * _leading(self.type)
            for entry in line:
                shapes += shifted(entry.shapes, at, y + (_leading(self.type) - SIGN_SIZE) / 2)
                at += _before(entry)
                text_top = y + (_leading(self.type) - self.type.leading) / 2
                shapes.append(self.type.line(entry.text, at, text_top, "legend"))
                at += self.type.width(entry.text) + APART
        return shapes


def state_entries(words: SheetWords) -> list[Entry]:
    """Explain the seven states of a step, and how arrows show what was travelled."""
    strokes, states = PAPER.strokes, PAPER.states
    travelled = Pen(states[StepState.DONE].line, strokes.travelled)
    left_out = Pen(states[StepState.SKIPPED].line, strokes.pending, strokes.skipped)
    return [
        *(_sign(state, words.states[state.value]) for state in StepState),
        _stroke(travelled, words.states["travelled"]),
        _stroke(left_out, words.states["left_out"]),
        Entry((), 0.0, words.states["passes"]),
        Entry((), 0.0, words.states["over"]),
    ]


def added_entry(words: SheetWords) -> Entry:
    """Explain what the signed table does not print (DOMAIN chapter 2.8, rule 7)."""
    sign = _sign(None, "")
    line = _stroke(Pen(PAPER.plain.line, PAPER.strokes.way, PAPER.strokes.added), "")
    shapes = (*sign.shapes, *shifted(line.shapes, sign.width + NEAR, 0.0))
    return Entry(shapes, sign.width + NEAR + line.width, words.states["added"])


def legend_of(entries: Iterable[Entry], width: float, faces: Faces) -> Legend:
    """Break entries into lines no wider than this."""
    face = Type(faces, SIZE)
    lines: list[list[Entry]] = []
    used = width + 1
    for entry in entries:
        wide = _width(entry, face)
        if used + wide - APART > width:
            lines.append([])
            used = 0.0
        lines[-1].append(entry)
        used += wide
    return Legend(tuple(map(tuple, lines)), face)


def _width(entry: Entry, face: Type) -> float:
    return _before(entry) + face.width(entry.text) + APART


def _before(entry: Entry) -> float:
    """Give the room of a sign before its words; some entries are words only."""
    return entry.width + NEAR if entry.shapes else 0.0


def _leading(face: Type) -> float:
    return max(face.leading, SIGN_SIZE + 0.8)


def _sign(state: StepState | None, text: str) -> Entry:
    drawing = sign_of(state, PAPER)
    shapes: Sequence[Shape] = shifted(drawing.shapes, 0.0, 0.0, SIGN_SIZE / SIGN)
    return Entry(tuple(shapes), SIGN_SIZE, text)


def _stroke(pen: Pen, text: str) -> Entry:
    y = SIGN_SIZE / 2
    part = Part(SHEET.belongs, "legend")
    return Entry((Figure(part=part, path=(Move(0.0, y), To(STROKE, y)), pen=pen),), STROKE, text)
