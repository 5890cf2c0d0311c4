"""What stands in a case: its fields, numbers, papers, files, messages and online entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.events import cases
from desktop.domain.events.event import Event
from desktop.domain.reading.fields import Fields
from desktop.domain.reading.past import Past
from desktop.domain.reading.visits import Visit
from desktop.domain.sop.model import Section, System

ONLINE = frozenset({System.OSS, System.SICANTIK, System.SIGAP, System.EMAIL})


@dataclass(frozen=True, slots=True)
class Online:
    """An entry owed to another system since a visit; done when a reference came back."""

    visit: str
    symbol: str
    system: System
    reference: str = ""
    done: Event | None = None


class Contents:
    """Gathers the contents of a case from the events that have effect."""

    def __init__(self, past: Past) -> None:
        self.fields = Fields(past)
        self.numbers = Fields(past)
        self.papers = Fields(past)
        self.completeness = Fields(past)
        self.attachments: list[Event] = []
        self.messages: list[Event] = []
        self.voids: list[Event] = []
        self.given: list[cases.PaperNumbered] = []
        self.asked: dict[str, Event] = {}
        self.revoked: Event | None = None
        self._entries: dict[str, Event] = {}

    def take(self, event: Event) -> None:
        """Add what one event brings."""
        match event.fact:
            case cases.CaseRegistered(values=values) | cases.DataChanged(values=values):
                self.fields.write(event, values)
            case cases.StepCompleted() as fact:
                self._step(event, fact)
            case cases.ConflictDecided(values=values, numbers=numbers):
                self.fields.write(event, values)
                self.numbers.write(event, numbers)
            case cases.DeclaredComplete(on=on):
                self.completeness.write(event, {"on": on})
            case _:
                self._papers(event)

    def _step(self, event: Event, fact: cases.StepCompleted) -> None:
        self.fields.write(event, fact.values)
        self.fields.write(event, {f"checklist.{k}": v for k, v in fact.checklist.items()})
        self.papers.write(event, fact.papers)
        if fact.values.get("online_entry.reference"):
            self._entries.setdefault(fact.visit, event)

    def _papers(self, event: Event) -> None:
        match event.fact:
            case cases.PaperNumbered(paper=paper, text=text) as fact:
                self.numbers.write(event, {paper: text})
                self.given.append(fact)
                self.asked.pop(paper, None)
            case cases.NumberAsked(paper=paper):
                self.asked[paper] = event
            case cases.NumberVoided(paper=paper):
                self.numbers.write(event, {paper: ""})
                self.voids.append(event)
            case cases.FileAttached():
                self.attachments.append(event)
            case cases.MessageWritten():
                self.messages.append(event)
            case cases.OnlineEntered(visit=visit):
                self._entries[visit] = event
            case cases.CaseRevoked():
                self.revoked = self.revoked or event
            case _:
                pass

    def online(self, trail: Iterable[Visit]) -> list[Online]:
        """List what was, or is still, to be entered elsewhere, in the order of the visits.

        A row that was done again owes its entry once: with what was said last.
        """
        entries = [self._owed(visit) for visit in trail if _owes(visit)]
        newest = {entry.symbol: entry.visit for entry in entries}
        return [e for e in entries if e.done is not None or newest[e.symbol] == e.visit]

    def _owed(self, visit: Visit) -> Online:
        done = next((self._entries[n] for n in sorted(visit.names) if n in self._entries), None)
        return Online(visit.id, visit.symbol.id, visit.symbol.system, _reference(done), done)


def _owes(visit: Visit) -> bool:
    online = visit.symbol.system in ONLINE and Section.ONLINE_ENTRY in visit.symbol.form
    return online and visit.taken is not None


def _reference(event: Event | None) -> str:
    match event.fact if event else None:
        case cases.OnlineEntered(reference=reference):
            return reference
        case cases.StepCompleted(values=values):
            return values.get("online_entry.reference", "")
        case _:
            return ""


def with_effect(trail: Sequence[Visit]) -> set[str]:
    """Name the step events that have effect: parts done and sides taken on the way."""
    found = {event.id for visit in trail for event in visit.parts}
    for visit in trail:
        if visit.taken is not None:
            found |= {event.id for event in visit.taken.events}
    return found
