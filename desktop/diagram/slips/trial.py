"""The test page: a frame, ten centimetres to measure, lines and sizes of type (UX chapter 10)."""

from collections.abc import Mapping, Sequence

from desktop.diagram.shapes import Drawing, Figure
from desktop.diagram.sheets.paper import LEFT, RIGHT, Paper
from desktop.diagram.sheets.setting import THIN, Type, frame, on_paper, rule, shifted
from desktop.diagram.slips.blocks import Block, Placed, beside, centred, paragraph, under
from desktop.diagram.slips.pieces import head_block
from desktop.diagram.text.font import Faces

FRAME = 10.0
LENGTH = 100.0
TEXT = 3.7
WIDTHS = (0.1, 0.15, 0.2, 0.3, 0.5)
SIZES = (2.0, 2.5, 3.0, 3.7, 4.5, 6.0)


def trial_drawing(
    head: Sequence[str], said: Mapping[str, str], paper: Paper, faces: Faces
) -> Drawing:
    """Draw the test page on a standing paper."""
    width = paper.width - LEFT - RIGHT - 2 * TEXT
    face = Type(faces, TEXT)
    page = under(
        [
            head_block(head, face, width),
            centred(Type(faces, TEXT * 1.4, strong=True), said["title"], width, "title"),
            paragraph(face, said["intro"], width, "intro"),
            _ruler(face, said["length"]),
            _lines(face, said),
            _sizes(faces, said),
            paragraph(face, said["frame"].format(paper=paper.name), width, "frame"),
        ],
        TEXT * 2,
    )
    edge = frame(FRAME, FRAME, paper.width - 2 * FRAME, paper.height - 2 * FRAME, THIN)
    inner = shifted(page.drawn(), LEFT + TEXT, FRAME + 2 * TEXT)
    return on_paper(paper.width, paper.height, (edge, *inner))


def _ruler(face: Type, said: str) -> Block:
    marks: list[Figure] = [rule(0.0, 5.0, LENGTH, 5.0, 0.3)]
    for at in range(int(LENGTH) + 1):
        high = 5.0 if at % 10 == 0 else 3.5 if at % 5 == 0 else 2.0
        marks.append(rule(float(at), 5.0 - high, float(at), 5.0, THIN))
    words = face.line(said, LENGTH + TEXT, 1.5, "length")
    return Block(6.0, (*marks, words))


def _lines(face: Type, said: Mapping[str, str]) -> Block:
    rows = []
    for width in WIDTHS:
        text = f"{width:g}".replace(".", ",")
        words = Block(face.leading, (face.line(said["width"].format(width=text), 0.0, 0.0),))
        stroke = Block(face.leading, (rule(0.0, face.leading / 2, 60.0, face.leading / 2, width),))
        rows.append(beside((0.0, words), (22.0, stroke)))
    heading = paragraph(face.strengthened(), said["lines"], LENGTH, "heading")
    return under([heading, *rows], TEXT * 0.2)


def _sizes(faces: Faces, said: Mapping[str, str]) -> Block:
    heading = paragraph(Type(faces, TEXT, strong=True), said["sizes"], LENGTH, "heading")
    placed: list[Placed] = []
    used = heading.height
    for size in SIZES:
        face = Type(faces, size)
        placed.append(Placed(0.0, used, Block(face.leading, (face.line(said["sample"], 0, 0),))))
        used += face.leading
    return Block(used, parts=(Placed(0.0, 0.0, heading), *placed))
