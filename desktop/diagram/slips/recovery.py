"""The recovery sheet: one page for the safe, its key in numbered groups that can be typed back."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagram.shapes import Drawing
from desktop.diagram.sheets.paper import LEFT, RIGHT, Paper
from desktop.diagram.sheets.setting import THIN, Type, frame, on_paper, shifted
from desktop.diagram.slips.blocks import Block, Placed, centred, paragraph, under
from desktop.diagram.slips.content import Fact, Signature
from desktop.diagram.slips.marks import filled
from desktop.diagram.slips.pieces import (
    PANEL,
    facts_block,
    head_block,
    signatures_block,
)
from desktop.diagram.slips.sheet import mark_block
from desktop.diagram.text.font import Faces

EDGE = 14.0
"""Margin in mm above and below."""
TEXT, TITLE, LETTERS, PLACE = 3.7, 5.4, 6.4, 2.9
"""Sizes of type in mm: text, title, the key's letters, the number of a group."""
COLUMNS = 4
CELL, BETWEEN = 15.0, 3.0
SPACED = "\u2009"
"""A thin space between the letters of a group, so that none is overlooked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What the sheet says; `groups` are the key, `mark` is CONTOH in a practice office."""

    head: tuple[str, ...]
    title: str
    facts: tuple[Fact, ...]
    heading: str
    groups: tuple[str, ...]
    sentences: tuple[str, ...]
    signatures: tuple[Signature, ...]
    mark: str = ""


def recovery_drawing(sheet: RecoverySheet, paper: Paper, faces: Faces) -> Drawing:
    """Draw the sheet on a standing paper."""
    width, height = paper.width - LEFT - RIGHT, paper.height - 2 * EDGE
    face = Type(faces, TEXT)
    strong = face.strengthened()
    page = under(
        [
            head_block(sheet.head, face, width),
            centred(Type(faces, TITLE, strong=True), sheet.title, width, "title"),
            facts_block(sheet.facts, face, width),
            paragraph(strong, sheet.heading, width, "heading"),
            _key(sheet.groups, faces, width),
            under(
                [paragraph(face, text, width, "sentence") for text in sheet.sentences], TEXT * 0.6
            ),
            Block(TEXT),
            signatures_block(sheet.signatures, face, width),
        ],
        TEXT * 1.5,
    )
    under_it = mark_block(sheet.mark, width, height, faces)
    return on_paper(paper.width, paper.height, shifted((*under_it, *page.drawn()), LEFT, EDGE))


def _key(groups: Sequence[str], faces: Faces, width: float) -> Block:
    wide = (width - BETWEEN * (COLUMNS - 1)) / COLUMNS
    cells = tuple(
        Placed(
            place % COLUMNS * (wide + BETWEEN),
            place // COLUMNS * (CELL + BETWEEN),
            _group(place + 1, group, faces, wide),
        )
        for place, group in enumerate(groups)
    )
    rows = -(-len(groups) // COLUMNS)
    return Block(rows * (CELL + BETWEEN) - BETWEEN, parts=cells)


def _group(place: int, letters: str, faces: Faces, wide: float) -> Block:
    """Set a group under its number: whoever types it is told the number of a wrong one."""
    small, large = Type(faces, PLACE), Type(faces, LETTERS, strong=True)
    number = small.line(str(place), 1.4, 0.9, "place")
    words = large.centred(SPACED.join(letters), wide / 2, CELL - large.leading - 1.2, "group")
    return Block(
        CELL, (filled(wide, CELL, PANEL), frame(0.0, 0.0, wide, CELL, THIN), number, words)
    )
