"""The flowchart laid out page by page (UX chapter 9.8)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from desktop.diagram.chart import Chart
from desktop.diagram.layout import chart_of, rooms_of
from desktop.diagram.sheets.breaks import Breaks
from desktop.diagram.sheets.connectors import Joints, joints_of
from desktop.diagram.sheets.crossing import Crossings
from desktop.diagram.sheets.settling import settled
from desktop.diagram.sheets.words import SheetWords
from desktop.diagram.sizes import Sizes
from desktop.diagram.table.contents import Room, Table
from desktop.diagram.table.rooms import widest_rooms
from desktop.diagram.text.font import Faces
from desktop.domain.sop.model import Row, Sop

FINER = 1.01
"""How much wider, at least, a table is tried whose page is higher than its room."""
FINEST = 0.3
ROUNDS = 3
"""How often lanes are compared: a lane made wider may lead lines another way."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the flowchart: its rows counted from 0, laid out, and how large it is drawn."""

    rows: range
    chart: Chart
    scale: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What pages have to fit into: room in mm, and what the first one keeps for other things."""

    width: float
    height: float
    first: float = 0.0
    note_heading: str = ""


def flow_pages(
    sop: Sop, frame: Frame, sizes: Sizes, faces: Faces, words: SheetWords, number: int = 1
) -> tuple[Page, ...]:
    """Break the table into pages; `number` is that of the first.

    How high a page is only shows when its arrows are laid out. So pages are chosen by what is
    known, those chosen are laid out, and it is chosen again until nothing new is learnt.
    """
    if not sop.rows:
        return ()
    layout = _Layout(sop, frame, sizes, faces, words)
    return layout.agreed(number)


class _Layout:
    """Lays pages out and remembers how high they are, in mm on the paper."""

    def __init__(
        self, sop: Sop, frame: Frame, sizes: Sizes, faces: Faces, words: SheetWords
    ) -> None:
        self._sop, self._frame, self._faces, self._words = sop, frame, faces, words
        self._sizes = replace(sizes, width=frame.width)
        self._crossings = Crossings(sop)
        bare = chart_of(Table(_without_arrows(sop)), self._sizes, faces)
        self._scale = min(1.0, frame.width / bare.width)
        self._head = bare.head * self._scale
        self._heights = [row.height * self._scale for row in bare.rows]
        self._known: dict[range, float] = {}
        self._rooms: tuple[Room, ...] = ()

    def chosen(self) -> tuple[range, ...]:
        """Choose the pages."""
        crossings = self._crossings
        breaks = Breaks(room=self._frame.height, cuts=crossings.cuts(), splits=crossings.splits())
        while True:
            pages = breaks.pages(len(self._sop.rows), self._used)
            new = [page for page in pages if page not in self._known]
            for page in new:
                self._measure(page)
            if not new:
                return pages

    def agreed(self, number: int) -> tuple[Page, ...]:
        """Choose pages and lay them out with their letters, their lanes as wide on every page.

        Wider lanes leave less to words: where a page would be drawn smaller for that, each page
        keeps the lanes that suit it.
        """
        joints = self._settled(number)
        alone = self._fitting(joints)
        if len(joints) < 2:
            return alone
        self._rooms = self._shared(joints)
        pages = self._fitting(joints)
        return pages if pages[0].scale >= alone[0].scale - 1e-9 else alone

    def _settled(self, number: int) -> list[Joints]:
        pages = joints_of(self._sop, self._crossings, self.chosen(), self._words, number)
        return [settled(joints, self._chart) for joints in pages]

    def _shared(self, pages: Sequence[Joints]) -> tuple[Room, ...]:
        """Give the room that each lane has on all pages."""
        rooms = self._rooms
        for _ in range(ROUNDS):
            found = widest_rooms(*(self._asked(joints, rooms) for joints in pages))
            if found == rooms:
                break
            rooms = found
        return rooms

    def _asked(self, joints: Joints, rooms: tuple[Room, ...]) -> tuple[Room, ...]:
        table = joints.table(self._sop, self._frame.note_heading)
        return rooms_of(replace(table, rooms=rooms), self._sizes, self._faces)

    def _fitting(self, pages: Sequence[Joints]) -> tuple[Page, ...]:
        """Fit all pages; where one is drawn smaller, all are, in columns of the same width."""
        fitted, width = self._all_fitted(pages, self._frame.width), 0.0
        for _ in range(ROUNDS):
            widest = max(page.chart.width for page in fitted)
            if widest <= max(width, self._frame.width) + 1e-9:
                break
            fitted, width = self._all_fitted(pages, widest), widest
        return fitted

    def _all_fitted(self, pages: Sequence[Joints], width: float) -> tuple[Page, ...]:
        return tuple(self._fitted(joints, width) for joints in pages)

    def _used(self, first: int, last: int) -> float:
        page = range(first, last + 1)
        known = self._known.get(page)
        kept = self._frame.first if first == 0 else 0.0
        return kept + (self._guess(page) if known is None else known)

    def _guess(self, page: range) -> float:
        """Say how high a page is that was not laid out yet: at least so much."""
        strip = self._sizes.strip * self._scale
        strips = bool(self._crossings.arriving(page)) + bool(self._crossings.leaving(page))
        return self._head + sum(self._heights[row] for row in page) + strips * strip

    def _measure(self, page: range) -> None:
        joints = joints_of(self._sop, self._crossings, self._around(page), self._words)
        chart = self._chart(next(joint for joint in joints if joint.rows == page))
        scale = min(1.0, self._frame.width / chart.width)
        self._known[page] = chart.height * scale
        rows = [row for row in chart.rows if row.position]
        for row, band in zip(page, rows, strict=True):
            self._heights[row] = max(self._heights[row], band.height * scale)

    def _around(self, page: range) -> list[range]:
        """Give the page with all before and all after it, wherever those will be broken."""
        rows = len(self._sop.rows)
        return [part for part in (range(page.start), page, range(page.stop, rows)) if part]

    def _chart(self, joints: Joints, width: float = 0.0) -> Chart:
        table = joints.table(self._sop, self._frame.note_heading)
        sizes = replace(self._sizes, width=width or self._frame.width)
        return chart_of(replace(table, rooms=self._rooms), sizes, self._faces)

    def _fitted(self, joints: Joints, width: float) -> Page:
        """Lay a page out; a row higher than the paper makes it smaller, never cut off.

        A wider table has fewer lines in its cells, so it is widened step by step, no more than
        it must be, and all of it drawn smaller.
        """
        height = self._frame.height - (self._frame.first if joints.rows.start == 0 else 0.0)
        chart = self._chart(joints, width)
        while True:
            scale = min(1.0, self._frame.width / chart.width)
            over = chart.height * scale / height
            if over <= 1.0 + 1e-9:
                return Page(joints.rows, chart, scale)
            if scale < FINEST:
                return Page(joints.rows, chart, scale / over)
            wider = max(chart.width, self._frame.width) * max(FINER, sqrt(over))
            chart = self._chart(joints, wider)


def _without_arrows(sop: Sop) -> Sop:
    """Give the table with nothing to route, to learn in no time how high its words make it."""
    return replace(sop, rows=tuple(_bare(row) for row in sop.rows))


def _bare(row: Row) -> Row:
    return replace(row, symbols=tuple(replace(symbol, next=()) for symbol in row.symbols))
