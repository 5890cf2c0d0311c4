"""The cells of words: which rows each one covers, and how high rows must be for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.diagram.chart import Box, Cell, Column, Run
from desktop.diagram.table.bands import Band
from desktop.diagram.table.columns import Columns, text_size
from desktop.diagram.table.contents import words_in
from desktop.diagram.table.seats import Seat
from desktop.diagram.table.setting import Block, Setting
from desktop.domain.sop.model import Row

CENTRED = ("number", "time")
LIVE_LINES = {"time": 1, "note": 2}
"""Lines that a live table writes under the printed words: actual time; name and date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A cell before its place is known: the bands it covers, and its words in lines."""

    column: Column
    first: int
    last: int
    block: Block


def plots_of(
    bands: Sequence[Band], rows: Sequence[Row], columns: Columns, setting: Setting
) -> tuple[Plot, ...]:
    """List the cells of all columns, empty ones too, and the sentences of the strips."""
    return tuple(
        plot
        for column in columns.words
        for plot in (
            *_column_plots(bands, owners(rows, column.key), rows, column, setting),
            *_sentences(bands, column, setting),
        )
    )


def owners(rows: Sequence[Row], column: str) -> list[int]:
    """Say for each row the place of the row whose cell covers it.

    Words are never covered: a merged cell ends where a row has words of its own.
    """
    found: list[int] = []
    owner, until = 0, 0
    for place, row in enumerate(rows):
        if place >= until or words_in(row, column):
            owner, until = place, place + max(1, row.spans.get(column, 1))
        found.append(owner)
    return found


def _column_plots(
    bands: Sequence[Band],
    owner: Sequence[int],
    rows: Sequence[Row],
    column: Column,
    setting: Setting,
) -> Iterator[Plot]:
    """Merge what one cell covers; a page that begins within it repeats its words."""
    shown = [place for place, band in enumerate(bands) if band.row]
    first = 0
    for here, place in enumerate(shown):
        mine = owner[bands[place].position - 1]
        after = shown[here + 1 : here + 2]
        if after and owner[bands[after[0]].position - 1] == mine:
            continue
        words = words_in(rows[mine], column.key)
        block = _block(words, column, setting)
        yield Plot(column=column, first=shown[first], last=place, block=block)
        first = here + 1


def _sentences(bands: Sequence[Band], column: Column, setting: Setting) -> Iterator[Plot]:
    if column.key != "activity":
        return
    for place, band in enumerate(bands):
        if not band.row:
            block = _block(band.sentence, column, setting)
            yield Plot(column=column, first=place, last=place, block=block)


def _block(words: str, column: Column, setting: Setting) -> Block:
    room = column.width - 2 * setting.sizes.inset
    return setting.block(words, text_size(setting, column.key), room)


def tier_heights(
    bands: Sequence[Band], seats: Sequence[Seat], plots: Sequence[Plot], setting: Setting
) -> tuple[float, ...]:
    """Say how high each tier must be for its symbols and for the words of its row."""
    heights = [0.0] * (bands[-1].first + bands[-1].tiers if bands else 0)
    for seat in seats:
        tier = seat.sign.tier
        heights[tier] = max(heights[tier], _symbol_height(seat, setting))
    for band in bands:
        _raise(heights, band, band, setting.sizes.row if band.row else setting.sizes.strip)
    # A cell of one row first: what it adds is there for the merged cell beside it.
    for plot in sorted(plots, key=lambda plot: plot.last - plot.first):
        more = LIVE_LINES.get(plot.column.key, 0) if setting.sizes.live else 0
        needed = plot.block.height + more * plot.block.step + 2 * setting.sizes.margin
        _raise(heights, bands[plot.first], bands[plot.last], needed)
    return tuple(setting.sizes.up(height, 2) for height in heights)


def _symbol_height(seat: Seat, setting: Setting) -> float:
    """Give a symbol room for arrows; those of a strip come from one side only."""
    spacing = setting.sizes.spacing
    sides = 1 if seat.sign.kind is None else 2
    return seat.height + sides * (spacing.clear + spacing.arrow)


def _raise(heights: list[float], first: Band, last: Band, needed: float) -> None:
    tiers = range(first.first, last.first + last.tiers)
    lack = needed - sum(heights[tier] for tier in tiers)
    if lack > 0:
        for tier in tiers:
            heights[tier] += lack / len(tiers)


def placed_cells(
    plots: Sequence[Plot], bands: Sequence[Band], tops: Sequence[float], setting: Setting
) -> tuple[Cell, ...]:
    """Set the words into their cells; `tops` are the borders of the bands, one more than bands."""
    cells = [
        Cell(
            column=plot.column.key,
            position=bands[plot.first].position,
            box=(box := _box(plot, tops)),
            words=_words(plot, box, setting),
        )
        for plot in sorted(plots, key=lambda plot: (plot.first, plot.column.x))
    ]
    return tuple(cells)


def _box(plot: Plot, tops: Sequence[float]) -> Box:
    top = tops[plot.first]
    column = plot.column
    return Box(x=column.x, y=top, width=column.width, height=tops[plot.last + 1] - top)


def _words(plot: Plot, box: Box, setting: Setting) -> tuple[Run, ...]:
    if plot.column.key in CENTRED:
        return setting.centred(plot.block, box)
    return setting.left(plot.block, box, setting.sizes.inset)
