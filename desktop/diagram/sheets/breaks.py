"""Where a table is broken into pages: few pages, evenly filled, few arrows cut (UX 9.8)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

PAGE = 1.0
SLACK = 0.25
CUT = 0.12
SPLIT = 10.0
"""A merged cell is taken apart only where a page cannot hold it whole."""
CLOSER = 1.12
"""How much higher than its room a page may be: better than a page of two rows."""
SHRINK = 2.0
OVERFULL = 100.0
"""A page that must be made much smaller is the last resort: a row taller than the paper."""

Used = Callable[[int, int], float]
"""Height in mm of a page that holds the rows from the first to the last one, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaks:
    """What breaking costs: `cuts[i]` arrows are cut after row i, `splits[i]` merged cells."""

    room: float
    cuts: Sequence[int]
    splits: Sequence[int]

    def cost(self, last: int, used: float) -> float:
        """Say what a page costs with the break at its end, after the row `last`."""
        slack = max(0.0, 1.0 - used / self.room)
        at_end = last < len(self.cuts)
        torn = CUT * self.cuts[last] + SPLIT * self.splits[last] if at_end else 0.0
        return PAGE + SLACK * slack * slack + torn + self._overfull(used)

    def _overfull(self, used: float) -> float:
        over = used / self.room
        if over <= 1.0 + 1e-9:
            return 0.0
        return SHRINK * (over - 1.0) if over <= CLOSER else OVERFULL * over

    def pages(self, rows: int, used: Used) -> tuple[range, ...]:
        """Choose the cheapest pages; of equal ones those that break later."""
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, rows + 1):
            choices = [
                (best[first][0] + self.cost(end - 1, used(first, end - 1)), -first)
                for first in range(end)
            ]
            cost, start = min(choices)
            best.append((cost, -start))
        return tuple(_ranges(best))


def _ranges(best: Sequence[tuple[float, int]]) -> list[range]:
    found: list[range] = []
    end = len(best) - 1
    while end:
        start = best[end][1]
        found.append(range(start, end))
        end = start
    return found[::-1]
