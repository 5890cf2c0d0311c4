"""Lays tables out beside the window, and keeps the charts (UX chapter 4: no time afterwards)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject

from desktop.diagram.chart import Chart
from desktop.diagram.layout import Table, chart_of
from desktop.diagram.sizes import COMPACT, PIXEL, SCREEN, Sizes, scaled
from desktop.domain.sop.model import Sop
from desktop.screens.running.background import Background, Task
from desktop.swimlane import faces

AT_HAND = 48


class Extent(StrEnum):
    """How much of the table is shown: all of it, what a case page has, or only who does what."""

    WHOLE = "whole"
    CASE = "case"
    NARROW = "narrow"


NARROW = replace(COMPACT, columns=("number", "activity"), lane_least=50 * PIXEL)
MEASURES = {Extent.WHOLE: SCREEN, Extent.CASE: COMPACT, Extent.NARROW: NARROW}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A table to lay out: a version of a procedure in a width of px at a font scale.

    `live` keeps room for actual times, names and dates.
    """

    version: str
    width: int
    scale: float = 1.0
    extent: Extent = Extent.WHOLE
    live: bool = False

    def sizes(self) -> Sizes:
        """Give the measures to lay out by."""
        measures = MEASURES[self.extent]
        return replace(
            scaled(measures, self.scale) if self.scale != 1 else measures,
            width=self.width * PIXEL,
            live=self.live,
            column_numbers=False,
        )


class Charts:
    """Every chart that was shown, by what it was laid out for."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._kept: dict[Wanted, Chart] = {}

    def ready(self, wanted: Wanted) -> Chart | None:
        """Give a chart that is there.

        A table that does not fit is as wide as its columns at their least: narrower windows
        show the same chart.
        """
        found = self._kept.get(wanted)
        if found is not None:
            return found
        for other, chart in self._kept.items():
            same = replace(other, width=wanted.width) == wanted
            overflows = chart.width > (other.width + 0.5) * PIXEL
            if same and overflows and wanted.width * PIXEL < chart.width:
                return chart
        return None

    def ask(
        self,
        wanted: Wanted,
        sop: Sop,
        then: Callable[[Chart], None],
        *,
        name: str,
        owner: QObject | None = None,
    ) -> Task | None:
        """Give a chart, at once where it is there; `name` is what the window says meanwhile."""
        chart = self.ready(wanted)
        if chart is not None:
            then(chart)
            return None

        def lay_out() -> Chart:
            return chart_of(Table(sop), wanted.sizes(), faces())

        def keep(laid_out: Chart) -> None:
            if len(self._kept) >= AT_HAND:
                del self._kept[next(iter(self._kept))]
            self._kept[wanted] = laid_out
            then(laid_out)

        return self._background.run(name, lay_out, keep, owner)
