"""A typeface that measures words with its own tables, without kerning and ligatures.

Painters set words the same way, so that screen, paper and tests break lines at the same places.
"""

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from desktop.diagram.text.truetype import measures_of

REMEMBERED = 8192
"""Words whose widths a font keeps: far more than one SOP has."""

HOLLOW = "\u25a1"
"""What stands on paper for a character that the font lacks, so that nobody overlooks it."""


class Font:
    """A TrueType face: how wide words are, and how far they reach over and under the line."""

    def __init__(self, data: bytes) -> None:
        self._measures = measures_of(data)
        self.units_of = lru_cache(maxsize=REMEMBERED)(self._units_of)
        em = self._measures.units_per_em
        self.units_per_em = em
        self.ascent = self._measures.ascent / em
        self.descent = self._measures.descent / em

    def missing(self, text: str) -> str:
        """Name the characters that the font cannot draw, each once, in their order."""
        known = self._measures.advances
        lacking = (sign for sign in dict.fromkeys(text) if sign not in known)
        return "".join(sign for sign in lacking if not is_unseen(sign))

    def _units_of(self, text: str) -> int:
        known = self._measures.advances
        unknown = known.get(HOLLOW, self._measures.missing)
        return sum([known.get(sign, unknown) for sign in text])


@dataclass(frozen=True, slots=True)
class Faces:
    """The two faces of every picture of an SOP."""

    regular: Font
    strong: Font

    def of(self, *, strong: bool) -> Font:
        """Choose one of the two."""
        return self.strong if strong else self.regular


def is_unseen(sign: str) -> bool:
    """Tell whether a character draws nothing anywhere: controls, joiners, marks of direction."""
    return category(sign) in {"Cc", "Cf"} or "\ufe00" <= sign <= "\ufe0f"


def width_of(font: Font, text: str, size: float) -> float:
    """Tell how wide words are in a size, in the unit of the size."""
    return font.units_of(text) * size / font.units_per_em
