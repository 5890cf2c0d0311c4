"""An SOP as official sheets: identity, then the flowchart; or the kartu kendali of one case."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.diagram.chart import Chart
from desktop.diagram.dressing.dressed import dressed
from desktop.diagram.dressing.palettes import LIGHT, PAPER
from desktop.diagram.layout import chart_of
from desktop.diagram.shapes import Drawing, Shape
from desktop.diagram.sheets.card import Card, card_block
from desktop.diagram.sheets.furniture import (
    FOOT,
    FOOTER,
    SIDE,
    TitleLine,
    foot_number,
    foot_top,
    footer,
    title_line,
    titled,
)
from desktop.diagram.sheets.identity.filling import identity_sheets
from desktop.diagram.sheets.legend import added_entry, legend_of, state_entries
from desktop.diagram.sheets.pages import Frame, Page, flow_pages
from desktop.diagram.sheets.paper import BOTTOM, LEFT, TOP, Paper
from desktop.diagram.sheets.setting import LEADING, Type, background, on_paper, shifted, stacked
from desktop.diagram.sheets.words import SheetWords
from desktop.diagram.sizes import PRINT, SCREEN, Sizes
from desktop.diagram.table.contents import Table
from desktop.diagram.text.font import Faces
from desktop.domain.sop.model import Sop

PICTURE_MARGIN, PICTURE_TITLE, PICTURE_GAP = 5.0, 4.0, 3.0
LOWER = 0.5
"""How far the signs at the foot lie under its words, which are smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What all papers share: their typefaces, and the words that no SOP brings."""

    faces: Faces
    words: SheetWords


def sop_sheets(
    sop: Sop, paper: Paper, look: Look, letterhead: Sequence[str] = ()
) -> tuple[Drawing, ...]:
    """Draw the official document: page 1 the identity block, then the flowchart."""
    first = identity_sheets(sop, paper, look.faces, look.words, letterhead)
    title = look.words.title(sop.title, sop.identity.number)
    flow = _Flow(sop, paper, look, title_line(title, paper, look.faces))
    pages = flow.pages(PRINT, number=len(first) + 1)
    count = len(first) + len(pages)
    identity = (
        _footed(sheet, title if number > 1 else sop.office, number, count, look)
        for number, sheet in enumerate(first, 1)
    )
    flowchart = (
        flow.sheet(page, look.words.page(number, count))
        for number, page in enumerate(pages, len(first) + 1)
    )
    return (*identity, *flowchart)


def sop_picture(sop: Sop, look: Look) -> Drawing:
    """Draw the whole table on one sheet of its own size, as the window shows it."""
    chart = chart_of(Table(sop), SCREEN, look.faces)
    title = Type(look.faces, PICTURE_TITLE, strong=True)
    text = look.words.title(sop.title, sop.identity.number)
    lines = title.wrapped(text, chart.width)
    top = PICTURE_MARGIN + len(lines) * title.leading + PICTURE_GAP
    width, height = chart.width + 2 * PICTURE_MARGIN, top + chart.height + PICTURE_MARGIN
    shapes = (
        background(width, height, LIGHT.surface),
        *stacked(title, lines, PICTURE_MARGIN, PICTURE_MARGIN, "title"),
        *shifted(dressed(chart, LIGHT, look.faces).shapes, PICTURE_MARGIN, top),
    )
    return on_paper(width, height, shapes)


def _footed(sheet: Drawing, text: str, number: int, count: int, look: Look) -> Drawing:
    """Say on an identity sheet whose paper it is, and which page."""
    size = sheet.width, sheet.height
    page = foot_number(look.words.page(number, count), size, look.faces)
    foot = footer(text, size, look.faces, SIDE)
    return replace(sheet, shapes=(*sheet.shapes, *foot, *page))


def card_sheets(sop: Sop, paper: Paper, look: Look, card: Card) -> tuple[Drawing, ...]:
    """Draw the kartu kendali of a case: the same table with who did what, when, and how long."""
    title = f"{look.words.card['title']}  ·  {look.words.title(sop.title, sop.identity.number)}"
    flow = _Flow(sop, paper, look, title_line(title, paper, look.faces), card)
    pages = flow.pages(replace(PRINT, live=True))
    return tuple(
        flow.sheet(page, look.words.page(number, len(pages)))
        for number, page in enumerate(pages, 1)
    )


class _Flow:
    """The flowchart pages of one document: the same title, legend and footer on each."""

    def __init__(
        self, sop: Sop, paper: Paper, look: Look, title: TitleLine, card: Card | None = None
    ) -> None:
        self._sop, self._paper, self._look = sop, paper, look
        self._title, self._card = title, card
        entries = state_entries(look.words) if card else ()
        self._legend = legend_of(entries, paper.room[0], look.faces)
        self._facts: tuple[float, list[Shape]] = (0.0, [])
        if card is not None:
            top = TOP + title.height
            self._facts = card_block(card, look.words, look.faces, paper.room[0], top)

    def pages(self, sizes: Sizes, number: int = 1) -> tuple[Page, ...]:
        """Lay the pages out in the room that is left, as large as needs no further page."""
        tries = [self._enlarged(sizes, number, times) for times in self._paper.enlarged]
        return min(tries, key=len)

    def _enlarged(self, sizes: Sizes, number: int, times: float) -> tuple[Page, ...]:
        """Lay out in less room what is drawn larger."""
        width, height = self._paper.room
        left = height - self._title.height - self._legend.height - FOOTER
        frame = Frame(
            width=width / times,
            height=left / times,
            first=self._facts[0] / times,
            note_heading=self._card.note_heading if self._card else "",
        )
        words, faces = self._look.words, self._look.faces
        pages = flow_pages(self._sop, frame, sizes, faces, words, number)
        return tuple(replace(page, scale=page.scale * times) for page in pages)

    def sheet(self, page: Page, number: str) -> Drawing:
        """Draw one page: title, facts of the case on the first, table, legend, footer."""
        paper, card = self._paper, self._card
        begins = page.rows.start == 0
        top = TOP + self._title.height + (self._facts[0] if begins else 0.0)
        table = dressed(page.chart, PAPER, self._look.faces, card.live if card else None)
        bottom = paper.height - BOTTOM - FOOTER - self._legend.height
        shapes = (
            *titled(self._title, number, card.mark if card else "", paper),
            *(self._facts[1] if begins else ()),
            *shifted(table.shapes, LEFT, top, page.scale),
            *self._legend.set(LEFT, bottom),
            *self._foot(page.chart),
        )
        return on_paper(paper.width, paper.height, shapes)

    def _foot(self, chart: Chart) -> list[Shape]:
        """Draw the footer: whose paper this is, and what the sign of additions means."""
        paper, faces = self._paper, self._look.faces
        size = paper.width, paper.height
        entries = [added_entry(self._look.words)] if _has_additions(chart) else []
        legend = legend_of(entries, paper.room[0], faces)
        kept = legend.width
        top = foot_top(size) - legend.height + FOOT * LEADING + LOWER
        return [
            *footer(self._sop.office, size, faces, kept),
            *legend.set(LEFT + paper.room[0] - kept, top),
        ]


def _has_additions(chart: Chart) -> bool:
    return any(way.added for way in chart.connectors) or any(s.added for s in chart.symbols)
