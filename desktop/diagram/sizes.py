"""Every measure of a laid-out table in millimetres: for the screen, the case page and paper.

The figures are those of UX chapter 9.2, 9.3 and 9.8, where a pixel is 1/96 inch.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from desktop.diagram.routing.graph import NodeKind, Spacing

PIXEL = 25.4 / 96

TEXT_COLUMNS = ("number", "activity", "requirements", "time", "output", "note")
"""The columns of words, by their keys; lanes stand after the activity."""

Size = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """What a table is laid out by.

    `width` is that of the viewport or of the sheet between its margins; the table is wider when
    its columns at their least do not fit. `columns` are the columns of words that are shown.
    `numbered` puts the row's number into its symbols, `column_numbers` shows the row of column
    numbers where the SOP has one. `live` keeps room for actual times, names and dates.
    `label_most` is how wide the words beside an arrow get before they are broken into lines.
    `inset` is the room left and right of words in a cell, `margin` that above and below;
    headings keep `heading_inset` on all sides.
    `grain` is what everything is rounded to: a pixel on the screen, 0 in print.
    """

    width: float
    columns: tuple[str, ...] = TEXT_COLUMNS
    numbered: bool
    column_numbers: bool = True
    live: bool = False
    grain: float

    least: Mapping[str, float]
    live_time: float
    lane_least: float
    lane_most: float

    group_row: float
    heading_row: float
    column_number_row: float
    row: float
    strip: float
    inset: float
    heading_inset: float
    margin: float

    activity_text: float
    text: float
    heading_text: float
    heading_text_least: float
    heading_text_step: float
    symbol_text: float
    symbol_words: float
    label_text: float
    label_most: float
    line_height: float = 1.35

    symbols: Mapping[NodeKind, Size]
    symbol_inset: float
    spacing: Spacing

    def up(self, value: float, grains: int = 1) -> float:
        """Round up to whole grains, or to a multiple of them."""
        step = self.grain * grains
        return math.ceil(value / step - 1e-6) * step if step else value

    def down(self, value: float) -> float:
        """Round down to whole grains."""
        return math.floor(value / self.grain + 1e-6) * self.grain if self.grain else value

    def least_of(self, column: str) -> float:
        """Tell how narrow a column of words may be."""
        if column == "time" and self.live:
            return max(self.live_time, self.least[column])
        return self.least[column]


def scaled(sizes: Sizes, factor: float) -> Sizes:
    """Enlarge all that is drawn for a font scale of 115 or 130 %; the viewport stays as it is."""

    def even(value: float) -> float:
        return sizes.up(value * factor, 2)

    return replace(
        sizes,
        least={column: sizes.up(width * factor) for column, width in sizes.least.items()},
        live_time=sizes.up(sizes.live_time * factor),
        lane_least=even(sizes.lane_least),
        lane_most=even(sizes.lane_most),
        group_row=sizes.up(sizes.group_row * factor),
        heading_row=sizes.up(sizes.heading_row * factor),
        column_number_row=sizes.up(sizes.column_number_row * factor),
        row=even(sizes.row),
        strip=even(sizes.strip),
        inset=sizes.inset * factor,
        heading_inset=sizes.heading_inset * factor,
        margin=sizes.margin * factor,
        activity_text=sizes.activity_text * factor,
        text=sizes.text * factor,
        heading_text=sizes.heading_text * factor,
        heading_text_least=sizes.heading_text_least * factor,
        heading_text_step=sizes.heading_text_step * factor,
        symbol_text=sizes.symbol_text * factor,
        symbol_words=sizes.symbol_words * factor,
        label_text=sizes.label_text * factor,
        label_most=sizes.label_most * factor,
        symbols={kind: (even(w), even(h)) for kind, (w, h) in sizes.symbols.items()},
        symbol_inset=sizes.symbol_inset * factor,
        spacing=_scaled_spacing(sizes.spacing, factor),
    )


def _scaled_spacing(spacing: Spacing, factor: float) -> Spacing:
    return Spacing(
        track=spacing.track * factor,
        track_least=spacing.track_least * factor,
        edge=spacing.edge * factor,
        clear=spacing.clear * factor,
        arrow=spacing.arrow * factor,
        stub=spacing.stub * factor,
        corner=spacing.corner * factor,
        hop=spacing.hop * factor,
        label_gap=spacing.label_gap * factor,
        grain=spacing.grain,
    )


def _pixels(**counts: float) -> Mapping[str, float]:
    return MappingProxyType({name: count * PIXEL for name, count in counts.items()})


def _symbols(box: Size, decision: Size, off_page: Size) -> Mapping[NodeKind, Size]:
    counts = {
        NodeKind.TERMINAL: box,
        NodeKind.PROCESS: box,
        NodeKind.DECISION: decision,
        NodeKind.OFF_PAGE: off_page,
    }
    return MappingProxyType({kind: (w * PIXEL, h * PIXEL) for kind, (w, h) in counts.items()})


SCREEN = Sizes(
    width=1270 * PIXEL,
    numbered=True,
    grain=PIXEL,
    least=_pixels(number=34, activity=170, requirements=104, time=62, output=100, note=74),
    live_time=76 * PIXEL,
    lane_least=56 * PIXEL,
    lane_most=92 * PIXEL,
    group_row=22 * PIXEL,
    heading_row=34 * PIXEL,
    column_number_row=18 * PIXEL,
    row=40 * PIXEL,
    strip=44 * PIXEL,
    inset=6 * PIXEL,
    heading_inset=3 * PIXEL,
    margin=6 * PIXEL,
    activity_text=12 * PIXEL,
    text=11 * PIXEL,
    heading_text=10.5 * PIXEL,
    heading_text_least=7.5 * PIXEL,
    heading_text_step=0.5 * PIXEL,
    symbol_text=11.5 * PIXEL,
    symbol_words=10.5 * PIXEL,
    label_text=11 * PIXEL,
    label_most=64 * PIXEL,
    symbols=_symbols(box=(38, 20), decision=(40, 26), off_page=(22, 20)),
    symbol_inset=4 * PIXEL,
    spacing=Spacing(
        track=6 * PIXEL,
        track_least=3 * PIXEL,
        edge=7 * PIXEL,
        clear=5 * PIXEL,
        arrow=7 * PIXEL,
        stub=12 * PIXEL,
        corner=4 * PIXEL,
        hop=3.5 * PIXEL,
        label_gap=3 * PIXEL,
        grain=PIXEL,
    ),
)
"""The SOP page: all columns, numbers in the symbols, whole pixels (UX 9.2 and 9.3)."""

COMPACT = replace(
    SCREEN,
    width=800 * PIXEL,
    columns=("number", "activity", "time"),
    column_numbers=False,
    live=True,
    least=_pixels(number=30, activity=170, requirements=104, time=76, output=100, note=74),
    lane_least=60 * PIXEL,
    lane_most=70 * PIXEL,
)
"""The case page, beside a form: number, activity, lanes and time (UX 9.2)."""

PRINT = replace(
    SCREEN,
    width=305.0,
    numbered=False,
    grain=0.0,
    least=_pixels(number=34, activity=190, requirements=104, time=54, output=100, note=74),
    lane_least=50 * PIXEL,
    lane_most=72 * PIXEL,
    column_number_row=16 * PIXEL,
    row=32 * PIXEL,
    strip=30 * PIXEL,
    inset=4 * PIXEL,
    heading_inset=2 * PIXEL,
    margin=4 * PIXEL,
    activity_text=11 * PIXEL,
    text=10 * PIXEL,
    symbol_text=10 * PIXEL,
    symbol_words=9.5 * PIXEL,
    label_text=10 * PIXEL,
    label_most=58 * PIXEL,
    symbols=_symbols(box=(34, 16), decision=(38, 22), off_page=(22, 20)),
    symbol_inset=3 * PIXEL,
    spacing=replace(
        SCREEN.spacing,
        clear=3.5 * PIXEL,
        arrow=6.5 * PIXEL,
        stub=10.5 * PIXEL,
        grain=0.0,
    ),
)
"""Paper, F4 landscape between its margins: symbols empty as in the official form (UX 9.8)."""
