"""Work that arrived after its writer, role or computer had ended: it waits for a word."""

from dataclasses import dataclass

from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.events.event import Event
from desktop.domain.people import Action


@dataclass(frozen=True, slots=True)
class Pending:
    """One event that waits, with its case; None for what is about the office itself."""

    event: Event
    case: Case | None = None


def pending_work(session: Session) -> tuple[Pending, ...]:
    """List what an administrator has to accept or reject, oldest first."""
    session.allow(Action.SEE_OFFICE)
    workplace = session.workplace
    found = [Pending(event) for event in workplace.office.unconfirmed]
    for line in workplace.store.lists.all_lines():
        if line.unconfirmed:
            case = workplace.case(line.subject)
            found.extend(Pending(event, case) for event in case.unconfirmed)
    return tuple(sorted(found, key=lambda each: (each.event.turn, each.event.id)))
