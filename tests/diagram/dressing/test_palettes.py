"""Words can be read in every palette, and colours are those of UX chapters 6.1 and 8."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from desktop.diagram.dressing.dressed import dressed
from desktop.diagram.dressing.palettes import (
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    PAPER,
    Colours,
    Palette,
    mixed,
)
from desktop.diagram.dressing.strokes import SCREEN_STROKES, scaled
from desktop.diagram.shapes import Belongs, Figure, Part, Words
from desktop.diagram.sizes import PIXEL
from desktop.domain.progress import StepState
from tests.diagram.dressing.small import chart, live
from tests.diagram.examples import FACES, OTHER, SEVEN, known
from tests.diagram.rules.strokes import extent, ink

PALETTES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST, "paper": PAPER}
ALL = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
LEAST_FOR_WORDS, LEAST_FOR_LINES = 4.5, 3.0


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG 2.1 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def grounds(palette: Palette) -> Iterator[str]:
    """Give everything that words of the rows may stand on."""
    for under in (palette.surface, palette.zebra):
        yield under
        for colours in palette.states.values():
            yield mixed(colours.fill, under, palette.band)


def pairs(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Give what is written, its colour, and what it stands on."""
    for words in ("text", "secondary", "quiet", "within", "late"):
        for ground in (palette.surface, palette.zebra):
            yield words, getattr(palette, words), ground
    yield "heading", palette.text, palette.heading
    for colours in (palette.plain, *palette.states.values()):
        yield "symbol", colours.text, colours.fill
    for state in (StepState.CURRENT, StepState.DUE_SOON, StepState.OVERDUE, StepState.WAITING):
        fill = palette.states[state].fill
        for under in (palette.surface, palette.zebra):
            ground = mixed(fill, under, palette.band)
            yield "current row", palette.text, ground
            yield "current row, other columns", palette.secondary, ground
            yield "time of the current row", palette.states[state].text, ground
    for ground in grounds(palette):
        yield "words of a travelled way", palette.states[StepState.DONE].line, ground
        yield "words of a way ahead", palette.states[StepState.NOT_REACHED].text, ground


@ALL
def test_all_words_stand_out_from_what_they_stand_on(
    palette: Palette, counted: Callable[[str], None]
) -> None:
    every = list(pairs(palette))
    weak = {
        (what, words, ground): round(contrast(words, ground), 2)
        for what, words, ground in every
        if contrast(words, ground) < LEAST_FOR_WORDS
    }

    counted(f"{len(every)} pairs, weakest {min(contrast(a, b) for _, a, b in every):.2f}:1")
    assert weak == {}


@ALL
def test_words_in_finished_drawings_stand_out_from_what_was_painted_under_them(
    palette: Palette, counted: Callable[[str], None]
) -> None:
    """Measured in the drawing itself, whatever the palette says."""
    drawings = [dressed(chart(), palette, FACES, state) for state in (None, live())]
    drawings += [dressed(known(name, "screen").chart, palette, FACES) for name in (SEVEN[1], OTHER)]
    wide = (Belongs.PAPER, Belongs.BAND, Belongs.SYMBOL, Belongs.LABEL)
    weakest = 21.0
    for drawing in drawings:
        filled: list[tuple[Part, tuple[float, float, float, float], str]] = []
        for shape in drawing.shapes:
            if isinstance(shape, Figure) and shape.fill:
                filled.append((shape.part, extent(shape.path), shape.fill))
            elif isinstance(shape, Words):
                left, top, right, bottom = ink(shape)
                x, y = (left + right) / 2, (top + bottom) / 2
                under = next(
                    fill
                    for part, (a, b, c, d), fill in reversed(filled)
                    if a <= x <= c and b <= y <= d and (part.belongs in wide or part == shape.part)
                )
                weakest = min(weakest, contrast(shape.colour, under))

    counted(f"weakest {weakest:.2f}:1")
    assert weakest >= LEAST_FOR_WORDS


@ALL
def test_lines_of_symbols_and_badges_stand_out(palette: Palette) -> None:
    # UX 6.1 names one exception: a skipped outline is carried by its dashes and grey words.
    named = {StepState.SKIPPED}
    weak = [
        state
        for state, colours in palette.states.items()
        if state not in named and contrast(colours.line, colours.fill) < LEAST_FOR_LINES
    ]
    glyphs = [
        state
        for state, colours in palette.states.items()
        if state not in {*named, StepState.NOT_REACHED}
        and contrast(palette.glyph, colours.line) < LEAST_FOR_LINES
    ]

    assert (weak, glyphs) == ([], [])
    assert contrast(palette.plain.line, palette.plain.fill) >= LEAST_FOR_LINES


def test_the_light_states_are_those_of_the_guide() -> None:
    assert LIGHT.states[StepState.DONE] == Colours("#e2f4e7", "#1e7b3c", "#14532d")
    assert LIGHT.states[StepState.SKIPPED] == Colours("#f4f6f8", "#9aa7b4", "#5f6e7d")
    assert all(set(palette.states) == set(StepState) for palette in PALETTES.values())


def test_a_colour_laid_over_another_one_lies_between_them() -> None:
    assert mixed("#000000", "#ffffff", 0.6) == "#666666"
    assert mixed("#fce4e2", "#ffffff", 0.6) == "#fdefee"
    assert mixed("#123456", "#ffffff", 1.0) == "#123456"


def test_a_larger_type_has_larger_arrow_heads_and_lines_as_thin_as_before() -> None:
    larger = scaled(SCREEN_STROKES, 1.3)
    drawing = dressed(chart(), replace(LIGHT, strokes=larger), FACES)
    head = next(s for s in drawing.shapes if s.part.belongs is Belongs.ARROW)

    assert isinstance(head, Figure)
    left, _, right, _ = extent(head.path)
    assert right - left == pytest.approx(1.3 * 6.4 * PIXEL)
    assert larger.grid == SCREEN_STROKES.grid
