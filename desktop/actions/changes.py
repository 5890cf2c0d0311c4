"""What a finished action touched, for screens that want to look again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The subjects an action wrote to and the events it made, in their order."""

    subjects: frozenset[str] = frozenset()
    events: tuple[str, ...] = ()

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.subjects | other.subjects, self.events + other.events)
