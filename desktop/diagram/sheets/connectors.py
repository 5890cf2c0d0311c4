"""The lettered connectors of each page, with the sentences beside them (UX chapter 9.8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagram.sheets.crossing import Bundle, Crossings, lettered
from desktop.diagram.sheets.words import SheetWords
from desktop.diagram.table.contents import PageLink, Table
from desktop.domain.sop.model import Sop


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """The rows of one page, counted from 0, and how its arrows go on elsewhere."""

    rows: range
    arrivals: tuple[PageLink, ...] = ()
    departures: tuple[PageLink, ...] = ()
    above: str = ""
    below: str = ""

    def table(self, sop: Sop, note_heading: str = "") -> Table:
        """Give what is laid out for the page."""
        return Table(
            sop,
            positions=tuple(row + 1 for row in self.rows),
            arrivals=self.arrivals,
            departures=self.departures,
            above=self.above,
            below=self.below,
            note_heading=note_heading,
        )


def joints_of(
    sop: Sop, crossings: Crossings, pages: Sequence[range], words: SheetWords, first: int = 1
) -> tuple[Joints, ...]:
    """Tie pages together; `first` is the number of the first of them.

    A symbol that is reached from other pages has one letter and comes in once; however many
    arrows of a page lead there, they go out together.
    """
    numbering = _Numbering(sop, lettered(crossings.links, pages), pages, first)
    return tuple(numbering.joints(crossings, page, words) for page in pages)


@dataclass(frozen=True, slots=True)
class _Numbering:
    sop: Sop
    letters: dict[str, str]
    pages: Sequence[range]
    first: int

    def joints(self, crossings: Crossings, page: range, words: SheetWords) -> Joints:
        leaving, arriving = crossings.leaving(page), crossings.arriving(page)
        letters_to: dict[int, list[str]] = {}
        for bundle in leaving:
            to = self._number(bundle.links[0].to_row)
            letters_to.setdefault(to, []).append(self.letters[bundle.target])
        letters_from: dict[tuple[int, ...], list[str]] = {}
        for bundle in arriving:
            sources = {self._number(link.from_row) for link in bundle.links}
            pages = tuple(sorted(sources))
            letters_from.setdefault(pages, []).append(self.letters[bundle.target])
        return Joints(
            rows=page,
            arrivals=tuple(self._arrival(bundle) for bundle in arriving),
            departures=tuple(link for bundle in leaving for link in self._departures(bundle)),
            above=words.arriving(dict(sorted(letters_from.items()))),
            below=words.departing(dict(sorted(letters_to.items()))),
        )

    def _number(self, row: int) -> int:
        return next(n for n, page in enumerate(self.pages, self.first) if row in page)

    def _arrival(self, bundle: Bundle) -> PageLink:
        return PageLink(
            letter=self.letters[bundle.target],
            lane=self.sop.lanes[bundle.lane].id,
            symbol=bundle.target,
            added=all(link.added for link in bundle.links),
        )

    def _departures(self, bundle: Bundle) -> list[PageLink]:
        return [
            PageLink(
                letter=self.letters[bundle.target],
                lane=self.sop.lanes[bundle.lane].id,
                symbol=link.source,
                label=link.label,
                declines=link.declines,
                added=link.added,
            )
            for link in bundle.links
        ]
