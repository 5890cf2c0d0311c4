"""Lines are never wider than their column, lose nothing and break where a reader expects it."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.diagram.text.font import width_of
from desktop.diagram.text.wrapping import longest_piece, wrapped
from tests.diagram.text.faces import FACES, printed_words

FONT = FACES.regular
SIZE = 12.0
WIDEST_SIGN = 24.0
"""No character of the alphabet below is wider than this at 12."""

STROKES = "/-.,;:_?&=@"
SIGNS = "aiMW ilm  /-.:@,;()?&=_0123\n\tÉ\u2013許"
TEXTS = st.text(alphabet=SIGNS, max_size=60) | st.sampled_from(printed_words())


def lines(text: str, width: float) -> tuple[str, ...]:
    return wrapped(FONT, text, SIZE, width)


def width_for(text: str) -> float:
    """Give a column in which just this fits."""
    return width_of(FONT, text, SIZE)


def without_blanks(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, st.floats(WIDEST_SIGN, 400))
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    assert all(width_of(FONT, line, SIZE) <= width + 1e-6 for line in lines(text, width))


@given(TEXTS, st.floats(WIDEST_SIGN, 400))
def test_all_characters_are_in_the_lines_in_their_order(text: str, width: float) -> None:
    assert without_blanks("".join(lines(text, width))) == without_blanks(text)


@given(TEXTS, st.floats(WIDEST_SIGN, 400))
def test_no_line_begins_or_ends_with_a_blank(text: str, width: float) -> None:
    assert all(line == line.strip(" \t") for line in lines(text, width))


@given(TEXTS)
def test_in_a_column_wide_enough_only_the_breaks_of_the_cell_are_left(text: str) -> None:
    expected = [" ".join(line.split()) for line in text.strip().splitlines()]

    assert list(lines(text, 10_000)) == expected


@given(TEXTS, st.floats(0, 100))
def test_no_word_breaks_anywhere_in_a_column_that_takes_its_longest_piece(
    text: str, more: float
) -> None:
    broken = lines(text, max(longest_piece(FONT, text, SIZE) + more, WIDEST_SIGN))

    signs = without_blanks(text)
    word_ends = set(accumulate(map(len, text.split())))
    cuts = accumulate(len(without_blanks(line)) for line in broken)
    assert [cut for cut in cuts if cut not in word_ends and signs[cut - 1] not in STROKES] == []


def test_lines_break_at_blanks_and_are_filled() -> None:
    text = "Petugas Front Office menerima berkas"

    assert lines(text, width_for("Petugas Front Office")) == (
        "Petugas Front Office",
        "menerima berkas",
    )


def test_the_line_breaks_of_a_cell_are_kept() -> None:
    assert lines("KTP\nNPWP dan\n\nNIB", 400) == ("KTP", "NPWP dan", "", "NIB")
    assert lines("KTP\r\nNPWP", 400) == ("KTP", "NPWP")


def test_nothing_has_no_lines() -> None:
    assert lines("", 100) == lines(" \n ", 100) == ()


@pytest.mark.parametrize(
    ("text", "fits", "expected"),
    [
        ("Surat Izin/Tolak", "Surat Izin/", ("Surat Izin/", "Tolak")),
        ("tata usaha undang-undang", "tata usaha undang-", ("tata usaha undang-", "undang")),
        ("membuat user-ID baru", "membuat user-", ("membuat user-", "ID baru")),
    ],
)
def test_words_may_break_after_a_stroke_between_letters(
    text: str, fits: str, expected: tuple[str, ...]
) -> None:
    assert lines(text, width_for(fits)) == expected


@pytest.mark.parametrize("word", ["12/2021", "1-2", "/atau", "I/II", "(-)"])
def test_numbers_and_lone_strokes_stay_in_one_piece(word: str) -> None:
    text = f"Nomor {word}"

    assert lines(text, width_for(text) - 1) == ("Nomor", word)


def test_no_line_begins_with_a_colon_that_stands_alone() -> None:
    text = "melalui website : http"

    assert lines(text, width_for("melalui website")) == ("melalui", "website : http")
    assert lines("Petugas FO , lalu", width_for("Petugas FO")) == ("Petugas", "FO , lalu")


def test_a_web_address_stays_whole_where_it_fits() -> None:
    address = "http://dpmpstsp.karimunkab.go.id"

    assert lines(f"website {address}", width_for(address)) == ("website", address)


def test_a_long_web_address_breaks_after_its_dots_and_strokes() -> None:
    text = "buka https://perizinan.kabupaten.go.id/izin?id=4"

    assert lines(text, width_for("https://perizinan.")) == (
        "buka",
        "https://perizinan.",
        "kabupaten.go.id/",
        "izin?id=4",
    )
    assert lines("pendaftaran@karimunkab.go.id", width_for("pendaftaran@")) == (
        "pendaftaran@",
        "karimunkab.",
        "go.id",
    )


def test_a_word_wider_than_its_column_breaks_anywhere_as_the_last_resort() -> None:
    assert lines("di Dipertanggungjawabkan", width_for("Dipertang")) == (
        "di",
        "Dipertang",
        "gungjawa",
        "bkan",
    )


def test_the_longest_piece_is_that_of_the_longest_word() -> None:
    assert longest_piece(FONT, "satu perizinan/nonperizinan dua", SIZE) == pytest.approx(
        width_for("nonperizinan")
    )
    assert longest_piece(FONT, "", SIZE) == 0
