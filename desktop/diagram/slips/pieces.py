"""The pieces of a slip: letterhead, number with its code, facts, lists, promise, signatures."""

from collections.abc import Sequence

from desktop.diagram.shapes import Figure, Shape
from desktop.diagram.sheets.setting import THICK, THIN, Type, frame, rule, stacked
from desktop.diagram.slips.blocks import Block, Placed, beside, centred, paragraph, under
from desktop.diagram.slips.content import Fact, Listing, Signature, Slip
from desktop.diagram.slips.marks import QUIET, code_block, filled, tick_box

NAMES = 2
"""Lines of a letterhead that name the government and the office; address lines follow."""
CODE = (19.0, 26.0)
"""Least and usual side of the QR code in mm with its quiet zone: phones and scanners read it."""
CODE_SIZE = 7.4
"""Side of the QR code in sizes of the type, between those two."""
HEADS = (1.25, 1.15, 1.05, 0.95)
"""Sizes of the office's name to that of the text, tried until it stands in one line."""
NUMBERS = (2.3, 2.0, 1.7, 1.4, 1.1)
"""Sizes of the number to that of the text, tried until it stands in one line."""
LABELS = 8.2
"""Width of the labels, in sizes of the type."""
SIGNING = 4.0
"""Height left free to sign, in sizes of the type."""
PANEL = "#f2f2f2"
BOX = 0.95
"""Side of a tick box, in sizes of the type."""


def head_block(lines: Sequence[str], face: Type, width: float) -> Block:
    """Set the letterhead over its double line (DOMAIN 3.7)."""
    small = Type(face.faces, face.size * 0.88)
    names = [
        centred(_one_line(text, face, width, sizes), text, width, "head")
        for text, sizes in zip(lines, ((1.0, 0.9), HEADS), strict=False)
    ]
    address = [centred(small, text, width, "head") for text in lines[NAMES:]]
    under_line = Block(
        1.7,
        (rule(0.0, 0.6, width, 0.6, 0.6), rule(0.0, 1.4, width, 1.4, THIN)),
    )
    return under([*names, *address, under_line])


def number_block(slip: Slip, face: Type, width: float) -> Block:
    """Set title, large number and moment beside the QR code."""
    side = min(max(CODE[0], face.size * CODE_SIZE), CODE[1])
    quiet = side * QUIET / (len(slip.code) + 2 * QUIET)
    room = width - (side if slip.code else 0.0)
    title = Type(face.faces, face.size * 1.18, strong=True)
    small = Type(face.faces, face.size * 0.9)
    words = under(
        [
            _titled(slip, title, room),
            Block(face.size * 0.5),
            paragraph(small, slip.number.label, room, "label"),
            _number(slip.number.text, face, room),
            paragraph(face, slip.at, room, "at"),
        ]
    )
    if not slip.code:
        return words
    # What is white of the code may stand in the margin, so that its dark edge lies along it.
    dark = Placed(0.0, 0.4 - quiet, code_block(slip.code, side))
    code = Block(side - 2 * quiet, parts=(dark,))
    return beside((0.0, words), (width - side + quiet, code))


def _titled(slip: Slip, face: Type, room: float) -> Block:
    """Set the title with, framed, what tells a re-print from the first one."""
    title = face.wrapped(slip.title.upper(), room)
    shapes: list[Shape] = stacked(face, title, 0.0, 0.0, "title")
    if slip.copy:
        x = face.width(title[0]) + 4.0
        mark = Type(face.faces, face.size * 0.78, strong=True)
        wide = mark.width(slip.copy)
        top = (face.leading - mark.leading) / 2
        shapes.append(mark.line(slip.copy, x + 1.5, top, "copy"))
        shapes.append(frame(x, top - 0.3, wide + 3.0, mark.leading + 0.6, THICK))
    return Block(len(title) * face.leading, tuple(shapes))


