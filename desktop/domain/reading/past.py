"""Who knew what: the exact order and concurrency of the events of one subject."""

from collections.abc import Iterable, Sequence

from desktop.domain.events.event import Event


class Past:
    """The ancestors of each event of one subject, through `saw` (DESIGN chapter 5).

    Every event has a bit; what an event saw is one whole number, so that asking is exact and
    quick whatever the clocks say.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self.events: Sequence[Event] = sorted(events, key=lambda event: event.order)
        self._bit = {event.id: 1 << place for place, event in enumerate(self.events)}
        self._seen: dict[str, int] = {}
        for event in self.events:
            self._seen[event.id] = self.closure(event.saw)

    def closure(self, heads: Iterable[str]) -> int:
        """Give the set of these events and all behind them; unknown ones count as nothing."""
        known = 0
        for head in heads:
            bit = self._bit.get(head)
            if bit is not None:
                known |= bit | self._seen[head]
        return known

    def bit(self, event: str) -> int:
        """Give the bit of an event, 0 when it is not one of this subject."""
        return self._bit.get(event, 0)

    def of(self, event: str) -> int:
        """Give the set of everything behind an event, itself left out."""
        return self._seen[event]

    def saw(self, later: str, earlier: str) -> bool:
        """Tell whether the writer of one event knew the other."""
        return bool(self._seen[later] & self._bit.get(earlier, 0))

    def unseen_before(self, event: str) -> list[Event]:
        """Give what stands before an event in the order although its writer did not know it."""
        unseen = (self._bit[event] - 1) & ~self._seen[event]
        if not unseen:
            return []
        return [other for other in self.events if unseen & self._bit[other.id]]

    def newest(self, events: Sequence[Event]) -> list[Event]:
        """Keep the events that none of the others has seen."""
        behind = 0
        for event in events:
            behind |= self._seen[event.id]
        return [event for event in events if not behind & self._bit[event.id]]
