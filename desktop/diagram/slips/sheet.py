"""Two copies of a slip on one sheet with a cut line, whatever they have to say (UX chapter 10)."""

from dataclasses import replace

from desktop.diagram.shapes import Drawing, Figure, Move, Pen, Shape, To, Words
from desktop.diagram.sheets.paper import LEFT, RIGHT, Paper
from desktop.diagram.sheets.setting import BLACK, SHEET, THIN, Type, on_paper, rule, shifted
from desktop.diagram.slips.blocks import Block, beside, under
from desktop.diagram.slips.content import Slip
from desktop.diagram.slips.marks import scissors
from desktop.diagram.slips.pieces import (
    facts_block,
    head_block,
    highlight_block,
    listing_block,
    number_block,
    sentences_block,
    signatures_block,
)
from desktop.diagram.text.font import Faces

EDGE = 9.0
"""Margin in mm above and below a copy; printers leave out less."""
SIZES = (3.5, 3.3, 3.1, 2.95, 2.8, 2.65, 2.5, 2.35, 2.2, 2.05, 1.9)
"""Sizes of type in mm, of which the largest is taken in which a copy fits its half of the sheet."""
WAYS = (0, 2, 3)
"""Ways to set the lists: beside the facts, or under them in so many columns."""
LEFT_SHARE = 0.54
PALE = "#ececec"
MARK, MARK_SHARE = 34.0, 0.9
SLACK = 1e-9
DASHES = (2.0, 1.4)


def slip_sheet(slip: Slip, paper: Paper, faces: Faces) -> Drawing:
    """Draw two identical copies, one over the other on a standing sheet."""
    width, height = paper.width - LEFT - RIGHT, paper.height / 2 - 2 * EDGE
    copy = (*mark_block(slip.mark, width, height, faces), *_fitted(slip, width, height, faces))
    shapes = (
        *shifted(copy, LEFT, EDGE),
        *_cut_line(slip.cut, paper, faces),
        *shifted(copy, LEFT, paper.height / 2 + EDGE),
    )
    return on_paper(paper.width, paper.height, shapes)


def _fitted(slip: Slip, width: float, height: float, faces: Faces) -> tuple[Shape, ...]:
    """Set a copy in the largest type that fits; what fits in none is made smaller as a whole."""
    room, fitting = (width, height), None
    first, beyond = 0, len(SIZES)
    while first < beyond:
        middle = (first + beyond) // 2
        lowest = _lowest(slip, Type(faces, SIZES[middle]), room)
        if lowest.height <= height + SLACK:
            fitting, beyond = lowest, middle
        else:
            first = middle + 1
    if fitting is not None:
        return fitting.drawn()
    least = _lowest(slip, Type(faces, SIZES[-1]), room)
    return shifted(least.drawn(), 0.0, 0.0, height / least.height)


def _lowest(slip: Slip, face: Type, room: tuple[float, float]) -> Block:
    """Set a copy in the first way that fits, else in the one that takes the least height."""
    ways: list[Block] = []
    for columns in WAYS:
        ways.append(_set(slip, face, room, columns))
        if ways[-1].height <= room[1] + SLACK:
            return ways[-1]
    return min(ways, key=lambda way: way.height)


def _set(slip: Slip, face: Type, room: tuple[float, float], columns: int) -> Block:
    """Set a copy: its foot stands at the foot of the sheet, what is left over lies above it."""
    width, height = room
    gap = face.size * 0.85
    top = under(
        [
            head_block(slip.head, face, width),
            number_block(slip, face, width),
            Block(0.2, (rule(0.0, 0.1, width, 0.1, THIN),)),
            _body(slip, face, width, columns),
        ],
        gap,
    )
    foot = _foot(slip, face, width, gap)
    spare = max(height - top.height - foot.height, gap)
    return under([top, Block(spare), foot])


def _body(slip: Slip, face: Type, width: float, columns: int) -> Block:
    gap = face.size * 1.6
    left = width * LEFT_SHARE
    if not columns:
        right = width - left - gap
        listed = under(
            [listing_block(each, face, right) for each in slip.listings], face.size * 0.8
        )
        return beside((0.0, facts_block(slip.facts, face, left)), (left + gap, listed))
    share = -(-len(slip.facts) // 2)
    half = (width - gap) / 2
    facts = beside(
        (0.0, facts_block(slip.facts[:share], face, half)),
        (half + gap, facts_block(slip.facts[share:], face, half)),
    )
    lists = [listing_block(each, face, width, columns) for each in slip.listings]
    return under([facts, *lists], face.size * 0.8)


def _foot(slip: Slip, face: Type, width: float, gap: float) -> Block:
    """Set promise and sentences on the left, places to sign on the right."""
    small = Type(face.faces, face.size * 0.9)
    left = width * LEFT_SHARE
    said = under(
        [
            highlight_block(slip.highlight, face, left),
            sentences_block((*slip.sentences, *filter(None, (slip.reprinted,))), small, left),
        ],
        face.size * 0.7,
    )
    right = width - left - gap
    return beside((0.0, said), (left + gap, signatures_block(slip.signatures, face, right)))


def mark_block(mark: str, width: float, height: float, faces: Faces) -> list[Words]:
    """Set CONTOH large and pale under everything else."""
    if not mark:
        return []
    face = Type(faces, MARK, strong=True)
    face = replace(face, size=min(MARK, MARK * width * MARK_SHARE / face.width(mark)))
    line = face.centred(mark, width / 2, (height - face.leading) / 2, "mark")
    return [replace(line, colour=PALE)]


def _cut_line(text: str, paper: Paper, faces: Faces) -> list[Shape]:
    """Draw the dashed line to cut along, from edge to edge, with scissors and a word."""
    y, face = paper.height / 2, Type(faces, 2.0)
    begin = LEFT + 6.0 + face.width(text) + 1.5
    pen = Pen(BLACK, 0.2, DASHES)
    lines = [
        Figure(part=SHEET, path=(Move(x1, y), To(x2, y)), pen=pen)
        for x1, x2 in ((0.0, LEFT - 1.5), (begin, paper.width))
    ]
    words = face.line(text, LEFT + 5.5, y - face.leading / 2, "cut")
    return [*lines, *scissors(LEFT, y, 4.0), words]
