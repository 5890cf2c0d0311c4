"""What else happened where two wrote at once: behind each outcome, and beside the clashing data."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from desktop.actions.dossier.data import written_by
from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.events.event import Event
from desktop.domain.people import Action
from desktop.domain.reading.past import Past
from desktop.domain.reading.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Joined:
    """A field that was changed while somebody else wrote too, and that needs no decision."""

    field: str
    text: str
    event: Event


def work_behind(session: Session, case: Case) -> Mapping[str, tuple[Event, ...]]:
    """Give, for each way the current step was left, what was done after it and knowing it."""
    session.allow(Action.SEE_CASES)
    past = Past(event for event, _ in case.history)
    return {
        side.name: tuple(
            event
            for event in past.events
            if event not in side.events
            and any(past.saw(event.id, first.id) for first in side.events)
        )
        for side in case.trail[-1].sides
    }


def joined_fields(session: Session, case: Case) -> tuple[Joined, ...]:
    """List the fields that two computers changed at once without clashing."""
    session.allow(Action.SEE_CASES)
    past = Past(event for event, _ in case.history)
    writers = [
        event
        for event, verdict in case.history
        if verdict is Verdict.COUNTS and written_by(event.fact)
    ]
    apart = {
        event.id
        for pair in combinations(writers, 2)
        if not past.saw(pair[0].id, pair[1].id) and not past.saw(pair[1].id, pair[0].id)
        for event in pair
    }
    last: dict[str, Event] = {}
    for event in writers:
        if event.id in apart:
            last.update(dict.fromkeys(written_by(event.fact), event))
    return tuple(
        Joined(name, case.values.get(name, ""), event)
        for name, event in last.items()
        if name not in case.clashes
    )
