"""Columns of a table on paper: how wide they are, and texts broken to fit them."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagram.listing.content import Column
from desktop.diagram.sheets.setting import Type
from desktop.diagram.text.font import Faces
from desktop.diagram.text.wrapping import longest_piece, wrapped

FIGURE = 16
"""Signs of the longest figure that is kept in one line: an amount, a date, a NIK."""
INSET = 1.2
"""Room in mm left and right of the words of a cell."""

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns with their left edges; the last edge is the right one of the table."""

    columns: tuple[Column, ...]
    edges: tuple[float, ...]
    faces: Faces
    size: float

    def room(self, place: int) -> float:
        """Tell how wide the words of a column may be."""
        return self.edges[place + 1] - self.edges[place] - 2 * INSET

    def broken(self, texts: Sequence[str], *, strong: bool = False) -> tuple[Lines, ...]:
        """Break the texts of a row into the lines of their columns."""
        font, size = self.faces.of(strong=strong), self.size
        limit = size / font.units_per_em
        return tuple(
            self._lines(text, place, strong=strong)
            if "\n" in text or font.units_of(text) * limit > self.room(place)
            else ((text,) if text else ())
            for place, text in enumerate(texts)
        )

    def _lines(self, text: str, place: int, *, strong: bool) -> Lines:
        return wrapped(self.faces.of(strong=strong), text, self.size, self.room(place))


def set_columns(
    columns: Sequence[Column], width: float, face: Type, rows: Sequence[Sequence[str]] = ()
) -> Columns:
    """Share out the width; neither a word of a heading nor a figure is broken for want of room."""
    strong = face.faces.strong
    least = [
        2 * INSET
        + max(
            longest_piece(strong, column.heading, face.size),
            _widest_figure(rows, place, face),
        )
        for place, column in enumerate(columns)
    ]
    given = _shared([each.share for each in columns], least, width)
    edges, at = [0.0], 0.0
    for each in given:
        at += each
        edges.append(at)
    return Columns(tuple(columns), tuple(edges), face.faces, face.size)


def _widest_figure(rows: Sequence[Sequence[str]], place: int, face: Type) -> float:
    """Tell how wide the widest running number, amount or date in digits of a column is."""
    font, texts = face.faces.regular, {row[place] for row in rows}
    figures = (text for text in texts if len(text) <= FIGURE and text[:1].isdecimal())
    widths = (font.units_of(text) for text in figures if " " not in text)
    return max(widths, default=0) * face.size / font.units_per_em


def _shared(shares: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Give narrow columns their least, and share the rest out among the others."""
    if sum(least) >= width:
        return [each * width / sum(least) for each in least]
    fixed: set[int] = set()
    while True:
        left = width - sum(least[place] for place in fixed)
        whole = sum(share for place, share in enumerate(shares) if place not in fixed)
        given = [
            least[place] if place in fixed else left * share / whole
            for place, share in enumerate(shares)
        ]
        tight = {place for place, each in enumerate(given) if each < least[place] - 1e-9}
        if not tight:
            return given
        fixed |= tight
