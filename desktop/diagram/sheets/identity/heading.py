"""The head of an identity sheet: coat of arms and office on the left, facts on the right."""

from collections.abc import Sequence

from desktop.diagram.shapes import Shape
from desktop.diagram.sheets.identity.fields import Fields, Listing
from desktop.diagram.sheets.paper import LEFT, TOP
from desktop.diagram.sheets.setting import THIN, Type, rule, stacked

ARMS = 26.0
"""Height in mm that is left free for the coat of arms."""
INSET = 2.0
ROW = 7.0
LABELS = 0.3
"""Share of the right half that the names of the facts take."""
SIGNATURE = 20.0
"""Height in mm for signature and stamp."""
SMALLER = 0.9
"""Size of address lines to that of the office's name."""


def head_block(
    issuer: Sequence[str], fields: Fields, type_: Type, width: float
) -> tuple[float, list[Shape]]:
    """Draw the head from the upper margin on; gives its height with its shapes."""
    half = width / 2 if fields.facts else 0.0
    facts_height, shapes = _facts(fields, type_, LEFT + half, width - half)
    lines, issuer_height = _issuer(issuer, type_, half or width)
    height = max(facts_height if fields.facts else 0.0, ARMS + issuer_height + 2 * INSET)
    top = TOP + (height - ARMS - issuer_height) / 2 + ARMS
    middle = LEFT + (half or width) / 2
    for text, face in lines:
        shapes.append(face.centred(text, middle, top, "issuer"))
        top += face.leading
    if half:
        shapes.append(rule(LEFT + half, TOP, LEFT + half, TOP + height, THIN))
        labels = LEFT + half + (width - half) * LABELS
        shapes.append(rule(labels, TOP, labels, TOP + height, THIN))
    shapes.append(rule(LEFT, TOP + height, LEFT + width, TOP + height, THIN))
    return height, shapes


def _issuer(
    issuer: Sequence[str], type_: Type, width: float
) -> tuple[list[tuple[str, Type]], float]:
    """Break the lines of the office: its names are large and strong, its address is not."""
    names = Type(type_.faces, type_.size * 1.15, strong=True)
    address = Type(type_.faces, type_.size * SMALLER)
    lines = [
        (line, face)
        for place, text in enumerate(issuer)
        for face in [names if not place or text == text.upper() else address]
        for line in face.wrapped(text, width - 4 * INSET)
    ]
    return lines, sum(face.leading for _, face in lines)


def _facts(fields: Fields, type_: Type, x: float, width: float) -> tuple[float, list[Shape]]:
    """Draw the table of facts: names on the left, what the SOP says on the right."""
    shapes: list[Shape] = []
    used = 0.0
    label, value = width * LABELS, width * (1 - LABELS)
    for place, fact in enumerate(fields.facts):
        top = TOP + used
        names = type_.wrapped(fact.heading, label - 2 * INSET)
        if fact.key == "approved_by" and fact.items:
            height, said = _signed(fact, fields.nip, type_, (x + label, top), value)
        else:
            height, said = _plain(fact, type_, (x + label, top), value)
        height = max(height, len(names) * type_.leading + 2 * INSET)
        shapes += stacked(type_, names, x + INSET, top + INSET, f"{fact.key}:heading")
        shapes += said
        shapes += [rule(x, top, x + width, top)] if place else []
        used += height
    return used, shapes


def _plain(
    fact: Listing, type_: Type, corner: tuple[float, float], width: float
) -> tuple[float, list[Shape]]:
    face = type_.strengthened() if fact.key == "name" else type_
    lines = [line for text in fact.items for line in face.wrapped(text, width - 2 * INSET)]
    shapes = stacked(face, lines, corner[0] + INSET, corner[1] + INSET, fact.key)
    return max(ROW, len(lines) * face.leading + 2 * INSET), shapes


def _signed(
    fact: Listing, nip: str, type_: Type, corner: tuple[float, float], width: float
) -> tuple[float, list[Shape]]:
    """Draw position, room for signature and stamp, name underlined, and NIP."""
    position, name, number = fact.items
    strong = type_.strengthened()
    x, top = corner[0], corner[1] + INSET
    middle = x + width / 2
    shapes: list[Shape] = []
    for line in type_.wrapped(position, width - 2 * INSET):
        shapes.append(type_.centred(line, middle, top, fact.key))
        top += type_.leading
    top += SIGNATURE
    for line in strong.wrapped(name, width - 2 * INSET):
        written = strong.centred(line, middle, top, fact.key)
        under = written.y + 0.15 * strong.size
        shapes += [written, rule(written.x, under, written.x + written.width, under, THIN)]
        top += strong.leading
    if number:
        shapes.append(type_.centred(f"{nip} {number}", middle, top + 0.3, fact.key))
        top += type_.leading
    return top + INSET - corner[1], shapes
