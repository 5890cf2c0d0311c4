"""Which columns a table has, and how wide they are (UX chapter 9.2)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.diagram.chart import Column
from desktop.diagram.sizes import TEXT_COLUMNS
from desktop.diagram.table.contents import Room, Table, words_in
from desktop.diagram.table.setting import Setting
from desktop.domain.sop.model import Headings

LANES_SHARE = 0.45
"""How much of the width that is left over goes to the lanes."""
SHARES: Mapping[str, float] = {"activity": 40, "requirements": 24, "output": 20, "note": 16}
"""How the columns of words share the rest."""
STRETCH = 1.6
"""How many times its least width a column may take to keep its longest word in one piece."""
BEFORE_LANES = ("number", "activity")


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns from left to right; `centres` is where the symbols of each lane stand."""

    every: tuple[Column, ...]
    centres: tuple[float, ...]

    @property
    def lanes(self) -> tuple[Column, ...]:
        """Give the columns of performers."""
        return tuple(column for column in self.every if column.is_lane)

    @property
    def words(self) -> tuple[Column, ...]:
        """Give the columns of words."""
        return tuple(column for column in self.every if not column.is_lane)

    @property
    def width(self) -> float:
        """Tell how wide the table is."""
        return self.every[-1].x + self.every[-1].width if self.every else 0.0

    @property
    def lane_edges(self) -> tuple[float, ...]:
        """Give the borders of the lanes, one more than there are lanes."""
        lanes = self.lanes
        if not lanes:
            return (0.0,)
        return (*(lane.x for lane in lanes), lanes[-1].x + lanes[-1].width)


def columns_of(table: Table, setting: Setting, rooms: Sequence[Room]) -> Columns:
    """Share out the width; the table gets wider than that where the least widths do not fit."""
    least = {
        column: _least(table, column, setting)
        for column in shown_columns(table.sop.headings, setting)
    }
    lanes = _lane_widths(setting, sum(least.values()), rooms)
    words = _shared(setting, least, setting.sizes.width - sum(lanes))
    every = tuple(_in_order(table, lanes, words))
    starts = (column.x for column in every if column.is_lane)
    return Columns(
        every=every,
        centres=tuple(
            _centre(setting, start, width, room)
            for start, width, room in zip(starts, lanes, rooms, strict=True)
        ),
    )


def shown_columns(headings: Headings, setting: Setting) -> tuple[str, ...]:
    """List the columns of words in their order; one whose heading is empty does not exist.

    A live table always has a column of notes: who did the step and when stands there.
    """
    order = (*BEFORE_LANES, *headings.order, "note")
    titles = {name: getattr(headings, name) for name in TEXT_COLUMNS}
    return tuple(
        column
        for column in dict.fromkeys(order)
        if column in setting.sizes.columns
        and (titles[column] or (column == "note" and setting.sizes.live))
    )


def text_size(setting: Setting, column: str) -> float:
    """Tell the size of the words in a column."""
    sizes = setting.sizes
    return sizes.activity_text if column in BEFORE_LANES else sizes.text


def _least(table: Table, column: str, setting: Setting) -> float:
    sizes = setting.sizes
    least = sizes.least_of(column)
    size = text_size(setting, column)
    longest = max(
        (setting.longest(words_in(row, column), size) for row in table.sop.rows), default=0.0
    )
    return sizes.up(max(least, min(longest + 2 * sizes.inset, STRETCH * least)))


def _lane_widths(setting: Setting, words: float, rooms: Sequence[Room]) -> list[float]:
    sizes = setting.sizes
    least = [max(sizes.lane_least, sizes.up(room.width)) for room in rooms]
    left_over = max(0.0, sizes.width - words - sum(least))
    more = LANES_SHARE * left_over / max(1, len(rooms))
    wished = sizes.down(min(sizes.lane_least + more, sizes.lane_most))
    return [max(width, wished) for width in least]


def _shared(setting: Setting, least: Mapping[str, float], room: float) -> dict[str, float]:
    """Give the columns of words their shares; the activity takes what rounding leaves."""
    growing = [column for column in least if column in SHARES]
    left_over = max(0.0, setting.sizes.down(room - sum(least.values())))
    whole = sum(SHARES[column] for column in growing)
    widths = dict(least)
    for column in reversed(growing):
        more = setting.sizes.down(left_over * SHARES[column] / whole)
        widths[column] += more
        left_over, whole = left_over - more, whole - SHARES[column]
    return widths


def _in_order(table: Table, lanes: Sequence[float], words: Mapping[str, float]) -> Iterator[Column]:
    before = [(key, words[key], False) for key in words if key in BEFORE_LANES]
    middle = [(lane.id, width, True) for lane, width in zip(table.sop.lanes, lanes, strict=True)]
    after = [(key, words[key], False) for key in words if key not in BEFORE_LANES]
    x = 0.0
    for key, width, is_lane in (*before, *middle, *after):
        yield Column(key=key, x=x, width=width, is_lane=is_lane)
        x += width


def _centre(setting: Setting, start: float, width: float, room: Room) -> float:
    """Find the middle of a lane, or the place next to it where both sides have their room."""
    middle = min(max(width / 2, room.left), width - room.right)
    return start + setting.sizes.down(middle)
