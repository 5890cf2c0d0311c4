"""One case, rebuilt from its events; with office.py the only interpretation of events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.events.cases import CaseRegistered, PaperNumbered
from desktop.domain.events.event import Event
from desktop.domain.office import Office, SopInForce
from desktop.domain.people import Role
from desktop.domain.reading.authority import Standing
from desktop.domain.reading.contents import Contents, Online, with_effect
from desktop.domain.reading.fields import Value
from desktop.domain.reading.past import Past
from desktop.domain.reading.status import status_and_result
from desktop.domain.reading.verdicts import Verdict, Verdicts
from desktop.domain.reading.visits import Visit, Walk
from desktop.domain.refusals import Refused
from desktop.domain.sop.model import Result, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What all events of a case say, taken together (DESIGN chapter 5)."""

    id: str
    registered: CaseRegistered
    opening: Event
    sop: SopInForce
    trail: tuple[Visit, ...]
    status: Status
    result: Result | None
    values: Mapping[str, str]
    clashes: Mapping[str, tuple[Value, ...]]
    numbers: Mapping[str, str]
    number_clashes: Mapping[str, tuple[Value, ...]]
    given: tuple[PaperNumbered, ...]
    asked: Mapping[str, Event]
    papers: Mapping[str, str]
    complete_on: str
    attachments: tuple[Event, ...]
    messages: tuple[Event, ...]
    online: tuple[Online, ...]
    revoked: Event | None
    history: tuple[tuple[Event, Verdict], ...]

    @property
    def number(self) -> str:
        """Give the intake number."""
        return self.registered.number

    @property
    def current(self) -> Visit | None:
        """Give the visit the case stands at; None when it has ended or its permit was revoked."""
        last = self.trail[-1]
        return last if last.taken is None and self.revoked is None else None

    @property
    def conflicts(self) -> int:
        """Count the open conflicts: fields, numbers, and the outcome of the current visit."""
        clash = 1 if self.trail[-1].clashes else 0
        return len(self.clashes) + len(self.number_clashes) + clash

    @property
    def unconfirmed(self) -> tuple[Event, ...]:
        """List the work that counts only when an administrator confirms it."""
        return tuple(event for event, said in self.history if said is Verdict.UNCONFIRMED)

    @property
    def needs_newer(self) -> bool:
        """Tell whether a newer Sopan wrote something here that this one does not know."""
        return any(said is Verdict.UNKNOWN for _, said in self.history)

    def performers(self) -> frozenset[Role]:
        """Name the roles that may act on the current visit's next part."""
        if self.current is None:
            return frozenset()
        return self.sop.flow.parts_of(self.current.symbol)[len(self.current.parts)]


def read_case(events: Sequence[Event], office: Office) -> Case:
    """Say what the events of one case mean, by the people, roles and procedures of the office.

    Raises Refused("case_unreadable") when nothing registers the case here, and
    Refused("case_needs_newer") when its procedure cannot be read by this Sopan.
    """
    past = Past(events)
    opening, registered = _opening(past, office)
    sop = office.sops.get(registered.sop)
    if sop is None:
        raise Refused("case_needs_newer", number=registered.number)
    verdicts = Verdicts(past.events, office.authority, registered.permit_type, sop.flow)
    trail = Walk(sop.flow, past, verdicts.counts).follow(opening, registered.start)
    contents = _contents(past, verdicts, trail)
    status, result = status_and_result(sop.flow, trail)
    return Case(
        id=opening.subject,
        registered=registered,
        opening=opening,
        sop=sop,
        trail=tuple(trail),
        status=Status.REVOKED if contents.revoked else status,
        result=result,
        values=contents.fields.values(),
        clashes=contents.fields.clashes(),
        numbers=contents.numbers.values(),
        number_clashes=contents.numbers.clashes(),
        given=tuple(contents.given),
        asked=_unanswered(contents),
        papers=contents.papers.values(),
        complete_on=contents.completeness.values().get("on", ""),
        attachments=tuple(contents.attachments),
        messages=tuple(contents.messages),
        online=tuple(contents.online(trail)),
        revoked=contents.revoked,
        history=tuple((event, verdicts.of(event)) for event in past.events),
    )


def _opening(past: Past, office: Office) -> tuple[Event, CaseRegistered]:
    """Find what opened the case; of several (somebody reused its id) what most work builds on."""
    found = [(e, e.fact) for e in past.events if isinstance(e.fact, CaseRegistered)]
    if not found:
        raise Refused("case_unreadable")
    if len(found) == 1:
        return found[0]

    def weight(pair: tuple[Event, CaseRegistered]) -> tuple[bool, int]:
        event, fact = pair
        standing = office.authority.standing(event, fact.role, fact.permit_type)
        followers = sum(past.saw(later.id, event.id) for later in past.events)
        return standing is Standing.COUNTS, followers

    return max(found, key=weight)


def _contents(past: Past, verdicts: Verdicts, trail: Sequence[Visit]) -> Contents:
    contents = Contents(past)
    effective = with_effect(trail)
    for event in past.events:
        if not verdicts.counts(event):
            continue
        if _leaves_a_visit(event) and event.id not in effective:
            verdicts.overtake(event)
        else:
            contents.take(event)
    return contents


def _unanswered(contents: Contents) -> Mapping[str, Event]:
    """Give the papers for which a number was asked and which have none yet."""
    numbers = contents.numbers.values()
    return {paper: event for paper, event in contents.asked.items() if not numbers.get(paper)}


def _leaves_a_visit(event: Event) -> bool:
    return event.kind in {
        "case.step_completed.1",
        "case.step_returned.1",
        "case.cancelled.1",
    } or (isinstance(event.fact, CaseRegistered) and bool(event.saw))
