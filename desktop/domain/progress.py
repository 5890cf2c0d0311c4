"""How far one case has come in its SOP: the state of every symbol and what was travelled."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.calendar.timing import Handling


class StepState(StrEnum):
    """The states of a symbol for one case (UX chapter 6.1)."""

    DONE = "done"
    CURRENT = "current"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    WAITING = "waiting"
    NOT_REACHED = "not_reached"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepProgress:
    """One symbol: its state, how often the case stood there, and its latest finished pass.

    `person` is the id of who finished it, `finished` when, in milliseconds since 1970 UTC
    (0 for never); `handling` compares the time it took with the standard, None without one.
    """

    state: StepState
    passes: int = 0
    person: str = ""
    arrived: int = 0
    finished: int = 0
    handling: Handling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A case in its SOP.

    `travelled` counts how often each way, (from, to), was taken; `skipped` are the ways that lie on branches the case did not and will not take.
    """

    steps: Mapping[str, StepProgress]
    travelled: Mapping[tuple[str, str], int]
    skipped: frozenset[tuple[str, str]]
    current: str = ""
