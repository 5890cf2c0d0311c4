"""Words broken into lines that are never wider than their column."""

import re
from collections.abc import Iterator, Sequence

from desktop.diagram.text.font import Font

ADDRESS = re.compile(r"://|^www\.|@|\w\.\w+[./]\w", re.IGNORECASE)
IN_ADDRESS = re.compile(r"(?<=[./?&=@_:-])(?=[^./?&=@_:-])")
IN_WORD = re.compile(r"(?<=[^\W\d_][^\W\d_][/-])(?=[^\W\d_]{2})")
IN_NEED = re.compile(r"(?<=[^\s/.,;:_-][/.,;:_-])(?=[^\s/.,;:_-])")
BLANKS = re.compile(r"[ \t]+")
BREAK = re.compile(r" (?![:;,.!?)](?: |$))")
"""Blanks to break at: offices write `website : http`, and no line should begin with the colon."""


def wrapped(font: Font, text: str, size: float, width: float) -> tuple[str, ...]:
    """Break words into lines; the line breaks they have are kept, blanks at breaks are dropped.

    Lines break at blanks, after `/` and `-` between letters, in web addresses after their dots
    and slashes; a word still wider than the column breaks anywhere.
    """
    room = width / size * font.units_per_em + 1e-6
    paragraphs = text.strip().splitlines()
    return tuple(line for part in paragraphs for line in _lines(font, part, room))


def longest_piece(font: Font, text: str, size: float) -> float:
    """Tell the width under which a word of the text would have to break anywhere."""
    pieces = (piece for word in text.split() for piece in _pieces_in_need(word))
    return max(map(font.units_of, pieces), default=0) * size / font.units_per_em


def _lines(font: Font, paragraph: str, room: float) -> list[str]:
    blank = font.units_of(" ")
    lines, line, used = [], "", 0
    for word in BREAK.split(BLANKS.sub(" ", paragraph).strip(" ")):
        for place, piece in enumerate(_pieces(font, word, room)):
            gap = " " if line and not place else ""
            wide = font.units_of(piece)
            if line and used + (blank if gap else 0) + wide > room:
                lines.append(line)
                line, used, gap = "", 0, ""
            line += gap + piece
            used += (blank if gap else 0) + wide
    return [*lines, line]


def _pieces(font: Font, word: str, room: float) -> Sequence[str]:
    """Split a word where it may break, no finer than this column needs it."""
    address = ADDRESS.search(word)
    if font.units_of(word) <= room:
        return (word,) if address else IN_WORD.split(word)
    pieces = _pieces_in_need(word)
    if pieces[0].endswith("://") and font.units_of("".join(pieces[:2])) <= room:
        pieces = ["".join(pieces[:2]), *pieces[2:]]
    return [part for piece in pieces for part in _parts(font, piece, room)]


def _pieces_in_need(word: str) -> list[str]:
    return (IN_ADDRESS if ADDRESS.search(word) else IN_NEED).split(word)


def _parts(font: Font, piece: str, room: float) -> Iterator[str]:
    """Cut a piece anywhere, each part as long as fits and at least one character."""
    if font.units_of(piece) <= room:
        yield piece
        return
    start, used = 0, 0
    for place, sign in enumerate(piece):
        wide = font.units_of(sign)
        if place > start and used + wide > room:
            yield piece[start:place]
            start, used = place, 0
        used += wide
    yield piece[start:]
