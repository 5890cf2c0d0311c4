"""What newcomers are judged by: the cases they belong to, with those that come together."""

from collections.abc import Iterable, Sequence

from db.ledger_table import Ledger
from desktop.domain.events.cases import CaseRegistered, StepCompleted
from desktop.domain.events.event import Event
from desktop.domain.events.office import SopPutInForce
from desktop.domain.reading.past import Past
from desktop.domain.reading.removals import Covers
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import Flow, needs_approval
from desktop.domain.sop.reading import sop_from
from desktop.ledger.acceptance import Arrival


class Subjects:
    """The past of each case, read once: what stands in the ledger and what is coming."""

    def __init__(self, ledger: Ledger, entering: Iterable[Event]) -> None:
        self._ledger = ledger
        self._coming: dict[str, list[Event]] = {}
        for event in entering:
            self._coming.setdefault(event.subject, []).append(event)
        self._pasts: dict[str, Past] = {}

    def past(self, subject: str) -> Past:
        """Give what each event of a subject had seen."""
        known = self._pasts.get(subject)
        if known is None:
            events = [*self._ledger.events(subject), *self._coming.get(subject, ())]
            known = self._pasts[subject] = Past(events)
        return known


class Approvals:
    """Tells which completed steps are approvals, by the procedure their writer knew."""

    def __init__(self, subjects: Subjects, office: Iterable[Event]) -> None:
        self._subjects = subjects
        self._put = {e.id: e.fact for e in office if isinstance(e.fact, SopPutInForce)}
        self._flows: dict[str, Flow | None] = {}
        self._openings: dict[str, list[tuple[str, str]]] = {}

    def needs_key(self, event: Event) -> bool:
        """Tell whether the person's key must stand under this event."""
        if not isinstance(event.fact, StepCompleted):
            return False
        symbol = event.fact.symbol
        flows = (self._flow(sop) for sop in self._sops_of(event))
        return any(
            f is not None and symbol in f and needs_approval(f.symbol(symbol)) for f in flows
        )

    def _sops_of(self, event: Event) -> list[str]:
        past = self._subjects.past(event.subject)
        openings = self._openings.get(event.subject)
        if openings is None:
            openings = self._openings[event.subject] = [
                (opening.id, opening.fact.sop)
                for opening in past.events
                if isinstance(opening.fact, CaseRegistered)
            ]
        return [sop for opening, sop in openings if past.saw(event.id, opening)]

    def _flow(self, event: str) -> Flow | None:
        if event not in self._flows:
            self._flows[event] = _flow_of(self._put.get(event))
        return self._flows[event]


def _flow_of(fact: SopPutInForce | None) -> Flow | None:
    try:
        return None if fact is None else Flow(sop_from(fact.sop))
    except Refused:
        # A newer Sopan's table: what it asks to be signed, that Sopan has looked at.
        return None


def covering(ledger: Ledger, entering: Sequence[Arrival]) -> Covers:
    """Tell what lies behind a leaf, those included that are coming."""
    headers = {arrival.event.id: arrival.header for arrival in entering}

    def covers(leaf: str, event: str) -> bool:
        name = leaf
        while name in headers and name != event:
            name = headers[name].prev
        return name == event or (bool(name) and event not in headers and ledger.covers(name, event))

    return covers
