"""The audit trail of a case: what happened, by whom, where, and what it changed."""

from dataclasses import dataclass

from desktop.actions.dossier.data import written_by
from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.events.event import Event
from desktop.domain.people import Action
from desktop.domain.reading.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after an event; empty where nothing stood."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of a case, whether it counts, and what it changed."""

    event: Event
    verdict: Verdict
    changes: tuple[Change, ...]


def trail_of(session: Session, case: Case) -> tuple[Happened, ...]:
    """List everything that happened to a case, newest first."""
    session.allow(Action.SEE_CASES)
    known: dict[str, str] = {}
    happened = []
    for event, verdict in case.history:
        new = written_by(event.fact)
        changes = tuple(
            Change(name, known.get(name, ""), text)
            for name, text in new.items()
            if known.get(name, "") != text
        )
        if verdict is Verdict.COUNTS:
            known.update(new)
        happened.append(Happened(event, verdict, changes))
    return tuple(reversed(happened))
