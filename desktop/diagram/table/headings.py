"""The heading: groups over their columns, names of columns and lanes, the row of numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.diagram.chart import Box, Column, HeadingCell
from desktop.diagram.table.columns import Columns
from desktop.diagram.table.contents import Table
from desktop.diagram.table.setting import Block, Setting

NUMERAL = "numeral:"
"""What the keys of the row of column numbers begin with; the column's key follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A heading before its place is known; one with a group over it begins a row lower."""

    key: str
    x: float
    width: float
    block: Block
    grouped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The cells of the heading and how high it is."""

    cells: tuple[HeadingCell, ...]
    height: float


def heading_of(table: Table, columns: Columns, setting: Setting) -> Heading:
    """Set the heading as the signed table has it (DOMAIN chapter 1.4)."""
    groups = tuple(_groups(table, columns, setting))
    titles = tuple(_titles(table, columns, setting, groups))
    upper = max((_height(group, setting, setting.sizes.group_row) for group in groups), default=0.0)
    height = _whole_height(titles, upper, setting)
    cells = (
        *(_cell(group, 0.0, upper, setting) for group in groups),
        *(_cell(title, upper if title.grouped else 0.0, height, setting) for title in titles),
        *_numerals(table, columns, height, setting),
    )
    below = max((cell.box.y + cell.box.height for cell in cells), default=0.0)
    return Heading(cells=cells, height=below)


def _whole_height(titles: Sequence[Title], upper: float, setting: Setting) -> float:
    least = setting.sizes.heading_row
    grouped = [_height(title, setting, least) for title in titles if title.grouped]
    alone = [_height(title, setting, least) for title in titles if not title.grouped]
    return max(upper + max(grouped, default=0.0), *alone, 0.0)


def _height(title: Title, setting: Setting, least: float) -> float:
    sizes = setting.sizes
    return sizes.up(max(title.block.height + 2 * sizes.heading_inset, least))


def _groups(table: Table, columns: Columns, setting: Setting) -> Iterator[Title]:
    """Give Pelaksana and Mutu Baku, each over its columns, where they have a name."""
    headings = table.sop.headings
    standard = [column for column in columns.words if column.key in headings.order]
    for key, words, members in (
        ("performers", headings.performers, columns.lanes),
        ("standard", headings.standard, tuple(standard)),
    ):
        if words and members:
            width = members[-1].x + members[-1].width - members[0].x
            yield _title(key, words, members[0].x, width, setting)


def _titles(
    table: Table, columns: Columns, setting: Setting, groups: Sequence[Title]
) -> Iterator[Title]:
    lanes = {lane.id: lane.label for lane in table.sop.lanes}
    for column in columns.every:
        words = lanes[column.key] if column.is_lane else _words_over(table, column)
        under = any(group.x <= column.x < group.x + group.width for group in groups)
        yield replace(_title(column.key, words, column.x, column.width, setting), grouped=under)


def _words_over(table: Table, column: Column) -> str:
    words: str = getattr(table.sop.headings, column.key)
    return words or table.note_heading


def _title(key: str, words: str, x: float, width: float, setting: Setting) -> Title:
    """Set a heading in the largest size in which no word of it has to break anywhere."""
    sizes = setting.sizes
    room = width - 2 * sizes.heading_inset
    size = sizes.heading_text
    while size > sizes.heading_text_least and setting.longest(words, size, strong=True) > room:
        size = max(size - sizes.heading_text_step, sizes.heading_text_least)
    return Title(key=key, x=x, width=width, block=setting.block(words, size, room, strong=True))


def _numerals(
    table: Table, columns: Columns, top: float, setting: Setting
) -> Iterator[HeadingCell]:
    """Number the printed columns from 1; a column that only a live table has gets no number."""
    sizes, headings = setting.sizes, table.sop.headings
    if not (headings.column_numbers and sizes.column_numbers):
        return
    printed = [
        column for column in columns.every if column.is_lane or getattr(headings, column.key)
    ]
    for place, column in enumerate(columns.every):
        words = str(place + 1) if column in printed else ""
        block = setting.block(words, sizes.heading_text, column.width)
        title = Title(key=NUMERAL + column.key, x=column.x, width=column.width, block=block)
        yield _cell(title, top, top + sizes.column_number_row, setting)


def _cell(title: Title, top: float, bottom: float, setting: Setting) -> HeadingCell:
    box = Box(x=title.x, y=top, width=title.width, height=bottom - top)
    return HeadingCell(key=title.key, box=box, words=setting.centred(title.block, box))
