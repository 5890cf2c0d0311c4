"""What stands over the table of one case: its number, applicant, permit and dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.diagram.live import Live
from desktop.diagram.shapes import Shape
from desktop.diagram.sheets.paper import LEFT
from desktop.diagram.sheets.setting import THIN, Type, frame, stacked
from desktop.diagram.sheets.words import SheetWords
from desktop.diagram.text.font import Faces

FACTS = ("number", "received", "applicant", "status", "permit", "printed")
"""The order in which facts are printed, two abreast."""
ABREAST = 2
SIZE = 3.2
INSET, GAP = 2.0, 2.0
LABELS = 32.0
COLON = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A case in words: its state, and its facts by the keys of `FACTS`.

    `note_heading` stands over names and dates where the SOP has no column for notes; `mark` is
    CONTOH in a practice office.
    """

    live: Live
    facts: Mapping[str, str]
    note_heading: str = ""
    mark: str = ""


def card_block(
    card: Card, words: SheetWords, faces: Faces, width: float, top: float
) -> tuple[float, list[Shape]]:
    """Draw the facts in a frame; gives its height with the space under it."""
    plain, strong = Type(faces, SIZE), Type(faces, SIZE, strong=True)
    wide = width / ABREAST
    shapes: list[Shape] = []
    used = top + INSET
    for start in range(0, len(FACTS), ABREAST):
        tall = plain.leading
        for place, key in enumerate(FACTS[start : start + ABREAST]):
            x = LEFT + place * wide + INSET
            lines: Sequence[str] = strong.wrapped(
                card.facts[key], wide - LABELS - COLON - 2 * INSET
            )
            shapes.append(plain.line(words.card[key], x, used, f"{key}:heading"))
            shapes.append(plain.line(":", x + LABELS, used, f"{key}:heading"))
            shapes += stacked(strong, lines, x + LABELS + COLON, used, key)
            tall = max(tall, len(lines) * strong.leading)
        used += tall + 0.8
    height = used - top + INSET - 0.8
    shapes.append(frame(LEFT, top, width, height, THIN))
    return height + GAP, shapes
