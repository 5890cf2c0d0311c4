"""Which rows stand on which page: as many as fit, a row taller than a page on several."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.diagram.listing.columns import Lines

PAD = 0.8
"""Room in mm over and under the words of a cell."""

SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Row:
    """A row in lines; `strong` for totals, `is_spread` for a sentence in place of all rows."""

    cells: tuple[Lines, ...]
    strong: bool = False
    is_spread: bool = False

    @property
    def lines(self) -> int:
        """Count the lines of the tallest cell."""
        return max(map(len, self.cells), default=1)

    def height(self, leading: float) -> float:
        """Tell how much room it takes."""
        return self.lines * leading + 2 * PAD

    def lines_in(self, room: float, following: float, leading: float, *, is_first: bool) -> int:
        """Count the lines that stay on a page: none of a row that the next page holds whole."""
        if not is_first and self.height(leading) <= following + SLACK:
            return 0
        return max(int((room - 2 * PAD) / leading + SLACK), int(is_first))

    def part(self, start: int, end: int) -> "Row":
        """Give the lines between two places."""
        return Row(tuple(cell[start:end] for cell in self.cells), self.strong)


def paged(rows: Iterable[Row], rooms: Iterator[float], leading: float) -> list[list[Row]]:
    """Fill pages, each with the room that is next; a row that no page holds is cut."""
    pages: list[list[Row]] = [[]]
    room, following = next(rooms), next(rooms)
    for row in rows:
        rest = row
        while rest.height(leading) > room + SLACK:
            kept = rest.lines_in(room, following, leading, is_first=not pages[-1])
            if kept >= rest.lines:
                break
            if kept:
                pages[-1].append(rest.part(0, kept))
                rest = rest.part(kept, rest.lines)
            pages.append([])
            room, following = following, next(rooms)
        pages[-1].append(rest)
        room -= rest.height(leading)
    return pages
