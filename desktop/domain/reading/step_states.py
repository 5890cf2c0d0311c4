"""The states of a step, for whoever shows them and needs nothing else of a case."""

from enum import StrEnum


class StepState(StrEnum):
    """The states of a symbol for one case (UX chapter 6.1)."""

    DONE = "done"
    CURRENT = "current"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    WAITING = "waiting"
    NOT_REACHED = "not_reached"
    SKIPPED = "skipped"