def _number(text: str, face: Type, room: float) -> Block:
    return paragraph(_one_line(text, face, room, NUMBERS), text, room, "number")


def _one_line(text: str, face: Type, room: float, sizes: Sequence[float]) -> Type:
    """Choose the largest of these sizes in which a text stands in one line, else the last."""
    tries = [Type(face.faces, face.size * size, strong=True) for size in sizes]
    return next((each for each in tries if each.width(text) <= room), tries[-1])


def facts_block(facts: Sequence[Fact], face: Type, width: float) -> Block:
    """Set facts under each other, their texts in one column."""
    labels = face.size * LABELS
    plain, strong = face, face.strengthened()
    rows = []
    for fact in facts:
        label = paragraph(plain, fact.label, labels - face.size, "label")
        colon = Block(plain.leading, (plain.line(":", 0.0, 0.0),))
        text = paragraph(strong, fact.text, width - labels, "fact")
        rows.append(beside((0.0, label), (labels - face.size * 0.7, colon), (labels, text)))
    return under(rows, face.size * 0.14)


def listing_block(listing: Listing, face: Type, width: float, columns: int = 1) -> Block:
    """Set a heading and its items in columns that are filled one after the other."""
    heading = paragraph(face.strengthened(), listing.heading, width, "heading")
    if not listing.items:
        said = paragraph(face, listing.empty, width, "item") if listing.empty else Block(0.0)
        return under([heading, said])
    gap = face.size
    wide = (width - gap * (columns - 1)) / columns
    items = [_item(text, listing, face, wide) for text in listing.items]
    share = -(-len(items) // columns)
    parts = [under(items[at : at + share], face.size * 0.1) for at in range(0, len(items), share)]
    placed = [(place * (wide + gap), part) for place, part in enumerate(parts)]
    return under([heading, beside(*placed)], face.size * 0.25)


def _item(text: str, listing: Listing, face: Type, width: float) -> Block:
    if not listing.boxed:
        return paragraph(face, text, width, "item")
    side = face.size * BOX
    inset = side + face.size * 0.55
    words = paragraph(face, text, width - inset, "item")
    box: list[Figure] = tick_box(0.0, (face.leading - side) / 2, side, ticked=listing.ticked)
    return Block(words.height, tuple(box), (Placed(inset, 0.0, words),))


def highlight_block(fact: Fact, face: Type, width: float) -> Block:
    """Set what the applicant must see first, large in a frame."""
    inset = face.size * 0.55
    large = Type(face.faces, face.size * 1.25, strong=True)
    label = Type(face.faces, face.size)
    beside_it = label.width(fact.label) + face.size * 1.2
    text = paragraph(large, fact.text, width - beside_it - 2 * inset, "highlight")
    words = label.line(fact.label, inset, inset + (large.leading - label.leading) / 2, "label")
    height = text.height + 2 * inset
    panel = (filled(width, height, PANEL), frame(0.0, 0.0, width, height, THICK), words)
    return Block(height, panel, (Placed(inset + beside_it, inset, text),))


def sentences_block(sentences: Sequence[str], face: Type, width: float) -> Block:
    """Set sentences under each other."""
    return under([paragraph(face, text, width, "sentence") for text in sentences])


def signatures_block(signatures: Sequence[Signature], face: Type, width: float) -> Block:
    """Set places to sign beside each other: capacity, room, line, name."""
    share = width / len(signatures)
    wide = share - face.size * 1.6
    places = [place * share + (share - wide) / 2 for place in range(len(signatures))]
    strong, line = face.strengthened(), Block(0.4, (rule(0.0, 0.2, wide, 0.2, THIN),))
    captions = [centred(face, each.caption, wide, "label") for each in signatures]
    names = [centred(strong, each.name, wide, "signed") for each in signatures]
    rows = (captions, [line for _ in signatures], names)
    caption, lines, name = (beside(*zip(places, row, strict=True)) for row in rows)
    return under([caption, Block(face.size * SIGNING), lines, name])
