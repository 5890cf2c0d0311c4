"""The title sheet of an SOP that has no identity block: office and title (DOMAIN chapter 1.2)."""

from collections.abc import Sequence

from desktop.diagram.shapes import Drawing, Shape
from desktop.diagram.sheets.furniture import FOOTER
from desktop.diagram.sheets.paper import LEFT, TOP, Paper
from desktop.diagram.sheets.setting import THIN, Type, frame, on_paper, rule
from desktop.diagram.sheets.words import SheetWords
from desktop.diagram.text.font import Faces

ARMS = 45.0
"""Height in mm that is left free for the coat of arms above the office."""
OFFICE, TITLE, KIND = 5.2, 7.0, 4.4
APART = 12.0
SHARE = 0.8
"""Share of the sheet's width that lines may take."""


def title_sheet(
    title: str, issuer: Sequence[str], paper: Paper, faces: Faces, words: SheetWords
) -> Drawing:
    """Draw office and title, large, in a frame."""
    width, height = paper.room[0], paper.room[1] - FOOTER
    shapes: list[Shape] = [
        frame(LEFT, TOP, width, height),
        frame(LEFT + 1, TOP + 1, width - 2, height - 2, THIN),
    ]
    office = _set(issuer, Type(faces, OFFICE, strong=True), width)
    kind = (
        [] if words.says_kind(title) else _set([words.kinds[1].upper()], Type(faces, KIND), width)
    )
    named = _set([title], Type(faces, TITLE, strong=True), width)
    tall = sum(face.leading for face, _ in [*office, *kind, *named]) + ARMS + 2 * APART
    middle, top = LEFT + width / 2, TOP + max(0.0, (height - tall) / 2) + ARMS
    for face, text in office:
        shapes.append(face.centred(text, middle, top, "issuer"))
        top += face.leading
    top += APART
    shapes.append(rule(middle - width / 4, top - APART / 2, middle + width / 4, top - APART / 2))
    for face, text in [*kind, *named]:
        shapes.append(face.centred(text, middle, top, "title"))
        top += face.leading
    return on_paper(paper.width, paper.height, shapes)


def _set(texts: Sequence[str], face: Type, width: float) -> list[tuple[Type, str]]:
    return [(face, line) for text in texts for line in face.wrapped(text, width * SHARE)]
