"""A table of any length on paper: title once, headings on every page, pages counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from desktop.diagram.listing.columns import Columns, set_columns
from desktop.diagram.listing.content import Signing, Table
from desktop.diagram.listing.drawing import Body
from desktop.diagram.listing.pages import Row, paged
from desktop.diagram.shapes import Drawing, Shape
from desktop.diagram.sheets.furniture import FOOTER, foot_number, foot_top, footer, marked
from desktop.diagram.sheets.paper import LEFT, TOP, Paper
from desktop.diagram.sheets.setting import Type, on_paper
from desktop.diagram.slips.blocks import Block, Placed, centred, under
from desktop.diagram.slips.pieces import head_block
from desktop.diagram.text.font import Faces

SIZE = 2.6
"""Size of type in mm in the cells: what a bound register has, read without effort."""
TITLE, ABOUT, HEAD = 4.2, 2.9, 3.2
GAP = 2.0
ROOM_TO_SIGN = 16.0
SIGNING = 75.0
"""Width in mm of the block in which somebody signs."""
FOOT_KEPT = 40.0


def sheet(table: Table, paper: Paper, faces: Faces) -> tuple[Drawing, ...]:
    """Draw a table on as many pages as it needs."""
    setting = _setting(table, paper, faces)
    pages = setting.pages()
    return tuple(
        on_paper(paper.width, paper.height, setting.page(rows, place, len(pages)))
        for place, rows in enumerate(pages)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """A table set for a paper: what stands over its first page, and the frames of its rows."""

    table: Table
    paper: Paper
    faces: Faces
    top: Block
    first: Body
    others: Body
    signed: Block

    @property
    def bottom(self) -> float:
        """Tell how far down rows may reach."""
        return foot_top((self.paper.width, self.paper.height)) - FOOTER / 2

    def pages(self) -> list[list[Row]]:
        """Share the rows out; the place to sign gets a page of its own where none has room."""
        rooms = [self.bottom - each.top - each.head_height for each in (self.first, self.others)]
        leading = self.first.leading
        pages = paged(self._rows(), chain(rooms[:1], repeat(rooms[1])), leading)
        left = rooms[min(len(pages), 2) - 1] - sum(row.height(leading) for row in pages[-1])
        if self.signed.height > left:
            pages.append([])
        return pages

    def page(self, rows: Sequence[Row], place: int, count: int) -> Iterator[Shape]:
        """Draw a page."""
        body, size = (self.others if place else self.first), (self.paper.width, self.paper.height)
        if not place:
            yield from self.top.drawn(LEFT, TOP)
        if rows:
            yield from body.shapes(rows)
        if place == count - 1:
            used = body.head_height + sum(row.height(body.leading) for row in rows)
            under_rows = body.top + (used if rows else 0.0)
            right = LEFT + self.paper.room[0] - SIGNING
            yield from self.signed.drawn(right, under_rows)
        yield from footer(self.table.foot, size, self.faces, FOOT_KEPT)
        yield from foot_number(
            self.table.pages.format(page=place + 1, pages=count), size, self.faces
        )

    def _rows(self) -> Iterator[Row]:
        columns, table = self.first.columns, self.table
        for texts in table.rows:
            yield Row(columns.broken(texts))
        if not table.rows:
            face = Type(self.faces, SIZE)
            yield Row((face.wrapped(table.nothing, columns.edges[-1]),), is_spread=True)
        elif table.totals:
            yield Row(columns.broken(table.totals, strong=True), strong=True)


def _setting(table: Table, paper: Paper, faces: Faces) -> _Setting:
    width = paper.room[0]
    columns = set_columns(table.columns, width, Type(faces, SIZE), table.rows)
    headings = tuple(_headings(table, columns))
    top = _top(table, width, faces)
    return _Setting(
        table=table,
        paper=paper,
        faces=faces,
        top=top,
        first=Body(columns, headings, LEFT, TOP + top.height),
        others=Body(columns, headings, LEFT, TOP),
        signed=_signed(table.signing, faces),
    )


def _headings(table: Table, columns: Columns) -> Iterator[Row]:
    yield Row(columns.broken([each.heading for each in table.columns], strong=True), strong=True)
    if table.is_numbered:
        numbers = [str(place) for place, _ in enumerate(table.columns, 1)]
        yield Row(columns.broken(numbers))


def _top(table: Table, width: float, faces: Faces) -> Block:
    """Set letterhead, title and what the table is about, over the first page."""
    title = Type(faces, TITLE, strong=True)
    about = Type(faces, ABOUT)
    room = width - 2 * (title.width(table.mark) + 6.0) if table.mark else width
    heading = centred(title, table.title, room, "title")
    marks = marked(table.mark, title, width - title.width(table.mark) - 5.0, 0.4)
    titled = Block(
        heading.height,
        tuple(marks) if table.mark else (),
        (Placed((width - room) / 2, 0.0, heading),),
    )
    lines = [centred(about, text, width, "about") for text in table.about]
    head = [head_block(table.head, Type(faces, HEAD), width), Block(GAP)] if table.head else []
    return under([*head, titled, Block(0.6), *lines, Block(GAP)])


def _signed(signing: Signing | None, faces: Faces) -> Block:
    """Set who signs, with room to do it; nothing where nobody does."""
    if signing is None:
        return Block(0.0)
    face = Type(faces, ABOUT)
    before = [centred(face, text, SIGNING, "signing") for text in signing.before]
    strong = face.strengthened()
    after = [
        centred(face if place else strong, text, SIGNING, "signing")
        for place, text in enumerate(signing.after)
    ]
    return under([Block(3 * GAP), *before, Block(ROOM_TO_SIGN), *after])
