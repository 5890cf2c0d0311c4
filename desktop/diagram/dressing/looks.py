"""How each symbol, arrow and row looks: plain, or by the state that a case gives it (UX 9.5)."""

from dataclasses import dataclass

from desktop.diagram.chart import Chart, Connector, SymbolBox
from desktop.diagram.dressing.palettes import Colours, Palette, mixed
from desktop.diagram.live import Live, LiveRow
from desktop.diagram.shapes import Pen
from desktop.domain.progress import StepState

ACTIVE = (StepState.OVERDUE, StepState.DUE_SOON, StepState.WAITING, StepState.CURRENT)
"""The states of a step that somebody has to do now, the most urgent one first."""

SKIPPED, ADDED, USUAL, TRAVELLED = range(4)
"""Ranks of arrows: a higher one is painted over a lower one, and never ends in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLook:
    """How an arrow is drawn: its rank, its pen, and the colour of its words."""

    rank: int
    pen: Pen
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolLook:
    """How a symbol is drawn; `halo` is the colour of its ring, "" for none."""

    colours: Colours
    pen: Pen
    state: StepState | None = None
    halo: str = ""


class Looks:
    """Answers how the parts of one chart look in a palette, for a case or without one.

    A live state without any symbol's state only adds words to rows: the table stays plain.
    """

    def __init__(self, chart: Chart, palette: Palette, live: Live | None = None) -> None:
        self.chart = chart
        self.palette = palette
        self.live = live
        self._states = dict(live.states) if live else {}
        self._off_page = {symbol.id for symbol in chart.symbols if symbol.kind is None}
        self._lanes = [column.key for column in chart.columns if column.is_lane]
        rows: dict[int, set[StepState | None]] = {}
        for symbol in chart.symbols:
            rows.setdefault(symbol.position, set()).add(self._states.get(symbol.id))
        self._passed_by = {row for row, states in rows.items() if states == {StepState.SKIPPED}}
        here = rows.get(self.current, set()) if self.current else set()
        self._active = next((state for state in ACTIVE if state in here), None)

    @property
    def current(self) -> int:
        """Give the position of the row the case stands at, 0 for none."""
        return self.live.row if self.live and self._states else 0

    def row(self, position: int) -> LiveRow | None:
        """Give what the case writes into a row."""
        return self.live.rows.get(position) if self.live else None

    def is_passed_by(self, position: int) -> bool:
        """Say whether the case goes past all symbols of a row."""
        return position in self._passed_by

    def symbol(self, symbol: SymbolBox) -> SymbolLook:
        """Choose how a symbol is drawn."""
        palette, strokes = self.palette, self.palette.strokes
        state = self._states.get(symbol.id)
        shown = state or self._state_of_page(symbol)
        colours = palette.states[shown] if shown else palette.plain
        dashes: tuple[float, ...] = strokes.added if symbol.added else ()
        if shown is StepState.SKIPPED:
            dashes = strokes.skipped
        width = strokes.active if state in ACTIVE else strokes.symbol
        pen = Pen(colours.line, width, dashes)
        if state not in ACTIVE:
            return SymbolLook(colours=colours, pen=pen, state=state)
        under = self.ground(symbol.lane, symbol.position)
        halo = mixed(colours.line, under, palette.halo)
        return SymbolLook(colours=colours, pen=pen, state=state, halo=halo)

    def way(self, way: Connector) -> WayLook:
        """Choose how an arrow is drawn."""
        palette, strokes = self.palette, self.palette.strokes
        dashes = strokes.added if way.added else ()
        if not self.live or not self._states:
            pen = Pen(palette.plain.line, strokes.way, dashes)
            rank = ADDED if way.added else USUAL
            return WayLook(rank=rank, pen=pen, words=palette.plain.text)
        ends = self._ends(way, self.live)
        is_untaken = self._is_untaken(way, self.live)
        if ends & self.live.travelled and not is_untaken:
            done = palette.states[StepState.DONE].line
            return WayLook(rank=TRAVELLED, pen=Pen(done, strokes.travelled, dashes), words=done)
        left = ends - self.live.travelled
        is_skipped = bool(left) and left <= self.live.skipped
        if is_untaken and not left:
            # The same symbols are joined by the way that was taken, so that only its end tells.
            is_skipped = self._states.get(way.source) is StepState.DONE
        return self._ahead(way, is_skipped=is_skipped)

    def _ahead(self, way: Connector, *, is_skipped: bool) -> WayLook:
        """Draw what was not travelled thin, and dashed when it will not be."""
        palette, strokes = self.palette, self.palette.strokes
        if is_skipped:
            grey = palette.states[StepState.SKIPPED]
            pen = Pen(grey.line, strokes.pending, strokes.skipped)
            return WayLook(rank=SKIPPED, pen=pen, words=grey.text)
        ahead = palette.states[StepState.NOT_REACHED]
        pen = Pen(ahead.line, strokes.pending, strokes.added if way.added else ())
        return WayLook(rank=ADDED if way.added else USUAL, pen=pen, words=ahead.text)

    def _is_untaken(self, way: Connector, live: Live) -> bool:
        """Tell by its label whether a way is one that was not taken from where the case was.

        Labels are compared without blanks, since a long one is broken into lines.
        """
        runs = (way.label, *way.more_label) if way.label else ()
        label = _without_blanks("".join(run.text for run in runs))
        return any(
            source == way.source
            and (target == way.target or way.target in self._off_page)
            and _without_blanks(words) == label
            for source, target, words in live.untaken
        )

    def ground(self, lane: str, position: int = 0) -> str:
        """Give the colour that lies under everything in a lane and row."""
        striped = lane in self._lanes and self._lanes.index(lane) % 2 == 0
        under = self.palette.zebra if striped else self.palette.surface
        return self.banded(under) if position and position == self.current else under

    def banded(self, under: str) -> str:
        """Lay the band of the current row over a colour."""
        band = self.band()
        return mixed(band.fill, under, self.palette.band) if band else under

    def band(self) -> Colours | None:
        """Give the colours of the current row, None when no step is active there."""
        return self.palette.states[self._active] if self._active else None

    def _ends(self, way: Connector, live: Live) -> frozenset[tuple[str, str]]:
        """Give the ways that an arrow stands for: several or none when it comes from a page.

        One that leaves the page stands for the ways from its symbol to others not shown here.
        """
        ends, known = (way.source, way.target), live.travelled | live.skipped
        if ends in known or not self._off_page.intersection(ends):
            return frozenset({ends})
        shown = {symbol.id for symbol in self.chart.symbols}
        if way.source in self._off_page:
            return frozenset((a, b) for a, b in known if b == way.target and a not in shown)
        return frozenset((a, b) for a, b in known if a == way.source and b not in shown)

    def _state_of_page(self, symbol: SymbolBox) -> StepState | None:
        """Show an off-page connector like the strongest arrow that ends or begins in it."""
        if not self._states or symbol.kind is not None:
            return None
        ways = [way for way in self.chart.connectors if symbol.id in (way.source, way.target)]
        rank = max((self.way(way).rank for way in ways), default=USUAL)
        states = {TRAVELLED: StepState.DONE, SKIPPED: StepState.SKIPPED}
        return states.get(rank, StepState.NOT_REACHED)


def _without_blanks(text: str) -> str:
    return "".join(text.split())
