"""Where tracks lie in millimetres: beside symbols, beside each other, and how much room that takes.

Seen across itself a line has something on its low side and on its high side: a symbol, whose
distance depends on whether the line only passes or sends an arrow there, or the rim. Everything is
said for both directions at once; `low` is left or above, `high` is right or below.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from desktop.diagram.routing.choosing.grid import Spot, Way
from desktop.diagram.routing.finishing.tracks import Bundle
from desktop.diagram.routing.graph import Node, Spacing

LOW, HIGH = -1, 1
OFF_THE_LINE = 0.3
"""How near to a grid line a track may come, in mm."""
TIGHTER = (1.0, 0.85, 0.7)
"""Steps by which tracks close up from the wanted distance before the least one is taken."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The symbols by place, and the room that words ask for at them.

    `words` holds for a symbol and a direction, such as ((3, 5), 1, True) for the right of a symbol
    (True for upright lines), how far from its centre lines must stay. `past` names flat bundles by
    their first member, each with the column of a lane past its end whose symbols it reaches too.
    """

    nodes: Mapping[Spot, Node]
    ways: Sequence[Way]
    spacing: Spacing
    last: tuple[int, int]
    words: Mapping[tuple[Spot, int, bool], float]
    past: Collection[tuple[tuple[int, int], int]] = ()

    def reach(self, bundle: Bundle, direction: int) -> float:
        """Tell how far a bundle stays from the centres, or the rim, on one side of it."""
        if bundle.line + direction in (-1, self.last[0 if bundle.upright else 1] + 1):
            return self.spacing.edge
        first, last = int(bundle.low) | 1, int(bundle.high)
        beyond = [
            at for at in (first - 2, last + last % 2 + 1) if (bundle.members[0], at) in self.past
        ]
        return max(
            (self._reach(bundle, at, direction) for at in (*range(first, last + 1, 2), *beyond)),
            default=self.spacing.track,
        )

    def _reach(self, bundle: Bundle, at: int, direction: int) -> float:
        beside = bundle.line + direction
        spot = (beside, at) if bundle.upright else (at, beside)
        words = self.words.get((spot, -direction, bundle.upright), 0.0)
        node = self.nodes.get(spot)
        if node is None:
            return max(words, self.spacing.track)
        half = (node.width if bundle.upright else node.height) / 2
        return max(words, half + self._distance(bundle, spot))

    def _distance(self, bundle: Bundle, spot: Spot) -> float:
        arrives = any(
            j == len(self.ways[i]) - 3 and self.ways[i][-1] == spot for i, j in bundle.members
        )
        return self.spacing.stub if arrives else self.spacing.clear


def needed(group: Sequence[Bundle], around: Surroundings, gap: float) -> float:
    """Tell how far apart the centres, or rims, on both sides of a group must be."""
    lows: list[float] = []
    most = 0.0
    for i, bundle in enumerate(group):
        before = [lows[j] + gap for j in range(i) if group[j].meets(bundle)]
        lows.append(max([around.reach(bundle, LOW), *before]))
        most = max(most, lows[i] + around.reach(bundle, HIGH))
    return most


@dataclass(frozen=True, slots=True)
class Span:
    """The room of a group: from centre to centre, and the grid line that it lies about."""

    start: float
    end: float
    line: float


def placed(group: Sequence[Bundle], span: Span, around: Surroundings) -> list[float]:
    """Give the coordinate of each bundle of a group, in order."""
    spacing = around.spacing
    gaps = [max(spacing.track * part, spacing.track_least) for part in TIGHTER]
    for off in (OFF_THE_LINE, 0.0):
        for gap in (*gaps, spacing.track_least):
            found = _tried(group, span, around, Distances(gap, off))
            if found is not None:
                return found
    return _squeezed(group, span, around)


@dataclass(frozen=True, slots=True)
class Distances:
    """How far tracks keep from each other, and from the grid line, where they disappear."""

    gap: float
    off: float

    def above(self, place: float, line: float) -> float:
        """Move a place up past the grid line if it is too near."""
        return line + self.off if abs(place - line) < self.off else place

    def below(self, place: float, line: float) -> float:
        """Move a place down past the grid line if it is too near."""
        return line - self.off if abs(place - line) < self.off else place


def _tried(
    group: Sequence[Bundle], span: Span, around: Surroundings, apart: Distances
) -> list[float] | None:
    lows: list[float] = []
    highs = [span.end - around.reach(bundle, HIGH) for bundle in group]
    for i, bundle in enumerate(group):
        before = [lows[j] + apart.gap for j in range(i) if group[j].meets(bundle)]
        own = span.start + around.reach(bundle, LOW)
        lows.append(apart.above(max([own, *before]), span.line))
    for i in range(len(group) - 1, -1, -1):
        after = range(i + 1, len(group))
        behind = [highs[j] - apart.gap for j in after if group[j].meets(group[i])]
        highs[i] = apart.below(min([highs[i], *behind]), span.line)
    if any(low > high + 1e-9 for low, high in zip(lows, highs, strict=True)):
        return None
    wanted = _wanted(group, span, around, apart.gap)
    found: list[float] = []
    for i, bundle in enumerate(group):
        before = [found[j] + apart.gap for j in range(i) if group[j].meets(bundle)]
        place = min(max([lows[i], wanted[i], *before]), highs[i])
        past = apart.above(place, span.line)
        found.append(past if past <= highs[i] else apart.below(place, span.line))
    return found


def _wanted(group: Sequence[Bundle], span: Span, around: Surroundings, gap: float) -> list[float]:
    """Ask for tracks about the grid line, never on it; in outer gutters from the rim inwards."""
    count = max(bundle.level for bundle in group) + 1
    edge = around.spacing.edge
    if span.line == span.start:
        return [span.start + edge + bundle.level * gap for bundle in group]
    if span.line == span.end:
        return [span.end - edge - (count - 1 - bundle.level) * gap for bundle in group]
    shift = 0.0
    if count % 2:
        room = (span.end - span.line) - (span.line - span.start)
        aside = gap / 2 if count > 1 else gap * 2 / 3
        shift = aside if room >= 0 else -aside
    middle = span.line + shift
    return [middle + (bundle.level - (count - 1) / 2) * gap for bundle in group]


def _squeezed(group: Sequence[Bundle], span: Span, around: Surroundings) -> list[float]:
    """Share out what room there is when the caller left less than was asked for."""
    count = max(bundle.level for bundle in group) + 1
    low = span.start + min(around.reach(bundle, LOW) for bundle in group)
    high = span.end - min(around.reach(bundle, HIGH) for bundle in group)
    step = (high - low) / (count + 1)
    return [low + step * (bundle.level + 1) for bundle in group]
