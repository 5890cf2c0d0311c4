"""The tables of a TrueType file that widths are read from: head, hhea, hmtx and cmap.

Written from the OpenType specification, so that no library and no window is needed to measure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from struct import unpack_from

WIDEST_FIRST = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platform and encoding of the character maps read, the ones with most characters first."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a font says of itself, in its own units: `advances` by character, `missing` without."""

    units_per_em: int
    ascent: int
    descent: int
    advances: dict[str, int]
    missing: int


def measures_of(data: bytes) -> Measures:
    """Read the measures of a TrueType file; descent counts downwards, so it is positive."""
    tables = _tables(data)
    (units,) = unpack_from(">H", data, tables["head"] + 18)
    ascent, descent = unpack_from(">hh", data, tables["hhea"] + 4)
    widths = _widths(data, tables)
    return Measures(
        units_per_em=units,
        ascent=ascent,
        descent=-descent,
        advances={
            chr(code): widths[min(glyph, len(widths) - 1)]
            for code, glyph in _glyphs(data, tables["cmap"]).items()
        },
        missing=widths[0],
    )


def _tables(data: bytes) -> dict[str, int]:
    (count,) = unpack_from(">H", data, 4)
    records = (unpack_from(">4sLL", data, 12 + 16 * place) for place in range(count))
    return {tag.decode("latin-1"): start for tag, _, start in records}


def _widths(data: bytes, tables: dict[str, int]) -> list[int]:
    # The glyphs after the last of these all have its width.
    (count,) = unpack_from(">H", data, tables["hhea"] + 34)
    return list(unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2])


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    (count,) = unpack_from(">H", data, cmap + 2)
    maps: dict[tuple[int, int], int] = {}
    for place in range(count):
        platform, encoding, start = unpack_from(">HHL", data, cmap + 4 + 8 * place)
        maps[platform, encoding] = cmap + start
    best = next(maps[kind] for kind in WIDEST_FIRST if kind in maps)
    (form,) = unpack_from(">H", data, best)
    found = _segments(data, best) if form == 4 else _groups(data, best)
    return {code: glyph for code, glyph in found.items() if glyph}


def _segments(data: bytes, start: int) -> dict[int, int]:
    """Read format 4: segments of 16-bit characters."""
    length, _, twice = unpack_from(">HHH", data, start + 2)
    words = unpack_from(f">{length // 2}H", data, start)
    count = twice // 2
    glyphs: dict[int, int] = {}
    for place in range(count):
        last, first = words[7 + place], words[8 + count + place]
        delta, offset_at = words[8 + 2 * count + place], 8 + 3 * count + place
        for code in range(first, min(last, 0xFFFE) + 1):
            glyphs[code] = _glyph_at(words, offset_at, code - first, code, delta)
    return glyphs


def _glyph_at(words: Sequence[int], offset_at: int, step: int, code: int, delta: int) -> int:
    offset = words[offset_at]
    if not offset:
        return (code + delta) & 0xFFFF
    # The offset counts bytes from its own place in the table.
    glyph = words[offset_at + offset // 2 + step]
    return (glyph + delta) & 0xFFFF if glyph else 0


def _groups(data: bytes, start: int) -> dict[int, int]:
    """Read format 12: groups of characters of any size."""
    (count,) = unpack_from(">L", data, start + 12)
    glyphs: dict[int, int] = {}
    for place in range(count):
        first, last, glyph = unpack_from(">LLL", data, start + 16 + 12 * place)
        glyphs.update((first + step, glyph + step) for step in range(last - first + 1))
    return glyphs
