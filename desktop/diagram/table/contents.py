"""What is laid out: an SOP or some of its rows, with the connectors to other pages."""

from dataclasses import dataclass

from desktop.domain.sop.model import Row, Sop

OFF_PAGE = "page:"
"""What the ids of off-page connectors begin with; no symbol of an SOP has a colon in its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """An off-page connector: its letter and lane, and the symbol of this page it is tied to.

    Links of the same strip with the same letter and lane share one connector.
    """

    letter: str
    lane: str
    symbol: str
    label: str = ""
    declines: bool = False
    added: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What a lane needs on the left and on the right of the middle of its symbols."""

    left: float = 0.0
    right: float = 0.0

    @property
    def width(self) -> float:
        """Tell how wide the lane must be for both."""
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Table:
    """An SOP, or the rows of it that stand on one page; no positions mean all rows.

    Arrivals stand in a strip above the rows and departures in one below, each with a sentence
    in its cell of the activity. `note_heading` is what stands over the notes of a live table
    whose SOP has no such column. `rooms` is what the lanes have at least, one for each lane:
    pages get the same columns from the rooms that all of them need.
    """

    sop: Sop
    positions: tuple[int, ...] = ()
    arrivals: tuple[PageLink, ...] = ()
    departures: tuple[PageLink, ...] = ()
    above: str = ""
    below: str = ""
    note_heading: str = ""
    rooms: tuple[Room, ...] = ()

    def rows(self) -> tuple[tuple[int, Row], ...]:
        """Give the rows that are shown, each with its position."""
        return tuple(
            (position, row)
            for position, row in enumerate(self.sop.rows, 1)
            if not self.positions or position in self.positions
        )


def words_in(row: Row, column: str) -> str:
    """Give the printed words of a cell."""
    words = {
        "number": row.number,
        "activity": row.activity,
        "requirements": row.requirements,
        "time": row.time.text,
        "output": row.output,
        "note": row.note,
    }
    return words[column]
