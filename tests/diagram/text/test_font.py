"""Words are as wide as the libraries that paint them say, and no wider than the font tells."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from desktop.diagram.text.font import Font, width_of
from tests.diagram.text.faces import FACES, REGULAR, STRONG, printed_words

FILES = {REGULAR: FACES.regular, STRONG: FACES.strong}
POINTS = 12.0
NEAR = 0.02


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_is_as_wide_as_reportlab_finds_it(
    path: Path, counted: Callable[[str], None]
) -> None:
    font, face = FILES[path], TTFont(path.stem, str(path)).face
    known = [code for code in face.charToGlyph if code >= 32]

    wrong = [
        chr(code)
        for code in known
        if abs(width_of(font, chr(code), 1000) - face.charWidths[code]) > 1
    ]

    assert wrong == []
    assert font.missing("".join(map(chr, known))) == ""
    counted(f"{len(known)} characters of {path.stem} compared with ReportLab")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_words_of_the_seven_are_as_wide_as_in_the_pdf(
    path: Path, counted: Callable[[str], None]
) -> None:
    font, painted = FILES[path], TTFont(path.stem, str(path))

    apart = {
        words: abs(width_of(font, words, POINTS) - painted.stringWidth(words, POINTS))
        for words in printed_words()
    }

    assert {words: far for words, far in apart.items() if far > NEAR} == {}
    counted(f"{len(apart)} sentences, at most {max(apart.values()):.4f} pt apart at {POINTS} pt")


def test_a_font_says_how_far_its_words_reach() -> None:
    assert FACES.regular.ascent == pytest.approx(1984 / 2048)
    assert FACES.regular.descent == pytest.approx(494 / 2048)
    assert FACES.of(strong=True) is FACES.strong
    assert FACES.of(strong=False) is FACES.regular


def test_widths_grow_with_the_size_and_add_up() -> None:
    font = FACES.regular
    whole = width_of(font, "Peninjauan lapangan", 11)

    assert width_of(font, "Peninjauan lapangan", 22) == pytest.approx(2 * whole)
    assert width_of(font, "Peninjauan ", 11) + width_of(font, "lapangan", 11) == pytest.approx(
        whole
    )
    assert width_of(font, "", 11) == 0
    assert width_of(FACES.strong, "Peninjauan lapangan", 11) > whole


def test_characters_the_font_does_not_have_are_named_and_take_the_place_of_its_empty_box() -> None:
    font = FACES.regular

    assert font.missing("Izin 許可 Usaha 許\U0001f600") == "許可\U0001f600"
    assert width_of(font, "許", 10) == width_of(font, "\U0001f600", 10) > 0


def test_the_words_of_the_seven_need_no_other_font() -> None:
    words = "".join(printed_words())

    assert FACES.regular.missing(words) == FACES.strong.missing(words) == ""


def made_font(cmap: bytes) -> bytes:
    """Write a font of four glyphs, 100, 200, 300 and (the last width again) 300 units wide."""
    tables = {
        b"head": struct.pack(">18xH34x", 1000),
        b"hhea": struct.pack(">4xhh26xH", 900, -200, 3),
        b"hmtx": struct.pack(">HhHhHhh", 100, 0, 200, 0, 300, 0, 0),
        b"cmap": cmap,
    }
    start = 12 + 16 * len(tables)
    records, body = b"", b""
    for tag, data in tables.items():
        records += struct.pack(">4sLLL", tag, 0, start + len(body), len(data))
        body += data
    return struct.pack(">LHHHH", 0x10000, len(tables), 0, 0, 0) + records + body


def map_of(*forms: tuple[int, int, bytes]) -> bytes:
    head, body = struct.pack(">HH", 0, len(forms)), b""
    start = 4 + 8 * len(forms)
    for platform, encoding, data in forms:
        head += struct.pack(">HHL", platform, encoding, start + len(body))
        body += data
    return head + body


# a to b by a shift of -96, x to y by a list of glyphs (3, and none), and the closing segment.
SEGMENTS = struct.pack(
    ">HHHHHHH3HH3H3H3H2H",
    *(4, 44, 0, 6, 4, 1, 2),
    *(ord("b"), ord("y"), 0xFFFF, 0),
    *(ord("a"), ord("x"), 0xFFFF),
    *((-96) & 0xFFFF, 0, 1),
    *(0, 4, 0),
    *(3, 0),
)
GROUPS = struct.pack(">HHLLL6L", 12, 0, 40, 0, 2, ord("a"), ord("b"), 1, 0x1F600, 0x1F600, 3)


def test_character_maps_of_16_bits_are_read_by_shift_and_by_list() -> None:
    font = Font(made_font(map_of((3, 1, SEGMENTS))))

    assert [width_of(font, sign, 1000) for sign in "abx"] == [200, 300, 300]
    assert font.missing("abxyz") == "yz"
    assert width_of(font, "z", 1000) == 100
    assert (font.ascent, font.descent) == (0.9, 0.2)


def test_the_map_with_most_characters_is_read_wherever_it_stands() -> None:
    font = Font(made_font(map_of((0, 3, SEGMENTS), (3, 1, SEGMENTS), (3, 10, GROUPS))))

    assert [width_of(font, sign, 1000) for sign in "ab\U0001f600"] == [200, 300, 300]
    assert font.missing("abx\U0001f600") == "x"
