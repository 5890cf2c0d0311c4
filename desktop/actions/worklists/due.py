"""When something is due: late, today, or whenever."""

from datetime import date
from enum import StrEnum

from desktop.actions.session import Session
from desktop.domain.calendar.workdays import DAY
from desktop.domain.people import Action

Span = tuple[int, int]
"""From a moment to before another, in milliseconds since 1970 UTC."""


class Due(StrEnum):
    """Which deadlines are asked for."""

    EVER = "due_ever"
    LATE = "due_late"
    TODAY = "due_today"


def span_of(session: Session, due: Due) -> Span | None:
    """Say within which moments a deadline lies that is asked for; None where any will do."""
    session.allow(Action.SEE_CASES)
    now = session.workplace.world.now()
    match due:
        case Due.LATE:
            return (0, now)
        case Due.TODAY:
            return (now, end_of_today(session))
        case Due.EVER:
            return None


def end_of_today(session: Session) -> int:
    """Give the midnight at which the office's day ends."""
    session.allow(Action.SEE_CASES)
    workplace = session.workplace
    return workplace.calendar.midnight_of(date.fromisoformat(workplace.today())) + DAY
