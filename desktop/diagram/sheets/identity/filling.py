"""The first sheet of an SOP: its identity block in the official form (DOMAIN chapter 1.3)."""

from collections.abc import Sequence

from desktop.diagram.shapes import Drawing, Shape
from desktop.diagram.sheets.furniture import FOOTER
from desktop.diagram.sheets.identity.columns import Line, column, fitting, height_of, set_column
from desktop.diagram.sheets.identity.fields import Fields, Listing, fields_of, issuer_of
from desktop.diagram.sheets.identity.heading import head_block
from desktop.diagram.sheets.identity.titling import title_sheet
from desktop.diagram.sheets.paper import LEFT, TOP, Paper
from desktop.diagram.sheets.setting import Type, frame, on_paper, rule
from desktop.diagram.sheets.words import SheetWords
from desktop.diagram.text.font import Faces
from desktop.domain.sop.model import Sop

SIZES = (3.5, 3.3, 3.1, 2.9)
"""Sizes of type in mm: the first that needs no more sheets than the smallest."""
INSET = 2.0
LEAST = 3
"""Lines of a list that begin it at the foot of a sheet; fewer go over to the next."""


def identity_sheets(
    sop: Sop, paper: Paper, faces: Faces, words: SheetWords, letterhead: Sequence[str] = ()
) -> tuple[Drawing, ...]:
    """Draw the identity block, or a title sheet for an SOP that has none."""
    issuer = issuer_of(sop, letterhead)
    fields = fields_of(sop, words)
    if not fields.facts and not fields.pairs:
        return (title_sheet(sop.title, issuer, paper, faces, words),)
    sizes = [size * paper.enlarged[0] for size in SIZES]
    filled = [_Filling(paper, Type(faces, size), words).fill(issuer, fields) for size in sizes]
    return min(filled, key=len)


class _Filling:
    """Fills sheets from the top, list beside list, and begins a new one where the foot is near."""

    def __init__(self, paper: Paper, type_: Type, words: SheetWords) -> None:
        self._paper, self._type, self._words = paper, type_, words
        self._width, self._height = paper.room[0], paper.room[1] - FOOTER
        self._sheets: list[Drawing] = []
        self._shapes: list[Shape] = []
        self._used = 0.0

    def fill(self, issuer: Sequence[str], fields: Fields) -> tuple[Drawing, ...]:
        """Set the head, then the lists in pairs."""
        self._used, head = head_block(issuer, fields, self._type, self._width)
        self._shapes += head
        for pair in fields.pairs:
            self._pair(pair)
        self._turn_over()
        return tuple(self._sheets)

    def _pair(self, pair: Sequence[Listing]) -> None:
        """Set lists side by side; what does not fit goes on over the next sheet."""
        wide = self._width / len(pair)
        left = [self._begun(listing, wide) for listing in pair]
        while any(left):
            room = self._height - self._used - 2 * INSET
            counts = [fitting(lines, room) for lines in left]
            whole = all(count == len(lines) for count, lines in zip(counts, left, strict=True))
            if self._used and not whole and self._goes_over(left, counts):
                self._turn_over()
                continue
            counts = [max(count, _least(lines)) for count, lines in zip(counts, left, strict=True)]
            placed = [lines[:count] for count, lines in zip(counts, left, strict=True)]
            self._box(pair, placed, wide)
            rest = (lines[count:] for count, lines in zip(counts, left, strict=True))
            left = [
                self._resumed(listing, lines, wide)
                for listing, lines in zip(pair, rest, strict=True)
            ]

    def _begun(self, listing: Listing, wide: float) -> tuple[Line, ...]:
        return column(self._type, listing.heading, listing.items, wide - 2 * INSET)

    def _goes_over(self, left: Sequence[Sequence[Line]], counts: Sequence[int]) -> bool:
        """Tell whether lists begin on the next sheet: if that holds them whole, or too few fit."""
        whole = max(height_of(lines) for lines in left) + 2 * INSET <= self._height
        return whole or not _well_begun(left, counts)

    def _resumed(self, listing: Listing, lines: tuple[Line, ...], wide: float) -> tuple[Line, ...]:
        """Put the heading above what goes over to the next sheet."""
        if not lines:
            return ()
        heading = self._words.identity["continued"].format(heading=listing.heading.rstrip(":"))
        return (*column(self._type, heading, (), wide - 2 * INSET), *lines)

    def _box(self, pair: Sequence[Listing], columns: Sequence[Sequence[Line]], wide: float) -> None:
        """Set one row of lists and rule its lower edge."""
        x, top = LEFT, TOP + self._used
        height = max(height_of(lines) for lines in columns) + 2 * INSET
        for place, (listing, lines) in enumerate(zip(pair, columns, strict=True)):
            edge = x + place * wide
            self._shapes += set_column(
                self._type, lines, edge + INSET, top + INSET, key=listing.key
            )
            self._shapes += [rule(edge, top, edge, top + height)] if place else []
        self._shapes.append(rule(x, top + height, x + self._width, top + height))
        self._used += height

    def _turn_over(self) -> None:
        """Finish the sheet: everything on it stands in one frame."""
        self._shapes.append(frame(LEFT, TOP, self._width, self._used))
        self._sheets.append(on_paper(self._paper.width, self._paper.height, self._shapes))
        self._shapes, self._used = [], 0.0


def _well_begun(columns: Sequence[Sequence[Line]], counts: Sequence[int]) -> bool:
    return all(
        count >= min(LEAST, len(lines)) for count, lines in zip(counts, columns, strict=True)
    )


def _least(lines: Sequence[Line]) -> int:
    """Tell how much a fresh sheet takes in any case: the heading and a line under it."""
    headings = sum(line.strong for line in lines)
    return min(len(lines), headings + 1)
