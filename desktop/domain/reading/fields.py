"""Named values that several people may write at once: every value nobody superseded is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.domain.events.event import Event
from desktop.domain.reading.past import Past


@dataclass(frozen=True, slots=True)
class Value:
    """What one event wrote into one field."""

    text: str
    event: Event


class Fields:
    """The fields of one subject, filled in the order of interpretation."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._live: dict[str, tuple[Value, ...]] = {}

    def write(self, event: Event, values: Mapping[str, str]) -> None:
        """Put an event's values beside those it had not seen, and in place of those it had."""
        for name, text in values.items():
            before = self._live.get(name)
            if before is not None:
                before = tuple(v for v in before if not self._past.saw(event.id, v.event.id))
            self._live[name] = (*(before or ()), Value(text, event))

    def values(self) -> dict[str, str]:
        """Give one text per field; where several stand, the last in the ledger's order."""
        return {name: live[-1].text for name, live in self._live.items() if live[-1].text}

    def clashes(self) -> dict[str, tuple[Value, ...]]:
        """Give the fields in which different texts stand that nobody chose between."""
        return {
            name: live
            for name, live in sorted(self._live.items())
            if len({value.text for value in live}) > 1
        }

    def names(self) -> Iterable[str]:
        """Name the fields that were ever written."""
        return self._live.keys()
